"""The dossier as tables in CSV (RFC 4180, UTF-8), with a description that machines read: CSV on the Web (W3C).

One zip: a file per sheet, and `csv-metadata.json` that tells each column's name, title, meaning and datatype, which
columns tell rows apart, and which lead to another table.
"""

import csv
import json
from datetime import datetime
from io import TextIOWrapper
from typing import IO, TYPE_CHECKING, Any, BinaryIO

from contributions.service import HIDDEN, Column, ColumnKind, Sheet

from .archive import DatedZip
from .cells import as_data, plain

if TYPE_CHECKING:
    from ..dossier import Dossier

METADATA = "csv-metadata.json"

_NUMBERS: dict[str, str] = {ColumnKind.NUMBER: "number", ColumnKind.INTEGER: "integer"}
#: As `csv.writer` writes it.
DIALECT = {
    "encoding": "utf-8",
    "delimiter": ",",
    "quoteChar": '"',
    "doubleQuote": True,
    "lineTerminators": ["\r\n"],
    "header": True,
    "headerRowCount": 1,
    "skipBlankRows": False,
    "trim": False,
}


def write(dossier: "Dossier", output: BinaryIO) -> None:
    """Write every sheet of the dossier, streamed into the zip."""
    moment = plain(dossier.made_on).replace(microsecond=0)
    with DatedZip(output, moment) as archive:
        for sheet in dossier.sheets:
            with archive.open(archive._entry(f"{sheet.code}.csv"), "w", force_zip64=True) as entry:
                _write_rows(entry, dossier, sheet)
        archive.writestr(METADATA, json.dumps(metadata(dossier), ensure_ascii=False, indent=2))


def _write_rows(entry: IO[bytes], dossier: "Dossier", sheet: Sheet) -> None:
    text = TextIOWrapper(entry, encoding="utf-8", newline="", write_through=False)
    rows = csv.writer(text)
    rows.writerow([column.key for column in sheet.columns])
    for row in dossier.rows(sheet):
        rows.writerow([_told(value, column) for value, column in zip(row, sheet.columns, strict=True)])
    text.flush()
    text.detach()


def _told(value: Any, column: Column) -> Any:
    """A value as CSV on the Web writes it: true and false in letters, nothing as nothing, in a column of days days."""
    if column.kind == ColumnKind.DATE and isinstance(value, datetime):
        value = plain(value).date()
    value = as_data(value)
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else value


def metadata(dossier: "Dossier") -> dict[str, Any]:
    """The description of the tables (https://www.w3.org/TR/tabular-metadata/)."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "dc:title": dossier.title,
        "dc:identifier": dossier.number,
        "dc:created": dossier.made_on.isoformat(timespec="seconds"),
        "dialect": DIALECT,
        "tables": [_table(sheet, dossier) for sheet in dossier.sheets],
    }


def _table(sheet: Sheet, dossier: "Dossier") -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(column, sheet) for column in sheet.columns]}
    if sheet.identity:
        schema["primaryKey"] = list(sheet.identity)
    if leads := _leads(sheet, dossier):
        schema["foreignKeys"] = leads
    return {
        "url": _file(sheet.code),
        "dc:title": sheet.title,
        "dc:description": sheet.description,
        "tableSchema": schema,
    }


def _file(code: str) -> str:
    return f"{code}.csv"


def _column(column: Column, sheet: Sheet) -> dict[str, Any]:
    # The header of the file holds names: a validator wants them among the titles.
    titles = [column.title] if column.title == column.key else [column.title, column.key]
    told: dict[str, Any] = {
        "name": column.key,
        "titles": titles,
        "dc:description": column.meaning,
        "datatype": _datatype(column),
    }
    if column.key in sheet.identity:
        told["required"] = True
    if HIDDEN in column.values:
        told["null"] = ["", HIDDEN]  # there is a number, and it is not told
    return told


def _datatype(column: Column) -> Any:
    if column.kind == ColumnKind.DATE:
        return {"base": "date", "format": "yyyy-MM-dd"}
    if column.kind in _NUMBERS and (not column.values or HIDDEN in column.values):
        return _NUMBERS[column.kind]
    return "boolean" if column.kind == ColumnKind.BOOLEAN and not column.values else "string"


def _leads(sheet: Sheet, dossier: "Dossier") -> list[dict[str, Any]]:
    """Which columns lead to a row of another table, as far as that is so in this dossier."""
    there = {each.code for each in dossier.sheets}
    return [
        {
            "columnReference": column.key,
            "reference": {"resource": _file(column.refers.sheet), "columnReference": column.refers.column},
        }
        for column in sheet.columns
        if column.refers and column.refers.sheet in there and column.refers.holds(dossier.scope)
    ]
