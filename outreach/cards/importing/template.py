"""The workbook that is filled in: a row per person, a column per question, and how it works."""

from typing import BinaryIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from people.service import offered_perspectives
from privacy.service import clean

from ...models import EventDate
from ..asking import questions_of
from .columns import DAY, SHEET, columns_of


def write_template(date: EventDate, output: BinaryIO) -> None:
    """Write the empty workbook of this date, with the questions as they are asked now."""
    book = Workbook()
    book.properties.creator, book.properties.title = "Reisgenoot", _("Sjabloon voor kaarten")
    sheet = book.active
    sheet.title = SHEET
    for place, column in enumerate(columns_of(questions_of(date.event)), start=1):
        cell = sheet.cell(1, place)
        cell._value, cell.data_type = clean(column.title)[:32_000], "s"
        cell.font, cell.alignment = Font(bold=True), Alignment(vertical="top", wrap_text=True)
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = 40 if column.key.startswith(("vraag", "anders")) else 20
        sheet.column_dimensions[letter].number_format = "dd-mm-yyyy" if column.key == DAY else "@"
    sheet.freeze_panes = "A2"
    about = book.create_sheet(_("Uitleg"))
    about.column_dimensions["A"].width = 100
    occasion = date.gathering.occasion_id or 0
    lines = [
        _("Kaarten van papier: %(event)s") % {"event": date.event.title},
        _("Elke persoon krijgt één rij, vanaf rij 2 van het blad ‘Kaarten’. Typ precies over wat er staat."),
        _("Is een vakje niet aangekruist? Laat de cel leeg. Leeg is nee."),
        _("Typ geen burgerservicenummers over. Doet u dat toch, dan maken wij ze onleesbaar."),
        _("De beheerder neemt het bestand op met: manage.py import_input BESTAND.xlsx --occasion %(number)d")
        % {"number": occasion},
        "",
        _("Dit kunt u invullen bij ‘Wie’:"),
        *(each.label for group in offered_perspectives() for each in (group.kinds or (group.group,))),
    ]
    for row, line in enumerate(lines, start=1):
        cell = about.cell(row, 1)
        cell._value, cell.data_type = clean(line), "s"
    book.save(output)
