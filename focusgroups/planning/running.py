"""A plan: asked for by a colleague, computed by the worker, kept for ever.

One at a time per group. A worker that is killed leaves a plan that still says that it runs: the next delivery of the
task begins again, with the same seed. Two at once find the same, and the first one's outcome stays.
"""

import logging
import time
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from audit.service import record
from contributions.service import Refused
from people.models import User

from ..enums import GroupState, JobState, PlanOutcome
from ..models import FocusGroup, Plan, PlanSeat, PlanSession
from .checking import check
from .instance import Seating, Stay
from .reading import EVERYBODY, SELECTED, Question, read
from .snapshots import snapshot_of

logger = logging.getLogger(__name__)

UNFINISHED = (JobState.QUEUED, JobState.RUNNING)
#: The largest seed the table holds on every database.
MOST_SEED = 2_147_483_647
FEWEST_SECONDS, MOST_SECONDS = 1, 120
_PLANNABLE = (GroupState.DRAFT, GroupState.RECRUITING, GroupState.PLANNING, GroupState.MEETING)
#: In percents, when a stage begins.
_PROGRESS = {"people": 10, "sessions": 65, "comfort": 70, "explain": 80}
#: The share of the time that looking for a plan may take; the rest is for what would help.
_SOLVING = 0.75


@transaction.atomic
def ask(
    group: FocusGroup,
    *,
    seed: int = 1,
    seconds: int = 15,
    who: str = SELECTED,
    based_on: Plan | None = None,
    by: User | None,
) -> Plan:
    """Put a plan in the queue. Who asks again while one waits or runs gets that one, queued anew in case it was lost.

    `who`: "selected" or "everybody" who signed up. `based_on` brings its locks along.
    Raises Refused for a seed or a time that does not fit, and for a group that plans nothing any more.
    """
    group = FocusGroup.objects.select_for_update(of=("self",)).get(pk=group.pk)
    if group.state not in _PLANNABLE:
        raise Refused(_("Deze groep plant niet meer. Ga terug naar de groep en kijk wat nu kan."))
    if not 1 <= seed <= MOST_SEED:
        raise Refused(_("Kies als startgetal een heel getal van 1 tot en met %(most)d.") % {"most": MOST_SEED})
    if not FEWEST_SECONDS <= seconds <= MOST_SECONDS:
        raise Refused(
            _("Kies een rekentijd van %(least)d tot en met %(most)d seconden.")
            % {"least": FEWEST_SECONDS, "most": MOST_SECONDS}
        )
    if who not in (SELECTED, EVERYBODY):
        raise Refused(_("Kies wie u wilt plannen."))
    plan = Plan.objects.filter(group=group, state__in=UNFINISHED).first()
    if plan is None:
        plan = Plan.objects.create(
            group=group, seed=seed, seconds=seconds, based_on=based_on, snapshot={"who": who}, made_by=by
        )
        record("focusgroups.ask_plan", by=by, on=plan, seed=seed)
    async_task("focusgroups.tasks.make_plan", str(plan.pk), task_name="focusgroups.plan", save=False)
    return plan


def run(plan_id: UUID | str) -> bool:
    """Compute it; False when there is nothing (more) to do or it failed."""
    mine = Plan.objects.filter(pk=plan_id, state__in=UNFINISHED)
    if not mine.update(state=JobState.RUNNING):
        return False
    plan = mine.select_related("group", "based_on").get()
    try:
        return _computed(plan)
    except Exception:
        logger.exception("plan %s failed", plan.pk)
        mine.update(state=JobState.FAILED)
        return False


def _computed(plan: Plan) -> bool:
    from .solving import solve  # noqa: PLC0415 -- heavy; only in the worker
    from .what_if import what_helps  # noqa: PLC0415 -- heavy; only in the worker
    from .why_not import why_not_opened, why_not_placed  # noqa: PLC0415 -- beside the two above

    begun = time.monotonic()
    who = plan.snapshot.get("who", SELECTED)
    question = read(plan.group, who=who, locks=plan.based_on, seed=plan.seed)
    instance = question.instance

    def report(stage: str) -> None:
        share = _PROGRESS[stage]
        Plan.objects.filter(pk=plan.pk, state=JobState.RUNNING, progress__lt=share).update(progress=share)

    solution = solve(instance, plan.seconds * _SOLVING, report)
    if broken := check(instance, solution.seating):
        raise AssertionError(f"the plan breaks {broken[0].rule}")
    report("explain")
    left = max(1.0, plan.seconds - (time.monotonic() - begun))
    explained = {
        "closed": {key: [t.code, t.number, t.needed] for key, t in why_not_opened(instance, solution.seating).items()},
        "helps": [gain.as_json() for gain in what_helps(instance, solution, left)],
        "given_up": sorted(solution.given_up),
        "stages": [[stage.name, stage.value, stage.bound, stage.is_proven] for stage in solution.stages],
        "seconds": round(time.monotonic() - begun, 1),
    }
    why = {key: told.code for key, told in why_not_placed(instance, solution.seating).items()}
    if any(stage.bound == float("-inf") for stage in solution.stages):
        explained["stages"] = []
    outcome = PlanOutcome.BEST if solution.is_best else PlanOutcome.BEST_SO_FAR
    if not any(solution.seating.where[person.key] for person in instance.candidates):
        outcome = PlanOutcome.NOTHING
    return _keep(plan, question, solution.seating, why, explained, outcome, solution.gap, who)


@transaction.atomic
def _keep(
    plan: Plan,
    question: Question,
    seating: Seating,
    why: dict[str, str],
    explained: dict[str, object],
    outcome: PlanOutcome,
    gap: float,
    who: str,
) -> bool:
    """Write it down, once; False when another worker was first."""
    if not Plan.objects.select_for_update().filter(pk=plan.pk, state__in=UNFINISHED).exists():
        return False
    plan.sessions.all().delete()
    plan.seats.all().delete()
    instance = question.instance
    kept = plan.based_on.sessions.filter(locked=True) if plan.based_on else PlanSession.objects.none()
    locked = set(kept.values_list("gathering_id", flat=True))
    PlanSession.objects.bulk_create(
        PlanSession(
            plan=plan,
            gathering=question.gatherings[slot.key],
            opened=slot.key in seating.opened,
            locked=question.gatherings[slot.key].pk in locked,
        )
        for slot in instance.slots
    )
    # Somebody may have withdrawn while the computer was at work.
    standing = set(plan.group.candidates.in_the_pool().values_list("pk", flat=True))
    PlanSeat.objects.bulk_create(
        PlanSeat(
            plan=plan,
            candidate_id=question.candidate_of[person.key],
            gathering=question.gatherings[there] if (there := seating.where[person.key]) else None,
            locked=person.stay == Stay.OUT or (person.stay == Stay.LOCKED and there == person.at),
            why_not=why.get(person.key, ""),
        )
        for person in instance.candidates
        if question.candidate_of[person.key] in standing
    )
    plan.snapshot, plan.explained = snapshot_of(instance, who), explained
    plan.state, plan.outcome, plan.gap, plan.progress = JobState.DONE, outcome, gap, 100
    plan.save(update_fields=["snapshot", "explained", "state", "outcome", "gap", "progress"])
    return True
