"""What LibreOffice makes of a workbook, read with something of our own."""

import csv
import io
import subprocess
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

from lxml import etree
from openpyxl import load_workbook

Rows = list[list[Any]]
#: Every sheet to a file of its own, in UTF-8, cells as they are and not as they look.
CSV_FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
#: LibreOffice fills up to the last column and row of its sheet: that many repeats are no cells of ours.
_FILLER = 1_000


def convert(office: str, folder: Path, to: str, *names: str) -> Path:
    """Open these files without a screen and save them in another form; whatever it complains of fails the test."""
    out = folder / f"to-{to.partition(':')[0]}"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    asked = [office, profile, "--headless", "--norestore", "--convert-to", to, "--outdir", out.name, *names]
    told = subprocess.run(asked, cwd=folder, check=True, capture_output=True, text=True, timeout=300)
    lines = [line for line in told.stdout.splitlines() if not line.startswith(("convert ", "Writing sheet "))]
    said = [line for line in (*lines, *told.stderr.splitlines()) if line.strip() and "javaldx" not in line]
    assert not said, said
    return out


def read_xlsx(data: bytes) -> dict[str, Rows]:
    """{sheet: rows}, every value as text or number; a formula fails."""
    book = load_workbook(io.BytesIO(data))
    found = {}
    for sheet in book.worksheets:
        rows: Rows = []
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row), sheet.title
            rows.append([_alike(_as_typed(cell.value)) for cell in row])
        found[sheet.title] = trimmed(rows)
    return found


def read_ods(data: bytes) -> dict[str, Rows]:
    """The same of an OpenDocument workbook, whoever wrote it: cells and rows may be repeated."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("content.xml"), etree.XMLParser(huge_tree=True))
    found = {}
    for sheet in root.iter(f"{_TABLE}table"):
        rows: Rows = []
        for row in sheet.iter(f"{_TABLE}table-row"):
            times = int(row.get(f"{_TABLE}number-rows-repeated", "1"))
            if times < _FILLER:
                rows += [_cells(row)] * times
        found[sheet.get(f"{_TABLE}name")] = trimmed(rows)
    return found


def _cells(row: Any) -> list[Any]:
    cells: list[Any] = []
    for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        assert cell.get(f"{_TABLE}formula") is None
        times = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        if times < _FILLER:
            cells += [_value(cell)] * times
    return cells


def _value(cell: Any) -> Any:
    kind = cell.get(f"{_OFFICE}value-type")
    if kind == "float":
        return float(cell.get(f"{_OFFICE}value"))
    if kind == "date":
        return cell.get(f"{_OFFICE}date-value")[:10]
    return _alike("\n".join(_line(each) for each in cell.iterchildren(f"{_TEXT}p")))


def _line(element: Any) -> str:
    found = element.text or ""
    for child in element:
        name = etree.QName(child).localname
        if name == "s":
            found += " " * int(child.get(f"{_TEXT}c", "1"))
        elif name in ("tab", "line-break"):
            found += "\t" if name == "tab" else "\n"
        else:
            found += _line(child)
        found += child.tail or ""
    return found


def read_csv(path: Path) -> Rows:
    """One sheet that was saved as CSV: every value is a text."""
    with path.open(encoding="utf-8", newline="") as file:
        return trimmed([[cell.replace("\r\n", "\n") for cell in row] for row in csv.reader(file)])


def as_texts(rows: Rows) -> Rows:
    """The same values as a CSV holds them."""
    return trimmed([[f"{cell:g}" if isinstance(cell, float) else cell for cell in row] for row in rows])


def _as_typed(value: Any) -> Any:
    """A letter by its number ("_x000D_") that somebody typed is marked in the file; openpyxl leaves the mark."""
    return value.replace("_x005F_", "_") if isinstance(value, str) else value


def _alike(value: Any) -> Any:
    """A number as a float, a day as a text, nothing as ""."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def trimmed(rows: Rows) -> Rows:
    """Without empty cells at the end of a row, and empty rows at the end of a sheet."""
    found = []
    for row in rows:
        cells = list(row)
        while cells and cells[-1] == "":
            cells.pop()
        found.append(cells)
    while found and not found[-1]:
        found.pop()
    return found
