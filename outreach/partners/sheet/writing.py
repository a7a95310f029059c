"""The workbook: the list (empty, or with every partner), an explanation, and the choices one may fill in."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from privacy.service import clean

from ...models import Partner
from .columns import BETWEEN, EMPTY, HELPS, Column, Kind, columns
from .reading import MOST_ROWS

_FONT, _FILL = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="0B5C55")
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_WIDE = {Kind.TEXT: 32, Kind.SEVERAL: 40, Kind.ONE: 26, Kind.SITE: 34, Kind.MAIL: 34}
#: A sheet reads _x0041_ as an A: whoever wrote that, meant it.
_ESCAPE = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)")


def write_list(output: BinaryIO, partners: Iterable[Partner] = ()) -> int:
    """Write the workbook with these partners, in Dutch; returns how many. Without partners it is the empty one."""
    with translation.override(settings.LANGUAGE_CODE):
        shown, book = columns(), Workbook(write_only=True)
        book.properties.creator, book.properties.title = "Reisgenoot", _("Partners")
        sheet = book.create_sheet(_("Partners"))
        _prepare(sheet, shown)
        count = 0
        for count, partner in enumerate(partners, start=1):  # noqa: B007 -- the last number is the count
            sheet.append([as_text(sheet, text) for text in row_of(partner, shown)])
        _explain(book)
        _list_choices(book, shown)
        book.save(output)
        return count


def row_of(partner: Partner, shown: list[Column]) -> Iterator[str]:
    """One partner as it stands in the sheet, cell by cell. Every cell is a text."""
    for column in shown:
        value = [each.code for each in partner.helps.all()] if column.key == HELPS else getattr(partner, column.key)
        yield in_cell(value, column)


def in_cell(value: Any, column: Column) -> str:
    """A value as people read it in the sheet."""
    match column.kind:
        case Kind.SEVERAL:
            return BETWEEN.join(column.labels.get(code, code) for code in value)
        case Kind.ONE:
            return column.labels.get(value, value)
        case Kind.YES:
            return _("ja") if value else _("nee")
        case Kind.DAY:
            return f"{value:%d-%m-%Y}" if value else ""
        case _:
            return "" if value is None else str(value)


def _prepare(sheet: Any, shown: list[Column]) -> None:
    for place, column in enumerate(shown, start=1):
        letter = get_column_letter(place)
        # As text: else Excel makes a date of "1-2", and eats the 0 of a phone number.
        sheet.column_dimensions[letter].number_format = "@"
        sheet.column_dimensions[letter].width = _WIDE.get(column.kind, 18)
        sheet.data_validations.append(_rule(column, letter))
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(shown))}1"
    heads = [as_text(sheet, column.title) for column in shown]
    for head in heads:
        head.font, head.fill, head.alignment = _FONT, _FILL, _WRAPPED
    sheet.append(heads)


def _rule(column: Column, letter: str) -> DataValidation:
    """The list to choose from, and the hint that shows when the cell is entered."""
    labels = list(column.labels.values()) if column.kind == Kind.ONE else []
    labels = [_("ja"), _("nee")] if column.kind == Kind.YES else labels
    listed = '"' + ",".join(labels) + '"'
    is_list = bool(labels) and len(listed) <= 255 and not any("," in label for label in labels)
    rule = DataValidation(type="list", formula1=listed, allow_blank=True) if is_list else DataValidation()
    rule.prompt, rule.showInputMessage = column.hint or column.title, True
    rule.add(f"{letter}2:{letter}{MOST_ROWS + 1}")
    return rule


def _explain(book: Any) -> None:
    sheet = book.create_sheet(_("Uitleg"))
    sheet.column_dimensions["A"].width = 100
    for line in (
        _("Lijst met partners"),
        _("1. Elke organisatie krijgt één rij op het blad ‘Partners’. Laat de eerste rij staan."),
        _("2. Hetzelfde nummer is dezelfde partner. Zonder nummer kijken wij naar de naam en de plaats."),
        _("3. Een lege cel verandert niets. Moet een cel leeg worden? Vul dan %(sign)s in.") % {"sign": EMPTY},
        _("4. Mag er meer dan één keuze in een cel? Zet dan een ; ertussen. Op het blad ‘Keuzes’ staan alle keuzes."),
        _("5. Een partner die niet in de lijst staat, blijft bewaard. Er wordt niets weggegooid."),
        _("6. Gebruik geen formules, en voeg geen cellen samen."),
        _("7. Zet geen namen, nummers of adressen van personen in de lijst. Die horen bij de contactpersonen."),
        _("8. Bewaar het bestand als .xlsx. Lees het daarna in bij Partners."),
        _("Eerst kijken wij alles na. U ziet per rij wat er nieuw is, wat verandert, en wat niet klopt."),
        _("Pas als u akkoord geeft, nemen wij de lijst over."),
    ):
        cell = as_text(sheet, line)
        cell.alignment = _WRAPPED
        sheet.append([cell])


def _list_choices(book: Any, shown: list[Column]) -> None:
    sheet = book.create_sheet(_("Keuzes"))
    lists = [column for column in shown if column.choices]
    for place in range(1, len(lists) + 1):
        sheet.column_dimensions[get_column_letter(place)].width = 40
    heads = [as_text(sheet, column.title) for column in lists]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    labels = [list(column.labels.values()) for column in lists]
    for at in range(max(map(len, labels))):
        sheet.append([as_text(sheet, each[at]) if at < len(each) else None for each in labels])


def as_text(sheet: Any, text: str) -> WriteOnlyCell:
    """A text is a text, whatever it begins with: no formulas."""
    cell = WriteOnlyCell(sheet)
    cell._value, cell.data_type = _ESCAPE.sub("_x005F_x", clean(text)), "s"
    return cell
