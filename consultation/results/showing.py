"""Who may see which results, and as what."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..enums import ResultsShown, RoundState
from ..methods import METHODS
from ..models import Round, Step, StepResults

#: The time to answer is over.
_CLOSED = (RoundState.REVIEW, RoundState.DECIDED, RoundState.ARCHIVED)


@dataclass(frozen=True, slots=True)
class Shown:
    """The results of one step on a page: a template and what goes in it; `as_of` None is not counted yet."""

    step: Step
    template: str
    context: dict[str, Any]
    explained: str
    as_of: datetime | None
    annex: dict[str, Any]
    annex_template: str = ""


def is_public(step: Step, round_: Round) -> bool:
    """Whether everybody may see what came out of this step, now."""
    return METHODS[step.method].show is not None and is_time_to_show(step, round_)


def is_time_to_show(step: Step, round_: Round) -> bool:
    """Whether what was counted may be told to everybody, as far as time goes."""
    if step.results_shown == ResultsShown.LIVE:
        return round_.state == RoundState.OPEN or round_.state in _CLOSED
    return step.results_shown == ResultsShown.AFTER_CLOSING and round_.state in _CLOSED


def steps_with_results(round_: Round, *, for_staff: bool = False) -> list[Step]:
    """The steps of which there are results to see, in order. One query."""
    steps = round_.steps.select_related("product_version__product").order_by("order")
    return [step for step in steps if METHODS[step.method].show and (for_staff or is_public(step, round_))]


def shown(step: Step) -> Shown:
    """The results of one step as a page shows them. One query, and what the method itself asks."""
    method = METHODS[step.method]
    kept = StepResults.objects.filter(step=step).first()
    results = kept.results if kept else {}
    return Shown(
        step=step,
        template=method.results_template,
        context=method.show(step, results) if method.show and results else {},
        explained=method.explained,
        as_of=kept.as_of if kept else None,
        annex=kept.annex if kept else {},
        annex_template=method.annex_template,
    )
