"""When somebody is wiped: their seats end, their links stop, and the chairs go to who is next."""

from django.db.models import F

from people.models import Participant

from .chairs import locked
from .enums import COMING_SEATS, GatheringState, SeatState
from .models import Gathering, Seat
from .transitions import move_seat
from .waiting import chair_came_free

_MAY_STILL_COME = (*COMING_SEATS, SeatState.WAITING)


def end_seats(participant: Participant, _reason: str) -> int:
    """Cancel every seat of this person that was still to come, without a word to them; returns how many.

    Whether somebody was at a gathering stays, without a name: what was said there counts. In one transaction with the
    rest of the wiping; gatherings are locked in the order of their number, as everywhere.
    """
    seats = Seat.objects.filter(participant=participant)
    seats.update(link_version=F("link_version") + 1, offer_reason="")
    count = 0
    for gathering_id in sorted(set(seats.filter(state__in=_MAY_STILL_COME).values_list("gathering_id", flat=True))):
        gathering = locked(Gathering(pk=gathering_id))
        for seat in seats.filter(gathering=gathering, state__in=_MAY_STILL_COME):
            move_seat(seat, SeatState.CANCELLED, by=None, offered_until=None)
            count += 1
        if gathering.state == GatheringState.PLANNED:
            chair_came_free(gathering)
    return count
