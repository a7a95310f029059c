"""Who of the waiting list repairs the group best. Pure: people, agreements, one table, and a reason as data.

Those who stay are taken off every minimum and maximum. Nobody is proposed who may not come (what the caller sorted
out), and nobody who makes the table unsafe.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..table_rules import CITIZENS, FEWEST_CITIZENS, Table, is_safe_at
from .problem import ROLE, Bound, Person, count, table_of


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who, and why: the agreements that this person helps to reach, and whether the table needs a citizen."""

    person: Person
    helps: tuple[Bound, ...]
    makes_table_safer: bool


def shortfall(bounds: Sequence[Bound], people: Sequence[Person]) -> int:
    """How many people too few and too many there are, over all agreements. 0 is a good group."""
    counts = count(people)
    return sum(
        max(0, bound.minimum - counts[bound.key]) + max(0, counts[bound.key] - bound.maximum) for bound in bounds
    )


def may_join(person: Person, at_table: Sequence[Person], waiting_citizens: int, chairs: int, kind: str = "") -> bool:
    """Whether this table stays or becomes safe with this person.

    One citizen more makes a table with citizens safer. The first citizen only sits down where no official sits, and
    where enough others wait and chairs are free to become three.
    """
    after = table_of((*at_table, person))
    if is_safe_at(kind, after):
        return True
    if person.value(ROLE) != CITIZENS:
        return False
    before: Table = table_of(at_table)
    if before.citizens:
        return True
    return not before.officials and min(waiting_citizens, chairs) >= FEWEST_CITIZENS


def propose(
    bounds: Sequence[Bound],
    in_group: Sequence[Person],
    at_table: Sequence[Person],
    waiting: Sequence[Person],
    chairs: int,
    kind: str = "",
) -> Proposal | None:
    """The one to offer a chair: a citizen for a table in need, then the smallest shortfall, then the longest wait.

    `waiting` is in order of waiting, `kind` a code of GroupKind. None when nobody may join.
    """
    citizens = sum(person.value(ROLE) == CITIZENS for person in waiting)
    able = [person for person in waiting if may_join(person, at_table, citizens, chairs, kind)]
    if not able:
        return None
    in_need = not is_safe_at(kind, table_of(at_table))

    def how_good(person: Person) -> tuple[bool, int]:
        return (in_need and person.value(ROLE) != CITIZENS, shortfall(bounds, (*in_group, person)))

    best = min(able, key=how_good)
    counts: Counter[tuple[str, str]] = count(in_group)
    helps = tuple(bound for bound in bounds if bound.key in best.values and counts[bound.key] < bound.minimum)
    return Proposal(best, helps, in_need and best.value(ROLE) == CITIZENS)
