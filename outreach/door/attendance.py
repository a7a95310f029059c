"""How many people came, by perspective. Coming is not being heard: nothing here is a participation."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Count, IntegerField, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from gatherings.models import Seat, WalkIn
from gatherings.service import SeatState

from ..models import DoorMark, EventDate
from .marking import STANDING

#: The code of the perspective of who did not say. Also of who came along: see `came_by_perspective_of`.
UNKNOWN = "unknown"

Dates = QuerySet[EventDate] | Iterable[EventDate]


def came_by_perspective(date: EventDate) -> Mapping[str, int]:
    """How many people came to this date, by code of Perspective. Two queries."""
    return came_by_perspective_of([date]).get(date.pk, {})


def came_by_perspective_of(dates: Dates) -> dict[UUID, dict[str, int]]:
    """For each date (by its key) how many people came, by code of Perspective; dates without anybody are left out.

    Who signed up counts by their own perspective (that into which it was merged, if it was); who came along counts as
    "unknown": we never asked them, and what the other one is says nothing about them. Who walked in counts by what was
    tapped. Who was in twice, from two phones, is one. Two queries, whatever the number of dates; give a queryset for
    many.
    """
    keys = _keys(dates)
    found: dict[UUID, dict[str, int]] = {}

    def add(date: UUID, code: str | None, people: int) -> None:
        if people:
            counts = found.setdefault(date, {})
            counts[code or UNKNOWN] = counts.get(code or UNKNOWN, 0) + people

    seats = inside(Seat.objects.filter(gathering__event_date__in=keys)).annotate(
        code=Coalesce("participant__perspective__merged_into__code", "participant__perspective__code")
    )
    grouped = seats.values("gathering__event_date", "code").annotate(own=Count("pk"), all=Sum("came")).order_by()
    for row in grouped:
        add(row["gathering__event_date"], row["code"], row["own"])
        add(row["gathering__event_date"], UNKNOWN, row["all"] - row["own"])
    walked = WalkIn.objects.filter(gathering__event_date__in=keys).annotate(
        code=Coalesce("perspective__merged_into__code", "perspective__code")
    )
    by_code = walked.values_list("gathering__event_date", "code").annotate(people=Count("pk")).order_by()
    for date, code, people in by_code:
        add(date, code, people)
    return found


def inside(seats: QuerySet[Seat]) -> QuerySet[Any]:
    """Those of these seats whose people are in (or were), each with `came`: how many people.

    Two phones may each have said a number: the largest holds. Without a tap all who were expected came.
    """
    standing = DoorMark.objects.filter(seat=OuterRef("pk"), outcome__in=STANDING).order_by().values("seat")
    most = Subquery(standing.annotate(most=Max("people")).values("most"), output_field=IntegerField())
    there = seats.annotate(tapped=most).filter(Q(state=SeatState.ATTENDED) | Q(tapped__isnull=False))
    return there.annotate(came=Coalesce("tapped", "chairs", output_field=IntegerField()))


def _keys(dates: Dates) -> QuerySet[EventDate] | list[UUID]:
    if isinstance(dates, QuerySet):
        return dates.order_by().values("pk")  # type: ignore[return-value]
    return [date.pk for date in dates]
