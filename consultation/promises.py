"""The promise of a round: on which day people hear what was done with their words. Kept, put off, or late.

What was promised first stays visible, and so does every explanation: nobody can be told that it was never said.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from audit.service import record
from contributions.service import Refused
from people.models import User
from privacy.service import guard_for_storage
from synthesis.models import Decision
from synthesis.service import DecisionState

from .enums import RoundState
from .models import Round

#: Once people could take part, a promise counts.
MAY_PUT_OFF = (RoundState.OPEN, RoundState.REVIEW, RoundState.DECIDED)
MAY_KEEP = (RoundState.REVIEW, RoundState.DECIDED)


@dataclass(frozen=True, slots=True)
class Promise:
    """How the promise stands, in a sentence for whoever took part, with what was explained."""

    sentence: str
    reason: str = ""
    is_kept: bool = False
    is_broken: bool = False


def promise_of(round_: Round, today: date) -> Promise | None:
    """What to say of it today; None when nothing was promised yet. Asks the database nothing."""
    if round_.word_back_on is None:
        return None
    first = round_.word_back_first_on or round_.word_back_on
    days = {"first": day(first), "due": day(round_.word_back_on)}
    if (kept := round_.word_back_kept_on) is not None:
        days["kept"] = day(kept)
        told = (
            _("Wij beloofden u te antwoorden op %(first)s. Dat deden wij op %(kept)s.")
            if kept <= first
            else _("Wij beloofden u te antwoorden op %(first)s. Dat deden wij te laat, op %(kept)s.")
        )
        return Promise(told % days, round_.word_back_reason, is_kept=True)
    if today > round_.word_back_on:
        told = _("Wij zijn te laat. Wij beloofden u te antwoorden op %(first)s. Dat deden wij nog niet.")
        return Promise(told % days, round_.word_back_reason, is_broken=True)
    if round_.word_back_first_on is not None:
        told = _("Wij beloofden u te antwoorden op %(first)s. Dat lukt niet. U hoort nu uiterlijk op %(due)s van ons.")
        return Promise(told % days, round_.word_back_reason)
    return Promise(
        _("Uiterlijk op %(due)s hoort u van ons. U leest het op deze site. Liet u een adres achter? Dan mailen wij u.")
        % days
    )


@transaction.atomic
def keep_promise(round_: Round, *, by: User | None, reason: str = "", on: date | None = None) -> Round:
    """Say that people have heard; harmless when that was said before. `on` is the day, today unless it was earlier.

    Raises Refused when the round still runs, and when an explanation is missing: nothing was decided, or it is late.
    """
    current = _locked(round_)
    if current.word_back_kept_on is not None:
        return current
    _refuse_unless(current, MAY_KEEP, _("Sluit eerst de ronde. Daarna antwoordt u de mensen die meededen."))
    today = on or timezone.localdate()
    reason = guard_for_storage(reason)[0].strip()
    if not reason and (question := asks_why(current, today)):
        raise Refused(question)
    current.word_back_kept_on = today
    current.word_back_reason = _with(current.word_back_reason, reason)
    current.save(update_fields=["word_back_kept_on", "word_back_reason"])
    _write_down(current, "keep_promise", by)
    return current


@transaction.atomic
def put_off_promise(
    round_: Round, new_day: date | None, reason: str, *, by: User | None, on: date | None = None
) -> Round:
    """Promise a later day, with an explanation that everybody reads. The day that was promised first stays visible.
    `on` is the day it was put off, today unless it was earlier.

    Raises Refused without an explanation, or with a day that is not later.
    """
    current = _locked(round_)
    _refuse_unless(current, MAY_PUT_OFF, _("Er is nog niets beloofd. Verander de dag bij ‘Bewerk teksten en data’."))
    if current.word_back_on is None or current.word_back_kept_on is not None:
        raise Refused(_("Er staat geen belofte open. Ververs de pagina en kijk hoe het nu staat."))
    if new_day is None or new_day <= max(current.word_back_on, on or timezone.localdate()):
        raise Refused(
            _("Kies een dag die nog moet komen, en later is dan %(day)s.") % {"day": day(current.word_back_on)}
        )
    reason = guard_for_storage(reason)[0].strip()
    if not reason:
        raise Refused(_("Schrijf op waarom het later wordt. Iedereen die meedeed, leest dit."))
    current.word_back_first_on = current.word_back_first_on or current.word_back_on
    current.word_back_on = new_day
    current.word_back_reason = _with(current.word_back_reason, reason)
    current.save(update_fields=["word_back_first_on", "word_back_on", "word_back_reason"])
    _write_down(current, "put_off_promise", by)
    return current


def asks_why(round_: Round, today: date) -> str:
    """What has to be explained before the promise counts as kept; "" when nothing has to."""
    if not Decision.objects.filter(occasion=round_.occasion_id, state=DecisionState.FINAL).exists():
        return _("Over deze ronde is nog niets besloten. Schrijf op wat mensen van u hoorden, en waar zij dat lezen.")
    if round_.word_back_on is not None and today > round_.word_back_on and not round_.word_back_reason:
        return _("U antwoordt later dan beloofd. Schrijf op hoe dat komt.")
    return ""


def day(moment: date) -> str:
    """A day in words."""
    return date_format(moment, "j F Y")


def _locked(round_: Round) -> Round:
    return Round.objects.select_for_update(of=("self",)).select_related("occasion").get(pk=round_.pk)


def _refuse_unless(round_: Round, states: tuple[str, ...], sentence: str) -> None:
    if round_.state not in states:
        raise Refused(sentence)


def _with(before: str, reason: str) -> str:
    return "\n\n".join(filter(None, (before, reason)))


def _write_down(round_: Round, deed: str, by: User | None) -> None:
    record(f"consultation.{deed}", by=by, on=round_, day=str(round_.word_back_kept_on or round_.word_back_on))
    log(instance=round_, action=f"consultation.{deed}", user=by)
