"""A workbook that somebody filled in, as rows of known columns. What is in a cell is judged later, row by row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from contributions.service import Book, Cell, Holds, Refused, Row, SheetReader, opened_workbook

from .columns import Column, plain

#: So many rows and bytes: somebody waits for the answer, and it must fit in one transaction of a second.
MOST_ROWS = 5_000
MOST_BYTES = 5_000_000
_TITLES_WITHIN = 3


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row: its number in the sheet, and its cells by the key of their column. Empty cells are not in it."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class ReadList:
    """What is in the file, and the titles of columns that we do not know and leave alone."""

    rows: list[ReadRow]
    unknown: list[str]


def read_list(file: BinaryIO, known: Sequence[Column]) -> ReadList:
    """The rows of the first sheet that people see. Raises Refused for whatever is no list of partners."""
    if file.seek(0, 2) > MOST_BYTES:
        raise Refused(_("Dit bestand is groter dan 5 MB. Verdeel de lijst over meer bestanden."))
    with opened_workbook(file) as archive:
        book = Book(archive)
        try:
            place = next((sheet for sheet in book.sheets if sheet.part and not sheet.is_hidden), None)
            if place is None:
                raise _no_list()
            reader = SheetReader(book, place)
            found = _rows_of(reader, known)
            if reader.merged:
                raise Refused(
                    _("De cellen %(place)s zijn samengevoegd. Splits ze, en vul elke cel zelf in.")
                    % {"place": reader.merged[0]}
                )
            return found
        finally:
            book.close()


def _rows_of(reader: SheetReader, known: Sequence[Column]) -> ReadList:
    by_title = {plain(way): column.key for column in known for way in (column.key, column.title)}
    places: dict[int, str] = {}
    unknown: list[str] = []
    rows: list[ReadRow] = []
    for row in reader.rows():
        if not places:
            places, unknown = _titles(row, by_title)
            if not places and row.number > _TITLES_WITHIN:
                raise _no_list()
            continue
        cells = {places[at]: cell for at, cell in row.cells.items() if at in places and not _is_blank(cell)}
        if not cells:
            continue
        if len(rows) == MOST_ROWS:
            raise Refused(_("Er staan meer dan %(most)d rijen in. Verdeel de lijst.") % {"most": MOST_ROWS})
        rows.append(ReadRow(row.number, cells))
    if not places:
        raise _no_list()
    if not rows:
        raise Refused(_("De lijst is leeg. Vul onder de eerste rij uw partners in."))
    return ReadList(rows, unknown)


def _titles(row: Row, by_title: Mapping[str, str]) -> tuple[dict[int, str], list[str]]:
    """The columns of the row with titles; nothing when this is not that row."""
    texts = {at: str(cell.value) for at, cell in row.cells.items() if cell.holds == Holds.TEXT}
    places = {at: by_title[plain(text)] for at, text in texts.items() if plain(text) in by_title}
    if "name" not in places.values():
        return {}, []
    if len(set(places.values())) != len(places):
        raise Refused(_("Twee kolommen heten hetzelfde. Haal er één weg."))
    return places, [text.strip()[:60] for at, text in texts.items() if at not in places and text.strip()]


def _is_blank(cell: Cell) -> bool:
    return cell.holds == Holds.TEXT and not str(cell.value).strip()


def _no_list() -> Refused:
    return Refused(_("In dit bestand staat geen kolom ‘Naam’. Haal de lege lijst op, en plak uw rijen daarin."))
