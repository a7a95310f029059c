"""The pool of a group as a problem for the draw, and as the snapshot that a draw keeps for ever."""

from dataclasses import dataclass
from typing import Any

from gatherings.service import HOLDING_SEATS, SeatState

from ..enums import CandidateState, GroupKind
from ..models import Candidate, FocusGroup
from .features import PARTICIPANT_PARTS, Names, person_of
from .problem import ROLE, Bound, Person, Problem
from .quotas import bounds_of

#: Who may still be drawn.
OPEN_STATES = (CandidateState.APPLIED, CandidateState.ALTERNATE, CandidateState.PASSED)


@dataclass(frozen=True, slots=True)
class Pool:
    """A problem, with the names of features and values as they are called today."""

    problem: Problem
    names: Names


def pool_of(group: FocusGroup, places: int) -> Pool:
    """`places` in all: who keeps a place keeps it, the draw is about the others. Three queries."""
    bounds = bounds_of(group)
    one_table = sits_at_one_table(group)
    wanted = {bound.feature for bound in bounds} | ({ROLE} if one_table else set())
    candidates = Candidate.objects.filter(group=group, state__in=(*OPEN_STATES, CandidateState.SELECTED))
    people: list[Person] = []
    stay: list[Person] = []
    for candidate in candidates.select_related("seat", *PARTICIPANT_PARTS).order_by("pk"):
        person = person_of(candidate, wanted)
        if keeps_a_place(candidate):
            stay.append(person)
        elif candidate.state in OPEN_STATES:
            people.append(person)
    problem = Problem(tuple(people), bounds, max(0, places - len(stay)), tuple(stay), one_table)
    return Pool(problem, Names.now())


def keeps_a_place(candidate: Candidate) -> bool:
    """Whether a draw leaves this person their place: chosen, or with a chair by another door; not who said no."""
    if candidate.seat is not None and candidate.seat.state in HOLDING_SEATS:
        return True
    said_no = candidate.seat is not None and candidate.seat.state == SeatState.DECLINED
    return candidate.state == CandidateState.SELECTED and not said_no


def usual_places(group: FocusGroup) -> int:
    """As many places as the group has chairs."""
    return group.size * group.most_sessions


def sits_at_one_table(group: FocusGroup) -> bool:
    """Whether everybody who is drawn meets at one moment; with more moments the planner keeps each table safe."""
    return group.most_sessions == 1 and group.kind != GroupKind.INTERVIEW


def as_snapshot(pool: Pool, seed_source: str) -> dict[str, Any]:
    """The input as it was. Each person gets a number, by which the lots speak of them: 1, 2, 3 in order of the id.

    Houses become numbers too: the keyed hash of an address stays where it is.
    """
    problem = pool.problem
    everybody = (*problem.people, *problem.stay)
    houses = {key: number for number, key in enumerate(sorted({each.household for each in everybody} - {""}), 1)}

    def kept(person: Person) -> dict[str, Any]:
        return {"id": person.key, "values": dict(person.values), "house": houses.get(person.household, 0)}

    return {
        "layout": 1,
        "seed_source": seed_source,
        "places": problem.places,
        "one_table": problem.one_table,
        "bounds": [
            [each.feature, each.value, each.minimum, each.maximum, each.flex_minimum, each.flex_maximum]
            for each in problem.bounds
        ],
        "people": [{"number": number, **kept(person)} for number, person in enumerate(problem.people, 1)],
        "stay": [kept(person) for person in problem.stay],
        "names": {
            "features": {each.feature: pool.names.feature(each.feature) for each in problem.bounds},
            "values": _called(pool),
        },
    }


def problem_in(snapshot: dict[str, Any]) -> Problem:
    """The problem that a draw was about."""

    def person(kept: dict[str, Any]) -> Person:
        return Person.of(kept["id"], kept["values"], str(kept["house"] or ""))

    return Problem(
        tuple(person(kept) for kept in snapshot["people"]),
        tuple(Bound(*row) for row in snapshot["bounds"]),
        snapshot["places"],
        tuple(person(kept) for kept in snapshot["stay"]),
        snapshot["one_table"],
    )


class KeptNames:
    """How features and values were called when the draw was made."""

    def __init__(self, snapshot: dict[str, Any]) -> None:
        self._kept = snapshot.get("names", {"features": {}, "values": {}})

    def feature(self, feature: str) -> str:
        """A feature."""
        return str(self._kept["features"].get(feature, feature))

    def value(self, feature: str, value: str) -> str:
        """A value of it."""
        return str(self._kept["values"].get(feature, {}).get(value, value))


def _called(pool: Pool) -> dict[str, dict[str, str]]:
    everybody = (*pool.problem.people, *pool.problem.stay)
    found: dict[str, dict[str, str]] = {}
    for feature, value in (
        *(bound.key for bound in pool.problem.bounds),
        *(each for person in everybody for each in person.values),
    ):
        found.setdefault(feature, {})[value] = pool.names.value(feature, value)
    return found
