"""The first sheet of a workbook for Excel, and how every sheet is printed."""

from textwrap import wrap
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties

from contributions.service import Sheet

from .cells import clean_text
from .contents import HEAD, TITLE, WIDTHS, Contents, kind_of
from .sheet_names import place

HEADER_FONT = Font(bold=True, color="FFFFFF")
HEADER_FILL = PatternFill("solid", fgColor="0B5C55")
HEADER_ALIGNMENT = Alignment(vertical="center", wrap_text=True)
_TITLE_FONT, _BOLD, _LINK = Font(bold=True, size=16), Font(bold=True), Font(color="0B5C55", underline="single")
_FOLDED = Alignment(vertical="top", wrap_text=True)
#: The height of a line, in points.
_LINE = 15
_A3, _A4 = "8", "9"
#: So many characters next to each other stay readable on one page; what is wider goes over several.
_FITS_A4, _FITS_A3 = 190, 330


def begin(book: Workbook) -> Any:
    """The first sheet, still empty: rows come when all others are there."""
    front = book.create_sheet(TITLE)
    book.defined_names[TITLE] = DefinedName(TITLE, attr_text=f"'{TITLE}'!$A$1")
    return front


def fill(front: Any, contents: Contents) -> None:
    """Write it, now that the number of rows of every sheet is known."""
    for letter, width in zip("ABCDE", WIDTHS, strict=True):
        front.column_dimensions[letter].width = width
    front.sheet_properties.tabColor = kind_of(contents.lines[0].sheet).colour if contents.lines else None
    _on_paper(front, sum(WIDTHS), contents.foot)
    front.append([_text(front, contents.title, font=_TITLE_FONT)])
    for name, told in contents.about:
        front.append([_text(front, name, font=_BOLD), _text(front, told)])
    front.append([])
    front.append([_text(front, name, font=HEADER_FONT, fill=HEADER_FILL, alignment=HEADER_ALIGNMENT) for name in HEAD])
    before = len(contents.about) + 3
    for number, line in enumerate(contents.lines, start=before + 1):
        front.row_dimensions[number].height = _LINE * _lines(line.sheet.description, WIDTHS[2])
        link = _text(front, line.name, font=_LINK, alignment=_FOLDED)
        link.hyperlink = Hyperlink(ref="", location=place(line.name), tooltip=f"Ga naar {line.name}")
        kind = _text(front, kind_of(line.sheet).name, alignment=_FOLDED)
        about = _text(front, line.sheet.description, alignment=_FOLDED)
        front.append([link, kind, about, _number(front, line.rows), _number(front, line.hidden)])
    front.close()


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column; said outright, because LibreOffice does not look at folded text."""
    return max(1, len(wrap(clean_text(text), width)))


def dress(written: Any, sheet: Sheet, foot: str) -> None:
    """The tab of a sheet of the dossier, and how it comes out of a printer."""
    written.sheet_properties.tabColor = kind_of(sheet).colour
    _on_paper(written, sum(column.width for column in sheet.columns), foot)


def _on_paper(written: Any, width: int, foot: str) -> None:
    """Lying down, as wide as the page, with a foot that says what it is."""
    setup = written.page_setup
    setup.orientation, setup.paperSize = "landscape", _A4 if width <= _FITS_A4 else _A3
    setup.fitToWidth, setup.fitToHeight = -(-width // _FITS_A3), 0
    written.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    written.HeaderFooter.oddHeader.left.text = "&A"
    written.HeaderFooter.oddFooter.left.text = clean_text(foot).replace("&", "&&")[:200]
    written.HeaderFooter.oddFooter.right.text = "Bladzijde &P van &N"


def _number(front: Any, number: int) -> Any:
    cell = WriteOnlyCell(front, number)
    cell.alignment = _FOLDED
    return cell


def _text(front: Any, text: str, **style: Any) -> Any:
    """A cell with this text, whatever it begins with."""
    cell = WriteOnlyCell(front)
    cell._value, cell.data_type = clean_text(str(text)), "s"
    for name, value in style.items():
        setattr(cell, name, value)
    return cell
