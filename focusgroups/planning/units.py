"""Who moves as one: people who come together are placed together, or not at all."""

from collections import defaultdict
from dataclasses import dataclass

from .instance import IF_NEED_BE, Instance, Person, Slot, Stay


@dataclass(frozen=True)
class Unit:
    """One or more people who sit together. `can` holds the moments that are possible for all of them."""

    people: tuple[Person, ...]
    can: dict[str, str]
    locked_at: str = ""

    @property
    def chairs(self) -> int:
        """Chairs they take."""
        return sum(person.chairs for person in self.people)

    @property
    def size(self) -> int:
        """How many people."""
        return len(self.people)

    def of_group(self, groups: frozenset[str]) -> int:
        """How many of them are of these perspective groups."""
        return sum(person.group in groups for person in self.people)


def sitting(instance: Instance) -> dict[str, list[Person]]:
    """Who sits where already and stays there, by moment."""
    found: dict[str, list[Person]] = defaultdict(list)
    for person in instance.people:
        if person.is_fixed:
            found[person.at].append(person)
    return found


def units(instance: Instance) -> list[Unit]:
    """The people who may still be placed, with where they can sit; who can sit nowhere is left out."""
    parties: dict[str, list[Person]] = defaultdict(list)
    for person in instance.people:
        parties[person.party or person.key].append(person)
    foes = _foes(instance)
    there = sitting(instance)
    found = []
    for party in parties.values():
        free = tuple(person for person in party if not person.is_fixed)
        if not free or any(person.stay == Stay.OUT for person in free):
            continue
        anchors = {person.at for person in party if person.is_fixed}
        locks = {person.at for person in free if person.stay == Stay.LOCKED}
        keys = {person.key for person in free}
        if len(anchors | locks) > 1 or any(foes[key] & keys for key in keys):
            continue
        allowed = {}
        for slot in instance.slots:
            if (anchors | locks) and slot.key not in anchors | locks:
                continue
            if _fits(instance, free, slot) and not any(foes[p.key] & keys for p in there.get(slot.key, ())):
                worst = any(person.can[slot.key] == IF_NEED_BE for person in free)
                allowed[slot.key] = IF_NEED_BE if worst else "yes"
        if allowed:
            found.append(Unit(free, allowed, next(iter(locks), "")))
    return found


def _fits(instance: Instance, people: tuple[Person, ...], slot: Slot) -> bool:
    if slot.shut or slot.wish == "closed" or sum(person.chairs for person in people) > slot.capacity:
        return False
    return all(instance.may_sit(person, slot) for person in people)


def _foes(instance: Instance) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in instance.apart:
        found[one].add(other)
        found[other].add(one)
    return found
