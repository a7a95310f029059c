"""Forms on paper, by phone and from a conversation, typed in for somebody: each in another state."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from consultation.models import Entry, Item, Round
from consultation.service import EntryState, Given, Said, Typed, begin_entry, keep_entry, move_entry
from contributions.service import Channel, Mode
from people.models import Perspective, User
from privacy.service import Purpose

from . import triage
from .answering import items_of
from .tokens import token


@dataclass(frozen=True, slots=True)
class _Form:
    name: str
    state: str
    perspective: str
    limits: str
    who: tuple[str, ...] = ("person", "helper")
    start: str = "no_answer"
    channel: str = Channel.PAPER


_FORMS = (
    _Form("V-101", EntryState.WAITING, "experience_expert", "Als ik mijn papieren kwijt ben, stuur mij dan niet weg."),
    _Form(
        "V-102", EntryState.WAITING, "youth", "Studenten met gewone schulden. Daar is al hulp voor.", start="at_once"
    ),
    _Form(
        "V-103", EntryState.WAITING, "experience_expert", "Niets uitsluiten. Wel zeggen wie het eerst aan de beurt is."
    ),
    _Form("V-104", EntryState.RETURNED, "entrepreneur", "Bedrijven die alleen uitstel willen."),
    _Form("V-105", EntryState.APPROVED, "experience_expert", "Ruzie met de buren. Dat heeft er niets mee te maken."),
    _Form(
        "V-106", EntryState.APPROVED, "first_line_helper", "Zaken die wij met één telefoontje oplossen.", ("helper",)
    ),
    _Form("T-011", EntryState.TYPING, "experience_expert", "Dat vind ik moeilijk te zeggen.", channel=Channel.PHONE),
    _Form(
        "G-004",
        EntryState.WAITING,
        "entrepreneur",
        "Zij vindt dat een zaak zonder kans eerlijk moet worden afgewezen. Wel met een gesprek erbij.",
        channel=Channel.INTERVIEW,
    ),
)


def type_in(round_: Round, *, organiser: User, facilitator: User) -> None:
    """Type them in, send one back, approve two. Who typed never checks."""
    items = items_of(round_, triage.TEMPLATE)
    for number, form in enumerate(_FORMS):
        is_mine = form.state in (EntryState.RETURNED, EntryState.TYPING)
        typist, checker = (organiser, facilitator) if is_mine else (facilitator, organiser)
        entry = begin_entry(round_, channel=form.channel, token=token(f"entry {form.name}"), by=typist)
        entry = keep_entry(entry.pk, _typed(form, items, number), version=entry.version, by=typist)
        if form.state != EntryState.TYPING:
            entry = move_entry(entry.pk, EntryState.WAITING, by=typist, version=entry.version)
        if form.state in (EntryState.RETURNED, EntryState.APPROVED):
            _check(entry, form.state, checker)


def _check(entry: Entry, state: str, by: User) -> None:
    is_back = state == EntryState.RETURNED
    reason = "Vraag 2 is op het papier doorgestreept. Kijk nog eens wat er staat." if is_back else ""
    move_entry(entry.pk, state, by=by, version=entry.version, reason=reason)


def _typed(form: _Form, items: dict[str, Item], number: int) -> Typed:
    return Typed(
        reference=form.name,
        received_on=timezone.localdate() - timedelta(days=3 + number % 4),
        mode=Mode.FACILITATOR_NOTE if form.channel == Channel.INTERVIEW else Mode.OWN_WORDS,
        assisted=form.channel == Channel.PAPER and number % 2 == 0,
        answers={
            items["who_brings"]: Given({"choices": list(form.who)}),
            items["when_start"]: Given({"choices": [form.start]}),
            items["limits"]: Given({}, {"": form.limits}),
        },
        said=Said(
            perspective=Perspective.objects.get(code=form.perspective),
            allowed=frozenset({Purpose.PUBLISH, Purpose.QUOTE}),
            asked=frozenset({Purpose.PUBLISH, Purpose.QUOTE, Purpose.CONTACT}),
        ),
    )
