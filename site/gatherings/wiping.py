"""When somebody is wiped: their seats end, their links stop, and the chairs go to who is next."""

from django.db.models import F
from django.utils import timezone

from notices import service as notices
from people.models import Participant

from .chairs import locked
from .enums import COMING_SEATS, GatheringState, SeatState
from .models import Gathering, Seat, SeatMessage
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
    forget_messages(participant, _reason)  # an answer that came in between these two has a message too
    return count


def forget_messages(participant: Participant, _reason: str) -> int:
    """What was not told yet is never told: mail that waits, and work on the list. Before the seats and the address."""
    messages = list(SeatMessage.objects.filter(seat__participant=participant))
    to_do = SeatMessage.objects.to_do().filter(seat__participant=participant)
    return notices.forget(keys=[message.key for message in messages]) + to_do.update(done_on=timezone.localdate())
