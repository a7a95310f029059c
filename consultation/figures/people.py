"""Counts of people: open and by invitation apart, and how far they may overlap. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from contributions.service import Recruitment, TookPartBefore


@dataclass(frozen=True, slots=True)
class Ways:
    """So many people, by the way they came."""

    open: int = 0
    invited: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.open + self.invited

    def __add__(self, other: Self) -> Self:
        return type(self)(self.open + other.open, self.invited + other.invited)

    def plus(self, recruitment: str, people: int) -> Self:
        """With so many more who came this way."""
        is_invited = recruitment == Recruitment.INVITED
        return type(self)(self.open + (0 if is_invited else people), self.invited + (people if is_invited else 0))


@dataclass(frozen=True, slots=True)
class PeopleRange:
    """How many different people: between these two. `not_said` of them did not say, and count as one each."""

    low: int
    high: int
    not_said: int = 0

    @property
    def is_one_number(self) -> bool:
        """Whether nobody said that they may have taken part before."""
        return self.low == self.high


def range_of(before: Mapping[str, int]) -> PeopleRange:
    """What the answers to "Heeft u al meegedaan?" make of the number of people.

    Whoever says yes, or does not remember, may be counted twice already; so they are in the upper bound and not in
    the lower. As soon as there is anybody, there is at least one.
    """
    high = sum(before.values())
    maybe_double = before.get(TookPartBefore.YES, 0) + before.get(TookPartBefore.UNSURE, 0)
    return PeopleRange(max(high - maybe_double, min(high, 1)), high, before.get("", 0))
