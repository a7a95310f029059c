"""Seats, by staff: inviting, taking off, moving to another gathering. The database decides who has the last chair."""

from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Recruitment, Refused
from people.models import Participant, User

from .chairs import free_chairs, locked, locked_all, refuse_unless_coming, seat_under_lock
from .enums import COMING_SEATS, CalendarPolicy, MessageKind, SeatState
from .followers import follow
from .making import make_seat, standing_seat
from .models import Gathering, Seat
from .telling import tell
from .transitions import move_seat
from .waiting import chair_came_free, put_on_waiting_list


@transaction.atomic
def invite(
    gathering: Gathering,
    participant: Participant,
    *,
    by: User | None,
    policy: str = CalendarPolicy.PUBLISH,
    recruitment: str = Recruitment.INVITED,
    chairs: int = 1,
    beyond_capacity: bool = False,
) -> Seat:
    """A seat for this person, and the message about it. Who has a seat that still stands keeps that one.

    When no chair is left the person goes on the waiting list: look at the state of what comes back.
    `beyond_capacity`: more people are asked than there are chairs; who says yes first has one, until then none is
    held. Raises Refused when the gathering is not planned, or over.
    """
    gathering = locked(gathering)
    if seat := standing_seat(gathering, participant):
        return seat
    refuse_unless_coming(gathering)
    if not beyond_capacity and free_chairs(gathering) < chairs:
        return put_on_waiting_list(
            gathering, participant, by=by, policy=policy, recruitment=recruitment, chairs=chairs
        )
    seat = make_seat(
        gathering, participant, SeatState.INVITED, policy, recruitment, chairs, first_come=beyond_capacity
    )
    if by is not None:
        record("gatherings.invite_seat", by=by, on=seat)
    tell(seat, MessageKind.INVITE)
    return seat


@transaction.atomic
def cancel_seat(seat: Seat, *, by: User | None) -> Seat:
    """Take somebody off: the person hears it once, and the chair goes to who is next. Again is harmless."""
    seat, gathering = seat_under_lock(seat)
    if seat.state == SeatState.CANCELLED:
        return seat
    refuse_unless_coming(gathering)
    seat = move_seat(seat, SeatState.CANCELLED, by=by, offered_until=None)
    tell(seat, MessageKind.CANCEL_SEAT)
    chair_came_free(gathering)
    return seat


@transaction.atomic
def reseat(seat: Seat, to: Gathering, *, by: User) -> Seat:
    """Move somebody to another gathering: the old entry in their calendar goes, a new invitation comes.

    In one transaction: nobody loses a chair without having the other. Who said yes is asked anew, for the time is
    another one. The planner never does this to who said yes; a colleague may. Raises Refused when there is no chair.
    """
    both = locked_all([Gathering(pk=seat.gathering_id), to])
    old, new = both[seat.gathering_id], both[to.pk]
    seat = Seat.objects.get(pk=seat.pk)
    if old.pk == new.pk:
        return seat
    refuse_unless_coming(old)
    refuse_unless_coming(new)
    if seat.state not in (*COMING_SEATS, SeatState.WAITING):
        raise Refused(_("Deze plek is al vervallen. Nodig de persoon opnieuw uit."))
    if standing_seat(new, seat.participant):
        raise Refused(_("Deze persoon heeft al een plek bij die bijeenkomst. Kies een andere."))
    if free_chairs(new) < seat.chairs:
        raise Refused(_("Bij die bijeenkomst is geen stoel vrij. Kies een andere."))
    seat = move_seat(seat, SeatState.CANCELLED, by=by, offered_until=None)
    tell(seat, MessageKind.CANCEL_SEAT)
    moved = make_seat(new, seat.participant, SeatState.INVITED, seat.policy, seat.recruitment, seat.chairs)
    follow(moved)
    record("gatherings.reseat", by=by, on=moved, was=str(seat.pk))
    tell(moved, MessageKind.INVITE)
    chair_came_free(old)
    return moved
