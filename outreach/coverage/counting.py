"""Whom we reached where in half a year: everything that the board tells, counted from what happened.

These are the true figures: they leave this app only through :mod:`outreach.coverage.telling`, which hides what is
small.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Sum

from contributions.models import Participation
from contributions.service import OccasionKind
from synthesis.measures.coverage import Cell, Heard, came_to, reached

from ..models import CoverageTarget, PartnerReach
from .attendance import came_in
from .groups import Groups, groups_now
from .periods import HalfYear
from .planning import PlannedDate, held_in, planned_in

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Figures:
    """Per (province, group): people reached, targets, and how many partners say to have told.

    `province` "" is not known, `group` "" did not say. `by_month` is per (month, group). `heard_by` counts different
    people per (kind of occasion, group), and `visits` per group those who came to dates of events: ways that overlap,
    so they are never added.
    """

    period: HalfYear
    groups: Groups
    reached: Counter[Place]
    by_month: Counter[tuple[date, str]]
    targets: dict[Place, int]
    told: Counter[Place]
    planned: list[PlannedDate]
    held: Counter[str]
    held_ever: Counter[str]
    heard_by: Counter[tuple[str, str]]
    visits: Counter[str]


def figures_of(period: HalfYear) -> Figures:
    """Count. Ten queries, whatever there is to count."""
    groups = groups_now()
    rows = _heard_in(period, groups)
    came = came_in(period, groups.of)
    cells = reached((heard for heard, _kind in rows), came)
    return Figures(
        period=period,
        groups=groups,
        reached=_by_place(cells),
        by_month=_by_month(cells),
        targets=targets_in(period, groups),
        told=_told_in(period, groups),
        planned=planned_in(period, groups),
        held=held_in(period),
        held_ever=held_in(),
        heard_by=_people_by_kind(rows),
        visits=_by_group(came_to(came)),
    )


def targets_in(period: HalfYear, groups: Groups) -> dict[Place, int]:
    """What we want in this period, of groups as a whole. One query."""
    rows = CoverageTarget.objects.filter(starts_on=period.first, ends_on=period.last)
    found = rows.values_list("province", "perspective__code", "people")
    return {(province, code): people for province, code, people in found if code in groups.codes}


def _heard_in(period: HalfYear, groups: Groups) -> list[tuple[Heard, str]]:
    """Everybody who was heard, with the kind of occasion. A conversation counts on its day, a form on that of sending.

    What others found in earlier research was not heard by us. Who did not say a province, counts in that of the place.
    """
    days = (period.first, period.last)
    on_its_day = Q(occasion__held_on__range=days) & ~Q(occasion__kind=OccasionKind.ROUND)
    when_sent = Q(handed_in_on__range=days) & (Q(occasion__kind=OccasionKind.ROUND) | Q(occasion__held_on=None))
    rows = (
        Participation.objects.counted()
        .exclude(occasion__kind=OccasionKind.EARLIER_RESEARCH)
        .filter(on_its_day | when_sent)
        .order_by()
        .values_list(
            "participant",
            "participant__perspective",
            "participant__province",
            "occasion__kind",
            "occasion__held_on",
            "handed_in_on",
            "occasion__gathering",
            "occasion__gathering__venue__province",
        )
    )
    found = []
    for person, perspective, own, kind, held_on, sent_on, gathering, place in rows.iterator(chunk_size=2000):
        if perspective in groups.of:
            day = held_on if held_on and kind != OccasionKind.ROUND else sent_on
            assert day is not None  # who handed in, did so on a day
            moment = str(gathering) if kind == OccasionKind.EVENT and gathering else ""
            heard = Heard(day, person.hex, groups.of[perspective], own or place or "", moment)
            found.append((heard, kind))
    return found


def _told_in(period: HalfYear, groups: Groups) -> Counter[Place]:
    rows = PartnerReach.objects.filter(counted_on__range=(period.first, period.last))
    found: Counter[Place] = Counter()
    for province, perspective, people in (
        rows.order_by().values_list("province", "perspective").annotate(people=Sum("people"))
    ):
        if perspective in groups.of:
            found[province, groups.of[perspective]] += people
    return found


def _by_place(cells: Counter[Cell]) -> Counter[Place]:
    found: Counter[Place] = Counter()
    for cell, people in cells.items():
        found[cell.province, cell.group] += people
    return found


def _by_month(cells: Counter[Cell]) -> Counter[tuple[date, str]]:
    found: Counter[tuple[date, str]] = Counter()
    for cell, people in cells.items():
        found[cell.month, cell.group] += people
    return found


def _by_group(places: Counter[Place]) -> Counter[str]:
    found: Counter[str] = Counter()
    for (_province, group), people in places.items():
        found[group] += people
    return found


def _people_by_kind(rows: Iterable[tuple[Heard, str]]) -> Counter[tuple[str, str]]:
    people: dict[tuple[str, str], set[str]] = defaultdict(set)
    for heard, kind in rows:
        people[kind, heard.group].add(heard.person)
    return Counter({key: len(each) for key, each in people.items()})
