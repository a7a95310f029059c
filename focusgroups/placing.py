"""One person of the pool to one gathering: a seat, or a place on the waiting list. One short transaction."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from gatherings.models import Gathering, Seat
from gatherings.service import (
    OVER_SEATS,
    CalendarPolicy,
    SeatState,
    invite,
    locked_all,
    move_seat,
    put_on_waiting_list,
)
from people.models import Participant, User

from .enums import CandidateState
from .models import Candidate
from .table_rules import CITIZENS
from .transitions import move_candidate

#: What became of somebody.
INVITED, WAITING, KEPT, GONE = "invited", "waiting", "kept", "gone"


@transaction.atomic
def handle(candidate_id: UUID | str, gathering: Gathering, to: CandidateState, *, by: User | None) -> tuple[str, str]:
    """Invite somebody (SELECTED) or put them on the list (ALTERNATE); says what became of it, and what to tell.

    Who holds a seat keeps it, also elsewhere: nobody is moved behind their back. Who waited and is chosen now, gets
    an invitation. Raises Refused when there is no chair.
    """
    # The chairs first, the person next: in the order of somebody who answers at this moment (`follow_seat`).
    sits_at = Candidate.objects.filter(pk=candidate_id).values_list("seat__gathering", flat=True).first()
    locked_all([gathering, Gathering(pk=sits_at or gathering.pk)])
    candidate = (
        Candidate.objects.select_for_update(of=("self",))
        .select_related("participant__perspective__parent", "seat__gathering")
        .filter(pk=candidate_id)
        .first()
    )
    if candidate is None:
        return GONE, _("Iemand is van de lijst verdwenen en is niet uitgenodigd.")
    who = str(candidate.participant)
    if candidate.state == CandidateState.WITHDRAWN:
        return GONE, _("%(who)s trok zich terug en is niet uitgenodigd.") % {"who": who}
    standing = candidate.seat if candidate.seat and candidate.seat.state not in OVER_SEATS else None
    if standing and standing.gathering_id != gathering.pk and standing.state != SeatState.WAITING:
        return KEPT, _("%(who)s heeft al een plek op een ander moment, en houdt die.") % {"who": who}
    if standing and standing.state == SeatState.WAITING and _changes(standing, gathering, to):
        move_seat(standing, SeatState.CANCELLED, by=by)
    seat = (put_on_waiting_list if to == CandidateState.ALTERNATE else invite)(
        gathering,
        candidate.participant,
        by=by,
        policy=policy_for(candidate.participant),
        recruitment=candidate.recruitment,
        chairs=candidate.chairs,
    )
    if candidate.seat_id != seat.pk:
        Candidate.objects.filter(pk=candidate.pk).update(seat=seat)
    is_waiting = seat.state == SeatState.WAITING
    move_candidate(candidate, CandidateState.ALTERNATE if is_waiting else CandidateState.SELECTED, by=by)
    return (WAITING if is_waiting else INVITED), ""


def follow_seat(seat: Seat) -> None:
    """Somebody of a pool took an offered chair, or was moved to another moment: the pool knows that seat from now on.

    Registered with gatherings. Who is moved to a moment of a group whose pool they are not in, is left alone.
    """
    pools = Candidate.objects.in_the_pool().filter(group__group_sessions__gathering=seat.gathering_id)
    candidate = pools.filter(participant=seat.participant_id).first()
    if candidate is None:
        return
    if candidate.seat_id != seat.pk:
        Candidate.objects.filter(pk=candidate.pk).update(seat=seat)
    move_candidate(candidate, CandidateState.SELECTED, by=None)


def policy_for(person: Participant) -> CalendarPolicy:
    """Citizens get a note for in their calendar, partners and officials an invitation with buttons."""
    group = person.perspective.group.code if person.perspective else CITIZENS
    return CalendarPolicy.PUBLISH if group in (CITIZENS, "unknown") else CalendarPolicy.REQUEST


def _changes(standing: Seat, gathering: Gathering, to: CandidateState) -> bool:
    """Whether somebody on a waiting list is now invited, or waits for another moment."""
    return to == CandidateState.SELECTED or standing.gathering_id != gathering.pk
