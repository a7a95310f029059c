"""Taking in a workbook of paper cards for one date: registered with contributions, which runs it."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from django.utils.translation import gettext as _

from contributions import service as contributions
from contributions.models import ImportedForm, Occasion, Participation
from contributions.service import Arrived, Beginning, Book, HandedIn, Known, Progress, Refused, Report, SheetReader
from people import service as people
from people.service import Introduction
from privacy import service as privacy

from ...enums import CardWay
from ...models import EventDate, SignalCard
from ..asking import questions_of
from ..noting import ASKED_PURPOSES
from ..periods import why_not_to_note
from ..writing import Written, words_of
from .columns import SHEET, read_header
from .rows import RowReader

MOST_FORMS = 2_000


class CardsImporter:
    """See :class:`contributions.importers.Importer`."""

    def refusal(self, occasion: Occasion) -> str:
        """Cards come in from the beginning of the date on."""
        return why_not_to_note(_date_of(occasion).gathering)

    def read(
        self, occasion: Occasion, file: BinaryIO, report: Report, known: Known, progress: Progress
    ) -> Iterator[Arrived]:
        """One row, one person. What is wrong is named by row and column."""
        with contributions.opened_workbook(file) as archive:
            book = Book(archive)
            try:
                yield from _forms(occasion, book, report, known, progress)
            finally:
                book.close()

    def keep(self, occasion: Occasion, forms: Sequence[Arrived], *, entered_by_id: int | None) -> list[Participation]:
        """Drafts with their cards; the words wait on the cards. The number of queries does not grow with the forms."""
        date = _date_of(occasion)
        participants = people.introduce_many([Introduction(form.content.perspective) for form in forms])
        kept = contributions.begin_many(
            occasion,
            [Beginning(who, code_hash=form.code_hash) for form, who in zip(forms, participants, strict=True)],
            entered_by_id=entered_by_id,
        )
        texts = {text.purpose: text for text in privacy.active_consent_texts(ASKED_PURPOSES)}
        privacy.give_many(
            (
                (who, texts[purpose])
                for form, who in zip(forms, participants, strict=True)
                for purpose in sorted(form.content.purposes)
                if purpose in texts
            ),
            asked_on={who.pk: form.received_on for form, who in zip(forms, participants, strict=True)},
        )
        SignalCard.objects.bulk_create(
            SignalCard(
                date=date,
                question=written.question,
                way=CardWay.PAPER,
                participation=participation,
                nonce=written.nonce,
                draft_words=written.text,
            )
            for form, participation in zip(forms, kept, strict=True)
            for written in form.content.cards
        )
        return kept

    def count(self, occasion: Occasion, forms: Sequence[ImportedForm]) -> None:
        """Hand them in, each on the day it was received; then the words live in contributions alone."""
        of_person: dict[object, list[SignalCard]] = {}
        waiting = SignalCard.objects.filter(participation__in=[form.participation_id for form in forms])
        questions = {each.pk: each for each in questions_of(_date_of(occasion).event)}
        for card in waiting.exclude(draft_words="").order_by("question__order", "pk"):
            card.question = questions.get(card.question_id or 0)
            of_person.setdefault(card.participation_id, []).append(card)
        handed = [
            HandedIn(
                form.participation,
                [
                    words_of(Written(card.nonce, card.draft_words, card.question))
                    for card in of_person.get(form.participation_id, ())
                ],
                form.received_on,
            )
            for form in forms
        ]
        made = contributions.hand_in_many(handed)
        done = []
        for form, theirs in zip(forms, made, strict=True):
            for card, contribution in zip(of_person.get(form.participation_id, ()), theirs, strict=False):
                card.contribution, card.draft_words = contribution, ""
                done.append(card)
        SignalCard.objects.bulk_update(done, ["contribution", "draft_words"])


def _forms(occasion: Occasion, book: Book, report: Report, known: Known, progress: Progress) -> Iterator[Arrived]:
    place = next((sheet for sheet in book.sheets if sheet.name.strip().casefold() == SHEET.casefold()), None)
    if place is None:
        raise Refused(_("Er is geen blad met de naam ‘Kaarten’. Gebruik het sjabloon van het evenement."))
    date = _date_of(occasion)
    sheet = SheetReader(book, place)
    rows = sheet.rows()
    header = next(rows, None)
    questions = questions_of(date.event)
    columns = read_header(header, questions) if header else {}
    reader = RowReader(date, questions, columns, report, known)
    for row in rows:
        if not row.cells:
            continue
        progress.share = sheet.progress
        report.counts["forms"] += 1
        if report.counts["forms"] > MOST_FORMS:
            raise Refused(_("Er staan meer dan 2.000 kaarten in dit bestand. Verdeel ze over meer bestanden."))
        if (form := reader.read(row)) is not None:
            yield form
    if not report.counts["forms"]:
        raise Refused(_("In het blad ‘Kaarten’ staat niets. Vul het in vanaf rij 2, één rij per persoon."))


def _date_of(occasion: Occasion) -> EventDate:
    """The date behind an occasion. Raises Refused when there is none."""
    found = EventDate.objects.select_related("event", "gathering__occasion").filter(gathering__occasion=occasion)
    date = found.first()
    if date is None:
        raise Refused(_("Bij dit nummer hoort geen datum van een evenement."))
    return date
