"""What somebody meant with a cell. Whatever is not plain raises Wrong, with a sentence that says what to do."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from contributions.service import Cell, Holds

from .columns import Choice, Column

_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_DAY_THE_OTHER_WAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_BETWEEN = re.compile(r"\s*[;|\n]\s*")
_YES = frozenset({"ja", "j", "x", "1", "yes", "y"})
_NO = frozenset({"nee", "n", "0", "-", "no"})
_LONGEST_LIST = 400
#: Papers are entered within weeks; an older day is nearly always last year's number in January.
OLDEST = timedelta(days=365)


class Wrong(Exception):
    """The sentence for whoever fills in the sheet."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def is_blank(cell: Cell) -> bool:
    """Only spaces."""
    return cell.holds == Holds.TEXT and not cell.value.strip()


def written(cell: Cell) -> str:
    """The cell as text. A number is text as well; a day, a formula or an error is not."""
    if cell.holds == Holds.TEXT:
        return str(cell.value).strip()
    if cell.holds == Holds.NUMBER:
        return str(cell.value)
    if cell.holds == Holds.YES_NO:
        return "ja" if cell.value else "nee"
    if cell.holds == Holds.FORMULA:
        raise Wrong(_("Hier staat een formule. Typ de tekst zelf, of plak alleen de waarde."))
    if cell.holds == Holds.ERROR:
        raise Wrong(_("Hier staat een fout van Excel. Typ opnieuw wat er op het papier staat."))
    raise Wrong(_("Excel maakte hier een datum van. Zet de cel op ‘Tekst’ en typ opnieuw wat er op het papier staat."))


def chosen(cell: Cell, lookup: Mapping[str, str], choices: tuple[Choice, ...]) -> list[str]:
    """The codes somebody meant: one, or more when the cell holds a list of answers."""
    text = written(cell)
    if code := lookup.get(plain(text)):
        return [code]
    parts = [lookup.get(plain(part)) for part in _BETWEEN.split(text) if part]
    if parts and all(parts):
        return [code for code in parts if code]
    labels = "; ".join(choice.label for choice in choices)
    listed = labels if len(labels) <= _LONGEST_LIST else labels[:_LONGEST_LIST].rsplit(";", 1)[0] + "; …"
    raise Wrong(_("Dit kennen wij niet. Kies uit de lijst: %(listed)s.") % {"listed": listed})


def lookup_of(column: Column) -> dict[str, str]:
    """How each choice may be written: by its words or by its code, with or without capitals."""
    found: dict[str, str] = {}
    for each in column.choices:
        for way in (each.code, *each.also, each.label):
            found[plain(way)] = each.code
    return found


def said_yes(cell: Cell) -> bool:
    """ja or nee; a cross is a ja."""
    text = plain(written(cell))
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise Wrong(_("Vul ja of nee in. Leeg is nee."))


def place(cell: Cell, most: str) -> str:
    """A place in a ranking, from 1."""
    text = written(cell)
    if text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= int(most):
        return str(int(text))
    raise Wrong(_("Vul een plek in van 1 tot en met %(most)s, of laat de cel leeg.") % {"most": most})


def day(cell: Cell, today: date) -> date:
    """A day that has been."""
    found = _day(cell)
    if found is None:
        raise Wrong(_("Dit is geen datum. Vul dag, maand en jaar in, bijvoorbeeld 3-11-2026."))
    if found > today:
        raise Wrong(_("Deze datum moet nog komen. Kijk op het papier en verbeter de datum."))
    if found < today - OLDEST:
        raise Wrong(_("Deze datum is meer dan een jaar geleden. Klopt het jaar?"))
    return found


def _day(cell: Cell) -> date | None:
    if cell.holds == Holds.DATE:
        return cell.value.date() if isinstance(cell.value, datetime) else None
    text = written(cell)
    parts: tuple[str, ...] = ()
    if found := _DAY.fullmatch(text):
        parts = found.groups()[::-1]
    elif found := _DAY_THE_OTHER_WAY.fullmatch(text):
        parts = found.groups()
    try:
        return date(*map(int, parts)) if parts else None
    except ValueError:
        return None


def plain(text: str) -> str:
    """To compare by: one kind of space, quote and capital."""
    return " ".join(text.replace("’", "'").replace("‘", "'").split()).casefold().rstrip(".")
