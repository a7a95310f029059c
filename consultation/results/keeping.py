"""Keeping the results: one row per step, written by the worker."""

import logging

from django.utils import timezone
from django_q.tasks import async_task

from ..figures.keeping import fingerprints, quarter
from ..methods import METHODS
from ..models import Round, Step, StepResults

logger = logging.getLogger(__name__)


def count_step(step: Step, *, using: str = "default") -> StepResults | None:
    """Count now and keep it; None for a method without results. Twice is harmless."""
    method = METHODS[step.method]
    if method.count is None:
        return None
    fingerprint = fingerprints([step.round]).get(step.round_id, "")
    results, annex = method.count(step, using)
    kept, _is_new = StepResults.objects.update_or_create(
        step=step,
        defaults={
            "results": dict(results),
            "annex": dict(annex),
            "as_of": quarter(timezone.now()),
            "fingerprint": fingerprint,
        },
    )
    return kept


def count_steps(round_: Round) -> int:
    """Count every step of a round; returns how many. One that fails does not keep the others waiting."""
    done = 0
    for step in Step.objects.filter(round=round_).select_related("round", "product_version").order_by("order"):
        try:
            done += count_and_route(step)
        except Exception:
            logger.exception("step %s could not be counted", step.pk)
    return done


def count_and_route(step: Step) -> bool:
    """Count one step, and let its method act on what came out; returns whether its method counts at all."""
    kept = count_step(step)
    if route := METHODS[step.method].route:
        route(step)
    return kept is not None


def count_later(round_: Round) -> None:
    """Let the worker count, as soon as this transaction is written."""
    async_task("consultation.tasks.count_results", round_.pk, task_name="consultation.results", save=False)
