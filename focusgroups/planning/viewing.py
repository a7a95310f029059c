"""A plan as an organiser reads it: tables with people, who has no place and why, what would help."""

from dataclasses import dataclass, field
from typing import Any

from gatherings.models import Gathering
from gatherings.service import VENUE_NEEDS, AccessNeed
from people.models import Perspective

from ..enums import Can
from ..models import Candidate, Plan, PlanSeat, PlanSession
from ..table_rules import CITIZENS, COUNTED_AS_OFFICIALS
from . import wording
from .instance import Person, Stay
from .state_of_play import Standing, standing


@dataclass
class Row:
    """One person: who, what they need, and where else they could sit."""

    name: str
    perspective: str
    needs: list[str]
    if_need_be: bool
    chairs: int
    together: bool
    told: str = ""
    seat: PlanSeat | None = None
    may_change: bool = False
    places: list[tuple[int, str]] = field(default_factory=list)


@dataclass
class TableShown:
    """One session of the plan with its people and what is not right about it."""

    session: PlanSession
    gathering: Gathering
    moment: str
    rows: list[Row]
    chairs: int
    capacity: int
    citizens: int
    officials: int
    warnings: list[str]
    is_definite: bool = False

    @property
    def others(self) -> int:
        """People who are neither citizens nor officials."""
        return len(self.rows) - self.citizens - self.officials

    @property
    def free(self) -> int:
        """Chairs nobody has."""
        return max(0, self.capacity - self.chairs)


def shown(plan: Plan, *, may_change: bool) -> dict[str, Any]:
    """Everything the screen of a finished plan shows. A fixed number of queries."""
    now = standing(plan)
    rows = _rows(now, may_change=may_change and plan.sent_at is None)
    moments = {key: wording.moment(each) for key, each in now.question.gatherings.items()}
    sessions = {str(each.gathering_id): each for each in now.sessions}
    broken = now.broken
    tables = [
        _table(now, sessions[key], rows, moments[key])
        for key in now.question.gatherings
        if key in now.seating.opened and key in sessions
    ]
    closed = plan.explained.get("closed", {})
    not_opened = [
        {
            "session": session,
            "moment": moments[key],
            "why": wording.why_not_opened(*closed[key]) if key in closed else "",
        }
        for key, session in sessions.items()
        if key in moments and key not in now.seating.opened
    ]
    helps = [
        wording.what_helps(each["help"], each["people"], each["about"], moments)
        for each in plan.explained.get("helps", [])
    ]
    candidates = [person for person in now.question.instance.candidates if person.key in now.seats]
    unplaced = [rows[person.key] for person in candidates if now.seating.where[person.key] is None]
    return {
        "tables": tables,
        "unplaced": unplaced,
        "not_opened": not_opened,
        "helps": helps,
        "problems": list(
            dict.fromkeys(wording.sentence_of_broken(each, now.question) for each in (*broken, *now.inherited))
        ),
        "given_up": [moments[key] for key in plan.explained.get("given_up", []) if key in moments],
        "gone": len(now.gone),
        "unmet": _unmet(now),
        "people": len(candidates),
        "placed": len(candidates) - len(unplaced),
        "could_be_more": could_be_more(plan),
        "newcomers": len(now.question.instance.candidates) - len(candidates),
        "moments": list(moments.items()),
    }


def could_be_more(plan: Plan) -> int:
    """How many people more there could be at most, by the solver's own bound."""
    for name, value, bound, _proven in plan.explained.get("stages", []):
        if name == "people":
            return max(0, round(value - bound))
    return 0


def _rows(now: Standing, *, may_change: bool) -> dict[str, Row]:
    pks = list(now.question.candidate_of.values())
    candidates = {
        each.pk: each for each in Candidate.objects.filter(pk__in=pks).select_related("participant__perspective")
    }
    groups = {each.code: each.label for each in Perspective.objects.groups()}
    found = {}
    for person in now.question.instance.people:
        there = now.seating.where[person.key]
        row = Row(
            "",
            groups.get(person.group, ""),
            [],
            bool(there and person.can.get(there) == Can.IF_NEED_BE and not person.is_fixed),
            person.chairs,
            bool(person.party),
        )
        if person.is_candidate:
            candidate = candidates[now.question.candidate_of[person.key]]
            seat = now.seats.get(person.key)
            perspective = candidate.participant.perspective
            row.name = str(candidate.participant)
            row.perspective = perspective.label if perspective else row.perspective
            row.needs = [str(AccessNeed(need).label) for need in candidate.needs if need in AccessNeed.values]
            row.seat = seat
            row.may_change = may_change and seat is not None and not person.is_fixed
            row.told = _told(person, seat, there)
            if row.may_change:
                row.places = _places(now, person, there)
        else:
            row.told = str(Stay(person.stay))
        found[person.key] = row
    return found


def _told(person: Person, seat: PlanSeat | None, there: str | None) -> str:
    """A code for the template: accepted, invited, locked, or why there is no seat (a sentence)."""
    if person.is_fixed:
        return str(person.stay)
    if there is None:
        return wording.why_not_placed(seat.why_not) if seat else ""
    return "locked" if seat and seat.locked else ""


def _places(now: Standing, person: Person, there: str | None) -> list[tuple[int, str]]:
    """Moments at which this person can come and finds what is needed: other things are checked when asked."""
    return [
        (gathering.pk, wording.moment(gathering))
        for key, gathering in now.question.gatherings.items()
        if key != there and now.question.instance.may_sit(person, now.question.instance.slot[key])
    ]


def _table(now: Standing, session: PlanSession, rows: dict[str, Row], moment: str) -> TableShown:
    key = str(session.gathering_id)
    slot = now.question.instance.slot[key]
    people = [now.question.instance.person[who] for who in now.seating.at(key)]
    gathering = now.question.gatherings[key]
    warnings = []
    if not slot.moderator:
        warnings.append(wording.no_moderator())
    if gathering.venue is None and gathering.mode == "on_site":
        warnings.append(wording.no_venue())
    arranged = {need for person in people if person.is_candidate for need in _to_arrange(rows[person.key])}
    if arranged:
        warnings.append(wording.to_arrange(sorted(arranged)))
    return TableShown(
        session,
        gathering,
        moment,
        [rows[person.key] for person in people],
        sum(person.chairs for person in people),
        slot.capacity,
        sum(person.group == CITIZENS for person in people),
        sum(person.group in COUNTED_AS_OFFICIALS for person in people),
        warnings,
        slot.is_definite,
    )


def _to_arrange(row: Row) -> list[str]:
    met_by_place = {str(AccessNeed(need).label) for need in VENUE_NEEDS}
    return [str(need) for need in row.needs if str(need) not in met_by_place]


def _unmet(now: Standing) -> list[dict[str, Any]]:
    found = []
    instance = now.question.instance
    for quota in instance.quotas:
        number = sum(quota.counts(instance.person[key]) for key, there in now.seating.where.items() if there)
        if not quota.minimum <= number <= quota.maximum:
            name = wording.value_name(quota.feature, quota.value)
            found.append({"name": name, "number": number, "minimum": quota.minimum, "maximum": quota.maximum})
    return found
