"""The waiting list: whoever is next is offered a chair that came free, for some hours, with the reason.

There is one trigger, `chair_came_free`: after somebody said no, was taken off, let an offer pass, was moved, or when
the room got larger. It offers as many chairs as are free, each to whom the chooser of this kind of gathering names.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Recruitment, Refused
from people.models import Participant, User
from privacy.service import guard_for_storage

from .chairs import free_chairs, locked, refuse_unless_coming, seat_under_lock
from .choosers import choose
from .enums import OVER_SEATS, CalendarPolicy, GatheringState, MessageKind, SeatState
from .making import make_seat, standing_seat
from .models import Gathering, Seat
from .telling import tell
from .transitions import move_seat

logger = logging.getLogger(__name__)

#: An offer ends so long before the start: the table is laid for who comes.
OFFER_ENDS_BEFORE = timedelta(hours=3)
#: Less time than this to think is no offer.
SHORTEST_OFFER = timedelta(hours=1)


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
    """A place on the waiting list, at the end. Who has a seat that still stands keeps that one.

    Raises Refused when the gathering is not planned, or over.
    """
    gathering = locked(gathering)
    if seat := standing_seat(gathering, participant):
        return seat
    refuse_unless_coming(gathering)
    seat = make_seat(gathering, participant, SeatState.WAITING, policy, recruitment, chairs)
    if by is not None:
        record("gatherings.wait_seat", by=by, on=seat)
    tell(seat, MessageKind.WAITING)
    return seat


@transaction.atomic
def leave_waiting_list(seat: Seat, *, by: User | None = None) -> Seat:
    """The person does not wait any more; who was offered a chair says no to it. Again is harmless."""
    seat, gathering = seat_under_lock(seat)
    if seat.state == SeatState.OFFERED:
        seat = move_seat(seat, SeatState.DECLINED, by=by, offered_until=None)
        chair_came_free(gathering)
        return seat
    if seat.state not in (SeatState.WAITING, *OVER_SEATS):
        raise Refused(_("U staat niet op de wachtlijst. Ververs de pagina en kijk wat nu kan."))
    return seat if seat.state in OVER_SEATS else move_seat(seat, SeatState.CANCELLED, by=by)


@transaction.atomic
def chair_came_free(gathering: Gathering, now: datetime | None = None) -> list[Seat]:
    """Offer every free chair to who is next; returns the seats that were offered. Nobody fits: it stays free."""
    moment = now or timezone.now()
    gathering = locked(gathering)
    until = offer_until(gathering, moment)
    if gathering.state != GatheringState.PLANNED or until is None:
        return []
    offered: list[Seat] = []
    left = free_chairs(gathering)
    while left > 0:
        seat = _offer_next(gathering, left, until)
        if seat is None:
            break
        offered.append(seat)
        left -= seat.chairs
    return offered


def offer_until(gathering: Gathering, now: datetime) -> datetime | None:
    """Until when somebody may think about an offer made now, on the hour; None when the gathering is too near."""
    hour = timedelta(hours=1)
    thinking = _whole_hour(now + timedelta(hours=gathering.offer_hours) + hour - timedelta(microseconds=1))
    until = min(thinking, _whole_hour(gathering.starts_at - OFFER_ENDS_BEFORE))
    return until if until - now >= SHORTEST_OFFER else None


def _whole_hour(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)


def _offer_next(gathering: Gathering, left: int, until: datetime) -> Seat | None:
    waiting = Seat.objects.filter(gathering=gathering, chairs__lte=left).waiting()
    fitting = list(waiting.select_related("participant__perspective__parent"))
    choice = choose(gathering, fitting)
    if choice is None:
        return None
    if choice.seat.pk not in {seat.pk for seat in fitting}:
        raise ValueError(f"the chooser of {gathering.kind} named somebody who does not wait")
    seat = move_seat(choice.seat, SeatState.OFFERED, by=None, offered_until=until, offer_reason=choice.reason[:200])
    tell(seat, MessageKind.OFFER)
    return seat


@transaction.atomic
def offer_to(seat: Seat, *, reason: str, by: User) -> Seat:
    """Offer a free chair to this person, because a colleague wants so and says why. Raises Refused without a chair."""
    seat, gathering = seat_under_lock(seat)
    refuse_unless_coming(gathering)
    until = offer_until(gathering, timezone.now())
    if until is None:
        raise Refused(_("De bijeenkomst begint te snel voor een aanbod. Bel deze persoon."))
    if seat.state == SeatState.OFFERED:
        return seat
    if free_chairs(gathering) < seat.chairs:
        raise Refused(_("Er is geen stoel vrij. Maak eerst een stoel vrij."))
    if not reason.strip():
        raise Refused(_("Schrijf op waarom u deze persoon kiest."))
    why = guard_for_storage(reason)[0].strip()[:200]
    seat = move_seat(seat, SeatState.OFFERED, by=by, offered_until=until, offer_reason=why)
    tell(seat, MessageKind.OFFER)
    return seat


@transaction.atomic
def expire_offer(seat: Seat, now: datetime | None = None) -> bool:
    """Take back one offer whose time is up, tell it, and offer the chair to the next; whether it was."""
    moment = now or timezone.now()
    seat, gathering = seat_under_lock(seat)
    if seat.state != SeatState.OFFERED or seat.offered_until is None or seat.offered_until > moment:
        return False
    seat = move_seat(seat, SeatState.EXPIRED, by=None, offered_until=None)
    if gathering.state == GatheringState.PLANNED:
        tell(seat, MessageKind.OFFER_OVER)
    chair_came_free(gathering, moment)
    return True


def expire_offers(now: datetime | None = None) -> int:
    """Take back every offer whose time is up; returns how many. One that fails keeps no other waiting."""
    moment = now or timezone.now()
    count = 0
    for seat in Seat.objects.over_time(moment):
        try:
            count += expire_offer(seat, moment)
        except Exception:
            logger.exception("the offer of %s could not be taken back", seat)
    return count
