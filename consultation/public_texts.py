"""Every text of a round that people read: to look at how easy they are, and to see whether they changed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from uuid import UUID

from django.utils.translation import gettext as _

from .methods.options import options_of
from .models import Item, Round, RoundPage, Step

#: Fields of the round that people read, in the order in which they do. Who to call is no text to read for clarity.
ROUND_TEXTS = (
    "title",
    "question",
    "plain",
    "why",
    "asked_by",
    "decided_by",
    "read_by",
    "what_happens_next",
    "complaint_route",
)


@dataclass(frozen=True, slots=True)
class PublicText:
    """One text, with what it is called. `field` of the round, or `item`: where it can be changed."""

    label: str
    text: str
    field: str = ""
    item: UUID | None = None


def texts_of(round_: Round) -> list[PublicText]:
    """All of them, in the order in which people meet them. Three queries, whatever the number of questions."""
    return [*_of_round(round_), *_of_page(round_), *_of_steps(round_)]


def print_of(round_: Round) -> str:
    """The same for the same texts: one changed letter makes another."""
    told = json.dumps([[each.label, each.text] for each in texts_of(round_)], ensure_ascii=False)
    return blake2b(told.encode(), digest_size=15).hexdigest()


def _of_round(round_: Round) -> Iterator[PublicText]:
    for name in ROUND_TEXTS:
        if text := getattr(round_, name):
            yield PublicText(str(Round._meta.get_field(name).verbose_name).capitalize(), text, field=name)  # type: ignore[union-attr]
    pairs = [f"{block.value['question']}\n\n{block.value['answer']}" for block in round_.faq]
    if pairs:
        yield PublicText(_("Vragen en antwoorden"), "\n\n".join(pairs), field="faq")


def _of_page(round_: Round) -> Iterator[PublicText]:
    page = RoundPage.objects.filter(round=round_).first()
    if page is None:
        return
    if page.introduction:
        yield PublicText(_("Inleiding van de pagina"), page.introduction)
    body = "\n\n".join(str(block.render()) for block in page.body)
    if body.strip():
        yield PublicText(_("Meer uitleg op de pagina"), body)


def _of_steps(round_: Round) -> Iterator[PublicText]:
    number = 0
    asked: dict[int, list[Item]] = {}
    for item in Item.objects.asked().filter(step__round=round_):
        asked.setdefault(item.step_id, []).append(item)
    for place, step in enumerate(Step.objects.filter(round=round_), start=1):
        yield PublicText(_("Stap %(number)d") % {"number": place}, step.title)
        for item in asked.get(step.pk, []):
            number += 1
            yield PublicText(_("Vraag %(number)d") % {"number": number}, words_of(item), item=item.pk)


def words_of(item: Item) -> str:
    """Everything that people read at one question."""
    version = item.current
    if version is None:
        return ""
    options = [part for each in options_of(version) for part in (each.label, each.meaning, each.reason_prompt)]
    return "\n\n".join(filter(None, [version.text, version.plain, version.help, *options]))
