"""From chances to a list of lots: 4096 groups that are equally likely, each with the people in it.

4096 is 16 x 16 x 16: a lot is named by three characters of a SHA-256 code, so nobody needs to calculate, and no lot is
more likely than another.
"""

from collections import Counter
from typing import Any

import numpy as np

from .cells import Cells
from .fairness import Distribution
from .lot_names import LOTS
from .panels import Panel, Panels

_MOST_SWAPS = 400


def lots_of(panels: Panels, fair: Distribution) -> list[list[str]]:
    """The list of lots: for each the keys of who is in it, sorted. Chances are met as closely as whole lots can."""
    counts = _whole(panels, fair)
    dealer = _Dealer(panels.cells)
    order = _mixed(counts)
    return [dealer.deal(fair.panels[index]) for index in order]


def _whole(panels: Panels, fair: Distribution) -> Any:
    """How many lots each group gets: whole numbers, nearest to the chances per person (squared distance)."""
    per_person = np.array(fair.panels, dtype=float) / panels.sizes
    aim = np.array(fair.chances) * LOTS
    counts = np.floor(np.array(fair.weights) * LOTS).astype(int)
    lengths = (per_person**2).sum(axis=1)
    short = aim - counts @ per_person
    while counts.sum() < LOTS:
        index = int(np.argmin(lengths - 2 * per_person @ short))
        counts[index] += 1
        short = short - per_person[index]
    for _swap in range(_MOST_SWAPS):
        gives = lengths + 2 * per_person @ short
        gives[counts == 0] = np.inf
        source = int(np.argmin(gives))
        left = short + per_person[source]
        target = int(np.argmin(lengths - 2 * per_person @ left))
        after = left - per_person[target]
        if target == source or after @ after >= short @ short - 1e-9:
            break
        counts[source] -= 1
        counts[target] += 1
        short = after
    return counts


def _mixed(counts: Any) -> list[int]:
    """The groups spread evenly over the list, so that equals take turns."""
    places = [((turn + 0.5) / many, index) for index, many in enumerate(counts) for turn in range(int(many))]
    return [index for _place, index in sorted(places)]


class _Dealer:
    """Fills groups with people: within a cell everybody in turn, and never two from one house."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.used: Counter[str] = Counter()
        self.turn: Counter[int] = Counter()

    def deal(self, panel: Panel) -> list[str]:
        """The people of one lot."""
        drawn: list[str] = []
        for unit_class in self.cells.classes:
            if len(unit_class.units[0]) == 1:
                cell = unit_class.cells[0]
                drawn += self._in_turn(cell, panel[cell])
            else:
                taken: set[tuple[str, ...]] = set()
                for cell in unit_class.cells:
                    drawn += self._from_houses(unit_class.units, cell, panel[cell], taken)
        return sorted(drawn)

    def _in_turn(self, cell: int, many: int) -> list[str]:
        people, start = self.cells.cells[cell].people, self.turn[cell]
        self.turn[cell] = (start + many) % len(people)
        return [people[(start + step) % len(people)] for step in range(many)]

    def _from_houses(
        self, units: tuple[tuple[str, ...], ...], cell: int, many: int, taken: set[tuple[str, ...]]
    ) -> list[str]:
        inside = set(self.cells.cells[cell].people)
        drawn = []
        for _person in range(many):
            key, unit = min(
                ((key, unit) for unit in units if unit not in taken for key in unit if key in inside),
                key=lambda found: (self.used[found[0]], sum(self.used[each] for each in found[1]), found[0]),
            )
            self.used[key] += 1
            taken.add(unit)
            drawn.append(key)
        return drawn
