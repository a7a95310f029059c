"""Good groups, found by a solver: whole numbers per cell that keep every agreement (scipy.optimize.milp, HiGHS).

Imported by the worker only: numpy and scipy are heavy. The same question gives the same answer: the order of the cells
is fixed, and the solver has no clock and no chance in it.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from ..table_rules import CITIZENS as CITIZENS_GROUP
from ..table_rules import COUNTED_AS_OFFICIALS, FEWEST_CITIZENS, MOST_OFFICIALS, Table
from .cells import Cells, cells_of
from .problem import ROLE, Problem, table_of

Panel = tuple[int, ...]
#: Nodes after which the solver gives up: far more than these questions need (they take one to a few hundred).
MOST_NODES = 50_000
EXACT = {"mip_rel_gap": 0.0, "node_limit": MOST_NODES}


@dataclass
class Rows:
    """Linear rows under construction: low <= sum of coefficient x variable <= high."""

    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    at: list[tuple[int, int, float]] = field(default_factory=list)

    def add(self, parts: list[tuple[int, float]], low: float, high: float) -> None:
        """One more row."""
        self.at += [(len(self.low), column, value) for column, value in parts]
        self.low.append(low)
        self.high.append(high)

    def constraint(self, columns: int) -> LinearConstraint:
        """For the solver."""
        rows, where, values = zip(*self.at, strict=True) if self.at else ((), (), ())
        matrix = coo_array((values, (rows, where)), shape=(len(self.low), columns)).tocsr()
        return LinearConstraint(matrix, self.low, self.high)


class Panels:
    """The good groups of one problem: the best by some weights, one at a time."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.cells: Cells = cells_of(problem.open_people)
        self.sizes = np.array([len(cell.people) for cell in self.cells.cells], dtype=float)
        self.most = np.array(
            [len(self.cells.classes[cell.unit_class].units) for cell in self.cells.cells], dtype=float
        )
        rows = self.rows()
        for index, bound in enumerate(problem.open_bounds):
            rows.add([(column, 1.0) for column in self.columns_of(index)], bound.minimum, bound.maximum)
        self._columns = len(self.most) + int(problem.one_table)
        self._constraint = rows.constraint(self._columns)

    def best(self, weights: Any) -> tuple[Panel, float] | None:
        """The good group with the highest sum of weights, and a proven upper bound on that sum; None when there is
        no good group at all. Weights are scaled for the solver, so that tiny prices are told apart.
        """
        if not self._columns:
            return None
        scale = float(np.abs(weights).max()) or 1.0
        aim = np.zeros(self._columns)
        aim[: len(weights)] = -np.asarray(weights) / scale * 1000
        result = milp(
            aim,
            constraints=self._constraint,
            bounds=Bounds(0, np.append(self.most, [1.0] * (self._columns - len(self.most)))),
            integrality=np.ones(self._columns),
            options=EXACT,
        )
        if result.x is None:
            return None
        panel = tuple(round(value) for value in result.x[: len(self.most)])
        limit = -result.mip_dual_bound if result.mip_dual_bound is not None else -result.fun
        return panel, max(float(limit), float(-result.fun)) * scale / 1000

    def columns_of(self, bound: int) -> list[int]:
        """The cells whose people count for this agreement."""
        key = self.problem.bounds[bound].key
        return [column for column, cell in enumerate(self.cells.cells) if key in cell.values]

    def rows(self) -> Rows:
        """What no flex can change: the number of places, one per house, the rule of the table."""
        rows = Rows()
        everybody = [(column, 1.0) for column in range(len(self.most))]
        rows.add(everybody, self.problem.places, self.problem.places)
        for unit_class in self.cells.classes:
            if len(unit_class.cells) > 1:
                rows.add([(column, 1.0) for column in unit_class.cells], 0, len(unit_class.units))
        if self.problem.one_table:
            self._safe_table(rows)
        return rows

    def _safe_table(self, rows: Rows) -> None:
        """The rule of focusgroups.table_rules as rows, with one switch: 1 when there are citizens."""
        switch = len(self.most)
        roles = [dict(cell.values).get(ROLE, "") for cell in self.cells.cells]
        citizens = [(column, 1.0) for column, role in enumerate(roles) if role == CITIZENS_GROUP]
        officials = [(column, 1.0) for column, role in enumerate(roles) if role in COUNTED_AS_OFFICIALS]
        there: Table = table_of(self.problem.stay)
        many = float(self.problem.places + len(self.problem.stay) + 1)
        endless = np.inf
        rows.add([*citizens, (switch, -many)], -endless, -there.citizens)
        rows.add([*citizens, (switch, -float(FEWEST_CITIZENS))], -there.citizens, endless)
        rows.add([*officials, (switch, many)], -endless, MOST_OFFICIALS + many - there.officials)
        twice = [(column, 2.0) for column, _one in officials]
        less = [(column, -1.0) for column, _one in citizens]
        rows.add([*twice, *less, (switch, 2 * many)], -endless, 2 * many + there.citizens - 2 * there.officials)
