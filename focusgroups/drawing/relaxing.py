"""When no good group exists: the smallest change of the agreements that makes one possible.

Costs as in sortition-algorithms: 1 per place that a maximum rises, 1 + 2 / minimum per place that a minimum falls, so
that small groups are let go last. Imported by the worker only.
"""

from typing import Any

import numpy as np
from scipy.optimize import Bounds, milp

from .changes import Change
from .panels import EXACT, Panels
from .problem import Bound, Problem


def cheapest_change(problem: Problem, *, beyond_flex: bool = False) -> list[Change] | None:
    """What to change, in the order of the agreements; [] when it fits already, None when no change helps.

    Without `beyond_flex` only as far as the organiser said; with it, as far as needed.
    """
    if not problem.open_people:  # no agreement brings people: everybody is in already, or lives with who is
        return None
    panels = Panels(problem)
    cells, bounds = len(panels.most), problem.open_bounds
    switch = int(problem.one_table)
    rows = panels.rows()
    first = cells + switch
    costs = np.zeros(first + 2 * len(bounds))
    most = np.zeros(first + 2 * len(bounds))
    most[:cells] = panels.most
    most[cells:first] = 1
    for index, (bound, asked) in enumerate(zip(bounds, problem.bounds, strict=True)):
        down, up = first + 2 * index, first + 2 * index + 1
        parts = [(column, 1.0) for column in panels.columns_of(index)]
        rows.add([*parts, (down, 1.0)], bound.minimum, np.inf)
        rows.add([*parts, (up, -1.0)], -np.inf, bound.maximum)
        most[down] = bound.minimum if beyond_flex else min(bound.minimum, asked.minimum - asked.flex_minimum)
        most[up] = problem.places if beyond_flex else asked.flex_maximum - asked.maximum
        costs[down] = 1 + 2 / asked.minimum if asked.minimum else 1
        costs[up] = 1
    result = milp(
        costs,
        constraints=rows.constraint(len(costs)),
        bounds=Bounds(0, most),
        integrality=np.ones(len(costs)),
        options=EXACT,
    )
    if result.x is None:
        return None
    return [each for index, bound in enumerate(problem.bounds) for each in _changes(bound, result.x[first:], index)]


def _changes(bound: Bound, slack: Any, index: int) -> list[Change]:
    down, up = round(slack[2 * index]), round(slack[2 * index + 1])
    found = []
    if down:
        found.append(Change(*bound.key, "minimum", bound.minimum, bound.minimum - down))
    if up:
        found.append(Change(*bound.key, "maximum", bound.maximum, bound.maximum + up))
    return found
