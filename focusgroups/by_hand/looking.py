"""Looking at a choice: everything the screen shows of one moment and of the people who are ticked."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q
from django.utils import timezone

from gatherings.models import Gathering
from gatherings.service import HOLDING_SEATS, GatheringState, when_of

from ..enums import Can
from ..features import Names
from ..models import Apart, FocusGroup, Quota
from .people import Person, others_at, people_for
from .warnings import Agreement, Choice, Room, Warn, warnings_for


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment to choose, with how many people of the pool can come then."""

    gathering: Gathering
    yes: int
    if_need_be: int

    @property
    def when(self) -> str:
        """In words."""
        return when_of(self.gathering)


@dataclass(frozen=True, slots=True)
class Look:
    """What the screen shows. `chosen` and `on_list` are the ticked ones that can still be chosen."""

    gathering: Gathering
    people: list[Person]
    choice: Choice
    on_list: list[Person]
    warnings: list[Warn]

    @property
    def blocks(self) -> bool:
        """Whether invitations may not leave."""
        return any(each.blocks for each in self.warnings)

    @property
    def free(self) -> int:
        """Chairs that are left; never below nought."""
        return max(0, self.gathering.capacity - self.choice.chairs)


def moments_of(group: FocusGroup) -> list[Moment]:
    """What one may choose: offered or definite, and still to come. One query."""
    of_group = Q(availabilities__candidate__group=group) & ~Q(availabilities__candidate__state="withdrawn")

    def count(can: Can) -> Count:
        return Count("availabilities", filter=of_group & Q(availabilities__can=can), distinct=True)

    found = (
        group.sessions.filter(state__in=(GatheringState.OFFERED, GatheringState.PLANNED), starts_at__gt=timezone.now())
        .select_related("venue")
        .annotate(can_yes=count(Can.YES), can_maybe=count(Can.IF_NEED_BE))
        .order_by("starts_at", "pk")
    )
    return [Moment(each, each.can_yes, each.can_maybe) for each in found]


def best_of(moments: list[Moment]) -> Moment | None:
    """The moment to begin with: one that is definite, else at which most people can come; None without moments."""
    return max(
        moments,
        key=lambda each: (each.gathering.state == GatheringState.PLANNED, each.yes, each.if_need_be),
        default=None,
    )


def look(group: FocusGroup, gathering: Gathering, chosen: Collection[str], on_list: Collection[str] = ()) -> Look:
    """The pool from this moment, and what is wrong with the choice. At most eight queries."""
    people = people_for(group, gathering)
    seated = [each for each in people if each.holds_a_chair]
    ticked = [each for each in people if each.key in chosen and each.may_be_chosen]
    waiting = [each for each in people if each.key in on_list and each.key not in chosen and each.may_be_chosen]
    choice = Choice(ticked, seated, others_at(gathering, people))
    room = Room(gathering.capacity, gathering.minimum, gathering.starts_at <= timezone.now(), gathering.kind)
    warnings = warnings_for(choice, room, _agreements(group, gathering, people), _pairs(group))
    return Look(gathering, people, choice, waiting, warnings)


def _agreements(group: FocusGroup, gathering: Gathering, people: list[Person]) -> list[Agreement]:
    quotas = list(Quota.objects.filter(group=group))
    if not quotas:
        return []
    names = Names.now()
    away = [
        each
        for each in people
        if each.candidate.seat
        and each.candidate.seat.state in HOLDING_SEATS
        and each.candidate.seat.gathering_id != gathering.pk
    ]
    return [
        Agreement(
            quota.feature,
            quota.value,
            names.value(quota.feature, quota.value),
            quota.minimum,
            quota.maximum,
            sum(each.values.get(quota.feature) == quota.value for each in away),
        )
        for quota in quotas
    ]


def _pairs(group: FocusGroup) -> dict[frozenset[UUID], str]:
    rows = Apart.objects.filter(group=group).values_list("one_id", "other_id", "reason")
    return {frozenset((one, other)): reason for one, other, reason in rows}
