"""Reading each form back with something other than what wrote it: {code of a sheet: rows of plain values}.

Workbooks begin with a sheet ‘Inhoud’ that no other form has: that one is left out."""

import csv
import io
import json
import zipfile
from typing import Any

from lxml import etree
from openpyxl import load_workbook

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def read_xlsx(data: bytes) -> list[list[list[Any]]]:
    book = load_workbook(io.BytesIO(data), read_only=True)
    return [
        [["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)][1:]
        for sheet in book.worksheets[1:]
    ]


def read_ods(data: bytes) -> list[list[list[Any]]]:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("content.xml"))
    return [
        [[_ods_value(cell) for cell in row] for row in sheet.iterchildren(f"{_TABLE}table-row")]
        for sheet in list(root.iter(f"{_TABLE}table"))[1:]
    ]


def _ods_value(cell: Any) -> Any:
    kind = cell.get(f"{_OFFICE}value-type")
    if kind == "float":
        value = cell.get(f"{_OFFICE}value")
        return float(value) if "." in value or "e" in value else int(value)
    if kind == "date":
        return cell.get(f"{_OFFICE}date-value")
    return "\n".join(_ods_text(line) for line in cell.iterchildren(f"{_TEXT}p"))


def _ods_text(line: Any) -> str:
    found = line.text or ""
    assert "  " not in found and not found.startswith(" "), "a reader folds these"
    for child in line:
        name = etree.QName(child).localname
        found += ("\t" if name == "tab" else " " * int(child.get(f"{_TEXT}c", "1"))) + (child.tail or "")
    return found


def read_csv(data: bytes) -> dict[str, list[list[str]]]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {
        name.removesuffix(".csv"): list(csv.reader(io.StringIO(archive.read(name).decode(), newline="")))[1:]
        for name in archive.namelist()
        if name.endswith(".csv")
    }


def read_json(data: bytes) -> dict[str, list[list[Any]]]:
    return {code: [list(row.values()) for row in rows] for code, rows in json.loads(data)["sheets"].items()}
