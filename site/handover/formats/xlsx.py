"""The dossier as a workbook for Excel and its kin.

openpyxl in write-only mode makes the workbook, its styles and its pages; the rows we write ourselves
(docs/decisions/0077). They stream to the file: memory does not grow with their number. Somebody's "=" stays a text.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, BinaryIO

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from contributions.service import Sheet

from . import xlsx_contents
from .archive import DatedZip
from .cells import plain
from .contents import Contents, Line, contents_of
from .sheet_names import free_name
from .xlsx_contents import HEADER_ALIGNMENT, HEADER_FILL, HEADER_FONT
from .xlsx_page import PageWriter, leave_nothing_behind
from .xlsx_rows import RowWriter

if TYPE_CHECKING:
    from ..dossier import Dossier

#: What one sheet of Excel holds, the header included; what is more goes on in a next sheet.
MOST_ROWS = 1_048_576

Rows = Iterable[Sequence[Any]]


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
        leave_nothing_behind(book)
        raise


def _write_sheets(book: Workbook, sheet: Sheet, rows: Rows, contents: Contents | None) -> list[Line]:
    """Write one sheet, and as many after it as its rows need."""
    rest = iter(rows)
    lines = [_write_sheet(book, sheet, islice(rest, MOST_ROWS - 1), contents)]
    lines += [_write_sheet(book, sheet, chain((first,), islice(rest, MOST_ROWS - 2)), contents) for first in rest]
    return lines


def _write_sheet(book: Workbook, sheet: Sheet, rows: Rows, contents: Contents | None) -> Line:
    page = book.create_sheet(free_name(sheet.title, book.sheetnames))
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    for place, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(place)].width = column.width
    if contents:
        xlsx_contents.dress(page, sheet, contents.foot)
    line = Line(page.title, sheet)
    PageWriter(page, _written(page, sheet, rows, line), lambda: _add_filter(page, line))
    page.close()
    return line


def _written(page: Any, sheet: Sheet, rows: Rows, line: Line) -> Iterator[str]:
    """The heading and the rows, while they are counted."""
    writer = RowWriter(page, sheet.columns)
    titles = [column.title for column in sheet.columns]
    yield writer.heading(titles, font=HEADER_FONT, fill=HEADER_FILL, alignment=HEADER_ALIGNMENT)
    for row in writer.written(rows, first=2):
        yield row
        line.rows += 1


def _add_filter(page: Any, line: Line) -> None:
    page.auto_filter.ref = f"A1:{get_column_letter(len(line.sheet.columns))}{line.rows + 1}"
