"""Rounds in which people choose what comes first, and people who did."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from consultation.ambassador import tick_read
from consultation.editing import Wording, add_item
from consultation.enums import ItemKind, MethodCode, RoundState
from consultation.models import Answer, Item, ItemVersion, ProductVersion, Round, Step, Submission
from consultation.steps import add_step
from consultation.transitions import move
from tests.factories.balance import people_from
from tests.factories.rounds import ready_round

OPTIONS = (("listen", "Luisteren"), ("law", "Kennis van de wet"), ("money", "Kennis van schulden"), ("calm", "Rust"))


def option(code: str, label: str, cost: int | None = None, prompt: str = "") -> tuple[str, dict[str, Any]]:
    """One answer, as a wording takes it."""
    return "option", {"code": code, "label": label, "meaning": "", "reason_prompt": prompt, "cost": cost}


def options(costs: Mapping[str, int] | None = None) -> list[tuple[str, dict[str, Any]]]:
    """The four answers, with what they cost."""
    return [option(code, label, (costs or {}).get(code)) for code, label in OPTIONS]


def step_of_priorities(
    slug: str = "voorrang", *, settings: Mapping[str, Any] | None = None, version: ProductVersion | None = None
) -> Step:
    """A round that is ready and holds one step only, still without questions."""
    round_ = ready_round(slug)
    Item.objects.filter(step__round=round_).update(current=None, shown_if_item=None, shown_if_option="")
    Item.objects.filter(step__round=round_).delete()
    Step.objects.filter(round=round_).delete()
    return add_step(round_, MethodCode.PRIORITIES, "Wat gaat voor?", settings=settings, product_version=version)


def points_item(step: Step, *, budget: int = 100, most: int | None = None, required: bool = False) -> Item:
    """Divide points over the four."""
    text = "Wat moet het team kunnen?"
    item = add_item(step, ItemKind.POINTS, Wording(text, options=options(), budget=budget, max_choices=most))
    return _required(item, required)


def top_item(
    step: Step, *, most: int | None = 2, costs: Mapping[str, int] | None = None, budget: int | None = None
) -> Item:
    """Choose the most important ones; with costs within a budget."""
    words = Wording("Wat moet het eerst?", options=options(costs), budget=budget, max_choices=most)
    return add_item(step, ItemKind.TOP, words)


def ranking_item(step: Step) -> Item:
    """Put the four in order."""
    return add_item(step, ItemKind.RANKING, Wording("In welke volgorde?", options=options()))


def opened(step: Step) -> Round:
    """The round, read and open."""
    return move(tick_read(Round.objects.get(pk=step.round_id), "Een leesgroep", by=None), RoundState.OPEN, by=None)


def chose(item: Item, code: str, values: Sequence[Mapping[str, Any]], **person: Any) -> None:
    """People who speak from here each gave one of these; everybody handed in."""
    round_ = item.step.round
    people = people_from(code, len(values), round_, **person)
    submissions = Submission.objects.bulk_create(
        [Submission(round=round_, participation=one) for one in people], batch_size=500
    )
    version = ItemVersion.objects.get(pk=item.current_id)
    Answer.objects.bulk_create(
        [
            Answer(submission=submission, item=item, item_version=version, value=dict(value))
            for submission, value in zip(submissions, values, strict=True)
        ],
        batch_size=500,
    )


def points(**given: int) -> dict[str, Any]:
    """A value of an item of points."""
    return {"points": given}


def choices(codes: Iterable[str]) -> dict[str, Any]:
    """A value of an item in which one chooses."""
    return {"choices": list(codes)}


def _required(item: Item, required: bool) -> Item:
    if required:
        Item.objects.filter(pk=item.pk).update(required=True)
    return item
