"""The agreements on numbers beside what is there: in the pool, chosen, coming, and what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass

from gatherings.service import HOLDING_SEATS, SeatState

from ..enums import CandidateState
from ..features import PARTICIPANT_PARTS, Names, values_of
from ..models import Candidate, FocusGroup, Quota


@dataclass(frozen=True, slots=True)
class QuotaLine:
    """One agreement. `held` are people with an invitation or a yes, `coming` those of them who said yes."""

    feature: str
    value: str
    minimum: int
    maximum: int
    pool: int
    chosen: int
    held: int
    coming: int

    @property
    def missing(self) -> int:
        """How many people must still be invited to reach the minimum."""
        return max(0, self.minimum - self.held)

    @property
    def too_many(self) -> int:
        """How many people were invited above the maximum."""
        return max(0, self.held - self.maximum)

    @property
    def cannot(self) -> bool:
        """Whether the whole pool is not enough."""
        return self.pool < self.minimum


def quota_lines(group: FocusGroup) -> list[QuotaLine]:
    """A line per agreement, in order. Three queries; one when the group has no agreements."""
    quotas = list(Quota.objects.filter(group=group))
    if not quotas:
        return []
    people = Candidate.objects.in_the_pool().filter(group=group).select_related("seat", *PARTICIPANT_PARTS)
    known = [(each, values_of(each.participant, each.features)) for each in people]
    names = Names.now()
    return [_line(quota, known, names) for quota in quotas]


def _line(quota: Quota, people: Iterable[tuple[Candidate, dict[str, str]]], names: Names) -> QuotaLine:
    among = [each for each, values in people if values.get(quota.feature) == quota.value]
    seats = [each.seat.state for each in among if each.seat is not None]
    return QuotaLine(
        feature=names.feature(quota.feature),
        value=names.value(quota.feature, quota.value),
        minimum=quota.minimum,
        maximum=quota.maximum,
        pool=len(among),
        chosen=sum(each.state == CandidateState.SELECTED for each in among),
        held=sum(state in HOLDING_SEATS for state in seats),
        coming=sum(state in (SeatState.ACCEPTED, SeatState.ATTENDED) for state in seats),
    )
