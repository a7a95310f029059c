"""How others answered the cases that somebody just answered, and letting their own answers stand from then on.

Nothing is counted here: what the worker counted last is read (consultation/results/). Only from ten people on, and
no number under five.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from contributions.models import Participation

from ..drafts import hold
from ..enums import Take
from ..methods import SEEN_OTHERS
from ..models import Answer, Step, StepResults
from ..progress import Stop
from ..results.cases_policy import ANSWERS
from ..results.cases_showing import told_table

#: Fewer people than this: nothing is told.
LEAST_PEOPLE = 10


@dataclass(frozen=True, slots=True)
class Row:
    """One answer of the scale: how many chose it (None: too few to tell), and whether that was one's own."""

    label: str
    count: int | None
    is_mine: bool


@dataclass(frozen=True, slots=True)
class OthersOnCase:
    """One of one's own cases; without rows there are too few people yet. `people` None: too telling."""

    title: str
    mine: str
    people: int | None
    rows: tuple[Row, ...]


@transaction.atomic
def look(participation: Participation, step: Step) -> int:
    """Somebody looks at how others answered: their own answers of this step stand from now on; returns how many.

    A skipped case stands too: an answer to it would not be blind any more. Raises drafts.NoDraftAnyMore.
    """
    hold(participation)
    mine = [
        answer
        for answer in Answer.objects.filter(submission__participation=participation, item__step=step)
        if not answer.value.get(SEEN_OTHERS)
    ]
    for answer in mine:
        answer.value = {**answer.value, SEEN_OTHERS: True}
        answer.version += 1
    return Answer.objects.bulk_update(mine, ["value", "version"])


def has_looked(stops: Sequence[Stop]) -> bool:
    """Whether one has seen how others answered all these cases: what was answered after looking is blind again."""
    seen = [bool(stop.answer and stop.answer.value.get(SEEN_OTHERS)) for stop in stops if stop.is_answered]
    return bool(seen) and all(seen)


def others_on(step: Step, stops: Sequence[Stop]) -> list[OthersOnCase]:
    """How others answered each case that one answered oneself. One query."""
    kept = StepResults.objects.filter(step=step).values_list("results", flat=True).first() or {}
    return [_on_case(stop, totals_of(kept, str(stop.item.pk))) for stop in stops if stop.is_answered]


def totals_of(results: Mapping[str, Any], item_id: str) -> list[int | None]:
    """How often each answer was given to a case, and by how many, as the page of results tells it; [] for few people.

    Who speaks for an organisation, the team and who did not say are never mixed in.
    """
    groups = [group["code"] for group in results.get("groups", [])]
    counts = next((case["counts"] for case in results.get("cases", []) if case["item"] == item_id), {})
    if sum(sum(counts.get(group, {}).values()) for group in groups) < LEAST_PEOPLE:
        return []
    return [row[-1] for row in told_table(counts, groups)]


def _on_case(stop: Stop, totals: Sequence[int | None]) -> OthersOnCase:
    assert stop.answer is not None, "only what was answered is compared"
    mine = stop.answer.value.get("take", "")
    people = totals[-1] if totals else None
    rows = tuple(Row(str(Take(code).label), told, code == mine) for code, told in zip(ANSWERS, totals, strict=False))
    return OthersOnCase(stop.answered_version.text, str(Take(mine).label) if mine in Take.values else "", people, rows)
