"""The dossier as a workbook for Excel and its kin.

openpyxl in write-only mode: rows stream to the file, memory does not grow with their number. Somebody's "=" stays
a text: every text is written as one, whatever it begins with.
"""

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, BinaryIO

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell.cell import ERROR_CODES, Cell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from contributions.service import Column, ColumnKind, Sheet

from . import xlsx_contents
from .archive import DatedZip
from .cells import plain
from .contents import Contents, Line, contents_of
from .sheet_names import free_name
from .xlsx_contents import HEADER_ALIGNMENT, HEADER_FILL, HEADER_FONT

if TYPE_CHECKING:
    from ..dossier import Dossier

#: What one sheet of Excel holds, the header included; what is more goes on in a next sheet.
MOST_ROWS = 1_048_576

_WRAPPED = Alignment(vertical="top", wrap_text=True)
_TOP = Alignment(vertical="top")
_DAY = "dd-mm-yyyy"

#: What Excel would read as one letter by its number (ECMA-376, ST_Xstring), when somebody typed just that.
_ESCAPED = re.compile("_x[0-9A-Fa-f]{4}_")

Rows = Iterable[Sequence[Any]]


class _ReadyCell(Cell):
    """A cell made by us. openpyxl first tries to take it for a value, and prints it in the error that follows."""

    __slots__ = ()

    def __repr__(self) -> str:
        return ""


def write(dossier: "Dossier", output: BinaryIO) -> None:
    """Write every sheet of the dossier, and before them what is in it."""
    contents = contents_of(dossier)
    pages = ((sheet, dossier.rows(sheet)) for sheet in dossier.sheets)
    write_workbook(
        pages, output, title=dossier.title, made_on=dossier.made_on, contents=contents, hidden=dossier.hidden
    )


def write_workbook(
    sheets: Iterable[tuple[Sheet, Rows]],
    output: BinaryIO,
    *,
    title: str = "",
    made_on: datetime | None = None,
    contents: Contents | None = None,
    hidden: Mapping[str, int] | None = None,
) -> None:
    """Write the sheets, in the order in which they come, each with its rows, to `output`.

    With the same rows, title and moment (default: now) the file has the same bytes. With `contents` these stand
    first, with `hidden` cells per code of a sheet as counted while the rows are read.
    """
    moment = plain(made_on or timezone.now()).replace(microsecond=0)
    book = Workbook(write_only=True)
    book.properties.creator, book.properties.title = "Reisgenoot", title or None
    book.properties.created = book.properties.modified = moment
    _stand_at_the_top(book)
    try:
        front = xlsx_contents.begin(book) if contents else None
        for sheet, rows in sheets:
            lines = _write_sheets(book, sheet, rows, contents)
            if contents:
                lines[0].hidden = (hidden or {}).get(sheet.code, 0)
                contents.lines += lines
        if contents:
            xlsx_contents.fill(front, contents)
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


def _write_sheets(book: Workbook, sheet: Sheet, rows: Rows, contents: Contents | None) -> list[Line]:
    """Write one sheet, and as many after it as its rows need."""
    rest = iter(rows)
    lines = [_write_sheet(book, sheet, islice(rest, MOST_ROWS - 1), contents)]
    lines += [_write_sheet(book, sheet, chain((first,), islice(rest, MOST_ROWS - 2)), contents) for first in rest]
    return lines


def _write_sheet(book: Workbook, sheet: Sheet, rows: Rows, contents: Contents | None) -> Line:
    written = book.create_sheet(free_name(sheet.title, book.sheetnames))
    written.freeze_panes = "A2"
    written.print_title_rows = "1:1"
    for place, column in enumerate(sheet.columns, start=1):
        written.column_dimensions[get_column_letter(place)].width = column.width
    if contents:
        xlsx_contents.dress(written, sheet, contents.foot)
    written.append([_header(written, column) for column in sheet.columns])
    last = 1
    for row in _styled(written, sheet.columns, rows):
        written.append(row)
        last += 1
    written.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{last}"
    written.close()
    return Line(written.title, sheet, last - 1)


def _header(written: Any, column: Column) -> Cell:
    cell = _text_cell(written, str(plain(column.title)))
    cell.font, cell.fill, cell.alignment = HEADER_FONT, HEADER_FILL, HEADER_ALIGNMENT
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
