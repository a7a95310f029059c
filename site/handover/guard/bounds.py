"""By how much each number of a table may have changed between two tellings, for who knows all that both told. Pure.

What was told once and hidden the other time says something about both: who expects that people only join knows that
the number was no larger before. So both tables are unknowns in one system of sums (a linear programme), and of every
number that is not told in both the least and the most change is asked. Many at once: a copy of the system for each
question, which do not touch each other, so that the best of their sum is the best of each.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Told = Mapping[str, int]
#: Nobody counts so many people: beyond it a number is as good as without end.
_BEYOND = 1_000_000.0
#: What a reader may expect: nothing; that people only join; that people only leave.
EXPECTATIONS = (0, 1, -1)
_ROUNDING = 1e-6
#: As the solver says it.
_CANNOT_BE = 2


def few(before: Told, now: Told, lines: Sequence[Sequence[str]], *, smallest: int) -> Iterator[str]:
    """Numbers that are not told in both, of which somebody learns that 1 up to `smallest` people joined or left."""
    cells = sorted({cell for line in lines for cell in line})
    asked = [cell for cell in cells if cell not in before or cell not in now]
    if not asked:
        return
    system = _system(before, now, lines, cells)
    change = {cell: _change(system, cell) for cell in cells}
    for expects in EXPECTATIONS:
        every = _Row(sum(change[cell].row for cell in asked), 0.0)
        some = _solved(system, [every], change, expects)
        if some is None:
            continue
        # Most numbers are cleared by the two ways in which all together changed least and most.
        left = [cell for cell in asked if _is_of_a_few(change[cell].ends(some), smallest)]
        if left:
            found = _solved(system, [change[cell] for cell in left], change, expects)
            assert found is not None, "what could be just now, can be"
            for number, cell in enumerate(left):
                if _is_of_a_few(change[cell].ends(found[[number, len(left) + number]]), smallest):
                    yield cell


def _is_of_a_few(ends: tuple[float, float], smallest: int) -> bool:
    least, most = ends
    joined = least > 1 - _ROUNDING and most < smallest - _ROUNDING
    return joined or (most < -1 + _ROUNDING and least > -smallest + _ROUNDING)


@dataclass(frozen=True, slots=True)
class _Row:
    """A sum over the unknowns, and what is known beside it."""

    row: Any
    known: float

    def ends(self, found: Any) -> tuple[float, float]:
        """The least and the most of it in these solutions."""
        values = found @ self.row + self.known
        return float(values.min()), float(values.max())


@dataclass(frozen=True, slots=True)
class _System:
    """Sums over the unknowns of both tables. `place`: {(table, cell): its column}; `fixed` what is told."""

    place: Mapping[tuple[int, str], int]
    fixed: tuple[Told, Told]
    sums: Any
    rest: Any


def _system(before: Told, now: Told, lines: Sequence[Sequence[str]], cells: Sequence[str]) -> _System:
    import numpy as np  # noqa: PLC0415 -- only a dossier needs it

    fixed = before, now
    unknown = [(table, cell) for table in (0, 1) for cell in cells if cell not in fixed[table]]
    place = {each: column for column, each in enumerate(unknown)}
    rows, rest = [], []
    for table in (0, 1):
        for line in lines:
            row, known = np.zeros(len(unknown)), 0.0
            for cell in line:
                sign = -1.0 if cell == line[-1] else 1.0
                if (table, cell) in place:
                    row[place[table, cell]] += sign
                else:
                    known += sign * fixed[table][cell]
            if row.any():
                rows.append(row)
                rest.append(-known)
    return _System(place, fixed, np.array(rows).reshape(-1, len(unknown)), np.array(rest))


def _solved(system: _System, wanted: Sequence[_Row], change: Mapping[str, _Row], expects: int) -> Any:
    """For each row that is wanted a solution with the least of it, then with the most; None when none can be."""
    import numpy as np  # noqa: PLC0415 -- only a dossier needs it
    from scipy import sparse  # noqa: PLC0415 -- the same
    from scipy.optimize import linprog  # noqa: PLC0415 -- the same

    goals = np.array([each.row for each in wanted] + [-each.row for each in wanted])
    copies = len(goals)
    limits: dict[str, Any] = {}
    if expects:
        if any(not each.row.any() and expects * each.known < 0 for each in change.values()):
            return None
        kept = [each for each in change.values() if each.row.any()]
        at_most = np.array([-expects * each.row for each in kept])
        limits = {
            "A_ub": sparse.block_diag([at_most] * copies, format="csr"),
            "b_ub": np.tile([expects * each.known for each in kept], copies),
        }
    if len(system.sums):
        limits["A_eq"] = sparse.block_diag([system.sums] * copies, format="csr")
        limits["b_eq"] = np.tile(system.rest, copies)
    found = linprog(goals.ravel(), bounds=(0, _BEYOND), method="highs", **limits)
    if found.status == _CANNOT_BE:
        return None
    if found.status:
        raise RuntimeError(found.message)
    return found.x.reshape(copies, -1)


def _change(system: _System, cell: str) -> _Row:
    import numpy as np  # noqa: PLC0415 -- only a dossier needs it

    row, known = np.zeros(len(system.place)), 0.0
    for table, sign in ((0, -1.0), (1, 1.0)):
        if (table, cell) in system.place:
            row[system.place[table, cell]] = sign
        else:
            known += sign * system.fixed[table][cell]
    return _Row(row, known)
