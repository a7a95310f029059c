"""What somebody meant with a cell. Whatever is not plain raises Wrong, with a sentence that says what to do."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

from contributions.service import Cell, Holds
from privacy.service import clean, guard_for_storage

from .columns import Column, Kind, plain

_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_DAY_THE_OTHER_WAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_YES = frozenset({"ja", "j", "x", "1", "yes", "y"})
_NO = frozenset({"nee", "n", "0", "no"})
_LONGEST_LIST = 300
#: What is a number of something else than a person, and must stay as it is.
_NOT_GUARDED = frozenset({"number", "phone"})


class Wrong(Exception):
    """The sentence for whoever fills in the sheet."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def value_of(cell: Cell, column: Column) -> Any:
    """What is kept for this cell."""
    return _READERS[column.kind](cell, column)


def written(cell: Cell) -> str:
    """The cell as text, tidy. A number is text as well; a formula or an error is not."""
    match cell.holds:
        case Holds.TEXT:
            return tidy(str(cell.value))
        case Holds.NUMBER:
            return str(cell.value)
        case Holds.YES_NO:
            return "ja" if cell.value else "nee"
        case Holds.DATE if isinstance(cell.value, datetime):
            return f"{cell.value:%d-%m-%Y}"
        case Holds.FORMULA:
            raise Wrong(_("Hier staat een formule. Typ de tekst zelf, of plak alleen de waarde."))
        case _:
            raise Wrong(_("Hier staat een fout van Excel. Typ opnieuw wat er moet staan."))


def tidy(text: str) -> str:
    """Without spaces around, on lines with one kind of end."""
    return "\n".join(clean(text).splitlines()).strip()


def _text(cell: Cell, column: Column) -> str:
    text = written(cell)
    if len(text) > column.longest:
        raise Wrong(_("Dit is te lang. Maak het korter dan %(most)d tekens.") % {"most": column.longest})
    return text if column.key in _NOT_GUARDED else guard_for_storage(text)[0]


def _one(cell: Cell, column: Column) -> str:
    code = column.codes.get(plain(written(cell)))
    if code is None:
        raise _unknown(column)
    return code


def _several(cell: Cell, column: Column) -> list[str]:
    parts = [plain(part) for part in re.split(r"[;\n]", written(cell)) if part.strip()]
    if any(part not in column.codes for part in parts):
        # A comma is what people type; a label may hold one too, so it is tried last.
        parts = [plain(part) for part in re.split(r"[;,\n]", written(cell)) if part.strip()]
    found = {column.codes.get(part) for part in parts}
    if None in found or not found:
        raise _unknown(column)
    return [code for code, _label in column.choices if code in found]


def _yes(cell: Cell, column: Column) -> bool:
    text = plain(written(cell))
    if text in _YES or text in _NO:
        return text in _YES
    raise Wrong(_("Vul ja of nee in."))


def _number(cell: Cell, column: Column) -> int:
    text = written(cell)
    if text.isascii() and text.isdigit():
        return int(text[:6])
    raise Wrong(_("Vul een heel getal in, of laat de cel leeg."))


def _day(cell: Cell, column: Column) -> date:
    text = written(cell)
    parts: tuple[str, ...] = ()
    if found := _DAY.fullmatch(text):
        parts = found.groups()[::-1]
    elif found := _DAY_THE_OTHER_WAY.fullmatch(text):
        parts = found.groups()
    try:
        year, month, day = map(int, parts)
        return date(year, month, day)
    except ValueError:
        raise Wrong(_("Dit is geen datum. Vul dag, maand en jaar in, bijvoorbeeld 3-11-2026.")) from None


def _mail(cell: Cell, column: Column) -> str:
    text = written(cell)
    try:
        validate_email(text)
    except ValidationError:
        raise Wrong(_("Dit e-mailadres klopt niet. Een goed adres is bijvoorbeeld info@organisatie.nl.")) from None
    return text


def _site(cell: Cell, column: Column) -> str:
    text = written(cell)
    address = text if "://" in text else f"https://{text}"
    try:
        URLValidator(schemes=("http", "https"))(address)
    except ValidationError:
        raise Wrong(_("Dit adres klopt niet. Een goed adres is bijvoorbeeld https://www.organisatie.nl.")) from None
    if len(address) > column.longest:
        raise Wrong(_("Dit is te lang. Maak het korter dan %(most)d tekens.") % {"most": column.longest})
    return address


def _unknown(column: Column) -> Wrong:
    labels = "; ".join(column.labels.values())
    listed = labels if len(labels) <= _LONGEST_LIST else labels[:_LONGEST_LIST].rsplit(";", 1)[0] + "; …"
    return Wrong(_("Dit kennen wij niet. Kies uit: %(listed)s.") % {"listed": listed})


_READERS: dict[Kind, Callable[[Cell, Column], Any]] = {
    Kind.TEXT: _text,
    Kind.ONE: _one,
    Kind.SEVERAL: _several,
    Kind.YES: _yes,
    Kind.NUMBER: _number,
    Kind.DAY: _day,
    Kind.MAIL: _mail,
    Kind.SITE: _site,
}
