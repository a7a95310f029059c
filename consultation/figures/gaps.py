"""Whom we miss, measured by what was agreed. Pure: numbers in, numbers out, in whole people."""

from dataclasses import dataclass
from enum import StrEnum


class GapState(StrEnum):
    """What there is to say about a perspective, once it has a target."""

    MISSING = "missing"
    ENOUGH = "enough"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Gap:
    """`missing` people short of `needed`; 0 when there are enough, or more than agreed."""

    state: GapState
    needed: int
    missing: int = 0


def gap_of(people: int, total: int, *, share: int | None, tolerance: int, minimum: int) -> Gap:
    """The gap of one perspective: ceil(share x total) - people, and never fewer than the minimum.

    `total` is everybody who fills a target; who did not say from where they speak is not spread over the others.
    `share` and `tolerance` are in percent of that total. Within the tolerance a share is good enough; the minimum has
    none. A share of which nobody was heard yet misses at least one.
    """
    needed, too_small = minimum, False
    if share:
        needed = max(-(-share * total // 100), minimum, 1)
        too_small = not people or people * 100 < (share - tolerance) * total
    if people < minimum or too_small:
        return Gap(GapState.MISSING, needed, needed - people)
    if share is not None and people * 100 > (share + tolerance) * total:
        return Gap(GapState.MORE, needed)
    return Gap(GapState.ENOUGH, needed)
