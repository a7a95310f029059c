"""A reader of CSV on the Web: it believes the description only, and says what in the tables is not as described."""

import csv
import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

Table = list[dict[str, str | None]]


class Package:
    """The zip as a stranger reads it: cells that are described as nothing are None."""

    def __init__(self, data: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        self.described = json.loads(self.archive.read("csv-metadata.json"))
        self.about = {each["url"]: each["tableSchema"] for each in self.described["tables"]}
        self.heads: dict[str, list[str]] = {}
        self.tables = {url: self._read(url) for url in self.about}

    def _read(self, url: str) -> Table:
        dialect = self.described["dialect"]
        text = self.archive.read(url).decode(dialect["encoding"])
        rows = csv.reader(
            io.StringIO(text, newline=""),
            delimiter=dialect["delimiter"],
            quotechar=dialect["quoteChar"],
            doublequote=dialect["doubleQuote"],
            strict=True,
        )
        self.heads[url] = next(rows)
        columns = self.about[url]["columns"]
        return [
            {
                column["name"]: None if cell in column.get("null", [""]) else cell
                for column, cell in zip(columns, row, strict=True)
            }
            for row in rows
        ]

    def values(self, url: str, names: list[str]) -> list[tuple[str | None, ...]]:
        """The cells of these columns, row by row."""
        return [tuple(row[name] for name in names) for row in self.tables[url]]

    def faults(self) -> list[str]:
        """What is not as described, as lines to read."""
        return [fault for url in self.about for fault in self._faults(url)]

    def _faults(self, url: str) -> Iterator[str]:
        schema = self.about[url]
        columns = schema["columns"]
        names = [column["name"] for column in columns]
        if len(set(names)) != len(names):
            yield f"{url}: a name twice"
        for column, head in zip(columns, self.heads[url], strict=True):
            if head not in column["titles"]:
                yield f"{url}: no title of {column['name']} is {head}"
            yield from self._faults_of_values(url, column)
        if key := schema.get("primaryKey"):
            counts = Counter(self.values(url, key))
            yield from (f"{url}: {values} twice" for values, number in counts.items() if number > 1)
            yield from (f"{url}: a key without {name}" for name in key if not _column(columns, name).get("required"))
        for each in schema.get("foreignKeys", []):
            yield from self._faults_of_lead(url, each)

    def _faults_of_values(self, url: str, column: dict[str, Any]) -> Iterator[str]:
        for row in self.tables[url]:
            cell = row[column["name"]]
            if cell is None:
                if column.get("required"):
                    yield f"{url}: no {column['name']}"
            elif not _fits(cell, column["datatype"]):
                yield f"{url}: {column['name']} is {cell!r}, no {column['datatype']}"

    def _faults_of_lead(self, url: str, lead: dict[str, Any]) -> Iterator[str]:
        to, name = lead["reference"]["resource"], lead["columnReference"]
        known = Counter(row[lead["reference"]["columnReference"]] for row in self.tables[to])
        for row in self.tables[url]:
            if row[name] is not None and known[row[name]] != 1:
                yield f"{url}: {name} {row[name]} is {known[row[name]]} times in {to}"

    @property
    def leads(self) -> set[tuple[str, str, str]]:
        """(table, column, table it leads to), of columns with at least one value."""
        return {
            (url, each["columnReference"], each["reference"]["resource"])
            for url, schema in self.about.items()
            for each in schema.get("foreignKeys", [])
            if any(row[each["columnReference"]] is not None for row in self.tables[url])
        }


def _column(columns: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(column for column in columns if column["name"] == name)


def _fits(cell: str, datatype: Any) -> bool:
    if isinstance(datatype, dict):
        assert datatype == {"base": "date", "format": "yyyy-MM-dd"}
        return bool(date.fromisoformat(cell))
    if datatype == "integer":
        return cell.removeprefix("-").isdecimal()
    if datatype == "number":
        return Decimal(cell).is_finite()
    if datatype == "boolean":
        return cell in ("true", "false")
    assert datatype == "string"
    return True
