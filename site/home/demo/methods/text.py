"""The round in which a text grows: the leading principles, in their second edition."""

from consultation.models import DesignProduct, Item, Round
from consultation.service import (
    Decided,
    Given,
    Piece,
    open_suggestions,
    retire_item,
    roll_out_text,
    set_text,
    state_of_text,
)
from people.models import User
from privacy.service import Purpose

from ..desk_work import read_everything
from . import opening
from .crowd import EVEN, Person, crowd
from .opening import Plan
from .text_texts import PARAGRAPHS, SUGGESTIONS, WHAT_CHANGED

PLAN = Plan("draft", "samen-aan-de-tekst", "Samen aan de tekst", "Begrijpt u wat wij beloven?", 24)
_NOT_NOW = "Mooi gezegd. Wij kozen voor kortere woorden. (VOORBEELD)"


def grow(principles: DesignProduct, *, organiser: User, moderator: User) -> Round:
    """Open, read by many, rolled out once with their words; made once."""
    found = opening.made(PLAN.slug)
    if found is not None:
        return found
    round_ = opening.prepare(PLAN, organiser)
    step = round_.steps.get(method="draft")
    step.product_version = principles.versions.get(number=1)
    step.save(update_fields=["product_version"])
    for item in step.items.all():
        retire_item(item, by=organiser)
    elements = {element.code: element.pk for element in principles.elements.all()}
    pieces = [Piece(title, first, element=elements[code]) for code, title, first, _now in PARAGRAPHS]
    set_text(step, pieces, seen=state_of_text(step), by=organiser)
    round_ = opening.open_now(round_, organiser)
    items = list(Item.objects.asked().filter(step=step))
    suggested = {code: list(words) for code, words in SUGGESTIONS.items()}
    people = crowd(PLAN.slug, EVEN, first_days_ago=PLAN.opened - 1, last_days_ago=8)
    said = [opening.Heard(person, _reads(person, items, suggested), (Purpose.PUBLISH,)) for person in people]
    opening.let_in(round_, said)
    read_everything(round_, moderator)
    used = {words[0] for words in SUGGESTIONS.values()} - {SUGGESTIONS["hear_both"][0]}
    decisions = {
        each.contribution: Decided("used") if each.words in used else Decided("not_used", _NOT_NOW)
        for each in open_suggestions(step)
        if each.words != SUGGESTIONS["hear_both"][0]
    }
    roll_out_text(
        step,
        [
            Piece(title, now, item.pk, element=item.element_id)
            for item, (_code, title, _first, now) in zip(items, PARAGRAPHS, strict=True)
        ],
        what_changed=WHAT_CHANGED,
        seen=state_of_text(step),
        decisions=decisions,
        by=organiser,
    )
    return round_


def _reads(person: Person, items: list[Item], suggested: dict[str, list[str]]) -> dict[Item, Given]:
    found = {}
    for item, (code, _title, _first, _now) in zip(items, PARAGRAPHS, strict=True):
        is_clear = person.chance.random() < (0.85 if code == "hear_both" else 0.4)
        words = {"suggestion": suggested[code].pop(0)} if not is_clear and suggested[code] else {}
        found[item] = Given({"choices": ["clear", "agree"] if is_clear else ["unclear"]}, words)
    return found
