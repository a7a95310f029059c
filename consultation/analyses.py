"""Opinion groups of a step: asked for by an analyst, computed by the worker, kept as counts.

Nobody's group is kept, and it is computed over persons only: a position of an organisation, and the team that speaks
about its own plan, are no voice in it. Where it is shown, and when, say docs/methods-opinion.md.
"""

import logging
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from audit.service import record
from contributions.service import Refused
from people.models import User
from synthesis.service import find_opinion_groups

from .enums import AnalysisState, ItemKind, MethodCode, Vote
from .models import Analysis, Item, Step
from .results.voices import POSITIONS, TEAM, voices

logger = logging.getLogger(__name__)

UNFINISHED = (AnalysisState.QUEUED, AnalysisState.RUNNING)
#: What a vote is in the mathematics. Who did not understand a statement did not vote on it.
NUMBERS = {Vote.AGREE.value: 1, Vote.PASS.value: 0, Vote.DISAGREE.value: -1}
#: The largest seed the table holds on every database.
MOST_SEED = 2_147_483_647
#: In percents: reading the votes and the first grouping; the repeats take the rest.
_READ = 10


@transaction.atomic
def ask(step: Step, *, seed: int = 1, by: User | None) -> Analysis:
    """Put a calculation in the queue. One at a time per step: who asks again while it waits or runs gets that one,
    and it is queued anew in case the worker lost it.

    Raises :class:`Refused` for a step without statements and for a seed that does not fit.
    """
    step = Step.objects.select_for_update(of=("self",)).get(pk=step.pk)
    if step.method != MethodCode.STATEMENTS:
        raise Refused(_("Meningsgroepen zoeken kan alleen bij een stap met stellingen."))
    if not 1 <= seed <= MOST_SEED:
        raise Refused(_("Kies als startgetal een heel getal van 1 tot en met %(most)d.") % {"most": MOST_SEED})
    analysis = Analysis.objects.filter(step=step, state__in=UNFINISHED).first()
    if analysis is None:
        analysis = Analysis.objects.create(step=step, seed=seed)
        record("consultation.ask_analysis", by=by, on=analysis, seed=seed)
    async_task("consultation.tasks.find_groups", str(analysis.pk), task_name="consultation.analysis", save=False)
    return analysis


def run(analysis_id: UUID | str) -> bool:
    """Compute it; False when there is nothing (more) to do or it failed.

    Killed on the way, it still says that it runs: the next delivery of the task begins again, with the same seed. Two
    at once find the same, and the first one's outcome stays.
    """
    mine = Analysis.objects.filter(pk=analysis_id, state__in=UNFINISHED)
    if not mine.update(state=AnalysisState.RUNNING):
        return False
    analysis = mine.select_related("step").get()

    def report(done: int, of: int) -> None:
        share = _READ + (99 - _READ) * done // of
        mine.filter(progress__lt=share).update(progress=share)

    try:
        outcome = _computed(analysis, report)
    except Exception:
        logger.exception("analysis %s failed", analysis.pk)
        mine.update(state=AnalysisState.FAILED)
        return False
    return bool(mine.update(state=AnalysisState.DONE, progress=100, outcome=outcome))


def _computed(analysis: Analysis, report: Any) -> dict[str, Any]:
    items = list(
        Item.objects.filter(step=analysis.step, kind=ItemKind.STATEMENT)
        .order_by("order", "pk")
        .values_list("pk", "retired")
    )
    return find_opinion_groups(
        _votes(analysis.step),
        [pk for pk, _retired in items],
        retired={pk for pk, retired in items if retired},
        seed=analysis.seed,
        report=report,
    )


def _votes(step: Step) -> Iterator[tuple[UUID, UUID, int]]:
    """Who votes what, of persons only."""
    for voice in voices(step):
        chosen = voice.value.get("choices") or [None]
        if voice.group not in (POSITIONS, TEAM) and (number := NUMBERS.get(chosen[0])) is not None:
            yield voice.person, voice.item, number
