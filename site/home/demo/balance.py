"""Who is missing in the running round, and what the team does about it."""

from datetime import timedelta

from django.utils import timezone

from consultation.models import Round
from consultation.service import GapTaskState, make_gap_task, move_gap_task
from people.models import Perspective, User


def work_on_gaps(round_: Round, by: User) -> None:
    """One task to be done the day after tomorrow, and one that is done. For science nobody does anything yet."""
    today = timezone.localdate()
    make_gap_task(
        round_,
        Perspective.objects.get(code="tax_inspector"),
        missing=3,
        plan="Een half uur vragen in het overleg van de inspecteurs, en daar kaarten uitdelen. (VOORBEELD)",
        due_on=today + timedelta(days=2),
        owner=by,
        by=by,
    )
    done = make_gap_task(
        round_,
        Perspective.objects.get(code="entrepreneur"),
        missing=4,
        plan="Met koffie naar de ondernemersavond op de haven. (VOORBEELD)",
        due_on=today,
        owner=by,
        by=by,
    )
    move_gap_task(done, GapTaskState.DONE, seen=done.version, by=by, outcome="Er deden vier ondernemers mee.")
