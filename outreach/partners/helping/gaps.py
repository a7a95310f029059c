"""Where help is missing: per province who helps with a need, and who perhaps does. Pure: no database, no clock.

The blind spots of the advice are gaps in help (a place, a limit to the income, one's own business), not gaps in our
reach. What nobody told us is said as "perhaps", never counted as help.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from people.service import Province

from ...enums import PartnerOffer, YesNoUnknown

#: From how many organisations nearby a province stands in the darkest two colours.
SOME, MANY = 2, 5


@dataclass(frozen=True, slots=True)
class Fact:
    """What of an organisation matters for the map. The lists are codes, as in Partner."""

    provinces: Sequence[str]
    nationwide: bool
    offers: Sequence[str]
    languages: Sequence[str]
    helps_entrepreneurs: str
    income_limit: str
    waiting_weeks: int | None


@dataclass(frozen=True, slots=True)
class Need:
    """What somebody needs; "" and False ask nothing. `above_income`: earns more than most limits allow."""

    offer: str = ""
    language: str = ""
    entrepreneur: bool = False
    above_income: bool = False


class Fits(IntEnum):
    """Whether an organisation helps with a need."""

    NO = 0
    PERHAPS = 1
    YES = 2


class Level(IntEnum):
    """How much help there is nearby, as the map shades it."""

    NOBODY = 0
    FAR_OR_PERHAPS = 1
    ONE = 2
    SOME = 3
    MANY = 4


@dataclass(frozen=True, slots=True)
class Spot:
    """One province: who surely helps nearby and nationwide, who perhaps helps, and the shortest wait known (weeks)."""

    province: str
    near: int = 0
    nationwide: int = 0
    perhaps: int = 0
    shortest_wait: int | None = None

    @property
    def is_blind(self) -> bool:
        """Nobody surely helps, near or from afar."""
        return self.near + self.nationwide == 0

    @property
    def level(self) -> Level:
        """For the map."""
        if self.near >= MANY:
            return Level.MANY
        if self.near >= SOME:
            return Level.SOME
        if self.near:
            return Level.ONE
        return Level.FAR_OR_PERHAPS if self.nationwide or self.perhaps else Level.NOBODY


def fits(fact: Fact, need: Need) -> Fits:
    """Whether this organisation helps with this need. What we do not know makes it "perhaps"."""
    if (need.offer and need.offer not in fact.offers) or (need.language and need.language not in fact.languages):
        return Fits.NO
    answers = []
    if need.entrepreneur:
        answers.append(_AS_WISHED[fact.helps_entrepreneurs])
    if need.above_income:
        answers.append(_AS_FEARED[fact.income_limit])
    return min(answers, default=Fits.YES)


_AS_WISHED: dict[str, Fits] = {
    YesNoUnknown.YES: Fits.YES,
    YesNoUnknown.NO: Fits.NO,
    YesNoUnknown.UNKNOWN: Fits.PERHAPS,
}
_AS_FEARED: dict[str, Fits] = {
    YesNoUnknown.YES: Fits.NO,
    YesNoUnknown.NO: Fits.YES,
    YesNoUnknown.UNKNOWN: Fits.PERHAPS,
}


def spots_of(facts: Iterable[Fact], need: Need) -> dict[str, Spot]:
    """All twelve provinces, each with who helps there with this need."""
    found = {code: Spot(code) for code in Province.values}
    for fact in facts:
        answer = fits(fact, need)
        if answer is Fits.NO:
            continue
        for code in Province.values if fact.nationwide else {*fact.provinces} & found.keys():
            found[code] = _with(found[code], fact, answer)
    return found


def _with(spot: Spot, fact: Fact, answer: Fits) -> Spot:
    if answer is Fits.PERHAPS:
        return replace(spot, perhaps=spot.perhaps + 1)
    waits = [weeks for weeks in (spot.shortest_wait, fact.waiting_weeks) if weeks is not None]
    return replace(
        spot,
        near=spot.near + (not fact.nationwide),
        nationwide=spot.nationwide + fact.nationwide,
        shortest_wait=min(waits, default=None),
    )


#: What is looked at by itself: each kind of help, one's own business, and an income above the limits.
LOOKED_AT: tuple[Need, ...] = (
    *(Need(offer=offer.value) for offer in PartnerOffer),
    Need(entrepreneur=True),
    Need(above_income=True),
)


def blind_spots(facts: Sequence[Fact], needs: Iterable[Need] = LOOKED_AT) -> Mapping[Need, list[str]]:
    """Per need the provinces in which nobody surely helps; needs without such a province are left out."""
    found = {}
    for need in needs:
        blind = [code for code, spot in spots_of(facts, need).items() if spot.is_blind]
        if blind:
            found[need] = blind
    return found
