"""What the planner is asked: people, moments and rules, as plain data. No database, so that it can be tried alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

YES, IF_NEED_BE = "yes", "if_need_be"


class Stay(StrEnum):
    """Whether somebody may still be moved. FIXED ones never move; LOCKED and OUT are wishes of the organiser."""

    FREE = ""
    ACCEPTED = "accepted"
    INVITED = "invited"
    LOCKED = "locked"
    OUT = "out"


#: Who said yes, or holds an invitation in their hands: these seats never move.
FIXED = frozenset({Stay.ACCEPTED, Stay.INVITED})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to place. `can` says at which moments (a missing one is "no"), `party` who come together (same word).

    `group` is the code of the perspective group, `features` hold what quotas count, `needs` only what a place must
    have. `at` is the moment of a seat that stays. `is_candidate` is False for who sits there by another door.
    """

    key: str
    group: str = ""
    can: Mapping[str, str] = field(default_factory=dict)
    needs: frozenset[str] = frozenset()
    chairs: int = 1
    party: str = ""
    features: Mapping[str, str] = field(default_factory=dict)
    stay: Stay = Stay.FREE
    at: str = ""
    is_candidate: bool = True
    answered: bool = True

    @property
    def is_fixed(self) -> bool:
        """Whether the seat of this person never moves."""
        return self.stay in FIXED


@dataclass(frozen=True, slots=True)
class Slot:
    """A moment that was offered. `capacity` in chairs, `minimum` in people; `features` of the place, None when every
    need of a place is met by itself (online, phone). `shut` is a code of why it cannot go ahead, "" when it can.

    `wish` is "open" when it must go ahead if at all possible (made definite, or locked), "closed" when it may not.
    """

    key: str
    starts_at: datetime
    ends_at: datetime
    capacity: int
    minimum: int = 1
    features: frozenset[str] | None = None
    venue: str = ""
    moderator: str = ""
    town: str = ""
    shut: str = ""
    wish: str = ""
    is_definite: bool = False

    def meets(self, needs: frozenset[str]) -> bool:
        """Whether the place has all of this."""
        return self.features is None or needs <= self.features

    def overlaps(self, other: "Slot") -> bool:
        """Whether the two share a moment in time."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


@dataclass(frozen=True, slots=True)
class Count:
    """At least and at most so many people with this value of a feature."""

    feature: str
    value: str
    minimum: int
    maximum: int

    def counts(self, person: Person) -> bool:
        """Whether this person counts."""
        return person.features.get(self.feature) == self.value


@dataclass(frozen=True)
class Instance:
    """One question to the planner. `quotas` count over the whole group, `table_quotas` at each table.

    `one_at_a_time`: an interview, one person (with who comes along) per moment.
    """

    people: tuple[Person, ...]
    slots: tuple[Slot, ...]
    apart: frozenset[tuple[str, str]] = frozenset()
    quotas: tuple[Count, ...] = ()
    table_quotas: tuple[Count, ...] = ()
    most_sessions: int = 1
    one_at_a_time: bool = False
    seed: int = 1

    @cached_property
    def slot(self) -> dict[str, Slot]:
        """The moments by key."""
        return {slot.key: slot for slot in self.slots}

    @cached_property
    def person(self) -> dict[str, Person]:
        """The people by key."""
        return {person.key: person for person in self.people}

    @cached_property
    def candidates(self) -> tuple[Person, ...]:
        """Who is to be placed; not who sits there by another door."""
        return tuple(person for person in self.people if person.is_candidate)

    def may_sit(self, person: Person, slot: Slot) -> bool:
        """Whether this person can come then, and finds there what is needed."""
        return slot.key in person.can and slot.meets(person.needs)

    def with_changes(self, **changes: Any) -> "Instance":
        """The same question with something else in it."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class Seating:
    """An answer: who sits where (None: nowhere), and which moments go ahead."""

    where: Mapping[str, str | None]
    opened: frozenset[str]

    def at(self, slot: str) -> list[str]:
        """The keys of who sits there."""
        return [person for person, there in self.where.items() if there == slot]

    @property
    def placed(self) -> int:
        """How many people have a seat."""
        return sum(there is not None for there in self.where.values())
