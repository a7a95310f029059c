"""How a round goes from one state to the next. `move` is the only way."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from audit.service import record
from contributions.service import Refused
from people.models import User

from .changes import PERIOD_FIELDS, Period, guarded_reason, set_period, tell_change
from .enums import ChangeKind, RoundState
from .figures.keeping import count_later
from .loose_ends import asks_why_unfinished, unread_when_finishing
from .models import Round
from .readiness import missing_for_opening
from .texts.rolling_out import first_editions


@dataclass(frozen=True, slots=True)
class Move:
    """One way a round can go. `label` is the button, `meaning` says what it does before somebody presses it.

    asks_period: the round gets a new closing moment with it (:class:`consultation.changes.Period`).
    """

    to: RoundState
    label: str | Promise
    meaning: str | Promise
    must_be_ready: bool = False
    needs_reason: bool = False
    asks_period: bool = False


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
            asks_period=True,
        ),
        Move(
            RoundState.DECIDED,
            gettext_lazy("Zet op ‘besloten’"),
            gettext_lazy("De website zegt dat er over deze ronde besloten is."),
        ),
        Move(
            RoundState.ARCHIVED,
            gettext_lazy("Stop zonder besluit en archiveer"),
            gettext_lazy(
                "De ronde verdwijnt uit het overzicht. Op haar eigen pagina staat waarom er geen besluit komt."
            ),
            needs_reason=True,
        ),
    ),
    RoundState.DECIDED: (
        Move(
            RoundState.ARCHIVED,
            gettext_lazy("Archiveer"),
            gettext_lazy("De ronde verdwijnt uit het overzicht op de website. Haar eigen pagina blijft te lezen."),
        ),
    ),
    RoundState.ARCHIVED: (),
}


def moves_from(round_: Round) -> tuple[Move, ...]:
    """Where this round can go now."""
    return MOVES[round_.state]


@transaction.atomic
def move(round_: Round, to: str, *, by: User | None, reason: str = "", period: Period | None = None) -> Round:
    """Bring a round to another state; returns the round as it is now. `by` is None for the clock.

    `period` is for opening again: until when. Raises :class:`Refused` with a sentence when it cannot. Opening before
    its time moves `opens_at` to now, and closing before its time moves `closes_at` to now. Closing early, opening
    again, stopping without a decision and finishing with words unread are told in public, with the reason. Asking
    for the state that the round already has is harmless.
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
    reason = guarded_reason(reason)
    now = timezone.now()
    closes_early = step.to == RoundState.REVIEW and round_.closes_at is not None and round_.closes_at > now
    if (step.needs_reason or closes_early) and not reason:
        raise Refused(_closing_early() if closes_early else _("Schrijf eerst op waarom u dit doet."))
    if (unread := unread_when_finishing(round_, step.to)) and not reason:
        raise Refused(asks_why_unfinished(unread))
    was, was_closing = round_.state, round_.closes_at
    if step.asks_period and period is not None:
        set_period(round_, period, reason)
    if step.must_be_ready and (missing := missing_for_opening(round_, today=timezone.localdate())):
        raise Refused(" ".join(missing))

    round_.state = step.to
    if step.to == RoundState.OPEN and (round_.opens_at is None or round_.opens_at > now):
        round_.opens_at = now
    if closes_early:
        round_.closes_at = now
    round_.version += 1
    round_.save(update_fields=["state", "opens_at", *PERIOD_FIELDS, "version"])
    if kind := _told_in_public(was, step.to, closes_early=closes_early):
        tell_change(round_, kind, reason, was=was_closing)
    if unread:
        tell_change(round_, ChangeKind.LOOSE_ENDS, reason, was=was_closing, unread=unread)
    record("consultation.move_round", by=by, on=round_, was=str(was), now=str(step.to), early=closes_early)
    log(
        instance=round_,
        action="consultation.move",
        user=by,
        data={"was": str(was), "now": str(step.to), "reason": reason},
    )
    if step.to == RoundState.OPEN:
        first_editions(round_, by=by)
    if step.to == RoundState.REVIEW:
        count_later(round_)
    return round_


def _told_in_public(was: str, to: str, *, closes_early: bool) -> ChangeKind | None:
    """Which line this move adds to what everybody can read; None when it keeps what was promised."""
    if closes_early:
        return ChangeKind.CLOSED_EARLY
    return {
        (RoundState.REVIEW, RoundState.OPEN): ChangeKind.REOPENED,
        (RoundState.REVIEW, RoundState.ARCHIVED): ChangeKind.ENDED,
    }.get((RoundState(was), RoundState(to)))


def _closing_early() -> str:
    return _("U sluit eerder dan beloofd. Schrijf op waarom: wie nog mee wilde doen, mag dat weten.")
