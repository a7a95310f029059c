"""Across groups: who was heard in conversations, who is coming, who is in a pool, and who was not heard yet.

People are Participations, as everywhere; beside them the people of the rounds, by how they took part. Who merged
perspectives counts where they were merged into.
"""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import Coalesce
from django.utils import timezone

from contributions.models import Participation
from contributions.service import OccasionKind
from gatherings.models import Seat
from gatherings.service import COMING_SEATS, GatheringState
from people.models import Perspective
from people.service import PerspectiveLevel

from .enums import CandidateState, GroupKind, GroupState
from .models import Candidate

_POOL = (CandidateState.APPLIED, CandidateState.ALTERNATE)
_AT_WORK = (GroupState.DRAFT, GroupState.RECRUITING, GroupState.PLANNING, GroupState.MEETING)


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of people. `talked` were heard in a conversation, `online` in a round."""

    perspective: Perspective
    talked: int
    coming: int
    pool: int
    online: int

    @property
    def is_never_heard(self) -> bool:
        """Whether nobody of this kind was in a conversation yet."""
        return not self.talked

    @property
    def is_nowhere(self) -> bool:
        """Whether nobody of this kind is even on their way."""
        return not (self.talked or self.coming or self.pool)


def lines() -> list[Line]:
    """A line per kind that fills a target, those nobody heard first. Four queries."""
    kinds = Perspective.objects.filter(level=PerspectiveLevel.KIND, merged_into=None, fills_target=True)
    heard = _heard()
    now = timezone.now()
    coming: Counter[int] = Counter(
        dict(
            Seat.objects.filter(
                state__in=COMING_SEATS,
                gathering__state=GatheringState.PLANNED,
                gathering__starts_at__gt=now,
                gathering__group_session__isnull=False,
            )
            .order_by()
            .values_list(_perspective("participant__"))
            .annotate(people=Count("participant", distinct=True))
        )
    )
    pool: Counter[int] = Counter(
        dict(
            Candidate.objects.filter(state__in=_POOL, group__state__in=_AT_WORK)
            .order_by()
            .values_list(_perspective("participant__"))
            .annotate(people=Count("participant", distinct=True))
        )
    )
    found = [
        Line(
            each,
            sum(heard[each.pk, kind] for kind in GroupKind.values),
            coming[each.pk],
            pool[each.pk],
            heard[each.pk, OccasionKind.ROUND.value],
        )
        for each in kinds.select_related("parent").order_by("parent__order", "order", "pk")
    ]
    return sorted(found, key=lambda line: (not line.is_nowhere, not line.is_never_heard))


def _heard() -> Counter[tuple[int, str]]:
    rows = (
        Participation.objects.counted()
        .filter(occasion__kind__in=(*GroupKind.values, OccasionKind.ROUND))
        .order_by()
        .values_list(_perspective("participant__"), "occasion__kind")
        .annotate(people=Count("pk"))
    )
    return Counter({(perspective, kind): people for perspective, kind, people in rows})


def _perspective(to: str) -> Coalesce:
    return Coalesce(f"{to}perspective__merged_into", f"{to}perspective")
