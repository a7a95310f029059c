"""Reminders: a week before, two days before, and on the day itself; each once per day on which a gathering is held.

Decided by where the gathering stands now on its own clock: a worker that comes late sends only the nearest reminder,
and nothing for what is over. A gathering that moves to another day is reminded of anew: the day is the number.
"""

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from notices import service as notices

from .enums import GatheringState, MessageKind, SeatState
from .models import Gathering, Seat
from .telling import REMINDERS, tell_many

#: From so many days before; and till when it still makes sense.
_FROM = {MessageKind.REMIND_WEEK: 7, MessageKind.REMIND_DAYS: 2, MessageKind.REMIND_TODAY: 0}
_TILL = {MessageKind.REMIND_WEEK: 4, MessageKind.REMIND_DAYS: 1, MessageKind.REMIND_TODAY: 0}
#: Who heard when and where so many days before the reminder, or later, needs no reminder.
_HEARD = {MessageKind.REMIND_WEEK: 1, MessageKind.REMIND_DAYS: 1, MessageKind.REMIND_TODAY: 0}
#: Nobody is woken by us: the hour on the clock of the place.
_NOT_BEFORE = {MessageKind.REMIND_WEEK: 9, MessageKind.REMIND_DAYS: 9, MessageKind.REMIND_TODAY: 7}
_TELL_FACTS = (MessageKind.INVITE, MessageKind.CONFIRM, MessageKind.CHANGE, MessageKind.OFFER)
REMINDED_SEATS = (SeatState.ACCEPTED, SeatState.INVITED)


def kind_for(gathering: Gathering, now: datetime) -> MessageKind | None:
    """Which reminder belongs to this moment; None when there is none."""
    if gathering.state != GatheringState.PLANNED or gathering.starts_at <= now:
        return None
    here = now.astimezone(ZoneInfo(gathering.zone))
    days = (gathering.starts_here.date() - here.date()).days
    for kind, first in _FROM.items():
        if _TILL[kind] <= days <= first and here.hour >= _NOT_BEFORE[kind]:
            return kind
    return None


def number_of(gathering: Gathering) -> int:
    """The day on which it is held, as a number: a reminder is given once per day."""
    return gathering.starts_here.date().toordinal()


def remind_due(now: datetime | None = None) -> int:
    """Give every reminder that is due and was not given; returns how many. May run twice, or late."""
    moment = now or timezone.now()
    soon = Gathering.objects.filter(
        state=GatheringState.PLANNED, starts_at__gt=moment, starts_at__lt=moment + timedelta(days=9)
    )
    return sum(_remind(gathering, kind) for gathering in soon if (kind := kind_for(gathering, moment)))


def _remind(gathering: Gathering, kind: MessageKind) -> int:
    """One gathering, in a transaction of its own."""
    heard_from = gathering.starts_here.date() - timedelta(days=_FROM[kind] + _HEARD[kind])
    number = number_of(gathering)
    seats = gathering.seats.filter(state__in=REMINDED_SEATS).exclude(
        pk__in=Seat.objects.filter(messages__kind__in=_TELL_FACTS, messages__due_on__gte=heard_from).values("pk")
    )
    todo = seats.exclude(pk__in=Seat.objects.filter(messages__kind=kind, messages__number=number).values("pk"))
    return tell_many(todo, kind, number=number) if todo.exists() else 0


def forget_stale(now: datetime | None = None) -> int:
    """Let reminders that still wait in the queue, and are not true any more, never leave; returns how many."""
    moment = now or timezone.now()
    keys = {key: _parts(key) for key in notices.waiting_keys(REMINDERS)}
    seats = {
        seat.pk: seat
        for seat in Seat.objects.select_related("gathering").filter(pk__in=[pk for pk, _k, _n in keys.values()])
    }
    stale = [key for key, (pk, kind, number) in keys.items() if not _is_true(seats.get(pk), kind, number, moment)]
    return notices.forget(keys=stale) if stale else 0


def _parts(key: str) -> tuple[UUID, str, int]:
    """seat:<seat>:<kind>:<number>, as models.SeatMessage.key writes it."""
    _seat, pk, kind, number = key.split(":")
    return UUID(pk), kind, int(number)


def _is_true(seat: Seat | None, kind: str, number: int, moment: datetime) -> bool:
    if seat is None or seat.state not in REMINDED_SEATS:
        return False
    gathering = seat.gathering
    if gathering.state != GatheringState.PLANNED or gathering.starts_at <= moment or number_of(gathering) != number:
        return False
    here = moment.astimezone(ZoneInfo(gathering.zone)).date()
    # The words were true on the day on which they were written: the day before that is still ahead of them.
    return (gathering.starts_here.date() - here).days >= _TILL[MessageKind(kind)]
