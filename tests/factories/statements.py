"""Rounds with statements, and people who voted on them."""

from collections.abc import Mapping, Sequence
from typing import Any

from consultation.editing import Wording, add_item
from consultation.enums import ItemKind, MethodCode
from consultation.models import Answer, Item, Round, Step, Submission
from consultation.results.keeping import count_step
from consultation.steps import add_step
from contributions.models import Participation
from tests.factories.balance import people_from
from tests.factories.replay import made_once
from tests.factories.rounds import open_round

STATEMENTS = (
    "De belangenbehartiger moet een zaak kunnen bevriezen.",
    "Een gemeente mag een zaak brengen.",
    "Er moet altijd iemand de telefoon opnemen.",
    "De belangenbehartiger praat rechtstreeks met de Tweede Kamer.",
    "Ingewikkelde zaken gaan voor.",
    "De belangenbehartiger helpt ook ondernemers.",
    "Elke klacht krijgt binnen twee weken antwoord.",
    "Mensen met schulden krijgen voorrang.",
)
GROUPS = {"citizens": "other_citizen", "civil_society": "science", "government": "municipality"}


@made_once
def statements_round(*texts: str, slug: str | None = "stellingen", own: bool = True, **step: Any) -> Round:
    """An open round that asks nothing but statements, and for a statement of one's own."""
    round_ = open_round(slug)
    Item.objects.filter(step__round=round_).update(current=None, shown_if_item=None, shown_if_option="")
    Step.objects.filter(round=round_).delete()
    made = add_step(round_, MethodCode.STATEMENTS, "Stellingen", **step)
    for text in texts or STATEMENTS:
        add_item(made, ItemKind.STATEMENT, Wording(text=text))
    if own:
        add_item(made, ItemKind.OWN, Wording(text="Mist u een stelling?"))
    return round_


def step_of(round_: Round) -> Step:
    return Step.objects.select_related("round", "product_version").get(round=round_, method=MethodCode.STATEMENTS)


def statements_of(round_: Round) -> list[Item]:
    found = Item.objects.filter(step__round=round_, kind=ItemKind.STATEMENT)
    return list(found.select_related("current", "step__round").order_by("order"))


def own_of(round_: Round) -> Item:
    return Item.objects.select_related("current", "step__round").get(step__round=round_, kind=ItemKind.OWN)


def vote(people: Sequence[Participation], item: Item, code: str) -> None:
    """All these people gave this vote."""
    round_ = item.step.round
    held = {each.participation_id: each for each in Submission.objects.filter(participation__in=people)}
    missing = [Submission(round=round_, participation=each) for each in people if each.pk not in held]
    made = {each.participation_id: each for each in Submission.objects.bulk_create(missing, batch_size=500)}
    Answer.objects.bulk_create(
        [
            Answer(submission=(held | made)[each.pk], item=item, item_version=item.current, value={"choices": [code]})
            for each in people
        ],
        batch_size=500,
    )


def voters(round_: Round, item: Item, votes: Mapping[str, Mapping[str, int]], **fields: Any) -> None:
    """New people per group and vote: {"citizens": {"agree": 12}}."""
    for group, numbers in votes.items():
        for code, number in numbers.items():
            vote(people_from(GROUPS.get(group, group), number, round_, **fields), item, code)


def counted(round_: Round) -> Any:
    """The results, counted now."""
    return count_step(step_of(round_))
