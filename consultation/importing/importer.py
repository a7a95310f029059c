"""Taking in a workbook for a round: registered with contributions, which runs it."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import BinaryIO

from django.utils import timezone
from django.utils.translation import gettext as _

from contributions import service as contributions
from contributions.models import ImportedForm, Occasion, Participation
from contributions.service import (
    Arrived,
    Beginning,
    Book,
    Known,
    Progress,
    Refused,
    Report,
    Row,
    SheetReader,
    reference_hash,
)
from people import service as people
from privacy import service as privacy

from ..editing import freeze
from ..enums import EntryState, RoundState
from ..models import Answer, Entry, Submission
from ..submitting import hand_in_many
from .cells import is_blank
from .plan import FIRST_ROW, KEYS_ROW, TITLES_ROW, plan_of
from .rows import RowReader
from .twice import Twice

SHEET = "Invoer"
MOST_FORMS = 20_000
#: Forms that are held against the database at once.
BATCH = 200
_TAKES_FORMS = (RoundState.OPEN, RoundState.REVIEW)


class RoundImporter:
    """See :class:`contributions.importers.Importer`."""

    def refusal(self, occasion: Occasion) -> str:
        """Papers come in while a round is open, and a while after: until there is a decision."""
        state = occasion.round.state
        if state in _TAKES_FORMS:
            return ""
        if state in (RoundState.DRAFT, RoundState.ANNOUNCED):
            return _("Deze ronde is nog niet open. Open de ronde eerst; dan kunt u formulieren opnemen.")
        return _("Over deze ronde is al besloten. Er kan niets meer bij.")

    def read(
        self, occasion: Occasion, file: BinaryIO, report: Report, known: Known, progress: Progress
    ) -> Iterator[Arrived]:
        """A stream: what is held at any moment does not grow with the file."""
        with contributions.opened_workbook(file) as archive:
            book = Book(archive)
            try:
                yield from _Sheet(occasion, book, report, known, progress).forms()
            finally:
                book.close()

    def keep(self, occasion: Occasion, forms: Sequence[Arrived], *, entered_by_id: int | None) -> list[Participation]:
        """Drafts with everything on the paper. The number of queries does not grow with the forms."""
        participants = people.introduce_many([form.content.introduction for form in forms])
        kept = contributions.begin_many(
            occasion,
            [
                Beginning(
                    participant,
                    form.content.channel,
                    form.content.recruitment,
                    form.content.assisted,
                    form.code_hash,
                    form.content.took_part_before,
                )
                for form, participant in zip(forms, participants, strict=True)
            ],
            entered_by_id=entered_by_id,
        )
        privacy.give_many(
            (
                (participant, text)
                for form, participant in zip(forms, participants, strict=True)
                for text in form.content.consents
            ),
            asked_on={participant.pk: form.received_on for form, participant in zip(forms, participants, strict=True)},
        )
        submissions = Submission.objects.bulk_create(
            Submission(round_id=occasion.round.pk, participation=participation) for participation in kept
        )
        Answer.objects.bulk_create(
            Answer(
                submission=submission,
                item_id=item,
                item_version_id=version,
                value=dict(given.value),
                draft_words=dict(given.words),
            )
            for form, submission in zip(forms, submissions, strict=True)
            for item, version, given in form.content.answers
        )
        freeze({version for form in forms for _item, version, _given in form.content.answers})
        return kept

    def count(self, occasion: Occasion, forms: Sequence[ImportedForm]) -> None:
        """Hand them in, each on the day it was received."""
        hand_in_many(occasion.round, [(form.participation, form.received_on) for form in forms])


class _Sheet:
    """One reading of one sheet."""

    def __init__(self, occasion: Occasion, book: Book, report: Report, known: Known, progress: Progress) -> None:
        self._round, self._report, self._known, self._progress = occasion.round, report, known, progress
        place = next((sheet for sheet in book.sheets if sheet.name.strip().casefold() == SHEET.casefold()), None)
        if place is None:
            raise Refused(
                _("Er is geen blad met de naam ‘Invoer’. Vul het sjabloon in en laat de namen van de bladen staan.")
            )
        for sheet in book.sheets:
            if sheet.is_hidden:
                report.add(
                    _("Het blad ‘%(sheet)s’ is verborgen. Maak het zichtbaar, of haal het weg.")
                    % {"sheet": sheet.name[:60]}
                )
        self._sheet = SheetReader(book, place)

    def forms(self) -> Iterator[Arrived]:
        """Every form that is right; at the end what is only known when all was seen."""
        rows = self._sheet.rows()
        header, first = self._header(rows)
        plan = plan_of(self._round, header, self._report)
        groups = people.offered_perspectives()
        reader = RowReader(self._round, plan, self._report, groups=groups, today=timezone.localdate())
        twice = Twice(self._known, plan.columns, self._report, typed=self._typed())
        arrived = self._arrived(rows, first, reader)
        while batch := list(islice(arrived, BATCH)):
            yield from twice.fresh([form for form in batch if form is not None])
        for place, column in plan.columns.items():
            if self._sheet.is_hidden_column(place):
                self._report.add(
                    _("Deze kolom is verborgen. Maak haar zichtbaar."),
                    row=TITLES_ROW,
                    column=place,
                    title=column.title,
                )
        self._tell_merged()
        if not self._report.counts["forms"]:
            raise Refused(
                _("In het blad ‘Invoer’ staat geen enkel formulier. Vul het in vanaf rij 3, één rij per formulier.")
            )

    def _typed(self) -> set[str]:
        """The papers that colleagues typed in, by their numbers. What was put aside may come in again. One query."""
        typed = Entry.objects.filter(round=self._round).exclude(reference="").exclude(state=EntryState.DISCARDED)
        return {reference_hash(self._round.occasion, number) for number in typed.values_list("reference", flat=True)}

    def _header(self, rows: Iterator[Row]) -> tuple[Row | None, Row | None]:
        """The row with codes, and the first row of forms that was read to get past the titles."""
        header = None
        for row in rows:
            if row.number == KEYS_ROW:
                header = row
            elif row.number >= FIRST_ROW:
                return header, row
        return header, None

    def _arrived(self, rows: Iterator[Row], first: Row | None, reader: RowReader) -> Iterator[Arrived | None]:
        for row in (row for some in ([first] if first else [], rows) for row in some):
            if all(is_blank(cell) for cell in row.cells.values()):
                continue
            self._report.counts["forms"] += 1
            if self._report.counts["forms"] > MOST_FORMS:
                raise Refused(
                    _("Er staan meer dan %(most)d formulieren in dit bestand. Verdeel ze over meer bestanden.")
                    % {"most": MOST_FORMS}
                )
            self._progress.share = self._sheet.progress
            yield reader.read(row)

    def _tell_merged(self) -> None:
        for place in self._sheet.merged:
            self._report.add(
                _("De cellen %(place)s zijn samengevoegd. Splits ze, en vul elke cel zelf in.") % {"place": place},
                row=_row_of(place),
            )
        if more := self._sheet.merged_count - len(self._sheet.merged):
            self._report.add(
                _("Er zijn nog %(more)d plekken met samengevoegde cellen. Splits ze ook.") % {"more": more}
            )


def _row_of(place: str) -> int:
    digits = "".join(sign for sign in place.partition(":")[0] if sign.isdigit())
    return int(digits or 0)
