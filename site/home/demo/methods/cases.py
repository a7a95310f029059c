"""Three rounds in which the criteria were tried on made-up cases, each on the next version."""

from consultation.models import DesignProduct, Item, Round, Step
from consultation.service import Given, RoundState, fill_lab, keep_promise, move_round
from people.models import User

from . import opening
from .cases_answers import ALONE, AT_A_TABLE, CLEAR, EARLIER, READS_ALIKE
from .crowd import EVEN, Person, crowd
from .opening import Plan

PLANS = {
    1: Plan("cases", "criteria-proberen-1", "Criteria proberen: eerste versie", "", 158, 140),
    2: Plan("cases", "criteria-proberen-2", "Criteria proberen: tweede versie", "", 92, 74),
    3: Plan("cases", "criteria-proberen-3", "Criteria proberen: derde versie", "", 28, 8),
}
_QUESTION = "Welke verzonnen zaken moet de belangenbehartiger oppakken?"
_TAKES = ("now", "later", "refer", "no")
#: In the first round so many cases; later rounds take those along and add the rest, as cases nobody saw before.
_FIRST_CASES = 26


def try_criteria(criteria: DesignProduct, number: int, *, organiser: User, earlier: Step | None) -> Round:
    """The round on one version, from opening to word back; made once."""
    found = opening.made(PLANS[number].slug)
    if found is not None:
        return found
    plan = PLANS[number]
    round_ = opening.prepare(plan, organiser)
    round_.question = _QUESTION
    round_.save(update_fields=["question"])
    step = round_.steps.get(method="cases")
    version = criteria.versions.get(number=number)
    fill_lab(step, version, earlier=earlier, mix=_FIRST_CASES if number == 1 else len(CLEAR), by=organiser)
    round_ = opening.open_now(round_, organiser)
    items = list(Item.objects.asked().filter(step=step).select_related("case"))
    people = crowd(plan.slug, EVEN, first_days_ago=plan.opened - 1, last_days_ago=plan.closed or 1)
    tried = [opening.Heard(person, _tries(person, items, number, place)) for place, person in enumerate(people)]
    opening.let_in(round_, tried)
    round_ = opening.close(round_, plan, organiser)
    told = "Er is een nieuwe versie van de criteria, of die komt eraan. U leest haar bij ‘Ontwerp’. (VOORBEELD)"
    round_ = keep_promise(round_, by=organiser, reason=told, on=opening.days_ago((plan.closed or 0) - 4))
    unread = "Wij lazen alles, maar gaven nog niet elk antwoord een code. Dat doen wij later. (VOORBEELD)"
    return move_round(round_, RoundState.DECIDED, by=organiser, reason=unread)


def _tries(person: Person, items: list[Item], number: int, place: int) -> dict[Item, Given]:
    """What somebody makes of the cases they meet: most sit at a table and try twelve, some do three on a phone."""
    count = ALONE if place % 4 == 0 else AT_A_TABLE
    start = place * 7 % len(items)
    mine = [items[(start + step) % len(items)] for step in range(count)]
    return {item: _reads(person, item, number) for item in mine}


def _reads(person: Person, item: Item, number: int) -> Given:
    assert item.case is not None, "every item of this step is a case"
    take, criterion = CLEAR.get(item.case.code, ("later", "severity"))
    criterion = EARLIER.get(number, {}).get(criterion, criterion)
    outside, inside = READS_ALIKE[number]
    if person.chance.random() > (inside if person.group == "government" else outside):
        step = -1 if person.group == "citizens" else 1  # citizens would rather take a case up than not
        take = _TAKES[max(0, min(len(_TAKES) - 1, _TAKES.index(take) + step * person.chance.randint(1, 2)))]
        codes = [block.value["code"] for block in item.current.options] if item.current else [criterion]
        criterion = person.chance.choice(codes)
    elif person.chance.random() < 0.04:
        take, criterion = "do_not_know", ""
    return Given({"take": take, "criterion": criterion, "blind": True})
