"""A proposal for whom we want to reach where: the same everywhere, or by how many people live there."""

from collections.abc import Mapping
from typing import Final

from people.service import Province

#: People per province on 1 January 2024, rounded to ten thousand. Source: CBS (Statistics Netherlands), as published.
INHABITANTS: Final[Mapping[Province, int]] = {
    Province.DRENTHE: 500_000,
    Province.FLEVOLAND: 450_000,
    Province.FRYSLAN: 660_000,
    Province.GELDERLAND: 2_130_000,
    Province.GRONINGEN: 600_000,
    Province.LIMBURG: 1_130_000,
    Province.NOORD_BRABANT: 2_630_000,
    Province.NOORD_HOLLAND: 2_970_000,
    Province.OVERIJSSEL: 1_190_000,
    Province.UTRECHT: 1_390_000,
    Province.ZEELAND: 390_000,
    Province.ZUID_HOLLAND: 3_800_000,
}
#: What we propose to reach in half a year, per group: a beginning that is open for change.
PEOPLE_TO_REACH: Final[Mapping[str, int]] = {"citizens": 240, "civil_society": 60, "government": 36}
EQUAL, BY_INHABITANTS = "gelijk", "inwoners"


def proposal(people: int, way: str) -> dict[str, int]:
    """So many people divided over the provinces (by code): they add up to `people` exactly.

    `way` is EQUAL or BY_INHABITANTS; KeyError for another. Largest remainders (Hamilton): everybody gets the whole
    part of the share, and what is left goes to the largest remainders; equal ones in the order of Province.
    """
    weights = {EQUAL: dict.fromkeys(Province, 1), BY_INHABITANTS: INHABITANTS}[way]
    total = sum(weights.values())
    shares = {province: divmod(people * weights[province], total) for province in Province}
    left = people - sum(whole for whole, _rest in shares.values())
    first = sorted(Province, key=lambda each: -shares[each][1])[:left]
    return {each.value: shares[each][0] + (each in first) for each in Province}
