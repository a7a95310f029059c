"""Which dates stand on the agenda: those of events that are public, whose page is online, that were made definite."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from gatherings.service import GatheringMode, GatheringState
from people.models import Perspective

from ..enums import PUBLIC_EVENT_STATES
from ..models import Event, EventDate
from .asking import ONLINE, Asked

TAKES_PLACE = (GatheringState.PLANNED, GatheringState.HELD)
#: Also what was called off: who counted on it has to see that.
TOLD = (*TAKES_PLACE, GatheringState.CANCELLED)


def public_dates() -> QuerySet[EventDate]:
    """Everything that was ever on the agenda, with its event and its place, in the order of time."""
    dates = EventDate.objects.filter(
        event__state__in=PUBLIC_EVENT_STATES, event__page__live=True, gathering__state__in=TOLD
    )
    return dates.select_related("event", "gathering__venue").order_by("gathering__starts_at", "pk")


def coming_dates(asked: Asked, now: datetime) -> QuerySet[EventDate]:
    """What is still to come, or goes on now, that fits."""
    return _fitting(public_dates(), asked).filter(gathering__ends_at__gt=now).exclude(gathering__state="held")


def feed_dates(asked: Asked, now: datetime, kept: timedelta) -> QuerySet[EventDate]:
    """What a calendar program follows: what is ahead, and what was (to be) until `kept` ago."""
    return _fitting(public_dates(), asked).filter(gathering__ends_at__gte=now - kept)


def past_dates(now: datetime) -> QuerySet[EventDate]:
    """What took place and is over, newest first."""
    over = public_dates().filter(gathering__state__in=TAKES_PLACE, gathering__ends_at__lte=now)
    return over.order_by("-gathering__starts_at", "pk")


def _fitting(dates: QuerySet[EventDate], asked: Asked) -> QuerySet[EventDate]:
    if asked.provincie:
        dates = dates.filter(gathering__venue__province=asked.provincie)
    if asked.soort:
        dates = dates.filter(event__kind=asked.soort)
    if asked.hoe:
        on_site = Q(gathering__mode=GatheringMode.ON_SITE)
        dates = dates.filter(~on_site if asked.hoe == ONLINE else on_site)
    if asked.taal:
        dates = dates.filter(event__languages__icontains=f'"{asked.taal}"')
    return _for_whom(dates, asked.voor) if asked.voor else dates


def _for_whom(dates: QuerySet[EventDate], code: str) -> QuerySet[EventDate]:
    """Meant for these people, for the group they belong to, for a part of them, or for everybody."""
    meant = Event.meant_for.through.objects.filter(event=OuterRef("event"))
    group_of_it = Perspective.objects.filter(code=code).values("parent")
    fits = Q(perspective__code=code) | Q(perspective__parent__code=code) | Q(perspective__in=group_of_it)
    return dates.filter(~Exists(meant) | Exists(meant.filter(fits)))
