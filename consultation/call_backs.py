"""Calling people back who asked for it: take a request, and write down how it went."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from people.models import User

from .enums import CallBackState
from .models import CallBackRequest

#: From each state: how a call can have gone. Done with is done with; the details are wiped the next day.
MOVES: dict[str, frozenset[str]] = {
    CallBackState.OPEN: frozenset({CallBackState.TRIED, CallBackState.DONE, CallBackState.UNREACHABLE}),
    CallBackState.TRIED: frozenset({CallBackState.TRIED, CallBackState.DONE, CallBackState.UNREACHABLE}),
    CallBackState.DONE: frozenset(),
    CallBackState.UNREACHABLE: frozenset(),
}


@transaction.atomic
def claim(request_id: UUID, *, by: User) -> CallBackRequest:
    """This colleague is going to call, today: the others see it. Twice is harmless.

    Raises Refused when a colleague was first, or when it is dealt with already.
    """
    asked = _hold(request_id, by)
    today = timezone.localdate()
    if (asked.claimed_by_id, asked.claimed_on) != (by.pk, today):
        asked.claimed_by, asked.claimed_on = by, today
        asked.save(update_fields=["claimed_by", "claimed_on"])
        record("consultation.claim_call_back", by=by, on=asked)
    return asked


@transaction.atomic
def give_back(request_id: UUID, *, by: User) -> CallBackRequest:
    """This colleague does not get round to it: it is free for others. Raises Refused as :func:`claim` does."""
    asked = _hold(request_id, by)
    if asked.claimed_by_id is not None:
        asked.claimed_by = asked.claimed_on = None
        asked.save(update_fields=["claimed_by", "claimed_on"])
        record("consultation.give_back_call_back", by=by, on=asked)
    return asked


@transaction.atomic
def handle(request_id: UUID, state: str, *, by: User, seen_attempts: int | None = None) -> CallBackRequest:
    """Write down how the call went: tried in vain, called, or never reached. Each try counts.

    `seen_attempts` is how many tries stood on the screen: a double click is one try. Raises Refused when a colleague
    was first, or is calling this person today.
    """
    asked = _hold(request_id, by)
    if state not in MOVES[asked.state]:
        raise Refused(_("Dit kan niet. Ververs de lijst en kijk hoe het ervoor staat."))
    if seen_attempts is not None and seen_attempts != asked.attempts:
        return asked
    asked.state = CallBackState(state)
    asked.attempts += 1
    asked.claimed_by = asked.claimed_on = None
    asked.save(update_fields=["state", "attempts", "claimed_by", "claimed_on"])
    record("consultation.handle_call_back", by=by, on=asked, state=str(state), attempts=asked.attempts)
    return asked


def _hold(request_id: UUID, by: User) -> CallBackRequest:
    """The request, locked, if this colleague may act on it now."""
    asked = CallBackRequest.objects.select_for_update(of=("self",)).filter(pk=request_id).first()
    if asked is None or not MOVES[asked.state]:
        raise Refused(_("Een collega was u voor. Bel niet nog een keer."))
    if asked.is_claimed_by_another(by.pk, timezone.localdate()):
        raise Refused(_("Een collega belt deze persoon vandaag. Kies iemand anders uit de lijst."))
    return asked
