"""How a round goes from one state to the next. `move` is the only way."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from audit.service import record
from contributions.service import Refused
from people.models import User

from .enums import RoundState
from .figures.keeping import count_later
from .models import Item, Round, RoundPage


@dataclass(frozen=True, slots=True)
class Move:
    """One way a round can go. `label` is the button, `meaning` says what it does before somebody presses it."""

    to: RoundState
    label: str | Promise
    meaning: str | Promise
    must_be_ready: bool = False
    needs_reason: bool = False


#: From each state: where to, and what that asks for.
MOVES: dict[str, tuple[Move, ...]] = {
    RoundState.DRAFT: (
        Move(
            RoundState.ANNOUNCED,
            gettext_lazy("Kondig aan"),
            gettext_lazy("De ronde staat op de website. Zij opent vanzelf op de datum die u hebt ingevuld."),
            must_be_ready=True,
        ),
        Move(
            RoundState.OPEN,
            gettext_lazy("Open nu"),
            gettext_lazy("Mensen kunnen meteen meedoen."),
            must_be_ready=True,
        ),
    ),
    RoundState.ANNOUNCED: (
        Move(
            RoundState.OPEN,
            gettext_lazy("Open nu"),
            gettext_lazy("Mensen kunnen meteen meedoen."),
            must_be_ready=True,
        ),
        Move(
            RoundState.DRAFT,
            gettext_lazy("Trek de aankondiging in"),
            gettext_lazy("De ronde verdwijnt van de website. U kunt haar daarna opnieuw aankondigen."),
            needs_reason=True,
        ),
    ),
    RoundState.OPEN: (
        Move(
            RoundState.REVIEW,
            gettext_lazy("Sluit de ronde"),
            gettext_lazy("Niemand kan nog antwoorden insturen. Wat binnen is, blijft bewaard."),
        ),
    ),
    RoundState.REVIEW: (
        Move(
            RoundState.OPEN,
            gettext_lazy("Open opnieuw"),
            gettext_lazy("Mensen kunnen weer meedoen, tot de nieuwe sluitdatum."),
            must_be_ready=True,
            needs_reason=True,
        ),
        Move(
            RoundState.DECIDED,
            gettext_lazy("Zet op ‘besloten’"),
            gettext_lazy("De website zegt dat er over deze ronde besloten is."),
        ),
    ),
    RoundState.DECIDED: (
        Move(
            RoundState.ARCHIVED,
            gettext_lazy("Archiveer"),
            gettext_lazy("De ronde verdwijnt uit het overzicht op de website."),
        ),
    ),
    RoundState.ARCHIVED: (),
}


def moves_from(round_: Round) -> tuple[Move, ...]:
    """Where this round can go now."""
    return MOVES[round_.state]


@transaction.atomic
def move(round_: Round, to: str, *, by: User | None, reason: str = "") -> Round:
    """Bring a round to another state; returns the round as it is now. `by` is None for the clock.

    Raises :class:`Refused` with a sentence when it cannot. Opening before its time moves `opens_at` to now, and
    closing before its time moves `closes_at` to now: the website tells what happened. Asking for the state that
    the round already has is harmless.
    """
    round_ = Round.objects.select_for_update(of=("self",)).select_related("occasion").get(pk=round_.pk)
    if round_.state == to:
        return round_
    step = next((step for step in moves_from(round_) if step.to == to), None)
    if step is None:
        raise Refused(
            _("Dit kan niet: de ronde staat op ‘%(state)s’. Ververs de pagina en kijk wat nu kan.")
            % {"state": round_.get_state_display()}
        )
    reason = reason.strip()
    now = timezone.now()
    closes_early = step.to == RoundState.REVIEW and round_.closes_at is not None and round_.closes_at > now
    if (step.needs_reason or closes_early) and not reason:
        raise Refused(_closing_early() if closes_early else _("Schrijf eerst op waarom u dit doet."))
    if step.must_be_ready and (missing := missing_for_opening(round_, today=timezone.localdate())):
        raise Refused(" ".join(missing))

    was = round_.state
    round_.state = step.to
    if step.to == RoundState.OPEN and (round_.opens_at is None or round_.opens_at > now):
        round_.opens_at = now
    if closes_early:
        round_.closes_at = now
    round_.save(update_fields=["state", "opens_at", "closes_at"])
    record("consultation.move_round", by=by, on=round_, was=str(was), now=str(step.to), early=closes_early)
    log(
        instance=round_,
        action="consultation.move",
        user=by,
        data={"was": str(was), "now": str(step.to), "reason": reason},
    )
    if step.to == RoundState.REVIEW:
        count_later(round_)
    return round_


def _closing_early() -> str:
    return _("U sluit eerder dan beloofd. Schrijf op waarom: wie nog mee wilde doen, mag dat weten.")


def missing_for_opening(round_: Round, *, today: date) -> list[str]:
    """What a round still needs before people can take part: one sentence each, empty when it is ready."""
    return [sentence for is_missing, sentence in _checks(round_, today) if is_missing]


def _checks(round_: Round, today: date) -> list[tuple[bool, str]]:
    final = round_.occasion.words_final_on
    closes_on = timezone.localdate(round_.closes_at) if round_.closes_at else None
    return [
        (
            not Item.objects.filter(step__round=round_, retired=False, current__isnull=False).exists(),
            _("Voeg minstens één vraag toe."),
        ),
        (round_.opens_at is None, _("Vul in vanaf wanneer de ronde open is.")),
        (round_.closes_at is None, _("Vul in tot wanneer de ronde open is.")),
        (
            closes_on is not None and round_.closes_at is not None and round_.closes_at <= timezone.now(),
            _("De sluitdatum is al voorbij. Kies een latere datum."),
        ),
        (round_.word_back_on is None, _("Vul in wanneer mensen van u horen.")),
        (not round_.contact_name, _("Vul de naam in van iemand die mensen kunnen bellen.")),
        (not round_.contact_phone, _("Vul het telefoonnummer in van de contactpersoon.")),
        (final is None, _("Vul in tot wanneer mensen hun woorden kunnen terughalen.")),
        (
            final is not None and final < (closes_on or today),
            _("Mensen moeten hun woorden minstens tot de sluitdatum kunnen terughalen. Kies een latere dag."),
        ),
        (
            not RoundPage.objects.live().filter(round=round_).exists(),
            _("Publiceer eerst de pagina van deze ronde."),
        ),
    ]
