"""The list of events: each with its soonest date, in one query."""

from typing import Any

from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gatherings.service import GatheringState

from ..models import Event, EventDate

_OPEN = (GatheringState.OFFERED, GatheringState.PLANNED)


def with_soonest(events: QuerySet[Event]) -> QuerySet[Event]:
    """Each with `soonest` (the beginning of its next date, or None) and `is_late` (a date that was not closed)."""
    now = timezone.now()
    is_to_come = Q(dates__gathering__state__in=_OPEN, dates__gathering__starts_at__gt=now)
    late = EventDate.objects.filter(
        event=OuterRef("pk"), gathering__state=GatheringState.PLANNED, gathering__ends_at__lte=now
    )
    return events.annotate(soonest=Min("dates__gathering__starts_at", filter=is_to_come), is_late=Exists(late))


def soonest_in_words(event: Any) -> str:
    """The next date, or what is the matter."""
    if event.is_late:
        return _("Sluit een datum af")
    if event.soonest is None:
        return _("Geen datum meer")
    return date_format(timezone.localtime(event.soonest), "j F Y H:i")
