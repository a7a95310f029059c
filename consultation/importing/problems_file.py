"""The report of an import as a workbook: one row per bad cell, to work through beside the sheet."""

from collections.abc import Iterable
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell


def write_problems(problems: Iterable[dict[str, Any]], output: BinaryIO) -> None:
    """Write the problems of a run, in their order."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Wat er niet klopt"))
    for letter, width in zip("ABCD", (8, 8, 50, 100), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.append([_("Rij"), _("Kolom"), _("Wat er boven staat"), _("Wat er niet klopt, en wat u doet")])
    for problem in problems:
        texts = [_text(sheet, problem[name]) for name in ("column", "title", "sentence")]
        sheet.append([problem["row"] or None, *texts])
    book.save(output)


def _text(sheet: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet)
    cell._value, cell.data_type = text, "s"
    return cell
