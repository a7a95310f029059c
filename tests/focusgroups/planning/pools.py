"""Groups with a pool to plan, in the database."""

from datetime import timedelta
from typing import Any

from focusgroups.models import Availability, Candidate, FocusGroup, Plan, PlanSeat
from focusgroups.planning.running import ask, run
from focusgroups.service import Can, CandidateState, GroupState
from gatherings.models import Gathering
from tests.factories import focusgroups, gatherings

#: Kinds whose groups are citizens, civil society and government.
CITIZEN, HELPER, OFFICIAL = "experience_expert", "first_line_helper", "municipality"


def pool(
    citizens: int = 6, officials: int = 2, helpers: int = 0, *, sessions: int = 2, most: int = 2, **fields: Any
) -> FocusGroup:
    """A group that chose everybody; all of them can come at every moment."""
    group = focusgroups.group(GroupState.PLANNING, most_sessions=most, **fields)
    venue = gatherings.venue()
    for number in range(sessions):
        focusgroups.session(group, 30 + number, capacity=6, minimum=3, venue=venue)
    for perspective, number in ((CITIZEN, citizens), (OFFICIAL, officials), (HELPER, helpers)):
        for _ in range(number):
            focusgroups.candidate(group, perspective, state=CandidateState.SELECTED)
    return group


def planned(group: FocusGroup, **asked: Any) -> Plan:
    """A finished plan."""
    plan = ask(group, by=None, **asked)
    assert run(plan.pk)
    plan.refresh_from_db()
    return plan


def sessions_of(group: FocusGroup) -> list[Gathering]:
    return list(group.sessions.order_by("starts_at"))


def seat_of(plan: Plan, candidate: Candidate) -> PlanSeat:
    return plan.seats.get(candidate=candidate)


def says(candidate: Candidate, gathering: Gathering, can: str = Can.NO) -> None:
    """This candidate changes an answer."""
    Availability.objects.filter(candidate=candidate, gathering=gathering).update(can=can)


def at_the_same_time(group: FocusGroup) -> None:
    """All moments of the group begin together."""
    first = sessions_of(group)[0]
    group.sessions.update(starts_at=first.starts_at, ends_at=first.starts_at + timedelta(hours=2))
