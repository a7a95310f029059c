"""Answering an invitation: by the person with a link, or by a colleague who has the person on the phone (`by`)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from contributions.service import Refused
from people.models import Participant, User
from people.service import ReachBy

from .chairs import fits, next_rank, refuse_unless_coming, seat_under_lock
from .enums import OVER_SEATS, MessageKind, SeatState
from .followers import follow
from .models import Seat
from .telling import tell_many
from .transitions import move_seat
from .waiting import chair_came_free, expire_offer, leave_waiting_list


def accept(seat: Seat, *, by: User | None = None) -> Seat:
    """The person comes; or waits, when the table filled up meanwhile: look at the state of what comes back.

    Saying yes twice, or while waiting, changes nothing. Raises Refused when it is too late; an offer whose time is up
    is taken back at once, so that the next page tells the truth.
    """
    try:
        return _accept(seat, by=by)
    except OfferOver:
        expire_offer(seat)
        raise


@transaction.atomic
def _accept(seat: Seat, *, by: User | None) -> Seat:
    seat, gathering = seat_under_lock(seat)
    if seat.state in (SeatState.ACCEPTED, SeatState.WAITING):
        return seat
    refuse_unless_coming(gathering)
    if seat.state == SeatState.OFFERED and seat.offered_until and seat.offered_until <= timezone.now():
        raise OfferOver
    if seat.state == SeatState.INVITED and not fits(seat, gathering):
        seat = move_seat(seat, SeatState.WAITING, by=by, rank=next_rank(gathering))
        tell_many([seat], MessageKind.WAITING)
        if not seat.first_come:  # the chair that waited for them is free: it may do for a smaller party
            chair_came_free(gathering)
        return seat
    was_offered, person = seat.state == SeatState.OFFERED, seat.participant
    seat = move_seat(seat, SeatState.ACCEPTED, by=by, offered_until=None)
    if was_offered:
        follow(seat)
    tell_by_mail(seat, person, MessageKind.CONFIRM)
    return seat


@transaction.atomic
def decline(seat: Seat, *, by: User | None = None) -> Seat:
    """The person does not come (any more); the chair goes to who is next. Saying no twice is harmless.

    Raises Refused when the gathering has begun: not turning up is no cancelling.
    """
    seat, gathering = seat_under_lock(seat)
    if seat.state == SeatState.DECLINED:
        return seat
    refuse_unless_coming(gathering)
    said_yes, person = seat.state == SeatState.ACCEPTED, seat.participant
    seat = move_seat(seat, SeatState.DECLINED, by=by, offered_until=None)
    if said_yes:
        tell_by_mail(seat, person, MessageKind.CANCEL_SEAT)
    chair_came_free(gathering)
    return seat


@transaction.atomic
def step_back(seat: Seat) -> Seat:
    """The person with the link does not come or wait (any more), whatever the seat became since they saw their page.

    Who has no seat any more loses none: harmless. Raises Refused when the gathering has begun.
    """
    seat, _gathering = seat_under_lock(seat)
    if seat.state in OVER_SEATS:
        return seat
    return leave_waiting_list(seat) if seat.state == SeatState.WAITING else decline(seat)


class OfferOver(Refused):
    """The time to think about an offer is up."""

    def __init__(self) -> None:
        super().__init__(_("De tijd om te kiezen is voorbij. De plek gaat naar iemand anders."))


def tell_by_mail(seat: Seat, person: Participant, kind: MessageKind, *, is_new: bool = False) -> None:
    """Say this only to who has mail: who answered by phone or at a page heard it there, and needs no second call.

    With the next sweep, within a minute: the page says it at once. `is_new`: as of :func:`tell_many`.
    """
    contact = getattr(person, "contact", None)
    if contact is not None and contact.email and contact.reach_by == ReachBy.MAIL:
        tell_many([seat], kind, is_new=is_new)
