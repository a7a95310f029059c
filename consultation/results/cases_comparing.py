"""One version of the criteria beside another: the same cases judged twice, and cases that are new. For the worker.

Compared is with what was counted of other steps on the same product, in any round. Both keep the comparison; a reader
takes the newest (:mod:`.case_versions`).
"""

from collections.abc import Mapping
from typing import Any

from synthesis.measures.agreement import Level, alpha, alpha_interval, pairable, raw_agreement
from synthesis.measures.change import Change, change_in_alpha, change_in_raw
from synthesis.measures.resampling import Interval

from ..enums import MethodCode
from ..models import Step, StepResults
from .cases_codes import Direction
from .cases_policy import CASES_FOR_INTERVAL, PEOPLE_PER_COMPARED_CASE, RESAMPLES, SEED

Tables = Mapping[str, list[int]]


def changes_of(step: Step, tables: Tables, using: str = "default") -> list[dict[str, Any]]:
    """This step beside every step on another version of the same product. Two queries; none without a product."""
    if step.product_version_id is None or step.product_version is None:
        return []
    here = (step.product_version.number, step.pk)
    others = (
        StepResults.objects.using(using)
        .filter(step__method=MethodCode.CASES, step__product_version__product=step.product_version.product_id)
        .exclude(step__product_version=step.product_version_id)
        .select_related("step__product_version")
        .order_by("step__product_version__number", "step_id")
    )
    found = []
    for other in others:
        version = other.step.product_version
        if version is None:
            continue
        there, theirs = (version.number, other.step_id), other.annex.get("tables", {})
        if there < here:
            found.append(compare(there, theirs, here, tables))
        else:
            found.append(compare(here, tables, there, theirs))
    return found


def compare(earlier: tuple[int, int], before: Tables, later: tuple[int, int], after: Tables) -> dict[str, Any]:
    """Two steps, each (number of the version, step). An interval, and so a direction, only from 20 shared cases."""
    shared = [code for code in sorted(set(before) & set(after)) if _enough(before[code]) and _enough(after[code])]
    one, two = [before[code] for code in shared], [after[code] for code in shared]
    raw = change_in_raw(one, two, resamples=RESAMPLES, seed=SEED)
    held_out = [after[code] for code in sorted(set(after) - set(before)) if _enough(after[code])]
    return {
        "from": list(earlier),
        "to": list(later),
        "cases": len(shared),
        "raw": _told(raw, len(shared)),
        "alpha": _told(change_in_alpha(one, two, Level.ORDINAL, resamples=RESAMPLES, seed=SEED), len(shared)),
        "direction": _direction(raw, len(shared)),
        "held_out": _level(held_out),
    }


def _enough(row: list[int]) -> bool:
    return sum(row) >= PEOPLE_PER_COMPARED_CASE


def _direction(raw: Change, cases: int) -> str:
    if cases < CASES_FOR_INTERVAL or raw.interval is None:
        return Direction.FEW.value
    if not raw.interval.excludes_zero:
        return Direction.UNSURE.value
    return (Direction.MORE if raw.interval.low > 0 else Direction.LESS).value


def _level(held_out: list[list[int]]) -> dict[str, Any]:
    """How far people agree on cases that the earlier version was not tried on."""
    enough = len(pairable(held_out)) >= CASES_FOR_INTERVAL
    interval = alpha_interval(held_out, Level.ORDINAL, resamples=RESAMPLES, seed=SEED) if enough else None
    return {
        "cases": len(held_out),
        "raw": _fine(raw_agreement(held_out)),
        "alpha": _fine(alpha(held_out, Level.ORDINAL)),
        "interval": _bounds(interval),
    }


def _told(change: Change, cases: int) -> dict[str, Any]:
    return {
        "before": _fine(change.before),
        "after": _fine(change.after),
        "value": _fine(change.value),
        "interval": _bounds(change.interval) if cases >= CASES_FOR_INTERVAL else None,
    }


def _fine(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 4)


def _bounds(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [round(interval.low, 4), round(interval.high, 4)]
