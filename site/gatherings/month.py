"""A month of gatherings: the days of a calendar, and the same as a list. Nothing here asks who comes."""

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from django.db.models import Count, Q, QuerySet

from contributions.service import OccasionKind

from .enums import SeatState
from .models import Gathering
from .moments import hour_of, hours_of, place_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One gathering in the calendar, with what does not go together about it."""

    gathering: Gathering
    clashes: Sequence[str] = ()

    @property
    def clock(self) -> str:
        """ "19.00"."""
        return hour_of(self.gathering.starts_here)

    @property
    def hours(self) -> str:
        """From when till when, on the clock of the place."""
        return hours_of(self.gathering)

    @property
    def place(self) -> str:
        """Where."""
        return place_of(self.gathering)

    @property
    def kind(self) -> str:
        """What kind of gathering, in words."""
        return str(dict(OccasionKind.choices).get(self.gathering.kind, self.gathering.kind))


@dataclass(frozen=True, slots=True)
class Day:
    """One day; `inside` says whether it is of the month that is shown."""

    date: date
    inside: bool
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Month:
    """The weeks that a month touches, from Monday on."""

    first: date
    weeks: list[list[Day]]

    @property
    def before(self) -> date:
        """The first day of the month before."""
        return (self.first - timedelta(days=1)).replace(day=1)

    @property
    def after(self) -> date:
        """The first day of the month after."""
        return (self.first + timedelta(days=31)).replace(day=1)

    @property
    def days(self) -> list[Day]:
        """The days of the month on which something is."""
        return [day for week in self.weeks for day in week if day.inside and day.entries]


def month_of(first: date, found: Sequence[Gathering], clashes: Mapping[int, Sequence[str]]) -> Month:
    """Each gathering on the day on which it starts, on the clock of its own place."""
    by_day: dict[date, list[Entry]] = {}
    for gathering in found:
        entry = Entry(gathering, clashes.get(gathering.pk, ()))
        by_day.setdefault(gathering.starts_here.date(), []).append(entry)
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return Month(first, [[Day(day, day.month == first.month, by_day.get(day, [])) for day in week] for week in weeks])


def around(first: date) -> Q:
    """Everything that may start in the weeks of this month, on any clock."""
    start = datetime(first.year, first.month, 1, tzinfo=UTC)
    return Q(starts_at__gte=start - timedelta(days=8), starts_at__lt=start + timedelta(days=40))


def for_the_list(found: QuerySet[Gathering]) -> QuerySet[Gathering]:
    """With place, people and counts at hand: one query, however many there are."""
    return (
        found.select_related("venue", "moderator", "note_taker")
        .with_chairs()  # type: ignore[attr-defined]
        .annotate(waiting=Count("seats", filter=Q(seats__state=SeatState.WAITING)))
        .order_by("starts_at", "pk")
    )


def read_month(typed: str, today: date) -> date:
    """The month somebody asks for as "2026-12"; this month for anything else."""
    try:
        return datetime.strptime(typed, "%Y-%m").replace(tzinfo=UTC).date()
    except ValueError:
        return today.replace(day=1)
