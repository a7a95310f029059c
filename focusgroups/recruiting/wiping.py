"""Forgetting what people told us only to compose a group."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from people import service as people
from people.models import ContactDetails

from ..enums import CandidateState, GroupState
from ..models import Apart, Availability, Candidate, PlanSeat

#: What goes when the conversation is over. Who was in the pool, and from where they spoke, stays as a number.
PERSONAL: dict[str, Any] = {
    "town": "",
    "needs": [],
    "needs_note": "",
    "when_else": "",
    "brings_companion": False,
    "together_with": None,
    "avoid": "",
    "declared": "",
    "household_hash": "",
    "features": {},
}
#: A group in one of these has room for somebody who is in its pool.
STILL_GOING = (GroupState.DRAFT, GroupState.RECRUITING, GroupState.PLANNING, GroupState.MEETING)


def wipe_answers(candidates: QuerySet[Candidate]) -> int:
    """Wipe the personal answers of these people, when they can, and who they do not sit with; returns how many."""
    keys = list(candidates.values_list("pk", flat=True))
    Apart.objects.filter(Q(one__in=keys) | Q(other__in=keys)).delete()
    Availability.objects.filter(candidate__in=keys).delete()
    PlanSeat.objects.filter(candidate__in=keys).update(why_not="")
    return Candidate.objects.filter(pk__in=keys).update(**PERSONAL, wiped_on=timezone.localdate())


def forget_addresses(candidates: Iterable[UUID], *, also_heard: bool = False, last_letters_leave: bool = False) -> int:
    """Delete the addresses of these candidates, of whom no other group needs one; returns how many.

    Who took part somewhere keeps theirs, so that we can tell what was done with their words; `also_heard`: they asked
    us to forget it all the same. `last_letters_leave`: what was just written to them still goes.
    """
    people_here = set(Candidate.objects.filter(pk__in=list(candidates)).values_list("participant_id", flat=True))
    busy = Candidate.objects.filter(participant__in=people_here, group__state__in=STILL_GOING).exclude(
        state=CandidateState.WITHDRAWN
    )
    free = ContactDetails.objects.filter(participant__in=people_here).exclude(
        participant__in=busy.values("participant")
    )
    if not also_heard:
        free = free.filter(participant__participations=None)
    return people.forget_addresses(
        free.values_list("participant_id", flat=True), last_letters_leave=last_letters_leave
    )
