"""Seats: inviting, answering, the waiting list. Every deed locks the gathering first: the database decides."""

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Recruitment, Refused
from people.models import Participant, User

from .enums import CalendarPolicy, GatheringState, MessageKind, SeatState
from .models import Gathering, Seat
from .telling import tell
from .transitions import move_seat


@transaction.atomic
def invite(
    gathering: Gathering,
    participant: Participant,
    *,
    by: User | None,
    policy: str = CalendarPolicy.PUBLISH,
    recruitment: str = Recruitment.INVITED,
    chairs: int = 1,
) -> Seat:
    """A seat for this person, and the message about it. Who has a seat that still stands keeps that one.

    Raises Refused when the gathering is not planned, or has no chair left.
    """
    gathering = _locked(gathering)
    standing = Seat.objects.filter(gathering=gathering, participant=participant).exclude(
        state__in=(SeatState.DECLINED, SeatState.EXPIRED, SeatState.CANCELLED)
    )
    if seat := standing.first():
        return seat
    if gathering.state != GatheringState.PLANNED:
        raise Refused(_("Deze bijeenkomst staat nog niet vast. Leg eerst de datum vast."))
    if free_chairs(gathering) < chairs:
        raise Refused(_("Er is geen stoel meer vrij bij deze bijeenkomst."))
    seat = _make(gathering, participant, SeatState.INVITED, policy, recruitment, chairs)
    if by is not None:
        record("gatherings.invite_seat", by=by, on=seat)
    tell(seat, MessageKind.INVITE)
    return seat


@transaction.atomic
def put_on_waiting_list(
    gathering: Gathering,
    participant: Participant,
    *,
    by: User | None,
    policy: str = CalendarPolicy.PUBLISH,
    recruitment: str = Recruitment.INVITED,
    chairs: int = 1,
) -> Seat:
    """A place on the waiting list, at the end. Who has a seat that still stands keeps that one."""
    gathering = _locked(gathering)
    standing = Seat.objects.filter(gathering=gathering, participant=participant).exclude(
        state__in=(SeatState.DECLINED, SeatState.EXPIRED, SeatState.CANCELLED)
    )
    if seat := standing.first():
        return seat
    seat = _make(gathering, participant, SeatState.WAITING, policy, recruitment, chairs)
    if by is not None:
        record("gatherings.wait_seat", by=by, on=seat)
    tell(seat, MessageKind.WAITING)
    return seat


@transaction.atomic
def accept(seat: Seat) -> Seat:
    """The person comes. Raises Refused with what to do when the chair is gone."""
    _locked(seat.gathering)
    return move_seat(seat, SeatState.ACCEPTED, by=None, offered_until=None)


def free_chairs(gathering: Gathering) -> int:
    """Chairs nobody holds. Only sure for who holds the lock on the gathering."""
    taken = sum(Seat.objects.filter(gathering=gathering).holding().values_list("chairs", flat=True))
    return int(gathering.capacity - taken)


def _locked(gathering: Gathering) -> Gathering:
    return Gathering.objects.select_for_update(of=("self",)).get(pk=gathering.pk)


def _make(
    gathering: Gathering, participant: Participant, state: SeatState, policy: str, recruitment: str, chairs: int
) -> Seat:
    gathering.seat_counter += 1
    gathering.save(update_fields=["seat_counter"])
    key = uuid.uuid4()
    return Seat.objects.create(
        id=key,
        gathering=gathering,
        participant=participant,
        state=state,
        uid=f"{key}@reisgenoot",
        policy=policy,
        recruitment=recruitment,
        chairs=chairs,
        rank=gathering.seat_counter,
    )
