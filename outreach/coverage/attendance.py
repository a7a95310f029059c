"""Who came to dates of events, per perspective: people with a seat, whom they brought along, and who walked in."""

from collections.abc import Mapping

from django.db.models import Count, F
from django.utils import timezone

from gatherings.models import Seat, WalkIn
from synthesis.measures.coverage import UNKNOWN, Came

from ..door.attendance import inside
from .periods import HalfYear


def came_in(period: HalfYear, groups: Mapping[int | None, str]) -> list[Came]:
    """Everybody who came to a date of an event in this period. Two queries.

    `groups` is the group of each perspective (by id); what is not in it is nobody's group, and is left out. Who
    brought others along did not say from where they speak.
    """
    days = (period.first, period.last)
    seats = (
        inside(Seat.objects.filter(gathering__event_date__isnull=False, gathering__starts_at__date__range=days))
        .order_by("gathering", "pk")
        .values_list(
            "gathering",
            "gathering__starts_at",
            "gathering__venue__province",
            "participant",
            "participant__perspective",
            "came",
        )
    )
    found = []
    for gathering, starts_at, province, participant, perspective, came in seats:
        day, moment, place = timezone.localdate(starts_at), str(gathering), province or ""
        if perspective in groups:
            people = frozenset({participant.hex})
            found.append(Came(day, moment, groups[perspective], place, people))
        if came > 1:
            found.append(Came(day, moment, UNKNOWN, place, nameless=came - 1))
    walk_ins = (
        WalkIn.objects.filter(gathering__event_date__isnull=False, gathering__starts_at__date__range=days)
        .order_by("gathering", "perspective")
        .values("gathering", "perspective", province=F("gathering__venue__province"))
        .annotate(people=Count("pk"), starts_at=F("gathering__starts_at"))
        .values_list("gathering", "starts_at", "province", "perspective", "people")
    )
    found.extend(
        Came(timezone.localdate(starts_at), str(gathering), groups[perspective], province or "", nameless=people)
        for gathering, starts_at, province, perspective, people in walk_ins
        if perspective in groups
    )
    return found
