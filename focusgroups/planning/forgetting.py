"""After the last session a plan keeps its moments, its seed and its counts, and nothing about people."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from gatherings.service import GatheringState

from ..enums import GroupState
from ..models import GroupSession, Plan, PlanSeat
from .snapshots import without_people

_COMING = (GatheringState.OFFERED, GatheringState.PLANNED)


def plans_past_their_term(today: date) -> QuerySet[Plan]:
    """Plans with something about people, of groups that have no session to come."""
    to_come = GroupSession.objects.filter(group=OuterRef("group"), gathering__state__in=_COMING).filter(
        gathering__ends_at__date__gte=today
    )
    over = Q(group__state__in=(GroupState.CHECKING, GroupState.DONE, GroupState.STOPPED)) | ~Q(Exists(to_come))
    return (
        Plan.objects.filter(over).exclude(snapshot={}).exclude(snapshot__people=[]).filter(snapshot__has_key="people")
    )


def forget_people(plans: QuerySet[Any]) -> int:
    """Wipe it from the snapshots, with why people were not placed; returns how many plans."""
    found = list(plans)
    for plan in found:
        plan.snapshot = without_people(plan.snapshot)
        plan.save(update_fields=["snapshot"])
    PlanSeat.objects.filter(plan__in=[plan.pk for plan in found]).update(why_not="")
    return len(found)
