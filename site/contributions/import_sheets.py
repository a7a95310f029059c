"""The rows of one sheet, as a stream: each with its number, whether it is hidden, and what its cells hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Any

from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel, from_ISO8601

from .import_book import LONGEST_TEXT, Book, SheetPlace
from .import_files import damaged
from .import_xml import Handler, stream

LAST_ROW = 1_048_576
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_MOST_MERGED = 20


class Holds(Enum):
    """What is in a cell."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes_no"
    DATE = "date"
    FORMULA = "formula"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that is not empty. `value` is a str, int, float, bool or datetime."""

    holds: Holds
    value: Any


@dataclass(slots=True)
class Row:
    """One row that is not empty. Cells by the number of their column, from 1."""

    number: int
    is_hidden: bool
    cells: dict[int, Cell] = field(default_factory=dict)


class SheetReader(Handler):
    """`rows()` streams. `merged` and `hidden_columns` are known when it is through."""

    def __init__(self, book: Book, place: SheetPlace) -> None:
        self._book, self._place = book, place
        self._epoch = CALENDAR_MAC_1904 if book.counts_from_1904 else CALENDAR_WINDOWS_1900
        self.merged: list[str] = []
        self.merged_count = 0
        self.hidden_columns: list[tuple[int, int]] = []
        self.progress = 0.0
        self._ready: list[Row] = []
        self._row = Row(0, False)
        self._column = 0
        self._cell: dict[str, str] = {}
        self._pieces: list[str] = []
        self._length = 0
        self._is_value = self._is_formula = False

    def rows(self) -> Iterator[Row]:
        """Every row with something in it, in order."""
        for share in stream(self._book.archive, self._place.part, self):
            self.progress = share
            ready, self._ready = self._ready, []
            yield from ready

    def is_hidden_column(self, column: int) -> bool:
        """Whether people do not see this column."""
        return any(first <= column <= last for first, last in self.hidden_columns)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Called by the stream."""
        if name == "c":
            self._begin_cell(attributes)
        elif name in ("v", "t"):
            self._is_value = True
        elif name == "f":
            self._is_formula = True
        elif name == "row":
            number = int(attributes.get("r") or self._row.number + 1)
            if not self._row.number < number <= LAST_ROW:
                raise damaged()
            self._row, self._column = Row(number, attributes.get("hidden", "0") in ("1", "true")), 0
        elif name == "mergeCell":
            self.merged_count += 1
            if self.merged_count <= _MOST_MERGED:
                self.merged.append(attributes.get("ref", "")[:20])
        elif name == "col" and attributes.get("hidden", "0") in ("1", "true"):
            self.hidden_columns.append((int(attributes.get("min", 0)), int(attributes.get("max", 0))))

    def text(self, text: str) -> None:
        """Called by the stream."""
        if self._is_value and self._length < LONGEST_TEXT:
            self._pieces.append(text)
            self._length += len(text)

    def end(self, name: str) -> None:
        """Called by the stream."""
        if name in ("v", "t"):
            self._is_value = False
        elif name == "c":
            if (cell := self._made()) is not None:
                self._row.cells[self._column] = cell
        elif name == "row" and self._row.cells:
            self._ready.append(self._row)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._cell, self._pieces, self._length = attributes, [], 0
        self._is_formula = False
        if place := attributes.get("r"):
            found = _PLACE.fullmatch(place)
            if not found:
                raise damaged()
            self._column = column_index_from_string(found[1])
        else:
            self._column += 1

    def _made(self) -> Cell | None:
        raw, kind = "".join(self._pieces), self._cell.get("t", "n")
        if self._is_formula:
            return Cell(Holds.FORMULA, "")
        if not raw:
            return None
        if kind == "s":
            text = self._book.texts[int(raw)]
            return Cell(Holds.TEXT, _unescaped(text)) if text else None
        if kind in ("inlineStr", "str"):
            return Cell(Holds.TEXT, _unescaped(raw))
        if kind == "b":
            return Cell(Holds.YES_NO, raw.strip() in ("1", "true"))
        if kind == "e":
            return Cell(Holds.ERROR, "")
        if kind == "d":
            return Cell(Holds.DATE, _moment(from_ISO8601(raw)))
        return self._number(raw)

    def _number(self, raw: str) -> Cell:
        number = float(raw)
        if int(self._cell.get("s") or 0) in self._book.date_styles:
            try:
                return Cell(Holds.DATE, _moment(from_excel(number, self._epoch)))
            except (OverflowError, ValueError):
                return Cell(Holds.ERROR, "")
        return Cell(Holds.NUMBER, int(number) if number.is_integer() and abs(number) < 1e15 else number)


def _unescaped(text: str) -> str:
    """Excel writes what XML cannot hold (and a return that was pasted) as _x000D_."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _moment(value: date | datetime | time | timedelta | None) -> Any:
    """A moment, or a time of day alone (which is no day)."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)
    return value
