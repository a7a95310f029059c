"""The pool of a group as the organiser sees it: who, when, what is needed, and what to look at."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from gatherings.models import Gathering
from gatherings.service import AccessNeed, SeatState

from ..enums import Can, CandidateState
from ..models import Availability, Candidate, FocusGroup


@dataclass(frozen=True, slots=True)
class PoolRow:
    """One person in the list. `name` is from the contact details: showing it is written in the trail."""

    candidate: Candidate
    name: str
    perspective: str
    group: str
    yes: int
    if_need_be: int
    needs: list[str]
    took_part: bool
    shares_house: bool
    to_sort_out: bool


def pool_of(group: FocusGroup) -> QuerySet[Candidate]:
    """Everybody in the pool, with person, address and moments at hand, and what to look at."""
    same_address = Candidate.objects.filter(reach_hash=OuterRef("reach_hash"), seat__state=SeatState.ATTENDED).exclude(
        group=group
    )
    same_house = (
        Candidate.objects.in_the_pool()
        .filter(group=group, household_hash=OuterRef("household_hash"))
        .exclude(pk=OuterRef("pk"))
    )
    return (
        Candidate.objects.filter(group=group)
        .select_related("participant__perspective__parent", "participant__contact", "seat__gathering", "together_with")
        .prefetch_related(Prefetch("availabilities", queryset=Availability.objects.order_by("gathering__starts_at")))
        .annotate(
            was_here=Exists(same_address.exclude(reach_hash="")),
            shares_house=Exists(same_house.exclude(household_hash="")),
        )
        .order_by("applied_on", "pk")
    )


def filtered(pool: QuerySet[Candidate], asked: dict[str, Any]) -> QuerySet[Candidate]:
    """The part of the pool that was asked for: by state, perspective, source, need, moment, or what to look at."""
    state = asked.get("state")
    pool = pool.filter(state=state) if state else pool.exclude(state=CandidateState.WITHDRAWN)
    if code := asked.get("perspective"):
        pool = pool.filter(Q(participant__perspective__parent__code=code) | Q(participant__perspective__code=code))
    if source := asked.get("source"):
        pool = pool.filter(source=source)
    if moment := asked.get("moment"):
        able = Availability.objects.filter(
            candidate=OuterRef("pk"), gathering=moment, can__in=(Can.YES, Can.IF_NEED_BE)
        )
        pool = pool.filter(Exists(able))
    if need := asked.get("need"):
        # A list in JSON is asked for as text: a code with its quotes is in no other code.
        pool = pool.filter(needs__icontains=f'"{need}"')
    if asked.get("look"):
        pool = pool.exclude(avoid="", declared="")
    return pool


def as_row(candidate: Candidate) -> PoolRow:
    """One line of the list. Asks nothing more."""
    contact = getattr(candidate.participant, "contact", None)
    perspective = candidate.participant.perspective
    can = Counter(each.can for each in candidate.availabilities.all())
    return PoolRow(
        candidate=candidate,
        name=contact.name if contact else "",
        perspective=perspective.label if perspective else "",
        group=perspective.group.label if perspective else "",
        yes=can[Can.YES],
        if_need_be=can[Can.IF_NEED_BE],
        needs=[str(AccessNeed(code).label) for code in candidate.needs if code in AccessNeed.values],
        took_part=candidate.took_part_before is True or candidate.was_here,  # type: ignore[attr-defined]
        shares_house=candidate.shares_house,  # type: ignore[attr-defined]
        to_sort_out=bool(candidate.avoid or candidate.declared),
    )


def counts_of(group: FocusGroup) -> dict[str, Any]:
    """How many are in the pool, by group of perspectives, and how many texts wait to be sorted out. Two queries."""
    pool = Candidate.objects.in_the_pool().filter(group=group)
    by_group = Counter[str]()
    rows = pool.values_list("participant__perspective__parent__label", "participant__perspective__label").annotate(
        number=Count("pk")
    )
    for parent, own, number in rows:
        by_group[parent or own or ""] += number
    return {
        "total": sum(by_group.values()),
        "by_group": sorted(by_group.items()),
        "to_sort_out": pool.exclude(avoid="", declared="").count(),
    }


def moments_of(group: FocusGroup) -> QuerySet[Gathering]:
    """All moments of the group that people may have said something of."""
    return group.sessions.select_related("venue").order_by("starts_at", "pk")
