"""A kept plan beside the facts of now: who sits where in it, and what is no longer right."""

from dataclasses import dataclass

from ..models import Plan, PlanSeat, PlanSession
from .checking import Broken, check
from .instance import Seating
from .reading import Question, read


@dataclass(frozen=True)
class Standing:
    """A plan as it could be used now. `gone` are moments of the plan that can no longer be used."""

    plan: Plan
    question: Question
    seating: Seating
    seats: dict[str, PlanSeat]
    sessions: list[PlanSession]
    gone: list[PlanSession]

    @property
    def broken(self) -> list[Broken]:
        """Hard rules that this seating would break today."""
        return check(self.question.instance, self.seating)

    @property
    def inherited(self) -> list[Broken]:
        """What is not right at tables where people said yes already: told, so that somebody can repair it."""
        known = set(self.broken)
        return [each for each in check(self.question.instance, self.seating, inherited=True) if each not in known]


def standing(plan: Plan) -> Standing:
    """Read it again. Who left the pool is not in it; who said yes meanwhile sits where they said yes."""
    question = read(plan.group, who=plan.snapshot.get("who", "selected"), locks=plan, seed=plan.seed)
    instance = question.instance
    sessions = list(plan.sessions.select_related("gathering__venue", "gathering__moderator"))
    rows = {row.candidate_id: row for row in plan.seats.all()}
    seats = {key: rows[pk] for pk, key in question.key_of.items() if pk in rows}
    where: dict[str, str | None] = {}
    for person in instance.people:
        there = str(seats[person.key].gathering_id or "") if person.key in seats else ""
        where[person.key] = person.at if person.is_fixed else (there if there in instance.slot else None)
    opened = frozenset(there for there in where.values() if there)
    gone = [each for each in sessions if each.opened and str(each.gathering_id) not in instance.slot]
    return Standing(plan, question, Seating(where, opened), seats, sessions, gone)
