"""The dates of an event, each with its numbers. A few queries, however many dates and people there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gatherings.models import Gathering
from gatherings.service import GatheringMode, GatheringState, SeatState, clashes_of, place_of, when_of

from ..door.figures import DateFigures, figures_of
from ..enums import ReportState
from ..models import Event, EventDate, EventReport

_OPEN = (GatheringState.OFFERED, GatheringState.PLANNED)


@dataclass(frozen=True, slots=True)
class DateLine:
    """One date: `taken` and `came` are people, company included; `waiting` are people without a chair yet."""

    date: EventDate
    taken: int
    waiting: int
    came: int
    report: EventReport | None
    warnings: tuple[str, ...] = ()

    @property
    def gathering(self) -> Gathering:
        """When and where."""
        return self.date.gathering

    @property
    def when(self) -> str:
        """In words, on the clock of the place."""
        return when_of(self.gathering)

    @property
    def place(self) -> str:
        """In words; for a colleague, not for a visitor."""
        if self.gathering.mode == GatheringMode.ONLINE:
            return _("Online")
        return place_of(self.gathering)

    @property
    def free(self) -> int:
        """Places nobody took; never below nought."""
        return max(self.gathering.capacity - self.taken, 0)

    @property
    def is_full(self) -> bool:
        """Whether the next one has to wait."""
        return self.taken >= self.gathering.capacity

    @property
    def is_open(self) -> bool:
        """Whether it can still be changed: it did not begin, and was not called off."""
        return self.gathering.state in _OPEN and self.gathering.starts_at > timezone.now()

    @property
    def to_be_closed(self) -> bool:
        """Whether it is over, and nobody said so."""
        return bool(self.gathering.state == GatheringState.PLANNED and self.gathering.ends_at <= timezone.now())

    @property
    def is_over(self) -> bool:
        """Whether nothing comes any more but looking back."""
        return self.gathering.state not in _OPEN

    @property
    def has_report(self) -> bool:
        """Whether what was heard is online."""
        return self.report is not None and self.report.state == ReportState.PUBLISHED


def lines_of(event: Event) -> list[DateLine]:
    """Every date but those that were left out before anybody knew of them, in order."""
    found = list(_with_numbers(Gathering.objects.filter(event_date__event=event)))
    clashes = clashes_of([each for each in found if each.starts_at > timezone.now()])
    came = figures_of([each.event_date for each in found if each.state == GatheringState.HELD])
    return [
        _line(event, each, came.get(each.event_date.pk, DateFigures()), clashes.get(each.pk, ())) for each in found
    ]


def _with_numbers(gatherings: QuerySet[Gathering]) -> QuerySet[Gathering]:
    def people(**of: Any) -> Coalesce:
        return Coalesce(Sum("seats__chairs", filter=Q(**of)), 0)

    return (
        gatherings.exclude(state=GatheringState.DROPPED)
        .select_related("venue", "moderator", "note_taker", "event_date__report")
        .with_chairs()  # type: ignore[attr-defined]
        .annotate(
            waiting=people(seats__state=SeatState.WAITING),
        )
        .order_by("starts_at", "pk")
    )


def _line(event: Event, gathering: Any, figures: DateFigures, clashes: Sequence[str]) -> DateLine:
    date = gathering.event_date
    date.gathering, date.event = gathering, event
    return DateLine(
        date=date,
        taken=gathering.taken,
        waiting=gathering.waiting,
        came=figures.came,
        report=getattr(date, "report", None),
        warnings=(*clashes, *_of_place(gathering), *_of_people(gathering)),
    )


def _of_place(gathering: Any) -> list[str]:
    venue = gathering.venue
    if gathering.state not in _OPEN or gathering.mode != GatheringMode.ON_SITE or venue is None:
        return []
    if gathering.starts_at > timezone.now() and venue.checked_on is None:
        return [_("Niemand bekeek ‘%(place)s’ nog. Kijk of iedereen er binnen kan.") % {"place": venue.name}]
    return []


def _of_people(gathering: Any) -> list[str]:
    if gathering.state != GatheringState.PLANNED or gathering.starts_at <= timezone.now():
        return []
    said = [] if gathering.moderator_id else [_("Er is nog niemand gekozen die het leidt.")]
    if gathering.taken > gathering.capacity:
        too_many = gathering.taken - gathering.capacity
        said.append(
            ngettext(
                "Er is %(count)d persoon te veel. Kies een grotere plek of splits de datum.",
                "Er zijn %(count)d mensen te veel. Kies een grotere plek of splits de datum.",
                too_many,
            )
            % {"count": too_many}
        )
    return said
