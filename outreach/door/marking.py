"""Taps at the door become who is in. The database decides, not the phone (ADR 0042).

Somebody is in as long as one tap for them stands. A tap is taken back by its name (its nonce), also when that arrives
before the tap itself. So the end is the same in whatever order phones send, and however often.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from gatherings.models import Gathering, Seat
from gatherings.service import SeatState, move_seat, take_back_walk_in, write_walk_in
from people.models import Perspective, User

from ..enums import DoorOutcome
from ..models import DoorMark, EventDate
from .access import refuse_unless_open
from .marks import CODE, UNDO, WALK_IN, Mark

#: A tap with one of these for a seat says that somebody is in.
STANDING = (DoorOutcome.CAME, DoorOutcome.ALREADY, DoorOutcome.WALKED_IN)
#: Seats of people for whom a chair is kept; before the closing a seat that was taken back says NO_SHOW.
EXPECTED = (SeatState.INVITED, SeatState.ACCEPTED, SeatState.ATTENDED, SeatState.NO_SHOW)
#: Seats of people who wait for one, or did not answer in time.
WAITING = (SeatState.WAITING, SeatState.OFFERED, SeatState.EXPIRED)


def hold(date: EventDate) -> Gathering:
    """The gathering as it is now, locked: who lets people in takes turns."""
    return Gathering.objects.select_for_update(of=("self",)).get(pk=date.gathering_id)


@transaction.atomic
def apply_mark(date: EventDate, mark: Mark, *, by: User) -> DoorMark | None:
    """Do what was tapped, once; returns what became of it (None for a tap that takes others back).

    Raises Refused when the door is not open, or for what cannot be.
    """
    gathering = hold(date)
    date = EventDate.objects.get(pk=date.pk)
    refuse_unless_open(date, gathering)
    if mark.kind == UNDO:
        _undo(date, mark, by=by)
        return None
    if kept := _kept(date, mark.nonce):
        return kept
    try:
        with transaction.atomic():
            return _walk_in(date, gathering, mark, by=by) if mark.kind == WALK_IN else _let_in(date, mark, by=by)
    except IntegrityError:  # this nonce was used at another door, at this very moment
        raise Refused(_again()) from None


def _kept(date: EventDate, nonce: UUID) -> DoorMark | None:
    found = DoorMark.objects.filter(pk=nonce).first()
    if found is not None and found.date_id != date.pk:
        raise Refused(_again())
    return found


def _walk_in(date: EventDate, gathering: Gathering, mark: Mark, *, by: User) -> DoorMark:
    perspective = Perspective.objects.offered().filter(code=mark.perspective).first()
    if perspective is None:
        raise Refused(_("Kies vanuit welk perspectief deze persoon komt. ‘Wil ik niet zeggen’ mag ook."))
    walked_in = write_walk_in(gathering, perspective, nonce=mark.nonce)
    record("outreach.walk_in", by=by, on=date)
    return _keep(date, mark.nonce, DoorOutcome.WALKED_IN, walk_in=walked_in)


def _let_in(date: EventDate, mark: Mark, *, by: User) -> DoorMark:
    seats = Seat.objects.filter(gathering=date.gathering_id)
    if mark.kind == CODE:
        seat = seats.filter(sign_up__date=date, sign_up__door_code__iexact=mark.code).first() if mark.code else None
    else:
        seat = seats.filter(pk=mark.seat).first() if mark.seat else None
    if seat is None:
        return _keep(date, mark.nonce, DoorOutcome.UNKNOWN)
    people = mark.people or seat.chairs
    if seat.state in EXPECTED:
        outcome = DoorOutcome.ALREADY if seat.state == SeatState.ATTENDED else DoorOutcome.CAME
        move_seat(seat, SeatState.ATTENDED, by=by)
    elif mark.let_in:
        is_in = DoorMark.objects.filter(seat=seat, outcome__in=STANDING).exists()
        outcome = DoorOutcome.ALREADY if is_in else DoorOutcome.WALKED_IN
        record("outreach.let_in", by=by, on=seat)
    else:
        outcome = DoorOutcome.WAITING if seat.state in WAITING else DoorOutcome.NOT_COMING
    return _keep(date, mark.nonce, outcome, seat=seat, people=people)


def _undo(date: EventDate, mark: Mark, *, by: User) -> None:
    touched = {mark.seat} if mark.seat else set()
    for nonce in mark.undoes:
        kept = _kept(date, nonce)
        if kept is None:  # the tap is still on a phone without connection: when it comes, it counts no more
            _keep(date, nonce, DoorOutcome.UNDONE)
            continue
        walked_in, kept.walk_in, kept.outcome = kept.walk_in, None, DoorOutcome.UNDONE
        kept.save(update_fields=["outcome", "walk_in"])
        if walked_in is not None:
            take_back_walk_in(walked_in)
        if kept.seat_id:
            touched.add(kept.seat_id)
    settle(date, touched, by=by)
    record("outreach.undo_marks", by=by, on=date, marks=len(mark.undoes))


def settle(date: EventDate, seats: Iterable[UUID], *, by: User) -> None:
    """Who was in and for whom no tap stands any more, is out again. Nothing is sent."""
    there = Seat.objects.filter(gathering=date.gathering_id, pk__in=list(seats), state=SeatState.ATTENDED)
    for seat in there.exclude(door_marks__outcome__in=STANDING):
        move_seat(seat, SeatState.NO_SHOW, by=by)


def _keep(date: EventDate, nonce: UUID, outcome: DoorOutcome, **what: object) -> DoorMark:
    last = DoorMark.objects.filter(date=date).aggregate(last=Max("order"))["last"] or 0
    return DoorMark.objects.create(nonce=nonce, date=date, outcome=outcome, order=last + 1, **what)


def _again() -> str:
    return _("Dit lukte niet. Ververs de pagina en tik nog een keer.")
