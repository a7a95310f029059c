"""The workbook that is filled in: a sheet with a column per question, one that explains, and one with the choices."""

from typing import BinaryIO

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from privacy.service import clean

from ..models import Round
from ..progress import items_of
from .columns import Column, Kind, about_columns, answer_columns
from .importer import MOST_FORMS, SHEET
from .plan import FIRST_ROW, KEYS_ROW, TITLES_ROW

_HEADER_FONT, _HEADER_FILL = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="0B5C55")
_ABOUT_FILL = PatternFill("solid", fgColor="3D4B52")
_TOP = Alignment(vertical="top", wrap_text=True)
_WIDTH = {Kind.TEXT: 40, Kind.CHOICE: 28, Kind.YES: 18, Kind.PLACE: 18, Kind.DAY: 16}
_HEADER_HEIGHT = 120
_LONGEST_HINT = 250  # of what Excel shows beside a cell


def template_columns(round_: Round) -> list[Column]:
    """Everything that is asked in this sheet, in order."""
    asked = [item for item in items_of(round_) if item.current is not None]
    return [
        *about_columns(),
        *(
            column
            for number, item in enumerate(asked, start=1)
            if item.current is not None
            for column in answer_columns(number, item, item.current)
        ),
    ]


def write_template(round_: Round, output: BinaryIO) -> None:
    """Write the empty template of this round, with the questions as they are asked now."""
    book = Workbook()
    book.properties.creator, book.properties.title = "Reisgenoot", _("Sjabloon voor invoer")
    columns = template_columns(round_)
    entry = book.active
    entry.title = SHEET
    explanation, choices = book.create_sheet(_("Uitleg")), book.create_sheet(_("Keuzes"))
    ranges = _write_choices(choices, columns)
    _write_entry(entry, columns, ranges)
    _write_explanation(explanation, round_)
    book.save(output)


def _write_entry(sheet: Worksheet, columns: list[Column], ranges: dict[int, str]) -> None:
    for place, column in enumerate(columns, start=1):
        letter = get_column_letter(place)
        _put(sheet, KEYS_ROW, place, column.key)
        _put(sheet, TITLES_ROW, place, column.title)
        title = sheet.cell(TITLES_ROW, place)
        title.font, title.alignment = _HEADER_FONT, _TOP
        title.fill = _HEADER_FILL if column.field else _ABOUT_FILL
        # The column as text: else Excel makes a date of "1-2". A day may be a real date.
        sheet.column_dimensions[letter].number_format = "dd-mm-yyyy" if column.kind == Kind.DAY else "@"
        sheet.column_dimensions[letter].width = _WIDTH[column.kind]
        sheet.add_data_validation(_validation(column, ranges.get(place, ""), letter))
    sheet.row_dimensions[KEYS_ROW].hidden = True
    sheet.row_dimensions[TITLES_ROW].height = _HEADER_HEIGHT
    sheet.freeze_panes = f"B{FIRST_ROW}"
    # From the titles on: sorting then leaves the codes where they are.
    sheet.auto_filter.ref = f"A{TITLES_ROW}:{get_column_letter(len(columns))}{TITLES_ROW}"


def _validation(column: Column, listed: str, letter: str) -> DataValidation:
    """The list to choose from, and the hint that shows when the cell is entered."""
    rule = DataValidation(type="list", formula1=listed, allow_blank=True) if listed else DataValidation()
    rule.prompt, rule.showInputMessage = column.hint[:_LONGEST_HINT], True
    rule.error, rule.showErrorMessage = _("Kies uit de lijst, of laat de cel leeg."), bool(listed)
    rule.add(f"{letter}{FIRST_ROW}:{letter}{FIRST_ROW + MOST_FORMS - 1}")
    return rule


def _write_choices(sheet: Worksheet, columns: list[Column]) -> dict[int, str]:
    """A column per list; returns for which column of the first sheet it stands where."""
    ranges: dict[int, str] = {}
    written: dict[tuple[str, ...], str] = {}
    for place, column in enumerate(columns, start=1):
        labels = tuple(choice.label for choice in column.choices) or (
            (_("ja"), _("nee")) if column.kind == Kind.YES else ()
        )
        if not labels:
            continue
        if labels not in written:
            at = len(written) + 1
            letter = get_column_letter(at)
            _put(sheet, 1, at, _("ja of nee") if column.kind == Kind.YES else column.title)
            sheet.cell(1, at).font, sheet.cell(1, at).alignment = Font(bold=True), _TOP
            sheet.column_dimensions[letter].width = 40
            for row, label in enumerate(labels, start=2):
                _put(sheet, row, at, label)
            written[labels] = f"'{sheet.title}'!${letter}$2:${letter}${len(labels) + 1}"
        ranges[place] = written[labels]
    return ranges


def _write_explanation(sheet: Worksheet, round_: Round) -> None:
    sheet.column_dimensions["A"].width = 100
    lines = [
        _("Sjabloon voor invoer: %(round)s") % {"round": round_.title},
        _("Gemaakt op %(day)s. Gebruik dit bestand alleen voor deze ronde.")
        % {"day": date_format(timezone.localdate())},
        "",
        _("Zo werkt het"),
        _("1. Ga naar het blad ‘Invoer’. Elk formulier krijgt één rij, vanaf rij 3."),
        _("2. Typ precies over wat er op het papier staat. Verbeter geen taal en laat niets weg."),
        _("3. Is een vraag niet ingevuld? Laat de cel leeg."),
        _("4. Kies uit de lijst waar er een lijst is. Op het blad ‘Keuzes’ staan alle lijsten."),
        _("5. Gaf iemand geen toestemming, of is het vakje leeg? Laat de cel leeg. Leeg is nee."),
        _("6. Bewaar het bestand als .xlsx. Kies daarna in het beheer bij deze ronde: Importeer formulieren."),
        "",
        _("Waar u op let"),
        _("Rij 1 is verborgen. Daar staan codes voor de computer. Laat die rij staan, en haal geen kolommen weg."),
        _("Voeg geen cellen samen, en gebruik geen formules."),
        _("Zet een nummer op elk papier en vul dat nummer in. Dan kan een papier niet twee keer meetellen."),
        _("Typ geen burgerservicenummers over. Doet u dat toch, dan maken wij ze onleesbaar."),
        _("Dit bestand bevat woorden van mensen. Bewaar het veilig, en gooi het weg als alles is opgenomen."),
        "",
        _(
            "Eerst wordt het bestand alleen nagekeken. U ziet per rij en per kolom wat er niet klopt. "
            "Er is dan nog niets opgenomen."
        ),
        _("Klopt alles, dan geeft u zelf akkoord. Dan wordt alles opgenomen, of niets."),
    ]
    for row, line in enumerate(lines, start=1):
        _put(sheet, row, 1, line)
        sheet.cell(row, 1).alignment = _TOP
    for row in (1, 4, 12):
        sheet.cell(row, 1).font = Font(bold=True, size=14 if row == 1 else 12)


def _put(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """A text is a text, whatever it begins with."""
    cell = sheet.cell(row, column)
    cell._value, cell.data_type = clean(text)[:32_000], "s"
