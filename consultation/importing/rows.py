"""One row of the sheet is one form: read by the rules of the website, with every bad cell named."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from contributions.service import (
    Arrived,
    Cell,
    Recruitment,
    Report,
    Row,
    explain_code_problem,
    hash_of,
    reference_hash,
)
from people.models import Perspective
from people.service import Introduction, OfferedGroup, SpeaksFor
from privacy.models import ConsentText

from ..drafts import guard
from ..forms import PerspectiveForm
from ..methods import Given, method_of
from ..models import Answer, Item, Round
from ..progress import path_of
from . import columns as c
from .cells import Wrong, chosen, day, is_blank, place, said_yes, written
from .columns import Column, Kind
from .plan import Plan, Question


@dataclass(frozen=True, slots=True)
class Form:
    """What is kept of one paper. `answers` are (question, version, what was given), in the order of the round."""

    introduction: Introduction
    channel: str
    recruitment: str
    assisted: bool
    consents: tuple[ConsentText, ...]
    answers: tuple[tuple[UUID, int, Given], ...]


@dataclass(slots=True)
class _Reading:
    """A row while it is read."""

    number: int
    about: dict[str, Any] = field(default_factory=dict)
    purposes: set[str] = field(default_factory=set)
    posted: dict[UUID, QueryDict] = field(default_factory=dict)
    places: dict[UUID, list[int]] = field(default_factory=lambda: defaultdict(list))
    is_wrong: bool = False
    is_answer_wrong: bool = False


class RowReader:
    """Reads the rows of one sheet; problems and counts go to the report."""

    def __init__(
        self, round_: Round, plan: Plan, report: Report, *, groups: Sequence[OfferedGroup], today: date
    ) -> None:
        self._round, self._plan, self._report = round_, plan, report
        self._groups, self._today = groups, today
        self._place_of = {column.key: place for place, column in plan.columns.items()}
        self._required = [column for column in plan.columns.values() if column.is_required]
        self._questions: dict[UUID, Question] = {question.item.pk: question for question in plan.questions.values()}
        self._items: list[Item] = plan.items
        self._perspectives = {each.code: each for group in groups for each in (group.kinds or (group.group,))}

    def read(self, row: Row) -> Arrived | None:
        """The form in this row; None when something is wrong with it (then the report says what)."""
        reading = _Reading(row.number)
        if row.is_hidden:
            self._wrong(reading, _("Deze rij is verborgen. Maak haar zichtbaar, of haal haar weg."))
        for at, cell in row.cells.items():
            if not is_blank(cell):
                self._take(reading, at, cell)
        for column in self._required:
            if column.key not in reading.about:
                at = self._place_of[column.key]
                if at not in row.cells or is_blank(row.cells[at]):
                    self._wrong(reading, _("Deze cel is leeg. %(hint)s") % {"hint": column.hint}, at)
        introduction = self._introduction(reading)
        answers = self._answers(reading)
        if not answers and not reading.is_answer_wrong:
            self._wrong(reading, _("In deze rij staat geen enkel antwoord. Vul haar aan, of haal haar weg."))
        if reading.is_wrong:
            return None
        return self._form(reading, introduction, answers)

    def _take(self, reading: _Reading, at: int, cell: Cell) -> None:
        column = self._plan.columns.get(at)
        if column is None:
            sentence = _("Boven deze kolom staat geen code van het sjabloon. Haal weg wat hier staat.")
            return self._wrong(reading, sentence, at)
        question = self._plan.questions.get(at)
        try:
            if question is None:
                self._take_about(reading, column, at, cell)
            else:
                self._take_answer(reading, question, column, at, cell)
        except Wrong as wrong:
            self._wrong(reading, wrong.sentence, at)

    def _take_about(self, reading: _Reading, column: Column, at: int, cell: Cell) -> None:
        if column.kind == Kind.DAY:
            reading.about[column.key] = day(cell, self._today)
        elif column.kind == Kind.YES:
            is_yes = said_yes(cell)
            if column.key == c.ASSISTED:
                reading.about[column.key] = is_yes
            elif is_yes:
                reading.purposes.add(column.value)
        elif column.kind == Kind.CHOICE:
            codes = chosen(cell, self._plan.lookups[at], column.choices)
            if len(codes) > 1:
                raise Wrong(_("Hier staan er twee of meer. Kies er één."))
            reading.about[column.key] = codes[0]
        else:
            reading.about[column.key] = written(cell)

    def _take_answer(self, reading: _Reading, question: Question, column: Column, at: int, cell: Cell) -> None:
        posted = reading.posted.setdefault(question.item.pk, QueryDict(mutable=True))
        reading.places[question.item.pk].append(at)
        if column.kind == Kind.YES:
            if said_yes(cell):
                posted.appendlist(column.field, column.value)
        elif column.kind == Kind.CHOICE:
            for code in chosen(cell, self._plan.lookups[at], column.choices):
                posted.appendlist(column.field, code)
        elif column.kind == Kind.PLACE:
            posted.appendlist(column.field, place(cell, column.choices[-1].code))
        else:
            posted.appendlist(column.field, written(cell))

    def _introduction(self, reading: _Reading) -> Introduction:
        """Who speaks, by the form of the website; without any of it nobody asked."""
        given = {key: reading.about.get(key, "") for key in (c.PERSPECTIVE, c.SPEAKS_FOR, c.ORGANISATION)}
        if not any(given.values()):
            return Introduction()
        if not given[c.PERSPECTIVE]:
            self._wrong(
                reading,
                _("Vul ook in wat bij deze persoon past. Of kies ‘Dat wil ik niet zeggen’."),
                self._place_of[c.PERSPECTIVE],
            )
            return Introduction()
        if set(filter(None, given.values())) == {given[c.PERSPECTIVE]}:
            return Introduction(self._perspective(given[c.PERSPECTIVE]), SpeaksFor.SELF)
        form = PerspectiveForm(given, groups=self._groups)
        if not form.is_valid():
            for key, sentences in form.errors.items():
                self._wrong(reading, str(sentences[0]), self._place_of.get(key, 0))
            return Introduction()
        said = form.cleaned_data
        return Introduction(
            self._perspective(said[c.PERSPECTIVE]), said["speaks_for"] or SpeaksFor.SELF, said["organisation"]
        )

    def _perspective(self, code: str) -> Perspective:
        return self._perspectives[code]

    def _answers(self, reading: _Reading) -> list[tuple[UUID, int, Given]]:
        """The answers by the methods of the website, and no words that would not be handed in."""
        kept: list[tuple[UUID, int, Given]] = []
        for item in self._items:
            posted = reading.posted.get(item.pk)
            if posted:
                self._answer(reading, self._questions[item.pk], posted, kept)
        if any(self._questions[item].item.shown_if_item_id for item, _version, _given in kept):
            self._refuse_off_path(reading, kept)
        return kept

    def _refuse_off_path(self, reading: _Reading, kept: list[tuple[UUID, int, Given]]) -> None:
        answers = [
            Answer(item_id=item, item_version_id=version, value=dict(given.value)) for item, version, given in kept
        ]
        for answer in path_of(self._items, answers).off_path:
            sentence = _(
                "Dit is een vervolgvraag. Zij hoort bij een ander antwoord dan er nu staat op de vraag ervoor."
            )
            self._wrong(reading, sentence, reading.places[answer.item_id][0])

    def _answer(
        self, reading: _Reading, question: Question, posted: QueryDict, kept: list[tuple[UUID, int, Given]]
    ) -> None:
        item, version, method = question.item, question.version, method_of(question.item)
        read = method.read(item, version, posted, answer_expected=True)
        spoken = {words.prompt for words in method.spoken(item, version, read.given)}
        if lost := [prompt for prompt in read.given.words if prompt not in spoken]:
            for prompt in lost:
                sentence = _(
                    "Hier staat een toelichting, maar dit antwoord is niet gekozen. Kies het, of haal dit weg."
                )
                self._wrong(reading, sentence, self._at(reading, question, method.field_of(item, prompt)))
            return
        for problem in read.problems:
            self._wrong(reading, problem.message, self._at(reading, question, problem.field_id))
        if read.problems or method.is_empty(item, version, read.given):
            return
        guarded = guard(read.given.words)
        self._report.counts["masked"] += sum(each.bsn_count for each in guarded.values())
        words = {prompt: each.text for prompt, each in guarded.items()}
        kept.append((item.pk, version.pk, Given(read.given.value, words)))

    def _at(self, reading: _Reading, question: Question, field_id: str) -> int:
        """The column a field of the website stands in; else the first cell of this question that is filled in."""
        places = reading.places[question.item.pk]
        return next((at for at in places if self._plan.columns[at].field == field_id), places[0])

    def _form(
        self, reading: _Reading, introduction: Introduction, answers: list[tuple[UUID, int, Given]]
    ) -> Arrived | None:
        about, counts = reading.about, self._report.counts
        code = about.get(c.CODE, "")
        code_hash = hash_of(code)
        if code and not code_hash:
            self._wrong(reading, explain_code_problem(code), self._place_of[c.CODE])
            return None
        form = Form(
            introduction,
            about[c.CHANNEL],
            about[c.RECRUITMENT],
            about.get(c.ASSISTED, False),
            tuple(self._plan.texts[purpose] for purpose in sorted(reading.purposes)),
            tuple(answers),
        )
        counts["answers"] += len(answers)
        counts["texts"] += sum(len(given.words) for _item, _version, given in answers)
        counts["invited"] += form.recruitment == Recruitment.INVITED
        counts["codes"] += bool(code)
        counts[f"channel_{form.channel}"] += 1
        reference = reference_hash(self._round.occasion, about.get(c.REFERENCE, ""))
        return Arrived(reading.number, about[c.RECEIVED_ON], form, reference, code_hash)

    def _wrong(self, reading: _Reading, sentence: str, at: int = 0) -> None:
        reading.is_wrong = True
        column = self._plan.columns.get(at)
        reading.is_answer_wrong |= column is not None and at in self._plan.questions
        self._report.add(sentence, row=reading.number, column=at, title=column.title if column else "")
