"""The round with statements that runs now: everybody may see how others answer."""

from consultation.models import Item, Round
from consultation.service import Given, Wording, add_item, retire_item
from people.models import User
from privacy.service import Purpose

from ..desk_work import read_everything
from . import opening
from .crowd import EVEN, Person, crowd
from .opening import Plan
from .statements_texts import OWN_DOUBLE, OWN_NEW, STATEMENTS, Said

PLAN = Plan("statements", "eens-of-oneens", "Eens of oneens?", "Wat vindt u van deze zinnen?", 16)
#: Twice the people: a round of two minutes draws more.
_PEOPLE = {perspective: 2 * count for perspective, count in EVEN.items()}
#: Most answer ten, some a few more.
_LEAST, _MOST = 8, len(STATEMENTS)


def weigh(*, organiser: User, moderator: User) -> Round:
    """Open, with people in it, and two statements that participants wrote; made once."""
    found = opening.made(PLAN.slug)
    if found is not None:
        return found
    round_ = opening.prepare(PLAN, organiser)
    step = round_.steps.get(method="statements")
    step.results_shown = "live"
    step.save(update_fields=["results_shown"])
    own = step.items.get(kind="own")
    for item in step.items.filter(kind="statement"):
        retire_item(item, by=organiser)
    items = [add_item(step, "statement", Wording(said.text), by=organiser) for said in STATEMENTS]
    round_ = opening.open_now(round_, organiser)
    people = list(crowd(PLAN.slug, _PEOPLE, first_days_ago=PLAN.opened - 1, last_days_ago=1))
    wrote = {3: OWN_NEW, 20: OWN_DOUBLE}
    heard = []
    for number, person in enumerate(people):
        answers = _votes(person, items)
        purposes: tuple[Purpose, ...] = ()
        if number in wrote:
            answers[own] = Given(words={"": wrote[number]})
            purposes = (Purpose.PUBLISH,)
        heard.append(opening.Heard(person, answers, purposes))
    opening.let_in(round_, heard)
    read_everything(round_, moderator)
    return round_


def _votes(person: Person, items: list[Item]) -> dict[Item, Given]:
    chosen = person.chance.sample(range(len(items)), person.chance.randint(_LEAST, _MOST))
    return {items[place]: Given({"choices": [_vote(person, STATEMENTS[place])]}) for place in sorted(chosen)}


def _vote(person: Person, said: Said) -> str:
    dice = person.chance.random()
    if dice < said.unclear:
        return "unclear"
    if dice < said.unclear + 0.08:
        return "pass"
    return "agree" if person.chance.random() < getattr(said, person.group) else "disagree"
