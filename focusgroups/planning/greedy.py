"""A seating made the plain way, table by table, keeping every rule: what one would do by hand with a long list.

Each time the moment that makes the largest safe table goes ahead next. Not the best, but there in no time.
"""

from ..table_rules import CITIZENS, COUNTED_AS_OFFICIALS, MOST_OFFICIALS
from .checking import check_table
from .instance import Instance, Person, Seating, Slot
from .units import Unit, sitting, units


def greedy(instance: Instance) -> Seating:
    """Who sits where; nobody new sits at tables where people said yes already."""
    there = sitting(instance)
    where: dict[str, str | None] = {person.key: person.at if person.is_fixed else None for person in instance.people}
    opened = {slot.key for slot in instance.slots if slot.key in there}
    standing = opened | {slot.key for slot in instance.slots if slot.is_definite}
    room = instance.most_sessions - len(standing)
    left = sorted(units(instance), key=lambda unit: len(unit.can))
    open_to = [slot for slot in instance.slots if slot.key not in there and not slot.shut and slot.wish != "closed"]
    while True:
        tables = [
            (slot, table)
            for slot in open_to
            if (slot.key in standing or room > 0)
            and not any(_clash(slot, instance.slot[key]) for key in opened)
            and (table := _table(instance, slot, left))
        ]
        if not tables:
            return Seating(where, frozenset(opened))
        slot, table = max(tables, key=lambda found: (found[0].wish == "open", _people(found[1])))
        where |= {person.key: slot.key for unit in table for person in unit.people}
        taken = {id(unit) for unit in table}
        left = [unit for unit in left if id(unit) not in taken]
        open_to.remove(slot)
        opened.add(slot.key)
        room -= slot.key not in standing


def _people(table: list[Unit]) -> int:
    return sum(unit.size for unit in table)


def _clash(one: Slot, other: Slot) -> bool:
    shares = (one.moderator and one.moderator == other.moderator) or (one.venue and one.venue == other.venue)
    return bool(shares) and one.overlaps(other)


def _table(instance: Instance, slot: Slot, left: list[Unit]) -> list[Unit]:
    """The people of a safe table at this moment; empty when none can be made."""
    able = [unit for unit in left if slot.key in unit.can]
    citizens = [unit for unit in able if unit.of_group(frozenset({CITIZENS}))]
    officials = [unit for unit in able if unit.of_group(COUNTED_AS_OFFICIALS) and unit not in citizens]
    others = [unit for unit in able if unit not in citizens and unit not in officials]
    for order in (
        [*citizens[: max(4, slot.capacity - 4)], *officials[:MOST_OFFICIALS], *others, *citizens],
        officials,
    ):
        table: list[Unit] = []
        chairs = 0
        for unit in order:
            if unit in table or chairs + unit.chairs > slot.capacity or not _sits_well(instance, table, unit):
                continue
            table.append(unit)
            chairs += unit.chairs
        people: list[Person] = [person for unit in table for person in unit.people]
        if people and not check_table(instance, slot, people):
            return table
    return []


def _sits_well(instance: Instance, table: list[Unit], unit: Unit) -> bool:
    if instance.one_at_a_time:
        return not table
    keys = {person.key for person in unit.people}
    there = {person.key for each in table for person in each.people}
    return not any(
        (one in keys and other in there) or (other in keys and one in there) for one, other in instance.apart
    )
