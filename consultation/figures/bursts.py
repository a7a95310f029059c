"""Days on which many more people handed in than usual: to look at, never to drop. It may be a good evening. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median

#: Fewer than this on a day is never a burst, however quiet the other days were.
SMALLEST_BURST = 10
TIMES_THE_MEDIAN = 5


@dataclass(frozen=True, slots=True)
class Burst:
    """So many people on one day, where `usual` is the middle of all days on which anybody came."""

    day: date
    people: int
    usual: float


def bursts_in(days: Mapping[date, int]) -> list[Burst]:
    """The days above both bounds, in order. Only days are known: we keep no clock."""
    if not days:
        return []
    usual = median(days.values())
    bound = max(SMALLEST_BURST, TIMES_THE_MEDIAN * usual)
    return [Burst(day, people, usual) for day, people in sorted(days.items()) if people > bound]
