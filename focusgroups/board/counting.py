"""How many people stand where, per session and in all. A fixed number of queries, however large the pool is."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, Q

from gatherings.models import Gathering, Seat
from gatherings.service import GatheringState, SeatState

from ..enums import CandidateState, CheckState, ReportState
from ..models import Candidate, FocusGroup, MemberCheck

#: From the state of a seat to the column in which the person is counted.
_COLUMNS: dict[str, tuple[str, ...]] = {
    "asked": (SeatState.INVITED, SeatState.OFFERED),
    "coming": (SeatState.ACCEPTED, SeatState.ATTENDED),
    "declined": (SeatState.DECLINED, SeatState.CANCELLED, SeatState.EXPIRED),
    "waiting": (SeatState.WAITING,),
    "attended": (SeatState.ATTENDED,),
    "stayed_away": (SeatState.NO_SHOW,),
}


#: Of somebody with more than one seat, the first of these counts; each state of a seat is in exactly one.
_SAYS_MOST = ("coming", "asked", "waiting", "stayed_away", "declined")


@dataclass(frozen=True, slots=True)
class SeatCounts:
    """People by what they said: still `asked`, `coming` (or were there), `declined`, `waiting` on the list."""

    asked: int = 0
    coming: int = 0
    declined: int = 0
    waiting: int = 0
    attended: int = 0
    stayed_away: int = 0

    @property
    def invited(self) -> int:
        """Everybody who ever got an invitation."""
        return self.asked + self.coming + self.declined + self.stayed_away


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One moment on the board. `report` is the code of where the report stands, "" when there is none.

    `checks` are the participants who were asked to look at the report, `checked` those who answered.
    """

    gathering: Gathering
    seats: SeatCounts
    report: str = ""
    checks: int = 0
    checked: int = 0

    @property
    def is_definite(self) -> bool:
        """Whether it takes place or took place."""
        return self.gathering.state in (GatheringState.PLANNED, GatheringState.HELD)


@dataclass(frozen=True, slots=True)
class Board:
    """Everything that is counted of one group. `pool` leaves out who withdrew."""

    pool: int
    states: Counter[str]
    sessions: tuple[SessionLine, ...]
    total: SeatCounts = field(default_factory=SeatCounts)

    @property
    def selected(self) -> int:
        """Who was chosen."""
        return self.states[CandidateState.SELECTED]

    @property
    def to_tell(self) -> int:
        """Who is in the pool and was neither chosen nor put on the list."""
        return self.states[CandidateState.APPLIED]

    @property
    def definite(self) -> tuple[SessionLine, ...]:
        """The moments that were chosen."""
        return tuple(each for each in self.sessions if each.is_definite)

    @property
    def held(self) -> int:
        """How many conversations there were."""
        return sum(each.gathering.state == GatheringState.HELD for each in self.sessions)

    @property
    def reported(self) -> int:
        """How many reports are final."""
        return sum(each.report == ReportState.FINAL for each in self.sessions)

    @property
    def checks(self) -> int:
        """How many participants were asked to look at a report."""
        return sum(each.checks for each in self.sessions)

    @property
    def checked(self) -> int:
        """How many of them answered."""
        return sum(each.checked for each in self.sessions)


def board_of(group: FocusGroup) -> Board:
    """Count it. Four queries."""
    states = Counter(
        dict(Candidate.objects.filter(group=group).order_by().values_list("state").annotate(people=Count("pk")))
    )
    sessions = tuple(_lines(group))
    total = _people(group)
    return Board(sum(states.values()) - states[CandidateState.WITHDRAWN], states, sessions, total)


def _people(group: FocusGroup) -> SeatCounts:
    """Everybody once, by the seat that says most: who declined one moment and comes to another, comes."""
    seats = Seat.objects.filter(gathering__focus_groups=group).exclude(gathering__state=GatheringState.DROPPED)
    states: defaultdict[UUID, set[str]] = defaultdict(set)
    for participant, state in seats.values_list("participant", "state"):
        states[participant].add(state)
    counts: Counter[str] = Counter()
    for held in states.values():
        counts[next(name for name in _SAYS_MOST if held & set(_COLUMNS[name]))] += 1
        counts["attended"] += SeatState.ATTENDED in held
    return SeatCounts(**counts)


def _lines(group: FocusGroup) -> Iterable[SessionLine]:
    counts = {
        name: Count("seats", filter=Q(seats__state__in=states), distinct=True) for name, states in _COLUMNS.items()
    }
    gatherings = (
        group.sessions.exclude(state=GatheringState.DROPPED)
        .select_related("venue", "moderator", "report")
        .annotate(**counts)
        .order_by("starts_at", "pk")
    )
    checks = {
        row["report__gathering"]: row
        for row in MemberCheck.objects.filter(report__gathering__focus_groups=group)
        .values("report__gathering")
        .annotate(asked=Count("pk"), answered=Count("pk", filter=~Q(state=CheckState.ASKED)))
    }
    for gathering in gatherings:
        report, check = getattr(gathering, "report", None), checks.get(gathering.pk, {})
        yield SessionLine(
            gathering,
            SeatCounts(*(getattr(gathering, name) for name in _COLUMNS)),
            report.state if report else "",
            check.get("asked", 0),
            check.get("answered", 0),
        )
