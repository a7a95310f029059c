"""The dossier as a workbook for Excel and its kin.

openpyxl in write-only mode: rows stream to the file, memory does not grow with their number. Somebody's "=" stays
a text: every text is written as one, whatever it begins with.
"""

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, BinaryIO

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell.cell import ERROR_CODES, Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from contributions.service import Column, ColumnKind, Sheet

from .archive import DatedZip
from .cells import plain

if TYPE_CHECKING:
    from ..dossier import Dossier

#: What one sheet of Excel holds, the header included; what is more goes on in a next sheet.
MOST_ROWS = 1_048_576

_HEADER_FONT = Font(bold=True, color="FFFFFF")
_HEADER_FILL = PatternFill("solid", fgColor="0B5C55")
_HEADER_ALIGNMENT = Alignment(vertical="center", wrap_text=True)
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_TOP = Alignment(vertical="top")
_DAY = "dd-mm-yyyy"
_LONGEST_TITLE = 31  # of the name of a sheet, in Excel
_NOT_IN_A_TITLE = str.maketrans("[]:*?/\\'", "()-----’")

#: What Excel would read as one letter by its number (ECMA-376, ST_Xstring), when somebody typed just that.
_ESCAPED = re.compile("_x[0-9A-Fa-f]{4}_")

Rows = Iterable[Sequence[Any]]


class _ReadyCell(Cell):
    """A cell made by us. openpyxl first tries to take it for a value, and prints it in the error that follows."""

    __slots__ = ()

    def __repr__(self) -> str:
        return ""


def write(dossier: "Dossier", output: BinaryIO) -> None:
    """Write every sheet of the dossier."""
    pages = ((sheet, dossier.rows(sheet)) for sheet in dossier.sheets)
    write_workbook(pages, output, title=dossier.title, made_on=dossier.made_on)


def write_workbook(
    sheets: Iterable[tuple[Sheet, Rows]], output: BinaryIO, *, title: str = "", made_on: datetime | None = None
) -> None:
    """Write the sheets, in the order in which they come, each with its rows, to `output`.

    With the same rows, title and moment (default: now) the file has the same bytes.
    """
    moment = plain(made_on or timezone.now()).replace(microsecond=0)
    book = Workbook(write_only=True)
    book.properties.creator, book.properties.title = "Reisgenoot", title or None
    book.properties.created = book.properties.modified = moment
    _stand_at_the_top(book)
    try:
        for sheet, rows in sheets:
            _write_sheets(book, sheet, rows)
        with DatedZip(output, moment) as archive:
            ExcelWriter(book, archive).write_data()
    except BaseException:
        _leave_nothing_behind(book)
        raise


def _stand_at_the_top(book: Workbook) -> None:
    """Beside folded text a cell stands at the top: in the default style, so that it costs nothing per cell."""
    book._cell_styles[0].alignmentId = book._alignments.add(_TOP)


def _leave_nothing_behind(book: Workbook) -> None:
    """Remove the files in which openpyxl keeps rows until it saves: after a failure it would leave people's words."""
    for written in book.worksheets:
        if written._writer is not None:
            if not written.closed:
                written.close()
            with contextlib.suppress(FileNotFoundError):  # in the workbook already
                written._writer.cleanup()
            written._writer = None


def _write_sheets(book: Workbook, sheet: Sheet, rows: Rows) -> None:
    """Write one sheet, and as many after it as its rows need."""
    rest = iter(rows)
    _write_sheet(book, sheet, islice(rest, MOST_ROWS - 1))
    for first in rest:
        _write_sheet(book, sheet, chain((first,), islice(rest, MOST_ROWS - 2)))


def _write_sheet(book: Workbook, sheet: Sheet, rows: Rows) -> None:
    written = book.create_sheet(_free_title(book, sheet.title))
    written.freeze_panes = "A2"
    written.print_title_rows = "1:1"
    for place, column in enumerate(sheet.columns, start=1):
        written.column_dimensions[get_column_letter(place)].width = column.width
    written.append([_header(written, column) for column in sheet.columns])
    last = 1
    for row in _styled(written, sheet.columns, rows):
        written.append(row)
        last += 1
    written.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{last}"
    written.close()


def _free_title(book: Workbook, title: str) -> str:
    """A name for a sheet that Excel takes and that no sheet has yet; capitals make no difference to it."""
    wanted = str(plain(title)).translate(_NOT_IN_A_TITLE).strip() or "Blad"
    taken = {name.casefold() for name in book.sheetnames}
    free, number = wanted[:_LONGEST_TITLE], 1
    while free.casefold() in taken:
        number += 1
        free = f"{wanted[: _LONGEST_TITLE - len(f' ({number})')]} ({number})"
    return free


def _header(written: Any, column: Column) -> Cell:
    cell = _text_cell(written, str(plain(column.title)))
    cell.font, cell.fill, cell.alignment = _HEADER_FONT, _HEADER_FILL, _HEADER_ALIGNMENT
    return cell


def _styled(written: Any, columns: Sequence[Column], rows: Rows) -> Iterator[list[Any]]:
    """Each row as openpyxl wants it. One cell per column is used again for every row: it is written at once."""
    writers = [_writer(written, column) for column in columns]
    for row in rows:
        yield [write(value) for write, value in zip(writers, row, strict=True)]


def _writer(written: Any, column: Column) -> Callable[[Any], Any]:
    """How a value of this column becomes a cell."""
    cell = _ReadyCell(written, row=1, column=1)
    if column.wrap:
        cell.alignment = _WRAPPED
    if column.kind == ColumnKind.DATE:
        cell.number_format = _DAY
    has_style = cell.has_style

    def write(value: Any) -> Any:
        value = plain(value)
        if value is None or value == "":
            return None
        if isinstance(value, str):
            value = _ESCAPED.sub(r"_x005F\g<0>", value)
            if not has_style:
                return value if value[0] != "=" and value not in ERROR_CODES else _text_cell(written, value)
            # Past openpyxl's own setter, which would see a formula in "=1+1"; the text is clean already.
            cell._value, cell.data_type = value, "s"
            return cell
        if not has_style:
            return value
        cell.value = value
        return cell

    return write


def _text_cell(written: Any, text: str) -> Cell:
    cell = _ReadyCell(written, row=1, column=1)
    cell._value, cell.data_type = text, "s"
    return cell
