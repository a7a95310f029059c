"""Hiding small numbers so that nobody can be found by them, not even by subtraction.

Pure functions on tables of counts. A table is a list of rows of cells; a cell that must not be told becomes None.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

#: How a hidden cell is shown. One mark for both kinds: which of the two it is would itself tell something.
HIDDEN = "<5 of verborgen"

Table = list[list[int | None]]
_Place = tuple[int, int]
_Line = list[_Place]


def hide_small_cells(counts: Sequence[Sequence[int]], *, smallest: int, columns_add_up: bool = True) -> Table:
    """The table with a total after every row, and below every column, and all hidden that could point at people.

    A cell from 1 up to `smallest` is hidden; a nought points at nobody and is told. Whoever knows the total of a
    line could subtract, so in every line that adds up the hidden cells are none, or at least two that together are
    at least `smallest` and leave room to move; and no hidden cell can be worked out by combining lines. The smallest
    of the other cells are hidden until that holds; totals are cells like any other, hidden last. `columns_add_up` is
    False when one person can be in several rows (more answers allowed): then there is no total below, and no
    subtracting down a column.
    """
    table = [[*row, sum(row)] for row in counts]
    if columns_add_up and table:
        table.append([sum(column) for column in zip(*table, strict=True)])
    hidden = {
        (row, column) for row, cells in enumerate(table) for column, cell in enumerate(cells) if 0 < cell < smallest
    }
    lines = _lines(table, columns_add_up=columns_add_up)
    while (exposed := _exposed_line(lines, table, hidden, smallest, columns_add_up)) is not None:
        shown = [place for place in exposed if place not in hidden]
        total = exposed[-1]
        hidden.add(min(shown, key=partial(_worth_to_a_reader, table, total)))
    return [
        [None if (row, column) in hidden else cell for column, cell in enumerate(cells)]
        for row, cells in enumerate(table)
    ]


def _lines(table: Sequence[Sequence[int]], *, columns_add_up: bool) -> list[_Line]:
    """The places that stand in one sum, the total last: every row, and every column when those add up."""
    width = len(table[0]) if table else 0
    rows = [[(row, column) for column in range(width)] for row in range(len(table))]
    columns = [[(row, column) for row in range(len(table))] for column in range(width)] if columns_add_up else []
    return rows + columns


def _exposed_line(
    lines: Sequence[_Line],
    table: Sequence[Sequence[int]],
    hidden: set[_Place],
    smallest: int,
    columns_add_up: bool,
) -> _Line | None:
    """A line in which something more must be hidden, and still can be."""
    for line in lines:
        if any(place not in hidden for place in line) and not _is_safe(line, table, hidden, smallest):
            return line
    if columns_add_up:
        for row, column in sorted(hidden):
            if not _has_a_way_round((row, column), hidden):
                for line in lines:
                    if (row, column) in line and any(place not in hidden for place in line):
                        return line
    return None


def _is_safe(line: _Line, table: Sequence[Sequence[int]], hidden: set[_Place], smallest: int) -> bool:
    inside = [place for place in line if place in hidden]
    if not inside:
        return True
    if len(inside) < 2:
        return False
    # With the total hidden too, what the parts add up to is not known.
    if line[-1] in inside:
        return True
    # Everybody knows that a hidden cell is one or more: five hidden cells that are five together are five ones.
    return sum(table[row][column] for row, column in inside) >= max(smallest, 2 * len(inside))


def _worth_to_a_reader(table: Sequence[Sequence[int]], total: _Place, place: _Place) -> tuple[bool, bool, int]:
    """What is hidden first: small parts; then noughts, which hide little; totals last."""
    value = table[place[0]][place[1]]
    return place == total, value == 0, value


def _has_a_way_round(cell: _Place, hidden: set[_Place]) -> bool:
    """Whether a hidden cell can still have another value: rows and columns as points, hidden cells as lines.

    In such a drawing a value can be shifted round every closed path. A cell on no closed path is fixed by the rest.
    """
    reached, waiting = {("row", cell[0])}, [("row", cell[0])]
    while waiting:
        kind, number = waiting.pop()
        for row, column in hidden:
            if (row, column) == cell or number != (row if kind == "row" else column):
                continue
            other = ("column", column) if kind == "row" else ("row", row)
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return ("column", cell[1]) in reached


def coarse_labels(
    people: Mapping[str, int], *, smallest: int, wider: Callable[[str], str], otherwise: str
) -> dict[str, str]:
    """For each group the label its people may carry: its own when `smallest` people are in it, else a wider one.

    People of small groups are put together under `wider(group)`; where even they are too few, under `otherwise`.
    So every label that is told stands for at least `smallest` people.
    """
    small = {group for group, number in people.items() if number < smallest}
    together: dict[str, int] = {}
    for group in small:
        together[wider(group)] = together.get(wider(group), 0) + people[group]
    return {
        group: group if group not in small else wider(group) if together[wider(group)] >= smallest else otherwise
        for group in people
    }


def told_number(number: int, *, smallest: int, everybody: bool) -> int | str:
    """One number that nothing else is subtracted from: for everybody one up to `smallest` is hidden."""
    return HIDDEN if everybody and 0 < number < smallest else number
