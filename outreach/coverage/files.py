"""The board as a file: what is hidden on the screen, is hidden in the file."""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from .telling import Board, ToldCell, ToldRow

_Value = str | int | None


def _heading() -> list[str]:
    return [
        _("Provincie"),
        _("Wie"),
        _("Bereikt"),
        _("Streefcijfer"),
        _("Nog nodig"),
        _("Datums gehouden"),
        _("Datums gepland"),
        _("Plekken gepland"),
    ]


def _lines(board: Board) -> Iterator[list[_Value]]:
    """A line per province and group. Dates are for everybody: they stand on the first line of a province."""
    for row in (*board.rows, board.together):
        for number, cell in enumerate(row.cells):
            dates = [None, None, None] if number else [row.held, row.planned, row.places]
            yield [*_line(board, row, cell), *dates]


def _line(board: Board, row: ToldRow, cell: ToldCell) -> list[_Value]:
    who = board.figures.groups.label(cell.group) if cell.group else _("wil ik niet zeggen, of onbekend")
    return [row.name, who, cell.text if cell.people is None else cell.people, cell.target, cell.missing]


def as_csv(board: Board) -> str:
    """Semicolons, as Dutch spreadsheets read them."""
    made = StringIO()
    writer = csv.writer(made, delimiter=";")
    writer.writerow(_heading())
    writer.writerows(_lines(board))
    return made.getvalue()


def as_xlsx(board: Board) -> bytes:
    """The same as a workbook, with the half year as the name of its sheet."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Dekking %(period)s") % {"period": board.figures.period.code})
    sheet.freeze_panes = "A2"
    sheet.column_dimensions["A"].width = sheet.column_dimensions["B"].width = 32
    lines: list[list[_Value]] = [[*_heading()], *_lines(board)]
    for line in lines:
        sheet.append([_text(sheet, value) if isinstance(value, str) else value for value in line])
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _text(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    """Text that a spreadsheet never reads as a formula."""
    cell = WriteOnlyCell(sheet)
    cell._value, cell.data_type = text, "s"
    return cell
