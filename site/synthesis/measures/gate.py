"""A set in which every group has a majority: the gate, and the order behind it. Pure; no numpy needed.

For criteria everybody must be able to live with each of them: an option comes through when in *every* group more than
half of the people who answered are for it. What comes through is ordered by the group that supports it least.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

#: For one option: group -> (people for it, people who answered).
Support = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Gated:
    """`chosen` in order, at most as many as asked for; `held_back` came through but there was no room.

    `stopped_by` gives for every option that did not come through the groups without a majority.
    """

    chosen: tuple[str, ...]
    held_back: tuple[str, ...]
    stopped_by: Mapping[str, tuple[str, ...]]


def share(people_for: int, people: int) -> Fraction:
    """As an exact fraction, so that equal is equal; of nobody it is nought."""
    return Fraction(people_for, people) if people else Fraction(0)


def lowest(support: Support) -> Fraction:
    """The share in the group that supports it least."""
    return min((share(*counts) for counts in support.values()), default=Fraction(0))


def has_majority(people_for: int, people: int) -> bool:
    """More than half: exactly half is not enough."""
    return 2 * people_for > people


def gate(support: Mapping[str, Support], lots: Mapping[str, str], seats: int | None = None) -> Gated:
    """Through the gate, ordered by the lowest share, then the share of all groups together (each group weighs the
    same), then the lot."""
    stopped_by = {
        code: groups
        for code, counts in support.items()
        if (groups := tuple(group for group, both in counts.items() if not has_majority(*both)))
    }
    through = sorted(
        (code for code in support if support[code] and code not in stopped_by),
        key=lambda code: (-lowest(support[code]), -_together(support[code]), lots[code]),
    )
    most = len(through) if seats is None else seats
    return Gated(tuple(through[:most]), tuple(through[most:]), stopped_by)


def by_lowest(codes: Sequence[str], support: Mapping[str, Support], lots: Mapping[str, str]) -> list[str]:
    """These options by the share in the group that supports them least, then the lot: the tie-break of every set."""
    return sorted(codes, key=lambda code: (-lowest(support[code]), lots[code]))


def _together(support: Support) -> Fraction:
    return sum((share(*counts) for counts in support.values()), Fraction(0))
