"""Variables and rows of a mixed-integer programme, collected one by one and handed to HiGHS."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scipy.optimize import LinearConstraint

ENDLESS = float("inf")
Terms = Iterable[tuple[int, float]]


@dataclass
class Rows:
    """`low <= sum of terms <= high` for each row; every variable has bounds and is whole or not."""

    lowest: list[float] = field(default_factory=list)
    highest: list[float] = field(default_factory=list)
    whole: list[int] = field(default_factory=list)
    _row: list[int] = field(default_factory=list)
    _column: list[int] = field(default_factory=list)
    _value: list[float] = field(default_factory=list)
    _low: list[float] = field(default_factory=list)
    _high: list[float] = field(default_factory=list)

    def variable(self, low: float = 0, high: float = 1, *, whole: bool = True) -> int:
        """A new variable; gives its number."""
        self.lowest.append(low)
        self.highest.append(high)
        self.whole.append(int(whole))
        return len(self.lowest) - 1

    def add(self, terms: Terms, low: float = -ENDLESS, high: float = ENDLESS) -> int:
        """A new row; gives its number. The same variable may stand in it twice: the values are summed."""
        row = len(self._low)
        for column, value in terms:
            self._row.append(row)
            self._column.append(column)
            self._value.append(value)
        self._low.append(low)
        self._high.append(high)
        return row

    def constraint(self) -> "LinearConstraint":
        """All rows as scipy takes them."""
        from scipy.optimize import LinearConstraint  # noqa: PLC0415 -- heavy; only in the worker
        from scipy.sparse import csr_array  # noqa: PLC0415 -- heavy; only in the worker

        shape = (len(self._low), len(self.lowest))
        return LinearConstraint(
            csr_array((self._value, (self._row, self._column)), shape=shape), self._low, self._high
        )

    def costs(self, terms: Mapping[int, float]) -> list[float]:
        """What is minimised, as a list over all variables."""
        found = [0.0] * len(self.lowest)
        for column, value in terms.items():
            found[column] += value
        return found
