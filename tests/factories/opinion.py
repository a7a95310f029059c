"""Statements with votes: as a matrix, and as people in a round."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from consultation.models import Answer, Item, ItemVersion, Round, Step, Submission
from tests.factories.balance import people_from

MISSING = -9
CODES = {1: "agree", 0: "pass", -1: "disagree"}


def simulated(
    people: int, statements: int, groups: int, *, seed: int, per_person: int | None = None, apart: float = 0.5
) -> tuple[NDArray[np.int8], NDArray[np.int64]]:
    """Votes of people in so many groups (1: no groups at all), and the group of each.

    Each group agrees with a statement with a chance of its own; `apart` is how far those chances lie apart at most.
    """
    chance = np.random.default_rng(seed)
    group = chance.integers(groups, size=people)
    middle = chance.uniform(0.3, 0.7, statements)
    leaning = middle + apart * chance.choice([-1, 1], (groups, statements)) / 2 * (groups > 1)
    votes = np.where(chance.random((people, statements)) < np.clip(leaning, 0.05, 0.95)[group], 1, -1).astype(np.int8)
    votes[chance.random((people, statements)) < 0.1] = 0
    if per_person is not None:
        votes[chance.random((people, statements)) > per_person / statements] = MISSING
    return votes, group


def statements_step(round_: Round, number: int, *, title: str = "Stellingen") -> tuple[Step, list[Item]]:
    """A step with so many statements, as the round has it when people answer."""
    order = round_.steps.count() + 1
    step = Step.objects.create(round=round_, method="statements", title=title, order=order)
    items = [Item(step=step, order=place, kind="statement") for place in range(1, number + 1)]
    Item.objects.bulk_create(items)
    for place, item in enumerate(items, start=1):
        item.current = ItemVersion.objects.create(item=item, text=f"Dit is stelling {place}.", frozen=True)
    Item.objects.bulk_update(items, ["current"])
    return step, items


def vote(round_: Round, items: list[Item], votes: NDArray[np.int8], *, code: str = "", **fields: Any) -> None:
    """A person per row, who handed in these votes."""
    heard = people_from(code, len(votes), round_, **fields)
    submissions = Submission.objects.bulk_create(Submission(round=round_, participation=each) for each in heard)
    Answer.objects.bulk_create(
        [
            Answer(submission=submission, item=item, item_version=item.current, value={"choices": [CODES[int(cell)]]})
            for submission, row in zip(submissions, votes, strict=True)
            for item, cell in zip(items, row, strict=True)
            if cell != MISSING
        ],
        batch_size=2000,
    )
