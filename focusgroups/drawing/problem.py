"""What is asked of a draw: who is in the pool, how many places, and the agreements on numbers. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ..table_rules import Table, is_safe

#: The feature that the rule of the table looks at.
ROLE = "perspective_group"


@dataclass(frozen=True, slots=True)
class Bound:
    """At least and at most so many people with this value; the flex says how far one may go when it does not fit."""

    feature: str
    value: str
    minimum: int
    maximum: int
    flex_minimum: int
    flex_maximum: int

    @property
    def key(self) -> tuple[str, str]:
        """Feature and value: once per group."""
        return (self.feature, self.value)

    @property
    def is_in_order(self) -> bool:
        """flex_minimum <= minimum <= maximum <= flex_maximum, none below zero."""
        return 0 <= self.flex_minimum <= self.minimum <= self.maximum <= self.flex_maximum


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the pool. `values` is sorted by feature; `household` is "" for who shares a house with nobody."""

    key: str
    values: tuple[tuple[str, str], ...]
    household: str = ""

    @classmethod
    def of(cls, key: str, values: Mapping[str, str], household: str = "") -> "Person":
        """From a mapping of feature to value."""
        return cls(key, tuple(sorted(values.items())), household)

    def value(self, feature: str) -> str:
        """The value of this feature; "" when it is not known."""
        return dict(self.values).get(feature, "")


@dataclass(frozen=True)
class Problem:
    """A draw of `places` people beside those who `stay`. At `one_table` the rule of the table holds for everybody."""

    people: tuple[Person, ...]
    bounds: tuple[Bound, ...]
    places: int
    stay: tuple[Person, ...] = ()
    one_table: bool = False

    @cached_property
    def open_people(self) -> tuple[Person, ...]:
        """Who may be drawn: nobody from a house of which somebody is in already."""
        taken = {person.household for person in self.stay if person.household}
        return tuple(person for person in self.people if person.household not in taken)

    @cached_property
    def open_bounds(self) -> tuple[Bound, ...]:
        """What is still to be filled: those who stay are taken off each minimum and maximum, never below zero."""
        counts = count(self.stay)
        return tuple(
            replace(
                bound,
                minimum=max(0, bound.minimum - counts[bound.key]),
                maximum=max(0, bound.maximum - counts[bound.key]),
            )
            for bound in self.bounds
        )

    def keeps(self, drawn: Iterable[Person]) -> bool:
        """Whether this group is good: the right number, one per house, every agreement, a safe table.

        The plain check that needs no solver; everything that is drawn passes it.
        """
        drawn = tuple(drawn)
        # Who stays is not judged: two of one house may have been invited by hand.
        houses = [person.household for person in drawn if person.household]
        taken = {person.household for person in self.stay}
        counts = count(drawn)
        return (
            len(drawn) == self.places
            and len(set(houses)) == len(houses)
            and not taken.intersection(houses)
            and all(bound.minimum <= counts[bound.key] <= bound.maximum for bound in self.open_bounds)
            and (not self.one_table or is_safe(table_of((*drawn, *self.stay))))
        )


def count(people: Iterable[Person]) -> Counter[tuple[str, str]]:
    """How many people there are per feature and value."""
    return Counter(each for person in people for each in person.values)


def table_of(people: Iterable[Person]) -> Table:
    """These people at one table."""
    return Table.of(person.value(ROLE) for person in people)
