"""Which cases would fit in a year, given the criteria, their weights and what people said. Pure, and stores nothing.

A thought experiment for organisers: it decides about nobody. How it is computed is on the plain page of the method.

The worth of a case: each person brings 1 (now), 0.5 (later) or 0, counted as heavily as the criterion that decided for
them weighs; first within each group, then the mean of the groups, so that a large group does not outvote a small one.
Chosen is, of the cases that most people want to take up, the set with the greatest worth together within the days: the
0/1 knapsack, exact, by dynamic programming over the days (R. Bellman, 1957). Of sets of equal worth the one with the
fewest days; what is equal then goes by the order of the cases.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import Take
from .cases_policy import PEOPLE_PER_CASE, SCALE

#: What an answer brings.
_BRINGS = {Take.NOW: 1.0, Take.LATER: 0.5}
#: Whoever named no criterion counts as one of middling weight.
MIDDLE_WEIGHT = 3
#: A group speaks in the mean from so many people.
PEOPLE_PER_GROUP = 5
#: Worth in whole numbers, and how much more it matters than a day.
_POINTS, _ABOVE_DAYS = 1000, 100_000

#: [class, answer, criterion or "", people]
Vote = tuple[str, str, str, int]


class Reason(models.TextChoices):
    """Why a case is in the set, or not."""

    TAKEN = "taken", _("Past, en de meeste mensen willen dit oppakken.")
    NO_ROOM = "no_room", _("Past niet meer. Andere casussen zijn samen meer waard voor deze dagen.")
    TOO_BIG = "too_big", _("Kost meer dagen dan er zijn.")
    NOT_WANTED = "not_wanted", _("De meeste mensen willen dit niet oppakken.")
    FEW = "few", _("Te weinig antwoorden om iets te zeggen.")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One case: its days, its worth from 0 to 1, and the share that wants it. None: too few answers."""

    code: str
    title: str
    days: int
    kinds: Mapping[str, str]
    worth: float | None
    wanted: float | None

    @property
    def points(self) -> int | None:
        """The worth from 0 to 100, to read."""
        return None if self.worth is None else round(100 * self.worth)


@dataclass(frozen=True, slots=True)
class Placed:
    """A case with whether it is in the set, and why."""

    candidate: Candidate
    reason: str

    @property
    def is_taken(self) -> bool:
        """Whether it is in the set."""
        return self.reason == Reason.TAKEN

    @property
    def why(self) -> str:
        """The reason in words."""
        return str(Reason(self.reason).label)


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Every case in or out, and the days that the set takes."""

    placed: tuple[Placed, ...]
    days: int

    @property
    def taken(self) -> tuple[Candidate, ...]:
        """The set."""
        return tuple(each.candidate for each in self.placed if each.is_taken)


def appraise(
    votes: Sequence[Vote], weights: Mapping[str, int], groups: Sequence[str]
) -> tuple[float | None, float | None]:
    """(worth, share that wants it taken up), each the mean of the groups with enough people; None with too few."""
    spoken = [vote for vote in votes if vote[0] in groups and vote[1] in SCALE]
    if sum(vote[3] for vote in spoken) < PEOPLE_PER_CASE:
        return None, None
    by_group = [[vote for vote in spoken if vote[0] == group] for group in groups]
    heard = [of_group for of_group in by_group if sum(vote[3] for vote in of_group) >= PEOPLE_PER_GROUP]
    # Nobody's group is large enough: then everybody together.
    parts = heard or [spoken]
    worths = [worth for part in parts if (worth := _worth(part, weights)) is not None]
    shares = [_share_that_wants(part) for part in parts]
    return (sum(worths) / len(worths) if worths else None), sum(shares) / len(shares)


def _worth(votes: Sequence[Vote], weights: Mapping[str, int]) -> float | None:
    heavy = [(people * weights.get(criterion, MIDDLE_WEIGHT), take) for _group, take, criterion, people in votes]
    total = sum(weight for weight, _take in heavy)
    return sum(weight * _BRINGS.get(Take(take), 0) for weight, take in heavy) / total if total else None


def _share_that_wants(votes: Sequence[Vote]) -> float:
    return sum(vote[3] for vote in votes if Take(vote[1]) in _BRINGS) / sum(vote[3] for vote in votes)


def choose(candidates: Sequence[Candidate], capacity: int) -> Portfolio:
    """The set with the greatest worth that fits in so many days."""
    reasons = {each.code: _before_choosing(each, capacity) for each in candidates}
    running = [each for each in candidates if reasons[each.code] == Reason.NO_ROOM]
    for each in _knapsack(running, capacity):
        reasons[each.code] = Reason.TAKEN
    placed = tuple(Placed(each, reasons[each.code].value) for each in candidates)
    return Portfolio(placed, sum(each.candidate.days for each in placed if each.is_taken))


def _before_choosing(candidate: Candidate, capacity: int) -> Reason:
    """NO_ROOM for a case that can be chosen."""
    if candidate.worth is None or candidate.wanted is None:
        return Reason.FEW
    if candidate.wanted <= 0.5:
        return Reason.NOT_WANTED
    return Reason.TOO_BIG if candidate.days > capacity else Reason.NO_ROOM


def _knapsack(running: Sequence[Candidate], capacity: int) -> list[Candidate]:
    """Exact: best[d] is the greatest worth within d days; `took` says for which days each case was put in."""
    room = min(capacity, sum(each.days for each in running))
    best = [0] * (room + 1)
    took: list[bytearray] = []
    for each in running:
        worth = round(_POINTS * (each.worth or 0)) * _ABOVE_DAYS - each.days
        marks = bytearray(room + 1)
        for days in range(room, each.days - 1, -1):
            with_it = best[days - each.days] + worth
            if with_it > best[days]:
                best[days], marks[days] = with_it, 1
        took.append(marks)
    chosen: list[Candidate] = []
    left = room
    for each, marks in zip(reversed(running), reversed(took), strict=True):
        if marks[left]:
            chosen.append(each)
            left -= each.days
    return chosen
