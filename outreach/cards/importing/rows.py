"""One row of the workbook is one person with one card or more; every bad cell is named."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import uuid4

from django.utils import timezone
from django.utils.translation import gettext as _

from contributions import service as contributions
from contributions.service import Arrived, Cell, Known, Refused, Report, Row, reference_hash
from people.models import Perspective
from people.service import offered_perspectives
from privacy.service import guard_for_storage

from ...models import EventDate, EventQuestion
from ..writing import Written, check_words
from .columns import DAY, NUMBER, OTHER, PURPOSES, WHO, Column, columns_of, text_in

_YES, _NO = frozenset({"ja", "j", "x", "1", "true"}), frozenset({"nee", "n", "-", "0", "false"})
#: Paper is entered within weeks; an older day is nearly always a mistake.
OLDEST = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class PaperCards:
    """What is kept of one person."""

    cards: tuple[Written, ...]
    perspective: Perspective | None
    purposes: frozenset[str]


class RowReader:
    """Reads the rows of one sheet; problems go to the report."""

    def __init__(
        self,
        event_date: EventDate,
        questions: list[EventQuestion],
        columns: dict[int, Column],
        report: Report,
        known: Known,
    ) -> None:
        self._date, self._columns, self._report, self._known = event_date, columns, report, known
        self._question_of = {
            column.key: question for column, question in zip(columns_of(questions)[3:], questions, strict=False)
        }
        groups = offered_perspectives()
        offered = [each for group in groups for each in (group.kinds or (group.group,))]
        self._perspectives = {_plain(name): each for each in offered for name in (each.label, each.plain_label)}
        self._numbers: set[str] = set()
        missing = {DAY, OTHER} - {column.key for column in columns.values()}
        if missing:
            raise Refused(
                _("Boven de kolommen staat niet wat wij verwachten. Gebruik het sjabloon, en laat rij 1 staan.")
            )

    def read(self, row: Row) -> Arrived | None:
        """The person in this row; None when something is wrong with it (then the report says what)."""
        before = self._report.total
        said: dict[str, str] = {}
        received_on: date | None = None
        for at, cell in row.cells.items():
            column = self._columns.get(at)
            text = text_in(cell)
            if column is None:
                if text:
                    self._wrong(
                        row, at, _("Boven deze kolom staat geen titel van het sjabloon. Haal weg wat hier staat.")
                    )
            elif column.key == DAY:
                received_on = self._day(row, at, cell)
            elif text is None:
                self._wrong(row, at, _("Hier staat een formule of een fout. Typ de tekst zelf."))
            elif text:
                said[column.key] = text
        if received_on is None and self._report.total == before:
            self._wrong(row, 0, _("Vul de dag in die op het papier staat."))
        perspective = self._who(row, said.get(WHO, ""))
        purposes = frozenset(
            str(purpose) for key, purpose in PURPOSES.items() if self._yes(row, key, said.get(key, ""))
        )
        cards = self._cards(row, said)
        code_hash = self._number(row, said.get(NUMBER, ""))
        if self._report.total > before or received_on is None:
            return None
        return Arrived(
            row.number,
            received_on,
            PaperCards(cards, perspective, purposes),
            reference_hash(self._date.gathering.occasion, said.get(NUMBER, ""))
            if self._date.gathering.occasion
            else "",
            code_hash,
        )

    def _cards(self, row: Row, said: dict[str, str]) -> tuple[Written, ...]:
        """Without a citizen service number: the words wait on the cards until a colleague lets them count."""
        texts = [(self._question_of[key], said[key]) for key in self._question_of if key in said]
        found: list[Written] = [Written(uuid4(), guard_for_storage(text)[0], question) for question, text in texts]
        if OTHER in said:
            found.append(Written(uuid4(), guard_for_storage(said[OTHER])[0]))
        for each in found:
            try:
                check_words(each.text)
            except Refused as refusal:
                self._wrong(row, 0, refusal.sentence)
        if not found:
            self._wrong(row, 0, _("In deze rij staan geen woorden. Vul haar aan, of haal haar weg."))
        return tuple(found)

    def _day(self, row: Row, at: int, cell: Cell) -> date | None:
        value = cell.value.date() if isinstance(cell.value, datetime) else None
        if value is None:
            for shape in ("%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y"):
                try:
                    value = datetime.strptime(str(cell.value).strip(), shape).date()
                    break
                except ValueError:
                    continue
        today = timezone.localdate()
        if value is None or not today - OLDEST <= value <= today:
            self._wrong(row, at, _("Dit is geen dag van het afgelopen jaar. Vul dag, maand en jaar in."))
            return None
        return value

    def _who(self, row: Row, text: str) -> Perspective | None:
        if not text:
            return None
        found = self._perspectives.get(_plain(text))
        if found is None:
            self._wrong(row, self._at(WHO), _("Dit kennen wij niet. Kies uit de lijst op het blad ‘Uitleg’."))
        return found

    def _yes(self, row: Row, key: str, text: str) -> bool:
        if text and _plain(text) not in _YES | _NO:
            self._wrong(row, self._at(key), _("Vul ja of nee in. Leeg is nee."))
        return _plain(text) in _YES

    def _number(self, row: Row, text: str) -> str:
        """The hash of the code that belongs to a printed number; "" without a printed number."""
        if not text:
            return ""
        at, tidy = self._at(NUMBER), contributions.tidy_number(text)
        key = tidy or _plain(text)
        paper = reference_hash(self._date.gathering.occasion, text) if self._date.gathering.occasion else ""
        if key in self._numbers or self._known.references([paper]):
            self._wrong(row, at, _("Dit nummer is al opgenomen. Haal de rij weg, of verbeter het nummer."))
        self._numbers.add(key)
        if not contributions.looks_printed(text):
            return ""
        code_hash = self._known.printed([tidy]).get(tidy, "") if tidy else ""
        if not code_hash:
            self._wrong(
                row, at, _("Dit nummer hebben wij niet gedrukt. Kijk nog eens goed naar de letters en cijfers.")
            )
        elif not self._known.codes([code_hash]).get(code_hash):
            self._wrong(row, at, _("Met dit nummer is al iets ingevoerd. Haal de rij weg, of verbeter het nummer."))
        return code_hash

    def _at(self, key: str) -> int:
        return next((at for at, column in self._columns.items() if column.key == key), 0)

    def _wrong(self, row: Row, at: int, sentence: str) -> None:
        column = self._columns.get(at)
        self._report.add(sentence, row=row.number, column=at, title=column.title if column else "")


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
