"""The question as a mixed-integer programme. Every rule that may never break is a row here.

x[u,s]: unit u sits at moment s; only where it can and finds what it needs. o[s]: s goes ahead under all rules.
c[s]: citizens sit at s. Whoever sits there already counts along in each row, times o[s].

A moment at which people said yes, that was made definite or locked, should go ahead; when no rule-abiding table can be
made of it, o[s] is 0: nobody new is placed there, and the organiser reads why. So the programme always has an answer,
also when wishes contradict each other.
"""

import random
from dataclasses import dataclass, field

from ..table_rules import CITIZENS, COUNTED_AS_OFFICIALS, FEWEST_CITIZENS, MOST_OFFICIALS
from .instance import Count, Instance, Person, Slot
from .rows import Rows
from .units import Unit, sitting, units

#: A moment that should go ahead weighs more than any quota.
_HELD_WEIGHT = 100.0
_CITIZEN = frozenset({CITIZENS})


@dataclass
class Model:
    """The programme of one instance, and what its variables mean."""

    instance: Instance
    rows: Rows = field(default_factory=Rows)
    units: list[Unit] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    seat: dict[tuple[int, str], int] = field(default_factory=dict)
    opened: dict[str, int] = field(default_factory=dict)
    unmet: dict[int, float] = field(default_factory=dict)
    there: dict[str, list[Person]] = field(default_factory=dict)

    def guests(self, slot: str) -> list[tuple[int, Unit]]:
        """The variables of who may be placed there, each with its unit."""
        return self._guests.get(slot, [])

    def __post_init__(self) -> None:
        chance = random.Random(self.instance.seed)  # noqa: S311 -- a tie-break that must be repeatable
        self.units = units(self.instance)
        self.slots = list(self.instance.slots)
        self.there = sitting(self.instance)
        # The order in which HiGHS meets people and moments decides between equals: the seed shuffles it.
        chance.shuffle(self.units)
        chance.shuffle(self.slots)
        self._guests: dict[str, list[tuple[int, Unit]]] = {}
        for slot in self.slots:
            self.opened[slot.key] = self.rows.variable(high=0 if slot.shut or slot.wish == "closed" else 1)
        for number, unit in enumerate(self.units):
            for key in unit.can:
                variable = self.rows.variable()
                self.seat[number, key] = variable
                self._guests.setdefault(key, []).append((variable, unit))
            self.rows.add([(self.seat[number, key], 1) for key in unit.can], high=1)
        for slot in self.slots:
            self._table(slot)
        self._apart()
        self._sessions()
        self._quotas()

    @property
    def held(self) -> set[str]:
        """Moments that should go ahead: somebody said yes, it is definite, or the organiser locked it or a seat."""
        locked = {unit.locked_at for unit in self.units if unit.locked_at}
        wished = {slot.key for slot in self.slots if slot.wish == "open"}
        return (set(self.there) & set(self.opened)) | locked | wished

    def _table(self, slot: Slot) -> None:
        guests, here, opened = self.guests(slot.key), self.there.get(slot.key, []), self.opened[slot.key]
        add = self.rows.add
        chairs = slot.capacity - sum(person.chairs for person in here)
        add([(x, unit.chairs) for x, unit in guests] + [(opened, -chairs)], high=0)
        add([(x, unit.size) for x, unit in guests] + [(opened, len(here) - slot.minimum)], low=0)
        for x, unit in guests:
            add([(x, 1), (opened, -1)], high=0)
            if unit.locked_at:
                add([(x, 1), (opened, -1)], low=0)
        if self.instance.one_at_a_time:
            parties = len({person.party or person.key for person in here})
            strangers = [(x, 1.0) for x, unit in guests if not _comes_with(unit, here)]
            add([*strangers, (opened, parties - 1)], high=0)
        else:
            self._not_alone(slot, guests, here, opened)
        for quota in self.instance.table_quotas:
            self._table_quota(quota, guests, here, opened)

    def _not_alone(self, slot: Slot, guests: list[tuple[int, Unit]], here: list[Person], opened: int) -> None:
        """Where citizens sit they are at least 3, officials at most 2 and at most half as many."""
        add, most = self.rows.add, slot.capacity + len(here)
        citizens = [(x, float(unit.of_group(_CITIZEN))) for x, unit in guests if unit.of_group(_CITIZEN)]
        officials = [
            (x, float(unit.of_group(COUNTED_AS_OFFICIALS)))
            for x, unit in guests
            if unit.of_group(COUNTED_AS_OFFICIALS)
        ]
        citizens_here = sum(person.group == CITIZENS for person in here)
        officials_here = sum(person.group in COUNTED_AS_OFFICIALS for person in here)
        flag = self.rows.variable()
        add([(flag, 1), (opened, -1)], high=0)
        if citizens_here:
            add([(flag, 1), (opened, -1)], low=0)
        for x, _number in citizens:
            add([(x, 1), (flag, -1)], high=0)
        add([*citizens, (opened, citizens_here), (flag, -FEWEST_CITIZENS)], low=0)
        add([*officials, (opened, officials_here - most), (flag, most - MOST_OFFICIALS)], high=0)
        twice = [(x, 2 * number) for x, number in officials]
        minus = [(x, -number) for x, number in citizens]
        add([*twice, *minus, (opened, 2 * officials_here - citizens_here - 2 * most), (flag, 2 * most)], high=0)

    def _table_quota(self, quota: Count, guests: list[tuple[int, Unit]], here: list[Person], opened: int) -> None:
        counted = [(x, float(sum(quota.counts(person) for person in unit.people))) for x, unit in guests]
        already = sum(quota.counts(person) for person in here)
        self.rows.add([*counted, (opened, already - quota.minimum)], low=0)
        self.rows.add([*counted, (opened, already - quota.maximum)], high=0)

    def _apart(self) -> None:
        unit_of = {person.key: number for number, unit in enumerate(self.units) for person in unit.people}
        sits_at = {person.key: key for key, people in self.there.items() for person in people}
        for one, other in sorted(self.instance.apart):
            if one in sits_at and sits_at[one] == sits_at.get(other) and sits_at[one] in self.opened:
                # Both said yes already: they stay, and nobody new is brought to that table.
                self.rows.add([(self.opened[sits_at[one]], 1)], high=0)
            if one not in unit_of or other not in unit_of:
                continue
            first, second = self.units[unit_of[one]], self.units[unit_of[other]]
            for key in first.can.keys() & second.can.keys():
                pair = [(self.seat[unit_of[one], key], 1.0), (self.seat[unit_of[other], key], 1.0)]
                self.rows.add([*pair, (self.opened[key], -1)], high=0)

    def _sessions(self) -> None:
        """At most so many sessions; a moderator and a venue are at one place at a time."""
        standing = {slot.key for slot in self.slots if slot.key in self.there or slot.is_definite}
        free = [slot for slot in self.slots if slot.key not in standing]
        room = max(0, self.instance.most_sessions - len(standing))
        self.rows.add([(self.opened[slot.key], 1) for slot in free], high=room)
        for shared in ("moderator", "venue"):
            for slot in self.slots:
                name = getattr(slot, shared)
                if not name:
                    continue
                # Of all that go on when this one begins, at most one: these cliques hold every overlap.
                at_once = [
                    other
                    for other in self.slots
                    if getattr(other, shared) == name and other.starts_at <= slot.starts_at < other.ends_at
                ]
                if len(at_once) > 1:
                    taken = any(other.key in self.there for other in at_once)
                    asking = [(self.opened[other.key], 1.0) for other in at_once if other.key not in self.there]
                    self.rows.add(asking, high=0 if taken else 1)

    def _quotas(self) -> None:
        """Over the whole group; what cannot be met costs, and is told."""
        for quota in self.instance.quotas:
            already = sum(quota.counts(person) for people in self.there.values() for person in people)
            counted = [
                (x, float(sum(quota.counts(person) for person in self.units[number].people)))
                for (number, _key), x in self.seat.items()
            ]
            short, over = self.rows.variable(high=1e4, whole=False), self.rows.variable(high=1e4, whole=False)
            self.rows.add([*counted, (short, 1)], low=quota.minimum - already)
            self.rows.add([*counted, (over, -1)], high=quota.maximum - already)
            self.unmet[short] = self.unmet[over] = 1.0
        for key in sorted(self.held):
            missed = self.rows.variable()
            self.rows.add([(missed, 1), (self.opened[key], 1)], low=1)
            self.unmet[missed] = _HELD_WEIGHT


def _comes_with(unit: Unit, here: list[Person]) -> bool:
    parties = {person.party for person in here if person.party}
    return any(person.party in parties for person in unit.people)
