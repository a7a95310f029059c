"""An independent check of a seating: every rule once more, written without the programme that made it.

It is asked after every plan, after every move by hand, and before anything is sent.
"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from ..table_rules import FEWEST_CITIZENS, Table, is_safe
from .instance import Instance, Person, Seating, Slot, Stay


class Rule(StrEnum):
    """What may never happen."""

    CANNOT_COME = "cannot_come"
    NEED_NOT_MET = "need_not_met"
    FULL = "full"
    TOO_FEW = "too_few"
    FEW_CITIZENS = "few_citizens"
    MANY_OFFICIALS = "many_officials"
    ONE_AT_A_TIME = "one_at_a_time"
    TABLE_QUOTA = "table_quota"
    APART = "apart"
    TOGETHER = "together"
    MODERATOR_TWICE = "moderator_twice"
    VENUE_TWICE = "venue_twice"
    TOO_MANY_SESSIONS = "too_many_sessions"
    SHUT = "shut"
    CLOSED_BY_WISH = "closed_by_wish"
    SEAT_MOVED = "seat_moved"
    LOCK_BROKEN = "lock_broken"
    NOT_OPENED = "not_opened"
    EMPTY = "empty"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that does not hold: at which moment, and whom it touches."""

    rule: Rule
    slot: str = ""
    people: tuple[str, ...] = ()


def check(instance: Instance, seating: Seating, *, inherited: bool = False) -> list[Broken]:
    """Every broken rule; empty when the seating may be used.

    Where everybody said yes before and nobody new is placed, the rules of a table are facts, not choices: those are
    only told with `inherited`, so that the organiser can repair them.
    """
    found = [*_people(instance, seating)]
    tables = {slot.key: [instance.person[key] for key in seating.at(slot.key)] for slot in instance.slots}
    for slot in instance.slots:
        people = tables[slot.key]
        if slot.key not in seating.opened:
            found += [Broken(Rule.NOT_OPENED, slot.key, _keys(people))] if people else []
        elif not people:
            found.append(Broken(Rule.EMPTY, slot.key))
        elif inherited or not all(person.is_fixed for person in people):
            found += check_table(instance, slot, people)
    return [*found, *_sessions(instance, seating, tables, inherited=inherited)]


def _people(instance: Instance, seating: Seating) -> list[Broken]:
    found = []
    if set(seating.where) != set(instance.person) or not seating.opened <= set(instance.slot):
        found.append(Broken(Rule.UNKNOWN))
    for key, there in seating.where.items():
        person = instance.person.get(key)
        if person is None or (there is not None and there not in instance.slot):
            found.append(Broken(Rule.UNKNOWN, there or "", (key,)))
        elif person.is_fixed:
            if there != person.at:
                found.append(Broken(Rule.SEAT_MOVED, person.at, (key,)))
        elif there is not None:
            found += _one(instance.slot[there], person)
    return found + _parties(instance, seating)


def _one(slot: Slot, person: Person) -> list[Broken]:
    found = []
    if person.can.get(slot.key) not in ("yes", "if_need_be"):
        found.append(Broken(Rule.CANNOT_COME, slot.key, (person.key,)))
    if slot.features is not None and not person.needs <= slot.features:
        found.append(Broken(Rule.NEED_NOT_MET, slot.key, (person.key,)))
    if person.stay == Stay.OUT or (person.stay == Stay.LOCKED and person.at != slot.key):
        found.append(Broken(Rule.LOCK_BROKEN, slot.key, (person.key,)))
    return found


def _parties(instance: Instance, seating: Seating) -> list[Broken]:
    """Who come together sit together or nowhere; who already said yes elsewhere is not waited for."""
    found = []
    for party in sorted({person.party for person in instance.people if person.party}):
        members = [person for person in instance.people if person.party == party]
        free = {seating.where.get(person.key) for person in members if not person.is_fixed}
        fixed = {person.at for person in members if person.is_fixed}
        placed = free - {None}
        if len(free) > 1 or (fixed and placed and placed != fixed):
            found.append(Broken(Rule.TOGETHER, "", _keys(members)))
    return found


def check_table(instance: Instance, slot: Slot, people: list[Person]) -> list[Broken]:
    """What is wrong with these people at one table, then."""
    keys = _keys(people)
    found = []
    if slot.shut:
        found.append(Broken(Rule.SHUT, slot.key, keys))
    if slot.wish == "closed":
        found.append(Broken(Rule.CLOSED_BY_WISH, slot.key, keys))
    if sum(person.chairs for person in people) > slot.capacity:
        found.append(Broken(Rule.FULL, slot.key, keys))
    if len(people) < slot.minimum:
        found.append(Broken(Rule.TOO_FEW, slot.key, keys))
    if instance.one_at_a_time:
        if len({person.party or person.key for person in people}) > 1:
            found.append(Broken(Rule.ONE_AT_A_TIME, slot.key, keys))
    elif not is_safe(table := Table.of(person.group for person in people)):
        few = table.citizens < FEWEST_CITIZENS
        found.append(Broken(Rule.FEW_CITIZENS if few else Rule.MANY_OFFICIALS, slot.key, keys))
    for quota in instance.table_quotas:
        if not quota.minimum <= sum(quota.counts(person) for person in people) <= quota.maximum:
            found.append(Broken(Rule.TABLE_QUOTA, slot.key, keys))
    present = set(keys)
    for pair in sorted(instance.apart):
        if present.issuperset(pair):
            found.append(Broken(Rule.APART, slot.key, pair))
    return found


def _sessions(
    instance: Instance, seating: Seating, tables: dict[str, list[Person]], *, inherited: bool
) -> list[Broken]:
    found = []
    opened = [slot for slot in instance.slots if slot.key in seating.opened]
    standing = {slot.key for slot in opened if any(person.is_fixed for person in tables[slot.key])}
    loose = [slot for slot in opened if slot.key not in standing and not slot.is_definite]
    other = sum(slot.is_definite or slot.key in standing for slot in instance.slots)
    if (loose or inherited) and len(loose) + other > max(instance.most_sessions, 0):
        found.append(Broken(Rule.TOO_MANY_SESSIONS))
    for one, two in combinations(opened, 2):
        if not one.overlaps(two) or ({one.key, two.key} <= standing and not inherited):
            continue
        if one.moderator and one.moderator == two.moderator:
            found.append(Broken(Rule.MODERATOR_TWICE, two.key, (one.key,)))
        if one.venue and one.venue == two.venue:
            found.append(Broken(Rule.VENUE_TWICE, two.key, (one.key,)))
    return found


def _keys(people: list[Person]) -> tuple[str, ...]:
    return tuple(person.key for person in people)
