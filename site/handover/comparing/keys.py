"""What a row is about (its key), what it says (its print), and whose words it holds: as keyed hashes of eight bytes.

A sheet with a column `id` is about that. Any other is about whatever names its dimensions: by convention columns with
the names below. Rows with one key stay together; a sheet with no such column is about its whole row.
"""

from collections.abc import Callable, Sequence
from datetime import date
from hashlib import blake2b
from typing import Any

from contributions.service import Sheet

SIZE = 8
#: No words known, or taken back: stands where a hash would.
NOTHING = bytes(SIZE)
#: One row in an index: key, print, words.
RECORD = 3 * SIZE

_DIMENSIONS = frozenset(
    [
        "action",
        "answer",
        "case",
        "code",
        "code_id",
        "contribution",
        "deed",
        "direction",
        "edition",
        "end",
        "finding",
        "group",
        "item",
        "kind",
        "lesson",
        "level",
        "number",
        "occasion",
        "product",
        "question",
        "round",
        "start",
        "statement",
        "version",
        "way",
        "week",
        "what",
    ]
)
#: The sheet of the words themselves, and the column by which other sheets point at it.
_WORDS, _POINTER = "bijdragen", "contribution"

#: From a row to its record.
Hasher = Callable[[Sequence[Any]], bytes]
KeyOf = Callable[[Sequence[Any]], bytes]


def _told(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _hash(secret: bytes, what: str, values: Sequence[Any]) -> bytes:
    told = "\x1f".join(map(_told, values))
    return blake2b(f"{what}\x1e{told}".encode("utf-8", "surrogatepass"), digest_size=SIZE, key=secret).digest()


def key_of(sheet: Sheet, secret: bytes) -> KeyOf:
    """The function that gives the key of a row of this sheet."""
    places = [place for place, column in enumerate(sheet.columns) if column.key == "id"] or [
        place for place, column in enumerate(sheet.columns) if column.key in _DIMENSIONS
    ]
    what = f"key:{sheet.code}"
    if not places:
        return lambda row: _hash(secret, what, row)
    return lambda row: _hash(secret, what, [row[place] for place in places])


def words_hash(secret: bytes, contribution: Any) -> bytes:
    """What stands for a contribution in every index of the series."""
    return _hash(secret, "words", [contribution])


def record_of(sheet: Sheet, secret: bytes) -> Hasher:
    """The function that gives the record of a row of this sheet."""
    key, what = key_of(sheet, secret), f"row:{sheet.code}"
    pointer = "id" if sheet.code == _WORDS else _POINTER
    place = next((place for place, column in enumerate(sheet.columns) if column.key == pointer), None)

    def record(row: Sequence[Any]) -> bytes:
        words = words_hash(secret, row[place]) if place is not None and row[place] else NOTHING
        return key(row) + _hash(secret, what, row) + words

    return record
