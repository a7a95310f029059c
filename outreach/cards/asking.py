"""The questions of an event: what is asked at its tables, in which order, and for which actions of the agenda.

What somebody wrote keeps the question as it was asked: a Contribution holds it. So a question may be changed or taken
away at any moment.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from audit.service import record
from contributions.models import AgendaItem
from contributions.service import Refused
from people.models import User
from privacy.service import guard_for_storage

from ..models import Event, EventQuestion
from .question_templates import TEMPLATES

#: More than this nobody answers at one table.
MOST_QUESTIONS = 12
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as an organiser writes it."""

    text: str
    help: str = ""
    agenda_items: tuple[AgendaItem, ...] = ()


def questions_of(event: Event) -> list[EventQuestion]:
    """In order, each with its actions of the agenda. Two queries."""
    return list(EventQuestion.objects.filter(event=event).prefetch_related("agenda_items"))


@transaction.atomic
def add_question(event: Event, asked: Asked, *, by: User | None) -> EventQuestion:
    """One question more, at the end. The same words twice are one question. Raises Refused for none, or too many."""
    event = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
    text, help_text = _words(asked)
    standing = EventQuestion.objects.filter(event=event)
    if found := standing.filter(text=text).first():
        return found
    if standing.count() >= MOST_QUESTIONS:
        raise Refused(_("Er staan al twaalf vragen. Haal eerst een vraag weg. Weinig vragen werkt het best."))
    last = standing.aggregate(last=Max("order"))["last"] or 0
    made = EventQuestion.objects.create(event=event, order=last + 1, text=text, help=help_text)
    made.agenda_items.set(asked.agenda_items or event.agenda_items.all())
    record("outreach.add_question", by=by, on=made)
    return made


@transaction.atomic
def change_question(question: EventQuestion, asked: Asked, *, by: User | None) -> EventQuestion:
    """Other words from now on. Cards that were written keep the question as it was. Raises Refused for no words."""
    kept = EventQuestion.objects.select_for_update(of=("self",)).get(pk=question.pk)
    kept.text, kept.help = _words(asked)
    kept.save(update_fields=["text", "help"])
    kept.agenda_items.set(asked.agenda_items)
    record("outreach.change_question", by=by, on=kept)
    return kept


@transaction.atomic
def drop_question(question: EventQuestion, *, by: User | None) -> None:
    """This question is not asked any more. Cards stay, with the question as it was."""
    found = EventQuestion.objects.select_for_update(of=("self",)).filter(pk=question.pk).first()
    if found is not None:
        record("outreach.drop_question", by=by, on=found)
        found.delete()


@transaction.atomic
def move_question(question: EventQuestion, *, up: bool, by: User | None) -> None:
    """One place up or down; at the end of the row nothing changes."""
    Event.objects.select_for_update(of=("self",)).get(pk=question.event_id)
    row = list(EventQuestion.objects.filter(event=question.event_id))
    at = next((place for place, each in enumerate(row) if each.pk == question.pk), None)
    if at is None:
        return
    to = at - 1 if up else at + 1
    if not 0 <= to < len(row):
        return
    row[at], row[to] = row[to], row[at]
    for place, each in enumerate(row, start=1):
        each.order = place
    EventQuestion.objects.bulk_update(row, ["order"])
    record("outreach.move_question", by=by, on=question)


@transaction.atomic
def add_from_template(event: Event, *, by: User | None) -> int:
    """The questions that fit this kind of event, tied to their actions of the agenda; returns how many are new."""
    texts = set(EventQuestion.objects.filter(event=event).values_list("text", flat=True))
    items = {item.number: item for item in AgendaItem.objects.all()}
    fresh = [each for each in TEMPLATES[event.kind] if str(each.text) not in texts]
    for each in fresh:
        chosen = tuple(items[number] for number in each.actions if number in items)
        add_question(event, Asked(str(each.text), str(each.help), chosen), by=by)
    return len(fresh)


def _words(asked: Asked) -> tuple[str, str]:
    text, help_text = (" ".join(guard_for_storage(words)[0].split()) for words in (asked.text, asked.help))
    if not text:
        raise Refused(_("Schrijf de vraag op."))
    if len(text) > _LONGEST or len(help_text) > _LONGEST:
        raise Refused(_("Dit is te lang. Een vraag en een uitleg zijn hoogstens 300 tekens."))
    return text, help_text


def agenda_ids(questions: Iterable[EventQuestion]) -> dict[int, tuple[int, ...]]:
    """The keys of the actions of each question. Questions come from :func:`questions_of`."""
    return {each.pk: tuple(item.pk for item in each.agenda_items.all()) for each in questions}
