"""Reading a dossier back, as whoever receives it would."""

import io
from itertools import zip_longest
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from handover.dossier import Order, write

Row = dict[str, Any]


def dossier(audience: str = "intern", round_slug: str = "", agenda_code: str = "") -> dict[str, list[Row]]:
    """Make a dossier now and read it: sheet title -> rows as {column title: value}."""
    output = io.BytesIO()
    write(Order("xlsx", audience, round_slug, agenda_code=agenda_code), output, number="proef")
    output.seek(0)
    return read(output)


def read(file: io.BytesIO | Path) -> dict[str, list[Row]]:
    """Every sheet of a workbook; empty cells are ""."""
    book = load_workbook(file, read_only=True)
    sheets: dict[str, list[Row]] = {}
    for sheet in book.worksheets:
        if sheet.title == "Inhoud":
            continue  # not rows: a page that leads to them
        rows = sheet.iter_rows(values_only=True)
        head = next(rows, ())
        sheets[sheet.title] = [
            {str(title): "" if value is None else value for title, value in zip_longest(head, row)} for row in rows
        ]
    book.close()
    return sheets
