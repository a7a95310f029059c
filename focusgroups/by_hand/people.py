"""Who is in the pool, as somebody who fills a table wants to read it: can they come, what do they need, were they
here before. A fixed number of queries, however many people there are.
"""

from collections import Counter
from dataclasses import dataclass, field
from uuid import UUID

from gatherings.models import Gathering, Seat
from gatherings.service import (
    OVER_SEATS,
    VENUE_NEEDS,
    AccessNeed,
    GatheringMode,
    SeatState,
    when_of,
)

from ..enums import Can, CandidateState
from ..features import PARTICIPANT_PARTS, values_of
from ..models import Availability, Candidate, FocusGroup

#: In this order people stand on the screen.
_ORDER = (Can.YES, Can.IF_NEED_BE, "", Can.NO)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the pool, seen from one moment. `can` is a code of Can, "" when we do not know.

    `unmet` are needs that the place does not have, `arranged` those that somebody must arrange. `here` is the state of
    the seat at this moment, also when it is over ("Kan niet"). `elsewhere` says where this person has a seat already,
    `earlier` counts conversations.
    """

    candidate: Candidate
    name: str
    group: str
    perspective: str
    can: str
    unmet: tuple[str, ...] = ()
    arranged: tuple[str, ...] = ()
    here: str = ""
    elsewhere: str = ""
    earlier: int = 0
    values: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What stands in the form."""
        return str(self.candidate.pk)

    @property
    def chairs(self) -> int:
        """How many chairs go with this person."""
        return self.candidate.chairs

    @property
    def holds_a_chair(self) -> bool:
        """Whether this person has a chair at this moment already."""
        return self.here in (SeatState.INVITED, SeatState.OFFERED, SeatState.ACCEPTED, SeatState.ATTENDED)

    @property
    def here_in_words(self) -> str:
        """Where the seat here stands; without one what was chosen or drawn; "" for who only signed up."""
        if self.here:
            return str(SeatState(self.here).label)
        state = CandidateState(self.candidate.state)
        return "" if state == CandidateState.APPLIED else str(state.label)

    @property
    def can_in_words(self) -> str:
        """Whether this person can come then; "" when we do not know."""
        return str(Can(self.can).label) if self.can else ""

    @property
    def may_be_chosen(self) -> bool:
        """Whether there is anything to choose: who has a chair keeps it."""
        return not self.holds_a_chair and not self.elsewhere


@dataclass(frozen=True, slots=True)
class AtTheTable:
    """Somebody with a chair who is not in this pool: invited by another door."""

    group: str
    chairs: int


def people_for(group: FocusGroup, gathering: Gathering) -> list[Person]:
    """The pool, who can come first. Three queries."""
    candidates = list(
        Candidate.objects.in_the_pool()
        .filter(group=group)
        .select_related("seat__gathering", "participant__contact", *PARTICIPANT_PARTS)
        .order_by("applied_on", "pk")
    )
    cans = dict(Availability.objects.filter(gathering=gathering).values_list("candidate_id", "can"))
    earlier = _earlier([each.participant_id for each in candidates], gathering)
    has = _features_of(gathering)
    people = [
        _person(each, gathering, cans.get(each.pk, ""), earlier[each.participant_id], has) for each in candidates
    ]
    return sorted(people, key=lambda each: _ORDER.index(each.can))  # a stable sort: first come within each


def others_at(gathering: Gathering, people: list[Person]) -> list[AtTheTable]:
    """Who holds a chair and is not one of `people`. One query."""
    known = {each.candidate.participant_id for each in people}
    seats = Seat.objects.filter(gathering=gathering).holding().exclude(participant__in=known)
    return [
        AtTheTable(seat.participant.perspective.group.code if seat.participant.perspective else "", seat.chairs)
        for seat in seats.select_related("participant__perspective__parent")
    ]


def name_of(candidate: Candidate) -> str:
    """How an organiser finds this person: the name that was left, else the pseudonym."""
    left = getattr(candidate.participant, "contact", None)
    return (left.name if left else "") or str(candidate.participant)


def _person(candidate: Candidate, gathering: Gathering, can: str, earlier: int, has: frozenset[str] | None) -> Person:
    seat = candidate.seat if candidate.seat and candidate.seat.state not in OVER_SEATS else None
    is_here = candidate.seat is not None and candidate.seat.gathering_id == gathering.pk
    perspective = candidate.participant.perspective
    of_place = [need for need in candidate.needs if need in VENUE_NEEDS and has is not None and need not in has]
    return Person(
        candidate=candidate,
        name=name_of(candidate),
        group=perspective.group.code if perspective else "",
        perspective=perspective.label if perspective else "",
        can=can,
        unmet=_in_words(of_place),
        arranged=_in_words([need for need in candidate.needs if need not in VENUE_NEEDS]),
        here=candidate.seat.state if candidate.seat and is_here else "",
        elsewhere=when_of(seat.gathering) if seat and not is_here and seat.state != SeatState.WAITING else "",
        earlier=earlier,
        values=values_of(candidate.participant, candidate.features),
    )


def _features_of(gathering: Gathering) -> frozenset[str] | None:
    """What the place has; None when every need of a place is met by itself (online, by phone)."""
    if gathering.mode != GatheringMode.ON_SITE:
        return None
    return frozenset(gathering.venue.features) if gathering.venue else frozenset()


def _earlier(participants: list[UUID], gathering: Gathering) -> Counter[UUID]:
    """How many gatherings somebody was at before. That somebody once did not come is told to nobody."""
    seats = Seat.objects.filter(participant__in=participants, state=SeatState.ATTENDED).exclude(gathering=gathering)
    return Counter(seats.values_list("participant_id", flat=True))


def _in_words(needs: list[str]) -> tuple[str, ...]:
    known = set(AccessNeed.values)
    return tuple(str(AccessNeed(need).label) for need in needs if need in known)
