"""Hiding small numbers so that nobody can be found by them, not even by subtraction.

Pure functions on tables of counts. A table is a list of rows of cells; a cell that must not be told becomes None.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from .cell_network import CellNetwork

#: How a hidden cell is shown. One mark for both kinds: which of the two it is would itself tell something.
HIDDEN = "<5 of verborgen"

Table = list[list[int | None]]
_Place = tuple[int, int]
_Line = list[_Place]


def hide_small_cells(counts: Sequence[Sequence[int]], *, smallest: int, columns_add_up: bool = True) -> Table:
    """The table with a total after every row, and below every column, and all hidden that could point at people.

    A cell from 1 up to `smallest` is hidden; a nought points at nobody and is told. Whoever knows the total of a
    line could subtract, so in every line that adds up the hidden cells are none, or at least two that leave room to
    move; and whoever solves all sums at once still finds that each of them could be `smallest` or more. The smallest
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
    network = CellNetwork(lines)
    while (exposed := _exposed(lines, network, table, hidden, smallest)) is not None:
        shown = [place for line in exposed for place in line if place not in hidden]
        totals = {line[-1] for line in exposed}
        hidden.add(min(shown, key=partial(_worth_to_a_reader, table, totals)))
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


def _exposed(
    lines: Sequence[_Line],
    network: CellNetwork[_Place],
    table: Sequence[Sequence[int]],
    hidden: set[_Place],
    smallest: int,
) -> list[_Line] | None:
    """Lines in one of which something more must be hidden, and still can be."""
    for line in lines:
        if any(place not in hidden for place in line) and not _is_safe(line, table, hidden, smallest):
            return [line]
    if all(place in hidden for line in lines for place in line):
        return None
    values = {(row, column): table[row][column] for row, column in sorted(hidden)}
    for cell in values:
        if not _can_be_enough(network, values, cell, smallest):
            own = [lines[number] for number in network.of_cell[cell]]
            open_ = [line for line in own if any(place not in hidden for place in line)]
            return open_ or [line for line in lines if any(place not in hidden for place in line)]
    return None


def _can_be_enough(network: CellNetwork[_Place], values: Mapping[_Place, int], cell: _Place, smallest: int) -> bool:
    """Whether a reader who solves all sums still thinks that this cell could be `smallest`, or something else.

    The reader knows that a hidden cell is one or more, unless it is a nought: that is the sharpest reader there is.
    """
    floors = {place: min(1, value) for place, value in values.items()}
    value = values[cell]
    if value < smallest:
        return network.shift(values, floors, cell, smallest - value) == smallest - value
    return bool(network.shift(values, floors, cell, 1) or network.shift(values, floors, cell, 1, up=False))


def _is_safe(line: _Line, table: Sequence[Sequence[int]], hidden: set[_Place], smallest: int) -> bool:
    """A quick look at one line alone; what lines tell together is looked at after it."""
    inside = [place for place in line if place in hidden]
    if not inside:
        return True
    if len(inside) < 2:
        return False
    # With the total hidden too, what the parts add up to is not known.
    if line[-1] in inside:
        return True
    # Everybody knows that a hidden cell is one or more: each could be `smallest` only when the others leave room.
    return sum(table[row][column] for row, column in inside) >= max(smallest - 1 + len(inside), 2 * len(inside))


def _worth_to_a_reader(table: Sequence[Sequence[int]], totals: set[_Place], place: _Place) -> tuple[bool, bool, int]:
    """What is hidden first: small parts; then noughts, which hide little; totals last."""
    value = table[place[0]][place[1]]
    return place in totals, value == 0, value


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
