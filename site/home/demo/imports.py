"""Workbooks with forms that a library typed over: one taken in, one that waits for a yes."""

import io
from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from openpyxl import load_workbook

from consultation.models import Round
from consultation.service import write_import_template
from contributions.service import bring_import, confirm_import, work_on_import
from people.models import User

#: Perspective, who may bring a case, and which cases not.
_Form = tuple[str, tuple[str, ...], str]

_FIRST: tuple[_Form, ...] = (
    ("experience_expert", ("person", "helper"), "Mensen die alleen willen klagen. Luister wel, maar start geen zaak."),
    ("experience_expert", ("person",), ""),
    ("youth", ("person", "helper"), "Vragen over DUO. Of horen die er ook bij?"),
    ("experience_expert", ("helper", "municipality"), "Dingen die de bewindvoerder al regelt."),
    ("experience_expert", ("person",), "Ik zou het niet weten. Als u maar opneemt."),
    ("entrepreneur", ("person", "agency_worker"), "Grote bv's. Wel de eenmanszaak met één winkel."),
)
_SECOND: tuple[_Form, ...] = (
    ("experience_expert", ("helper",), "Zaken van meer dan tien jaar geleden."),
    ("youth", ("person",), ""),
    ("experience_expert", ("person", "municipality"), "Huurders met ruzie over de servicekosten."),
    ("first_line_helper", ("helper", "agency_worker"), "Alles wat wij zelf nog kunnen oplossen."),
)


def bring(round_: Round, by: User) -> None:
    """Take in the forms of the library; those of the community centre were looked at only."""
    taken = bring_import(
        round_.occasion, _workbook(round_, _FIRST, "B", 5), name="bibliotheek.xlsx", by=by, in_background=False
    )
    work_on_import(taken.pk)
    confirm_import(taken.pk, by=by, forms=len(_FIRST), in_background=False)
    work_on_import(taken.pk)
    waits = bring_import(
        round_.occasion, _workbook(round_, _SECOND, "H", 2), name="buurthuis.xlsx", by=by, in_background=False
    )
    work_on_import(waits.pk)


def _workbook(round_: Round, forms: tuple[_Form, ...], letter: str, days_ago: int) -> io.BytesIO:
    """Our own template, filled in from its third row."""
    output = io.BytesIO()
    write_import_template(round_, output)
    output.seek(0)
    book = load_workbook(output)
    sheet = book.worksheets[0]
    places = {str(cell.value): cell.column for cell in sheet[1] if cell.value}
    who = {code: _place(places, f"keuze={code}") for code in ("person", "helper", "agency_worker", "municipality")}
    limits = [place for key, place in places.items() if key.endswith(":tekst")]
    day = date_format(timezone.localdate() - timedelta(days=days_ago), "j-n-Y")
    for row, (perspective, chosen, words) in enumerate(forms, start=3):
        cells = {
            places["reference"]: f"{letter}-{row - 2:03}",
            places["channel"]: "paper",
            places["received_on"]: day,
            places["recruitment"]: "open",
            places["perspective"]: perspective,
            limits[-1]: words,
            **{who[code]: "ja" for code in chosen},
        }
        for column, text in cells.items():
            sheet.cell(row, column, text or None)
    filled = io.BytesIO()
    book.save(filled)
    filled.seek(0)
    return filled


def _place(places: dict[str, int], ending: str) -> int:
    return next(place for key, place in places.items() if key.endswith(ending))
