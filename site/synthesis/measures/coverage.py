"""How many different people were reached, when coming and being heard are counted in different ways.

Coming is counted at the door, mostly without a name; being heard is counted from words, by person. Whoever came and
left words is in both. So at one moment the people reached of one group are max(came, heard), never the sum; and over
moments and channels a known person counts once. What comes out is a lower bound: never more than the sum of all
channels, never less than those heard, and never less than those who came to any one moment.

Exactly: every known person who was heard counts once. At each moment, those who were heard there and are not known
to have come stand for as many of the people who came. First for people without a name; then for known people who
came and were heard nowhere, each of whom counts once, and is left out only when somebody stands for them at every
moment at which they came. People who came and whose group is not known (`UNKNOWN`) may be anybody who was heard
there. The order in which things are given makes no difference.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

#: The group of people who did not say from where they speak.
UNKNOWN = ""


@dataclass(frozen=True, slots=True, order=True)
class Heard:
    """One known person at one occasion. `moment` names the gathering at which people are also counted at the door."""

    day: date
    person: str
    group: str
    province: str
    moment: str = ""


@dataclass(frozen=True, slots=True)
class Came:
    """People of one group who came to one gathering: those known by a seat, and how many without a name."""

    day: date
    moment: str
    group: str
    province: str
    people: frozenset[str] = frozenset()
    nameless: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """Where somebody counts: province ("" is not known), group, and the first month of being reached."""

    province: str
    group: str
    month: date


@dataclass(slots=True)
class _Moment:
    """One gathering while it is counted: who is still free to stand for somebody, per group."""

    free: Counter[str] = field(default_factory=Counter)

    def take(self, group: str) -> bool:
        """Let somebody who was heard stand for one person of this group; False when nobody is left."""
        groups = [group] if group != UNKNOWN else sorted(self.free)
        for each in groups:
            if self.free[each]:
                self.free[each] -= 1
                return True
        return False

    def room(self, group: str) -> bool:
        """Whether somebody could still stand for one person of this group."""
        return bool(self.free[group] if group != UNKNOWN else self.free.total())


def reached(heard: Iterable[Heard], came: Iterable[Came]) -> Counter[Cell]:
    """People per cell. A person counts where and when they were reached first, in the group of that first time."""
    heard, came = sorted(heard), sorted(came, key=_in_order)
    first: dict[str, Heard] = {}
    for each in heard:
        first.setdefault(each.person, each)
    found = Counter(Cell(each.province, each.group, _month(each.day)) for each in first.values())
    moments = _free_at(heard, came)
    for row in sorted(came, key=lambda one: one.group == UNKNOWN):
        left = row.nameless - sum(moments[row.moment].take(row.group) for _one in range(row.nameless))
        found[Cell(row.province, row.group, _month(row.day))] += left
    for rows in _unheard(came, set(first)):
        if all(moments[row.moment].room(row.group) for row in rows):
            for row in rows:
                moments[row.moment].take(row.group)
        else:
            found[Cell(rows[0].province, rows[0].group, _month(rows[0].day))] += 1
    return +found


def came_to(came: Iterable[Came]) -> Counter[tuple[str, str]]:
    """Visits per province and group, each date for itself: somebody who comes twice is two visits."""
    visits: Counter[tuple[str, str]] = Counter()
    for each in came:
        visits[each.province, each.group] += len(each.people) + each.nameless
    return +visits


def _free_at(heard: Iterable[Heard], came: Iterable[Came]) -> dict[str, _Moment]:
    """Per gathering and group how many were heard there who are not known to have come."""
    there: dict[str, set[str]] = defaultdict(set)
    for row in came:
        there[row.moment] |= row.people
    moments: dict[str, _Moment] = defaultdict(_Moment)
    counted: set[tuple[str, str]] = set()
    for each in heard:
        if each.moment and each.person not in there[each.moment] and (each.moment, each.person) not in counted:
            counted.add((each.moment, each.person))
            moments[each.moment].free[each.group] += 1
    return moments


def _unheard(came: Iterable[Came], heard: Iterable[str]) -> list[list[Came]]:
    """Per known person who came and was heard nowhere: where they came, in order. Who came least, is first."""
    rows: dict[str, dict[str, Came]] = defaultdict(dict)
    for each in came:
        for person in each.people.difference(heard):
            rows[person].setdefault(each.moment, each)
    return [list(rows[person].values()) for person in sorted(rows, key=lambda one: (len(rows[one]), one))]


def _in_order(each: Came) -> tuple[date, str, str, str, list[str], int]:
    return each.day, each.moment, each.group, each.province, sorted(each.people), each.nameless


def _month(day: date) -> date:
    return day.replace(day=1)
