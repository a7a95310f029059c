"""The differences between two runs as a file: a workbook with two sheets, or one table."""

import csv
from collections.abc import Iterator, Sequence
from io import TextIOWrapper
from typing import Any, BinaryIO

from django.utils import timezone

from contributions.service import Column, ColumnKind, Sheet

from ..formats.cells import as_data
from ..formats.xlsx import write_workbook
from ..models import Run
from .differences import SheetDifference, as_rows
from .listing import Listed

MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}

_NUMBERS = (
    ("new", "Nieuw", "Regels die er eerder niet waren."),
    ("changed", "Veranderd", "Regels over hetzelfde, met iets anders erin."),
    ("withdrawn", "Niet meer in het dossier", "Regels die er niet meer in staan."),
    ("same", "Gelijk", "Regels waarin niets veranderde."),
)


def _counts_sheet() -> Sheet:
    return Sheet(
        code="verschillen",
        title="Verschillen per blad",
        description="Hoeveel regels verschillen.",
        columns=(
            Column("sheet", "Blad", "Het blad van het dossier.", 34),
            *(Column(key, title, meaning, 18, ColumnKind.INTEGER) for key, title, meaning in _NUMBERS),
        ),
        rows=lambda _scope: (),
    )


def _list_sheet() -> Sheet:
    return Sheet(
        code="wat_verschilt",
        title="Wat verschilt",
        description="Welke bevindingen, besluiten, codes en onderdelen verschillen.",
        columns=(
            Column("sheet", "Blad", "Het blad van het dossier.", 24),
            Column("way", "Hoe", "Nieuw, veranderd, of niet meer in het dossier.", 24),
            Column("id", "Nummer", "Het nummer, als het er een heeft.", 38, ColumnKind.CODE),
            Column("title", "Titel", "De titel zoals die nu is.", 80, wrap=True),
        ),
        rows=lambda _scope: (),
    )


def _list_rows(found: Sequence[Listed]) -> Iterator[tuple[Any, ...]]:
    for each in found:
        for titled in each.titles:
            yield each.sheet, each.way, titled.key, titled.title
        if each.nameless:
            yield each.sheet, each.way, "", f"Zonder titel, want het bestaat niet meer: {each.nameless}"


def _about_rows(before: Run, after: Run) -> list[tuple[str, str]]:
    return [
        ("Eerder dossier", _told(before)),
        ("Later dossier", _told(after)),
        ("Voor wie", str(after.get_audience_display())),
        ("Waarover", after.round_slug or after.agenda_code or "alles"),
    ]


def _told(run: Run) -> str:
    return f"nummer {run.name}, {timezone.localtime(run.asked_at):%d-%m-%Y %H:%M}"


def _about_sheet() -> Sheet:
    return Sheet(
        code="vergelijking",
        title="Welke dossiers",
        description="Welke twee dossiers naast elkaar liggen.",
        columns=(Column("what", "Wat", "Waar het over gaat.", 24), Column("text", "Welk", "Welk dossier.", 60)),
        rows=lambda _scope: (),
    )


def write(
    form: str,
    output: BinaryIO,
    *,
    before: Run,
    after: Run,
    found: Sequence[SheetDifference],
    by_name: Sequence[Listed],
) -> None:
    """Write the differences as "xlsx" or "csv"."""
    if form == "xlsx":
        pages = [
            (_about_sheet(), _about_rows(before, after)),
            (_counts_sheet(), list(as_rows(list(found)))),
            (_list_sheet(), list(_list_rows(by_name))),
        ]
        write_workbook(pages, output, title=f"Verschillen tussen dossier {before.name} en {after.name}")
        return
    text = TextIOWrapper(output, encoding="utf-8-sig", newline="")
    rows = csv.writer(text)
    for about in _about_rows(before, after):
        rows.writerow(about)
    for sheet, content in ((_counts_sheet(), as_rows(list(found))), (_list_sheet(), _list_rows(by_name))):
        rows.writerow([])
        rows.writerow([column.title for column in sheet.columns])
        for row in content:
            rows.writerow([_safe(as_data(value)) for value in row])
    text.flush()
    text.detach()


def _safe(value: Any) -> Any:
    """Somebody's "=" stays a text where a spreadsheet opens this."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
