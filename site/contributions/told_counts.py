"""The one door through which a sheet tells counts: past what earlier dossiers for everybody told.

Small numbers are hidden first (`small_cells`), within one table. Two dossiers can be subtracted as well: so each
table then goes to the guard of the dossier, which hides more or tells the older numbers again. In a dossier for the
team there is no guard, and nothing changes. A table is known by its sheet and a key without words (numbers and codes);
its numbers must not depend on which round the dossier is about, or two rounds could be subtracted from all of them.
"""

from collections.abc import Mapping, Sequence

from .sheets import Scope
from .small_cells import Table


def tell_cells(
    scope: Scope, sheet: str, key: object, cells: Mapping[str, int | None], lines: Sequence[Sequence[str]] = ()
) -> dict[str, int | None]:
    """The counts of one table, by name; None is hidden. In each of `lines` the last is the sum of the others."""
    if scope.guard is None:
        return dict(cells)
    return dict(scope.guard.tell(sheet, str(key), cells, lines))


def tell_cell(scope: Scope, sheet: str, key: object, number: int | None) -> int | None:
    """One count that stands in no sum."""
    return tell_cells(scope, sheet, key, {"": number})[""]


def tell_table(
    scope: Scope,
    sheet: str,
    key: object,
    table: Table,
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    columns_add_up: bool = True,
) -> Table:
    """A table as `hide_small_cells` gives it: a total after every row, and below every column when those add up.

    `rows` and `columns` are the codes of the parts, without those of the totals.
    """
    if scope.guard is None or not table:
        return table
    down = [*rows, ""] if columns_add_up else list(rows)
    across = [*columns, ""]
    names = [[f"{row}|{column}" for column in across] for row in down]
    cells = {name: cell for line, row in zip(names, table, strict=True) for name, cell in zip(line, row, strict=True)}
    lines = [*names, *([list(column) for column in zip(*names, strict=True)] if columns_add_up else [])]
    told = tell_cells(scope, sheet, key, cells, lines)
    return [[told[name] for name in line] for line in names]
