"""A list of people from a partner organisation: a spreadsheet with one person a row, into the pool of a group.

Each row is a person of its own: a row that is wrong keeps nobody else out. The same list twice is harmless.
"""

import csv
import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, StringIO
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from contributions.service import Refused, opened_workbook
from gatherings.models import Gathering
from gatherings.service import tidy_phone
from people.models import Perspective, User
from people.service import ReachBy

from ..enums import Can, CandidateSource
from ..models import FocusGroup
from .applying import enter
from .said import Reach, Said

#: So many people and bytes in one list: a partner knows dozens, and somebody waits for the answer.
MOST_ROWS = 200
MOST_BYTES = 1_000_000
NAME, MAIL, PHONE, PERSPECTIVE, TOWN = "naam", "e-mail", "telefoon", "perspectief", "woonplaats"
COLUMNS = (NAME, MAIL, PHONE, PERSPECTIVE, TOWN)
_CAN = {"ja": Can.YES, "als het moet": Can.IF_NEED_BE, "nee": Can.NO}
_XLSX = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that was not taken in: its number in the file, and what to do."""

    number: int
    sentence: str


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a list."""

    added: int
    problems: list[RowProblem]


def column_of(moment: Gathering) -> str:
    """The heading above a moment: "19-12-2026 19:00", on the clock of the place."""
    return f"{moment.starts_here:%d-%m-%Y %H:%M}"


def template_for(moments: Iterable[Gathering]) -> str:
    """An empty list for a partner to fill in, as CSV with semicolons: so a Dutch spreadsheet opens it in columns."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow([*COLUMNS, *(column_of(each) for each in moments)])
    return out.getvalue()


def take_in(group: FocusGroup, content: bytes, *, partner: str, moments: Iterable[Gathering], by: User) -> TakenIn:
    """Everybody in the list into the pool. Not to be called within a transaction: each row is one.

    Raises Refused when the file cannot be read, is too long, or lacks a column.
    """
    rows = _rows_of(content)
    by_column = {column_of(each): each.pk for each in moments}
    perspectives = {each.label.lower(): each for each in Perspective.objects.filter(offered=True)}
    added, problems = 0, []
    for number, row in enumerate(rows, start=2):
        if not any(row.values()):
            continue
        try:
            said = _said(row, perspectives, by_column)
            enter(
                group, said, source=CandidateSource.PARTNER, partner=partner, token=_token(group, partner, row), by=by
            )
        except Refused as refusal:
            problems.append(RowProblem(number, refusal.sentence))
        else:
            added += 1
    return TakenIn(added, problems)


def _said(row: Mapping[str, str], perspectives: Mapping[str, Perspective], by_column: Mapping[str, int]) -> Said:
    perspective = perspectives.get(row[PERSPECTIVE].lower())
    if row[PERSPECTIVE] and perspective is None:
        raise Refused(_("Dit perspectief kennen wij niet. Kies een naam uit de lijst op dit scherm."))
    can = {}
    for column, moment in by_column.items():
        typed = row.get(column, "").lower()
        if typed and typed not in _CAN:
            raise Refused(_("Vul bij een moment in: ja, als het moet, of nee."))
        if typed:
            can[moment] = str(_CAN[typed])
    return Said(perspective=perspective, can=can, town=row[TOWN][:80], reach=_reach(row))


def _reach(row: Mapping[str, str]) -> Reach:
    """By mail when there is one, else by phone. Who has neither cannot be told anything."""
    name = row[NAME][:200]
    if not name:
        raise Refused(_("De naam ontbreekt. Een voornaam is genoeg."))
    if row[MAIL]:
        try:
            validate_email(row[MAIL])
        except ValidationError:
            raise Refused(_("Dit e-mailadres klopt niet.")) from None
        return Reach(ReachBy.MAIL, name=name, email=row[MAIL])
    if number := tidy_phone(row[PHONE]):
        return Reach(ReachBy.PHONE, name=name, phone=number)
    raise Refused(_("Vul een e-mailadres of een goed telefoonnummer in."))


def _rows_of(content: bytes) -> list[dict[str, str]]:
    if len(content) > MOST_BYTES:
        raise Refused(_("Dit bestand is te groot. Maak de lijst korter."))
    table = _from_xlsx(content) if content.startswith(_XLSX) else _from_csv(content)
    heading = [cell.lower() for cell in table[0]] if table else []
    if missing := [column for column in COLUMNS if column not in heading]:
        raise Refused(_("Deze kolom ontbreekt: %(column)s. Gebruik de lege lijst.") % {"column": missing[0]})
    if len(table) - 1 > MOST_ROWS:
        raise Refused(_("Er staan meer dan %(most)d mensen in. Splits de lijst.") % {"most": MOST_ROWS})
    return [dict(zip(heading, [*row, *[""] * len(heading)], strict=False)) for row in table[1:]]


def _from_csv(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.split("\n", 1)[0]
    try:
        rows = list(csv.reader(StringIO(text), delimiter=";" if first.count(";") >= first.count(",") else ","))
    except csv.Error:
        raise Refused(_("Wij kunnen dit bestand niet lezen. Bewaar het als CSV of als xlsx.")) from None
    return [[cell.strip() for cell in row] for row in rows]


def _from_xlsx(content: bytes) -> list[list[str]]:
    import openpyxl  # noqa: PLC0415 -- only who brings a workbook waits for it

    with opened_workbook(BytesIO(content)):  # refuses what is no honest workbook
        pass
    try:
        book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(max_row=MOST_ROWS + 2, max_col=60, values_only=True)
        return [[_cell(cell) for cell in row] for row in rows]
    except Exception:
        raise Refused(_("Wij kunnen dit bestand niet lezen. Bewaar het als CSV of als xlsx.")) from None


def _cell(value: object) -> str:
    """As typed. A spreadsheet makes a moment of our heading, and a number of a phone number."""
    if isinstance(value, datetime):
        return f"{value:%d-%m-%Y %H:%M}"
    return "" if value is None else str(value).strip()


def _token(group: FocusGroup, partner: str, row: Mapping[str, str]) -> UUID:
    """The same row of the same partner is the same person. Keyed: nobody reads the row from it."""
    content = "\x00".join(["partner-list", str(group.pk), partner, *(f"{key}={row[key]}" for key in COLUMNS)])
    digest = hmac.new(settings.RECEIPT_KEY.encode(), content.encode(), hashlib.sha256).digest()
    return UUID(bytes=digest[:16], version=4)
