"""Agreements as a file: the columns feature,value,min,max,min_flex,max_flex of the sortition tools. Pure.

Reads what Excel makes in the Netherlands too: `;` between the columns, a mark at the beginning, Windows letters.
Writes with `,` and UTF-8, so that the other tools read it.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .problem import Bound

#: Per feature: how a value may be written (without capitals), and its code.
Known = Mapping[str, Mapping[str, str]]

COLUMNS = ("feature", "value", "min", "max", "min_flex", "max_flex")
MOST_BYTES = 200_000
MOST_NUMBER = 1000
_LONGEST = {"feature": 40, "value": 60}
_SLUG = re.compile(r"[A-Za-z0-9_-]{1,40}")


@dataclass(frozen=True, slots=True)
class WrongRow:
    """A row that cannot be taken in, by its number in the file, and what to do."""

    row: int
    sentence: str


def written(bounds: Iterable[Bound]) -> str:
    """The file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for bound in bounds:
        writer.writerow(
            (
                _plain(bound.feature),
                _plain(bound.value),
                bound.minimum,
                bound.maximum,
                bound.flex_minimum,
                bound.flex_maximum,
            )
        )
    return out.getvalue()


def read(content: bytes, known: Known | None = None) -> tuple[list[Bound], list[WrongRow]]:
    """The agreements in the file, and what is wrong with it; either of both is empty, so it is all or nothing.

    `known` holds, for features of which all values are known, how each may be written and its code.
    """
    if len(content) > MOST_BYTES:
        return [], [WrongRow(0, _("Het bestand is te groot. Kies het bestand met de aantallen."))]
    text = _decoded(content)
    if text is None or "\0" in text:
        return [], [WrongRow(0, _("Dit is geen CSV-bestand. Bewaar het in Excel als ‘CSV (UTF-8)’."))]
    first = text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ",")
    try:
        numbered = [(rows.line_num, row) for row in rows if any(cell.strip() for cell in row)]
    except csv.Error:
        return [], [WrongRow(rows.line_num, _("Deze regel is niet te lezen. Kijk of de aanhalingstekens kloppen."))]
    if not numbered:
        return [], [WrongRow(0, _("Het bestand is leeg. Zet er ten minste één regel in."))]
    heads = [cell.strip().casefold() for cell in numbered[0][1]]
    missing = [name for name in COLUMNS[:4] if name not in heads]
    if missing:
        sentence = _("De eerste regel mist deze kolommen: %(names)s.") % {"names": ", ".join(missing)}
        return [], [WrongRow(numbered[0][0], sentence)]
    return _rows(heads, numbered[1:], known or {})


def _rows(heads: list[str], numbered: list[tuple[int, list[str]]], known: Known) -> tuple[list[Bound], list[WrongRow]]:
    found: list[Bound] = []
    wrong: list[WrongRow] = []
    seen: dict[tuple[str, str], int] = {}
    for number, row in numbered:
        cells = {name: _meant(row[at]) if at < len(row) else "" for at, name in enumerate(heads) if name in COLUMNS}
        bound = _bound(cells, known)
        if isinstance(bound, str):
            wrong.append(WrongRow(number, bound))
        elif bound.key in seen:
            sentence = _("‘%(value)s’ staat ook al op regel %(row)d. Haal er één weg.")
            wrong.append(WrongRow(number, sentence % {"value": bound.value, "row": seen[bound.key]}))
        else:
            seen[bound.key] = number
            found.append(bound)
    return ([], wrong) if wrong else (found, [])


def _bound(cells: dict[str, str], known: Known) -> Bound | str:
    for name, longest in _LONGEST.items():
        if not cells[name]:
            return _("Vul de kolom ‘%(name)s’ in.") % {"name": name}
        if len(cells[name]) > longest:
            return _("De kolom ‘%(name)s’ is te lang: hoogstens %(most)d tekens.") % {"name": name, "most": longest}
    if not _SLUG.fullmatch(cells["feature"]):
        return _("Gebruik bij ‘feature’ alleen letters, cijfers en streepjes, zonder spaties.")
    feature, value = cells["feature"].lower(), cells["value"]
    if feature in known:
        if value.casefold() not in known[feature]:
            return _("‘%(value)s’ kennen wij niet bij ‘%(feature)s’. Neem een woord over uit de tabel hieronder.") % {
                "value": value,
                "feature": feature,
            }
        value = known[feature][value.casefold()]
    numbers: dict[str, int] = {}
    for name in COLUMNS[2:]:
        typed = cells.get(name, "")
        if not typed and name.endswith("_flex"):
            numbers[name] = numbers[name.removesuffix("_flex")]
        elif typed.isascii() and typed.isdigit() and len(typed) < 6 and int(typed) <= MOST_NUMBER:
            numbers[name] = int(typed)
        else:
            return _("Vul bij ‘%(name)s’ een heel getal in van 0 tot en met %(most)d.") % {
                "name": name,
                "most": MOST_NUMBER,
            }
    bound = Bound(feature, value, *(numbers[name] for name in COLUMNS[2:]))
    if not bound.is_in_order:
        return _("De getallen lopen niet op. Goed is: min_flex, min, max, max_flex, van laag naar hoog.")
    return bound


def _decoded(content: bytes) -> str | None:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _plain(text: str) -> str:
    """No cell begins like a formula: a spreadsheet would run it."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "'") else text


def _meant(cell: str) -> str:
    cell = " ".join(cell.split())
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@", "'") else cell
