"""Dates in the country: which are on the agenda with how many places, and where they were held."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from gatherings.service import GatheringState

from ..enums import PUBLIC_EVENT_STATES, EventState
from ..models import Event, EventDate
from .groups import Groups
from .periods import HalfYear


@dataclass(frozen=True, slots=True)
class PlannedDate:
    """A date that is still to come. `groups` are codes of whom it is meant for; empty when everybody is welcome."""

    province: str
    places: int
    groups: frozenset[str]


def planned_in(period: HalfYear, groups: Groups) -> list[PlannedDate]:
    """Dates on the agenda that are still to come in this period. Two queries."""
    dates = list(
        EventDate.objects.filter(
            event__state=EventState.PUBLIC,
            gathering__state=GatheringState.PLANNED,
            gathering__starts_at__gt=timezone.now(),
            gathering__starts_at__date__range=(period.first, period.last),
        ).values_list("event", "gathering__venue__province", "gathering__capacity")
    )
    meant: dict[int, set[str]] = defaultdict(set)
    links = Event.meant_for.through.objects.filter(event__in={event for event, _province, _places in dates})
    for event, perspective in links.values_list("event", "perspective"):
        if groups.of.get(perspective):
            meant[event].add(groups.of[perspective])
    return [PlannedDate(province or "", places, frozenset(meant[event])) for event, province, places in dates]


def held_in(period: HalfYear | None = None) -> Counter[str]:
    """How many dates were held per province ("" is online or by phone), in a period or ever. One query.

    What is over counts from that moment, also when nobody closed it yet: the agenda says that we were there.
    """
    is_over = Q(gathering__state=GatheringState.PLANNED, gathering__ends_at__lte=timezone.now())
    held = EventDate.objects.filter(
        Q(gathering__state=GatheringState.HELD) | is_over, event__state__in=PUBLIC_EVENT_STATES
    )
    if period is not None:
        held = held.filter(gathering__starts_at__date__range=(period.first, period.last))
    rows = held.order_by().values_list("gathering__venue__province").annotate(dates=Count("pk"))
    found: Counter[str] = Counter()
    for province, dates in rows:
        found[province or ""] += dates
    return found
