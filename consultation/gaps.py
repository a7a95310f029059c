"""A gap becomes a task: made with one click, worked on, and closed by a person. `move` is the only way it closes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import ChangedMeanwhile, Refused
from people.models import Perspective, User
from privacy.service import guard_for_storage

from .enums import GapTaskState, RoundState
from .models import GapTask, Round

#: From each state: where to. Closed is closed: a new gap is a new task.
MOVES: dict[str, frozenset[str]] = {
    GapTaskState.OPEN: frozenset({GapTaskState.DONE, GapTaskState.DROPPED}),
    GapTaskState.DONE: frozenset(),
    GapTaskState.DROPPED: frozenset(),
}
_BEFORE_CLOSING = (RoundState.DRAFT, RoundState.ANNOUNCED, RoundState.OPEN)


@transaction.atomic
def make_task(
    round_: Round,
    perspective: Perspective,
    *,
    missing: int,
    plan: str,
    due_on: date,
    owner: User | None,
    by: User | None,
) -> GapTask:
    """Write down what we will do about a gap. `missing` is how many people were missing when it was made.

    One open task per round and perspective: the database holds that. Raises Refused with a sentence.
    """
    round_ = Round.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    if round_.state not in _BEFORE_CLOSING:
        raise Refused(_("De ronde is gesloten. Wie nu nog ontbreekt, hoort u in een volgende ronde."))
    plan = _plan(plan)
    _check_day(due_on)
    try:
        with transaction.atomic():
            task = GapTask.objects.create(
                round=round_, perspective=perspective, missing=missing, plan=plan, due_on=due_on, owner=owner
            )
    except IntegrityError:
        raise Refused(_("Er loopt al een taak voor deze groep. Werk die bij, of rond die eerst af.")) from None
    record("consultation.make_gap_task", by=by, on=task, missing=missing)
    return task


@transaction.atomic
def change_task(task: GapTask, values: Mapping[str, Any], *, seen: int, by: User | None) -> GapTask:
    """Another plan, day or owner. Raises ChangedMeanwhile when `seen` is an old version, Refused when it is closed."""
    kept = _locked(task, seen)
    if kept.state != GapTaskState.OPEN:
        raise Refused(_("Deze taak is afgerond. Maak een nieuwe taak als er weer iemand ontbreekt."))
    kept.plan = _plan(values["plan"])
    if values["due_on"] != kept.due_on:
        _check_day(values["due_on"])
    kept.due_on, kept.owner, kept.version = values["due_on"], values["owner"], kept.version + 1
    kept.save(update_fields=["plan", "due_on", "owner", "version"])
    record("consultation.change_gap_task", by=by, on=kept)
    return kept


@transaction.atomic
def move(task: GapTask, to: str, *, seen: int, by: User | None, outcome: str = "") -> GapTask:
    """Close a task: done, or let go of. Letting go asks for a reason.

    Raises ChangedMeanwhile when a colleague was first, Refused when the move is not in MOVES.
    """
    kept = _locked(task, seen)
    if to not in MOVES[kept.state]:
        raise Refused(_("Dit kan niet: deze taak staat op ‘%s’.") % kept.get_state_display())
    outcome = guard_for_storage(outcome)[0].strip()
    if to == GapTaskState.DROPPED and not outcome:
        raise Refused(_("Schrijf op waarom u dit loslaat. Dat staat later bij de cijfers van de ronde."))
    kept.state, kept.outcome, kept.closed_on, kept.version = to, outcome, timezone.localdate(), kept.version + 1
    kept.save(update_fields=["state", "outcome", "closed_on", "version"])
    record("consultation.move_gap_task", by=by, on=kept, now=str(to))
    return kept


def open_tasks_of(round_: Round) -> dict[int, GapTask]:
    """What is being done already, by id of perspective. One query."""
    return {task.perspective_id: task for task in GapTask.objects.open().filter(round=round_).select_related("owner")}


def _locked(task: GapTask, seen: int) -> GapTask:
    kept = GapTask.objects.select_for_update(of=("self",)).get(pk=task.pk)
    if kept.version != seen:
        raise ChangedMeanwhile(
            _("Een collega veranderde deze taak net. Kijk wat er nu staat. Probeer het dan opnieuw.")
        )
    return kept


def _plan(text: str) -> str:
    plan = guard_for_storage(text)[0].strip()
    if not plan:
        raise Refused(_("Schrijf op wat u gaat doen om deze mensen te horen."))
    return plan


def _check_day(due_on: date) -> None:
    if due_on < timezone.localdate():
        raise Refused(_("Kies een dag die nog komt."))
