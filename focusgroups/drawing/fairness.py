"""Chances as equal as the agreements allow: first the smallest chance as high as can be, then the next smallest.

Flanigan et al., "Fair algorithms for selecting citizens' assemblies", Nature 596 (2021): a distribution over good
groups, by column generation. The linear program gives prices, the solver the group those prices want most; when no
group is worth more than those we have, the chances are proven the best. Leximin repeats this with the smallest fixed.
Over cells instead of persons, so equals have equal chances.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import linprog

from .panels import Panel, Panels

#: How many times the next smallest chance is raised; after that what is left stays at the last floor or above.
MOST_ROUNDS = 60
#: Groups tried per round before we stop and say how far from the best we may be.
MOST_TRIES = 400
_ENOUGH = 1e-6
_SOME = 1e-7

Report = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Distribution:
    """Good groups, how often each, and the chance per cell. `impossible` cells are in no good group.

    `floor` is the smallest chance of the others, `limit` the proven best that it could be; `proven` is False when the
    search for groups stopped early.
    """

    panels: tuple[Panel, ...]
    weights: tuple[float, ...]
    chances: tuple[float, ...]
    impossible: frozenset[int]
    floor: float
    limit: float
    rounds: int
    proven: bool


def distribute(panels: Panels, report: Report = lambda share: None) -> Distribution | None:
    """The fairest distribution; None when there is no good group. `report` hears how far it is, from 0 to 1."""
    found, impossible = _cover(panels)
    if not found:
        return None
    report(0.2)
    free = [cell for cell in range(len(panels.sizes)) if cell not in impossible]
    fixed: dict[int, float] = {}
    floor = limit = 0.0
    weights: Any = np.zeros(len(found))
    rounds, proven = 0, True
    while len(fixed) < len(free) and rounds < MOST_ROUNDS:
        level, weights, prices, gap, is_best = _raise(panels, found, free, fixed)
        proven = proven and is_best
        if not rounds:
            floor, limit = level, level + gap
        tight = [cell for cell in free if cell not in fixed and prices[cell] > _SOME]
        fixed |= dict.fromkeys(tight or [cell for cell in free if cell not in fixed], level)
        rounds += 1
        report(0.2 + 0.8 * len(fixed) / len(free))
    used = [index for index, weight in enumerate(weights) if weight > 1e-9]
    kept = np.array([weights[index] for index in used])
    kept = kept / kept.sum()
    chances = kept @ np.array([found[index] for index in used]) / panels.sizes
    return Distribution(
        tuple(found[index] for index in used),
        tuple(map(float, kept)),
        tuple(map(float, chances)),
        frozenset(impossible),
        floor,
        limit,
        rounds,
        proven,
    )


def _cover(panels: Panels) -> tuple[list[Panel], set[int]]:
    """Groups in which everybody occurs who can, and the cells that cannot."""
    missing = set(range(len(panels.sizes)))
    found: list[Panel] = []
    while missing:
        weights = np.zeros(len(panels.sizes))
        weights[sorted(missing)] = 1 / panels.sizes[sorted(missing)]
        best = panels.best(weights)
        if best is None:
            return [], missing
        new = {cell for cell in missing if best[0][cell]}
        if not new:
            # With the most of the missing there is nobody of them: they are in no good group.
            break
        found.append(best[0])
        missing -= new
    return found, missing


def _raise(
    panels: Panels, found: list[Panel], free: list[int], fixed: dict[int, float]
) -> tuple[float, Any, Any, float, bool]:
    """Raise the smallest chance that is not fixed; adds groups to `found`.

    Gives that chance, the weights, the prices per cell, how much higher it could be at most, and whether it is proven.
    """
    known = set(found)
    for _try in range(MOST_TRIES):
        level, weights, prices, worth = _master(panels, found, free, fixed)
        best = panels.best(prices / panels.sizes)
        assert best is not None, "a group that was there is gone"
        gap = max(0.0, best[1] - worth)
        if (is_best := gap <= _ENOUGH * max(level, 1e-3)) or best[0] in known:
            return level, weights, prices, gap, is_best
        found.append(best[0])
        known.add(best[0])
    return level, weights, prices, gap, False


def _master(
    panels: Panels, found: list[Panel], free: list[int], fixed: dict[int, float]
) -> tuple[float, Any, Any, float]:
    """The linear program over the groups we have: level, weights, prices per cell, and what a group is worth."""
    shares = (np.array(found, dtype=float) / panels.sizes)[:, free].T
    is_free = np.array([cell not in fixed for cell in free], dtype=float)
    held = np.array([fixed.get(cell, 0.0) for cell in free])
    matrix = np.hstack([-shares, is_free[:, None]])
    aim = np.zeros(len(found) + 1)
    aim[-1] = -1
    one = np.ones((1, len(found) + 1))
    one[0, -1] = 0
    # What is fixed may give way by a hair, or the rounding of the computer makes it impossible.
    result = linprog(aim, matrix, -held * (1 - 1e-9) + 1e-12, one, [1.0], method="highs-ds")
    assert result.status == 0, result.message
    prices = np.zeros(len(panels.sizes))
    prices[free] = np.maximum(0.0, -result.ineqlin.marginals)
    return float(result.x[-1]), result.x[:-1], prices, float(-result.eqlin.marginals[0])
