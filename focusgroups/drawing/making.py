"""What the worker does: the list of lots with everybody's chance, or the smallest change that would help."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ..enums import JobState
from ..models import Draw
from .asking import UNFINISHED
from .changes import Change
from .drawn import what_the_seed_gives
from .pool import problem_in
from .problem import Bound, Person, Problem, count

logger = logging.getLogger(__name__)


def run(draw_id: UUID | str) -> bool:
    """Make the lots; False when there is nothing (more) to do or no group exists.

    Killed on the way, the next delivery begins again and finds the same. Two at once find the same, and the first
    one's outcome stays.
    """
    mine = Draw.objects.filter(pk=draw_id, state__in=UNFINISHED)
    if not mine.update(state=JobState.RUNNING):
        return False
    draw = mine.get()

    def report(share: float) -> None:
        percent = 5 + round(90 * share)
        mine.filter(progress__lt=percent).update(progress=percent)

    try:
        outcome = made(problem_in(draw.snapshot), report)
        if "lots" in outcome and draw.seed:
            outcome |= what_the_seed_gives(draw.snapshot, outcome, draw.seed)
    except Exception:
        logger.exception("draw %s failed", draw.pk)
        mine.update(
            state=JobState.FAILED, problem=_("Het rekenen is mislukt. Probeer het nog eens, of bel de beheerder.")
        )
        return False
    if "lots" not in outcome:
        why = _("Met deze aantallen bestaat er geen goede groep.")
        mine.update(state=JobState.FAILED, progress=100, outcome=outcome, problem=why)
        return False
    return bool(mine.update(state=JobState.DONE, progress=100, outcome=outcome))


def made(problem: Problem, report: Any = lambda share: None) -> dict[str, Any]:
    """The outcome of a draw before the word: pure, the same for the same problem. Heavy: only for the worker."""
    from .fairness import distribute  # noqa: PLC0415 -- numpy and scipy are for the worker
    from .lots import lots_of  # noqa: PLC0415 -- the same
    from .panels import Panels  # noqa: PLC0415 -- the same

    panels = Panels(problem)
    fair = distribute(panels, report)
    if fair is None:
        return _advice(problem)
    number = {person.key: at for at, person in enumerate(problem.people, 1)}
    lots = [sorted(number[key] for key in lot) for lot in lots_of(panels, fair)]
    tickets = Counter(each for lot in lots for each in lot)
    cells = panels.cells.cells
    able = {key for at, cell in enumerate(cells) if at not in fair.impossible for key in cell.people}
    return {
        "lots": lots,
        "tickets": {str(at): tickets[at] for at in number.values()},
        "floor": round(fair.floor, 6),
        "limit": round(fair.limit, 6),
        "proven": fair.proven,
        "rounds": fair.rounds,
        "groups": len(fair.panels),
        "impossible": [
            [number[person.key], _why_never(person, problem)] for person in problem.people if person.key not in able
        ],
    }


def _why_never(person: Person, problem: Problem) -> str:
    """A code: the house is in already, there is no place for this value, or it never fits with the others."""
    if person not in problem.open_people:
        return "house"
    closed = {bound.key for bound in problem.open_bounds if not bound.maximum}
    return "closed" if closed.intersection(person.values) else "never"


def _advice(problem: Problem) -> dict[str, Any]:
    from .relaxing import cheapest_change  # noqa: PLC0415 -- scipy is for the worker

    for kind, beyond in (("flex", False), ("beyond", True)):
        changes = cheapest_change(problem, beyond_flex=beyond)
        if changes:
            return {"advice": [asdict(each) for each in _whole(changes, problem)], "advice_kind": kind}
    return {"advice": [], "advice_kind": "none"}


def _whole(changes: Iterable[Change], problem: Problem) -> Iterator[Change]:
    """The same changes as the organiser knows the agreements: with those who stay counted in again."""
    agreed: dict[tuple[str, str], Bound] = {bound.key: bound for bound in problem.bounds}
    there = count(problem.stay)
    for each in changes:
        key = (each.feature, each.value)
        yield replace(each, before=getattr(agreed[key], each.side), after=each.after + there[key])
