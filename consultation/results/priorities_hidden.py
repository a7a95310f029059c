"""What of the counts of priorities may be told: nothing that points at somebody, also not by subtraction.

Whoever knows how many answered can subtract, so those who did *not* choose something are counted as well.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from contributions.service import hide_small_cells

from .voices import POSITIONS, TEAM, UNKNOWN

#: Of fewer people than this we tell how many of how many, and no percentage.
SMALLEST_SHARE = 8
BESIDE = (POSITIONS, TEAM, UNKNOWN)

#: (people for it, people who answered)
Both = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """How many of how many; None where it is not told."""

    count: int | None
    people: int | None

    @property
    def share(self) -> int | None:
        """In percent; of few people there is no percentage."""
        if self.count is None or self.people is None or self.people < SMALLEST_SHARE:
            return None
        return round(100 * self.count / self.people)


@dataclass(frozen=True, slots=True)
class ToldOption:
    """One option: the compared groups, all of them together, beside them the others, and how people came."""

    code: str
    groups: Mapping[str, Cell]
    together: Cell
    beside: Mapping[str, Cell]
    ways: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class ToldPeople:
    """How many people answered, with small numbers hidden."""

    groups: Mapping[str, int | None]
    together: int | None
    beside: Mapping[str, int | None]
    ways: Mapping[str, int | None]


def tell_people(found: Mapping[str, Any], groups: Sequence[str]) -> ToldPeople:
    """Per class. `together` are the compared groups only."""
    told = _row([found["people"].get(group, 0) for group in groups])
    beside = _row([found["people"].get(group, 0) for group in BESIDE])
    ways = _row(list(found["ways"].values()))
    together = told[-1]
    return ToldPeople(
        dict(zip(groups, told[:-1], strict=True)),
        together,
        dict(zip(BESIDE, beside[:-1], strict=True)),
        dict.fromkeys(found["ways"])
        if together is None or None in ways
        else dict(zip(found["ways"], ways[:-1], strict=True)),
    )


def tell_option(code: str, found: Mapping[str, Any], people: ToldPeople) -> ToldOption:
    """The counts of one option."""
    counts: Mapping[str, int] = found["for"][code]
    of_groups = {group: (counts.get(group, 0), found["people"].get(group, 0)) for group in people.groups}
    hidden = {group for group, both in of_groups.items() if people.groups[group] is None or _points(both)}
    total = (sum(count for count, _n in of_groups.values()), sum(number for _c, number in of_groups.values()))
    tells_total = people.together is not None and not _points(total)
    while tells_total and hidden and not _is_safe([of_groups[group] for group in hidden]):
        shown = [group for group, (_count, number) in of_groups.items() if group not in hidden and number]
        if not shown:
            tells_total = False
        else:
            hidden.add(min(shown, key=lambda group: (of_groups[group], group)))
    ways = {way: (found["for_ways"][code][way], number) for way, number in found["ways"].items()}
    tells_ways = tells_total and None not in people.ways.values() and not any(map(_points, ways.values()))
    beside = {group: (counts.get(group, 0), found["people"].get(group, 0)) for group in BESIDE}
    return ToldOption(
        code,
        {group: Cell(None if group in hidden else both[0], people.groups[group]) for group, both in of_groups.items()},
        Cell(total[0] if tells_total else None, people.together),
        {
            group: Cell(None if people.beside[group] is None or _points(both) else both[0], people.beside[group])
            for group, both in beside.items()
        },
        {way: Cell(both[0] if tells_ways else None, people.ways[way]) for way, both in ways.items()},
    )


def _row(counts: list[int]) -> list[int | None]:
    (row,) = hide_small_cells([counts], smallest=settings.SMALLEST_CELL, columns_add_up=False)
    return list(row)


def _is_small(number: int) -> bool:
    smallest: int = settings.SMALLEST_CELL
    return 0 < number < smallest


def _points(both: Both) -> bool:
    """Whether this says something of a handful of people: of those for it, or of those not."""
    count, number = both
    return _is_small(count) or _is_small(number - count) or _is_small(number)


def _is_safe(hidden: list[Both]) -> bool:
    """Whether what is hidden cannot be worked out from the total: two or more, and together enough people."""
    for_it, number = sum(count for count, _n in hidden), sum(number for _c, number in hidden)
    return sum(1 for _c, n in hidden if n) >= 2 and not _points((for_it, number))
