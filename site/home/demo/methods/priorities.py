"""The round in which people chose who belongs in the team; over, and decided."""

from consultation.models import DesignProduct, Item, Round
from consultation.service import (
    Given,
    RoundState,
    Wording,
    add_item,
    keep_promise,
    move_round,
    options_from_elements,
    retire_item,
)
from people.models import User

from . import opening
from .crowd import EVEN, Person, crowd
from .opening import Plan
from .priorities_texts import LEANINGS

PLAN = Plan(
    "priorities",
    "wie-in-het-team",
    "Wie hoort er in het team?",
    "Welke mensen heeft de belangenbehartiger het hardst nodig?",
    66,
    45,
)
POINTS, PLACES = 20, 4


def choose_team(team: DesignProduct, *, organiser: User) -> Round:
    """From opening to word back; made once."""
    found = opening.made(PLAN.slug)
    if found is not None:
        return found
    round_ = opening.prepare(PLAN, organiser)
    step = round_.steps.get(method="priorities")
    step.title, step.settings = "Wie hoort erbij?", {"set": "shares", "seats": PLACES}
    step.product_version = team.versions.get(number=2)
    step.save()
    for item in step.items.all():
        retire_item(item, by=organiser)
    options = options_from_elements(step.product_version)
    points = add_item(
        step,
        "points",
        Wording(
            f"Verdeel {POINTS} punten. Wie vindt u het belangrijkst?",
            "Geef veel punten aan wat u belangrijk vindt. Nul punten mag ook.",
            options,
            budget=POINTS,
        ),
        by=organiser,
    )
    top = add_item(
        step,
        "top",
        Wording(
            f"U mag {PLACES} plaatsen vullen. Wie kiest u?", "Kies er hoogstens vier.", options, max_choices=PLACES
        ),
        by=organiser,
    )
    round_ = opening.open_now(round_, organiser)
    people = crowd(PLAN.slug, EVEN, first_days_ago=PLAN.opened - 1, last_days_ago=PLAN.closed or 1)
    opening.let_in(round_, [opening.Heard(person, _chooses(person, points, top)) for person in people])
    round_ = opening.close(round_, PLAN, organiser)
    told = "Wij besloten wie er in het team komt. U leest het bij ‘Ontwerp’ en ‘Wat deden we ermee’. (VOORBEELD)"
    round_ = keep_promise(round_, by=organiser, reason=told, on=opening.days_ago((PLAN.closed or 0) - 12))
    unread = "Wij lazen alles, maar gaven nog niet elk antwoord een code. Dat doen wij later. (VOORBEELD)"
    return move_round(round_, RoundState.DECIDED, by=organiser, reason=unread)


def _chooses(person: Person, points: Item, top: Item) -> dict[Item, Given]:
    """Who finds something heavy gives it points, and chooses it; a little differently each time."""
    place = ("citizens", "civil_society", "government").index(person.group)
    weights = {code: leaning[place] * person.chance.uniform(0.4, 1.6) for code, leaning in LEANINGS.items()}
    heaviest = sorted(weights, key=lambda code: weights[code], reverse=True)
    given = dict.fromkeys(heaviest[:5], 0)
    for number in range(POINTS):
        given[heaviest[min(person.chance.randint(0, number % 5), 4)]] += 1
    return {
        points: Given({"points": {code: number for code, number in given.items() if number}}),
        top: Given({"choices": [code for code in LEANINGS if code in heaviest[:PLACES]]}),
    }
