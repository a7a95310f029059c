"""The dossier as tables in CSV (RFC 4180, UTF-8), with a description that machines read: CSV on the Web (W3C).

One zip: a file per sheet, and `csv-metadata.json` that tells each column's name, title, meaning and datatype.
"""

import csv
import json
from datetime import datetime
from io import TextIOWrapper
from typing import IO, TYPE_CHECKING, Any, BinaryIO

from contributions.service import Column, ColumnKind, Sheet

from .archive import DatedZip
from .cells import as_data, plain

if TYPE_CHECKING:
    from ..dossier import Dossier

METADATA = "csv-metadata.json"

#: A count that may be hidden is a text for machines: a number, or the sentence that says it is hidden.
_TYPES: dict[str, Any] = {
    ColumnKind.DATE: {"base": "date", "format": "yyyy-MM-dd"},
    ColumnKind.NUMBER: "number",
    ColumnKind.INTEGER: "integer",
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
        "tables": [_table(sheet) for sheet in dossier.sheets],
    }


def _table(sheet: Sheet) -> dict[str, Any]:
    return {
        "url": f"{sheet.code}.csv",
        "dc:title": sheet.title,
        "dc:description": sheet.description,
        "tableSchema": {
            "columns": [
                {
                    "name": column.key,
                    "titles": column.title,
                    "dc:description": column.meaning,
                    "datatype": "string" if column.values else _TYPES.get(column.kind, "string"),
                }
                for column in sheet.columns
            ]
        },
    }
