"""What stands above the columns of the workbook, and which column means what."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from contributions.service import Cell, Holds, Row
from privacy.service import Purpose

from ...models import EventQuestion
from ..writing import anything_else

SHEET = "Kaarten"
DAY, NUMBER, WHO, OTHER = "dag", "nummer", "wie", "anders"
PURPOSES = {"publiceren": Purpose.PUBLISH, "citeren": Purpose.QUOTE, "contact": Purpose.CONTACT}
_QUESTION = "vraag"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the word with which its title begins, and the whole title."""

    key: str
    title: str


def columns_of(questions: list[EventQuestion]) -> list[Column]:
    """All columns, in order. A title is its key, a colon, and what to fill in."""
    told = [
        (DAY, _("de dag op het papier, bijvoorbeeld 3-11-2030")),
        (NUMBER, _("het nummer op de kaart of het strookje; mag leeg")),
        (WHO, _("wie dit schrijft, uit de lijst op het blad Uitleg; mag leeg")),
        *((f"{_QUESTION} {place}", each.text) for place, each in enumerate(questions, start=1)),
        (OTHER, anything_else()),
        ("publiceren", _("ja als dit vakje is aangekruist")),
        ("citeren", _("ja als dit vakje is aangekruist")),
        ("contact", _("ja als dit vakje is aangekruist")),
    ]
    return [Column(key, f"{key.capitalize()}: {title}") for key, title in told]


def read_header(row: Row, questions: list[EventQuestion]) -> dict[int, Column]:
    """Which column means what, by its number. What we do not know is left out."""
    by_key = {column.key: column for column in columns_of(questions)}
    found = {}
    for at, cell in row.cells.items():
        if cell.holds == Holds.TEXT and (column := by_key.get(key_in(str(cell.value)))):
            found[at] = column
    return found


def key_in(title: str) -> str:
    """The word with which a title begins, without capitals and double spaces."""
    return " ".join(title.partition(":")[0].split()).casefold()


def text_in(cell: Cell) -> str | None:
    """What somebody typed in a cell; None when it holds a formula or an error."""
    if cell.holds in (Holds.FORMULA, Holds.ERROR):
        return None
    if cell.holds == Holds.YES_NO:
        return "ja" if cell.value else "nee"
    return str(cell.value).strip()
