"""One press of a button on the entry screen: read everything, keep what is right, say what is not."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from contributions.service import Channel, Mode, Recruitment, Refused, looks_printed
from people import service as people
from people.models import Participant, User
from privacy import service as privacy

from .. import entering
from ..drafts import answers_of
from ..entering import Said, Typed, TypedElsewhere
from ..entry_forms import EntryBeforeForm, EntryCodeForm, EntryFactsForm, EntryPersonForm, EntryReachForm
from ..entry_sheet import Question, context_of, form_code, read_sheet, sheet_of
from ..forms import ConsentsForm
from ..methods import Problem
from ..models import Answer, Entry, Round
from ..progress import given_of
from ..reaching import ASKED_PURPOSES
from ..sheet_items import SheetItems, number_in, number_on, sheet_items
from ..views.showing import codes_in, must_be_told


@dataclass
class Sheet:
    """The whole form on the screen: filled with what is kept, or (with `data`) with what was just typed."""

    round: Round
    channel: str
    entry: Entry | None = None
    data: QueryDict | None = None
    initial: Mapping[str, Any] = field(default_factory=dict)
    alert: str = ""
    refusals: list[Problem] = field(default_factory=list)

    @cached_property
    def facts(self) -> EntryFactsForm:
        """How it came in."""
        entry = self.entry
        initial: dict[str, Any] = {
            "received_on": timezone.localdate(),
            "recruitment": Recruitment.OPEN,
            **self.initial,
        }
        if entry is not None and entry.participation is not None:
            initial = {
                "reference": entry.reference,
                "received_on": entry.received_on,
                "mode": entry.mode,
                "recruitment": entry.participation.recruitment,
                "assisted": entry.participation.assisted,
            }
        return EntryFactsForm(self.data, initial=initial, channel=self.channel)

    @cached_property
    def person(self) -> EntryPersonForm:
        """Who it was."""
        said = self._kept
        initial = {
            "perspective": said.perspective.code if said.perspective else "",
            "other_hats": [hat.code for hat in said.other_hats],
            "speaks_for": said.speaks_for,
            "organisation": said.organisation,
        }
        return EntryPersonForm(self.data, groups=people.offered_perspectives(), initial=initial)

    @cached_property
    def before(self) -> EntryBeforeForm:
        """Whether they took part before, by another door."""
        participation = self.entry.participation if self.entry else None
        return EntryBeforeForm(self.data, initial={"before": participation.took_part_before if participation else ""})

    @cached_property
    def reach(self) -> EntryReachForm:
        """How to reach them."""
        said = self._kept
        return EntryReachForm(self.data, initial={"email": said.email, "name": said.name, "phone": said.phone})

    @cached_property
    def consents(self) -> ConsentsForm:
        """What they allow; every box is off until it was on for them."""
        texts = privacy.active_consent_texts(ASKED_PURPOSES)
        return ConsentsForm(self.data, texts=texts, initial=dict.fromkeys(self._kept.allowed, True))

    @cached_property
    def code(self) -> EntryCodeForm:
        """The code: from the strip on paper, fresh in a conversation."""
        is_fresh = self.channel != Channel.PAPER
        return EntryCodeForm(self.data, initial={"fresh": is_fresh, **self.initial})

    @cached_property
    def has_code(self) -> bool:
        """Whether the person has a code already."""
        return self.entry is not None and hasattr(self.entry.participation, "receipt")

    @cached_property
    def questions(self) -> list[Question]:
        """All questions, filled in: what stands on the form first."""
        if self.data is not None:
            return read_sheet(self.items.all, self.data)
        return sheet_of(self.items.all, {answer.item_id: given_of(answer) for answer in self._answers})

    @cached_property
    def items(self) -> SheetItems:
        """What stands on the form of this number, and what else can be typed in."""
        held = sheet_items(self.round, self.part)
        if not held.others:
            return held
        return held.with_number(self.part, [answer.item_id for answer in self._answers if not answer.skipped])

    @cached_property
    def part(self) -> int:
        """Which part of what is dealt stands on this form: as chosen, or by the number on it; 0 is not known."""
        chosen = number_in((self.data or QueryDict()).get("deel", "")) or int(self.initial.get("deel", 0))
        return chosen or (number_on(self.entry.reference) if self.entry else 0)

    @cached_property
    def _answers(self) -> list[Answer]:
        participation = self.entry.participation if self.entry else None
        return answers_of(participation) if participation else []

    @property
    def forms(self) -> list[forms.Form]:
        """All forms around the questions, in the order of the screen."""
        return [self.facts, self.person, self.before, self.consents, self.reach, self.code]

    @property
    def problems(self) -> list[Problem]:
        """All that must be put right, in the order of the screen."""
        around = [
            Problem(_first_id(form, name), str(errors[0]))
            for form in self.forms
            if form.is_bound
            for name, errors in form.errors.items()
        ]
        return [*self.refusals, *around, *(p for question in self.questions for p in question.problems_on_sheet)]

    @property
    def found(self) -> dict[str, privacy.Guarded]:
        """What the guard saw, over the whole sheet."""
        return {f"{q.prefix}{prompt}": guarded for q in self.questions for prompt, guarded in q.found.items()}

    @property
    def notes(self) -> list[Problem]:
        """What the guard saw, in sentences at their fields."""
        return [note for question in self.questions for note in question.notes_on_sheet]

    @property
    def told(self) -> frozenset[str]:
        """What the typist was told before; goes along in the form."""
        return frozenset(filter(None, (self.data or QueryDict()).get("gezegd", "").split(",")))

    @property
    def must_be_told(self) -> bool:
        """Whether the typist should look once more before going on."""
        return must_be_told(self.found, self.told)

    def context(self) -> dict[str, Any]:
        """What templates/consultation/admin/entry.html needs."""
        return {
            "sheet": self,
            "round": self.round,
            "entry": self.entry,
            "channel": self.channel,
            "channel_label": Channel(self.channel).label,
            "token": self._token,
            "told": ",".join(sorted(self.told | codes_in(self.found))),
            "must_be_told": self.must_be_told,
            "part": self.part or "",
            "asks_part": bool(self.items.others),
            "other_questions": self.questions[len(self.items.on_form) :],
            "form_code": form_code(self.items.all),
            **context_of(self.questions[: len(self.items.on_form)]),
        }

    @cached_property
    def _kept(self) -> Said:
        """What is kept of what the person said."""
        if self.entry is None or self.entry.participation is None:
            return Said()
        return _said_by(self.entry.participation.participant)

    @property
    def _token(self) -> UUID:
        return self.entry.token if self.entry else token_in(self.data) or uuid4()

    def typed(self) -> Typed:
        """All that is right on the screen; for what is not, what was kept."""
        entry = self.entry
        assert entry is not None and entry.participation is not None, "only a form that was begun is kept"
        self.facts.is_valid()
        self.before.is_valid()
        facts, before = self.facts.cleaned_data, self.before.cleaned_data
        return Typed(
            reference=facts.get("reference", entry.reference),
            received_on=facts.get("received_on", entry.received_on),
            mode=facts.get("mode", Mode.OWN_WORDS),
            assisted=facts.get("assisted", False),
            recruitment=facts.get("recruitment", entry.participation.recruitment),
            took_part_before=before.get("before", entry.participation.took_part_before),
            answers={question.item: question.given for question in self.questions if self._is_kept(question)},
            said=self._said(),
        )

    def _is_kept(self, question: Question) -> bool:
        """What is right; of what is not on this form, only what was typed, or was before."""
        if question.problems:
            return False
        is_typed = bool(question.given.value or question.given.words)
        return is_typed or question.item not in self.items.others or question.item.pk in self._answered

    @cached_property
    def _answered(self) -> set[UUID]:
        return {answer.item_id for answer in self._answers}

    def _said(self) -> Said:
        said = self._kept
        self.consents.is_valid()  # boxes cannot be wrong
        said = replace(said, allowed=frozenset(self.consents.given), asked=frozenset(self.consents.fields))
        if self.person.is_valid():
            told = self.person.cleaned_data
            main = self.person.by_code.get(told["perspective"])
            said = replace(
                said,
                perspective=main,
                other_hats=frozenset(self.person.by_code[code] for code in told["other_hats"]) - {main},
                speaks_for=told["speaks_for"],
                organisation=told["organisation"] if told["speaks_for"] == people.SpeaksFor.ORGANISATION else "",
            )
        if self.reach.is_valid():
            said = replace(said, **self.reach.cleaned_data)
        return said


def press(sheet: Sheet, *, version: int, by: User) -> bool:
    """Keep what is right on the sheet; False when there is something to look at first (the sheet then says what).

    Raises Refused when nothing can be kept at all.
    """
    assert sheet.data is not None, "a press brings what was typed"
    if sheet.entry is None:
        token = token_in(sheet.data) or uuid4()
        begun = entering.begin(sheet.round, channel=sheet.channel, token=token, by=by)
        sheet.entry, version = begun, version or begun.version
    try:
        sheet.entry = entering.keep(sheet.entry.pk, sheet.typed(), version=version, by=by)
    except TypedElsewhere as change:
        sheet.entry = change.entry
        sheet.alert = _(
            "Dit formulier is intussen in een ander venster veranderd. Wat u typte, staat hieronder. "
            "Druk nog een keer om dat te bewaren in plaats van het andere."
        )
        return False
    _tie_code(sheet)
    try:
        entering.refuse_imported(sheet.entry)
    except Refused as refusal:
        if "reference" not in sheet.facts.errors:
            sheet.facts.add_error("reference", refusal.sentence)
    return not (sheet.problems or sheet.must_be_told)


def _tie_code(sheet: Sheet) -> None:
    """By the number that we printed on the paper, or else by the code on the strip."""
    assert sheet.entry is not None, "only a form that was begun gets a code"
    if not sheet.code.is_valid() or sheet.has_code:
        return
    number, code = sheet.entry.reference, sheet.code.cleaned_data["code"]
    try:
        if looks_printed(number):
            entering.tie_number(sheet.entry.pk, number)
        elif code:
            entering.tie_code(sheet.entry.pk, code)
        else:
            return
    except Refused as refusal:
        form, name = (sheet.facts, "reference") if looks_printed(number) else (sheet.code, "code")
        form.add_error(name, refusal.sentence)
    else:
        sheet.__dict__["has_code"] = True


def _first_id(form: forms.Form, name: str) -> str:
    """The id of the first thing one can fill in; "" for what is about the whole form."""
    return str(form[name].first_id) if name in form.fields else ""  # type: ignore[attr-defined]


def token_in(data: QueryDict | None) -> UUID | None:
    """The token of the screen; None when it is missing or forged."""
    try:
        return UUID((data or QueryDict()).get("token", ""))
    except ValueError:
        return None


def _said_by(participant: Participant) -> Said:
    return entering.said_by(participant, ASKED_PURPOSES)
