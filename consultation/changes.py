"""A closing moment was promised. Whoever changes it says why, and everybody can read that on the page of the round."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from audit.service import record
from contributions.service import Refused
from people.models import User
from privacy.service import guard_for_storage

from .enums import ChangeKind, RoundState
from .models import Round, RoundChange
from .moments import same_minute


@dataclass(frozen=True, slots=True)
class Period:
    """Until when people can take part from now on. Without `word_back_on` the day they hear from us stays."""

    closes_at: datetime
    word_back_on: date | None = None


def guarded_reason(reason: str) -> str:
    """The reason as everybody may read it: trimmed, a BSN masked. "" when there is none."""
    return guard_for_storage(reason.strip())[0]


def tell_change(round_: Round, kind: ChangeKind, reason: str, *, was: datetime | None, unread: int = 0) -> RoundChange:
    """Write the public line. Called in the transaction of the deed, after the round has its new closing moment."""
    return RoundChange.objects.create(
        round=round_,
        kind=kind,
        reason=guarded_reason(reason),
        old_closes_at=was,
        new_closes_at=round_.closes_at,
        unread=unread,
    )


#: What set_period changes on a round, for whoever saves it.
PERIOD_FIELDS = ("closes_at", "word_back_on", "word_back_first_on", "word_back_kept_on", "word_back_reason")


def set_period(round_: Round, period: Period, reason: str) -> None:
    """Put a new closing moment on a locked round, and keep what was promised with it.

    People can always take their words back until the closing day at least. A later day for word back keeps the first
    one in sight, with the same reason. Raises :class:`Refused` when the moment is over already, or when people would
    hear from us before the round closes. The caller saves PERIOD_FIELDS.
    """
    if period.closes_at <= timezone.now():
        raise Refused(_("Kies een moment in de toekomst."))
    closing_day = timezone.localdate(period.closes_at)
    word_back_on = period.word_back_on or round_.word_back_on
    if word_back_on and word_back_on <= closing_day:
        raise Refused(
            _("Mensen zouden op %(day)s van u horen. De ronde is dan nog open. Kies ook daarvoor een latere dag.")
            % {"day": date_format(word_back_on, "j F Y")}
        )
    if round_.word_back_on and word_back_on and word_back_on > round_.word_back_on:
        round_.word_back_first_on = round_.word_back_first_on or round_.word_back_on
        round_.word_back_reason = "\n\n".join(filter(None, (round_.word_back_reason, guarded_reason(reason))))
        round_.word_back_kept_on = None  # whoever joins from now on has not heard yet
    round_.closes_at, round_.word_back_on = period.closes_at, word_back_on
    final = round_.occasion.words_final_on
    if final and final < closing_day:
        round_.occasion.words_final_on = closing_day
        round_.occasion.save(update_fields=["words_final_on"])


@transaction.atomic
def extend(round_: Round, period: Period, *, reason: str, by: User | None) -> Round:
    """Let people take part longer than was promised; the reason is public. Asking the same twice is harmless.

    Raises :class:`Refused` without a reason, when the round is not open, and when the moment is not later than it was.
    """
    round_ = Round.objects.select_for_update(of=("self",)).select_related("occasion").get(pk=round_.pk)
    if round_.state != RoundState.OPEN or round_.closes_at is None:
        raise Refused(_("Verlengen kan alleen als de ronde open is. Ververs de pagina en kijk wat nu kan."))
    if same_minute(round_.closes_at, period.closes_at) and round_.changes.filter(kind=ChangeKind.EXTENDED).exists():
        return round_
    if not guarded_reason(reason):
        raise Refused(_("Schrijf op waarom de ronde langer duurt. Iedereen kan dat lezen."))
    if period.closes_at <= round_.closes_at:
        raise Refused(
            _("De ronde is al open tot %(moment)s. Kies een later moment.")
            % {"moment": date_format(timezone.localtime(round_.closes_at), "j F Y H:i")}
        )
    was = round_.closes_at
    set_period(round_, period, reason)
    round_.version += 1
    round_.save(update_fields=[*PERIOD_FIELDS, "version"])
    tell_change(round_, ChangeKind.EXTENDED, reason, was=was)
    record("consultation.extend_round", by=by, on=round_)
    log(instance=round_, action="consultation.extend", user=by, data={"reason": guarded_reason(reason)})
    return round_
