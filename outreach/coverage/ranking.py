"""Where to go next: an order that can be explained in four sentences. Pure: nothing is asked of the database.

What is missing is what was agreed, less whom we reached, less whom we expect at what is planned. First comes where
the largest part of the agreed number is missing. Then where most people are missing; then where we were least often;
then where most partners can help. What is left is decided by the code of province and group, the same every time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

#: A hidden number is reckoned with as this one, unless everybody can see what hidden numbers are on average.
HIDDEN_AS: Final = Fraction(2)
#: Of all places at a planned date, about this part is taken by somebody we did not reach yet.
PART_THAT_COMES: Final = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Want:
    """One group in one province. `reached` None: hidden, and reckoned with as `hidden_as`, so that the order gives
    nothing away. `places` are those that are planned, for this group.
    """

    province: str
    group: str
    target: int
    reached: int | None
    places: Fraction = Fraction(0)
    held: int = 0
    partners: int = 0
    hidden_as: Fraction = HIDDEN_AS

    @property
    def missing(self) -> Fraction:
        """How many people we still miss, after what is planned."""
        reached = self.hidden_as if self.reached is None else self.reached
        return max(Fraction(0), self.target - reached - self.places * PART_THAT_COMES)


def ranked(wants: Iterable[Want]) -> list[Want]:
    """Where people are missing, most urgent first. What lacks nobody is left out."""

    def order(want: Want) -> tuple[Fraction, Fraction, int, int, str, str]:
        return -want.missing / want.target, -want.missing, want.held, -want.partners, want.province, want.group

    return sorted((want for want in wants if want.target and want.missing >= 1), key=order)


def one_per_province(wants: Iterable[Want], most: int) -> list[Want]:
    """The first of each province, at most so many: other places come into view too."""
    found: dict[str, Want] = {}
    for want in wants:
        found.setdefault(want.province, want)
    return list(found.values())[:most]
