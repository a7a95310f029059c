"""What the timeline of the co-creation tells of evenings in the country: when one was held."""

from django.utils import timezone
from django.utils.translation import gettext as _

from contributions.models import AgendaItem
from gatherings.service import GatheringState
from synthesis.service import Moment

from .enums import PUBLIC_EVENT_STATES
from .models import EventDate


def moments_of_events(item: AgendaItem | None, limit: int) -> list[Moment]:
    """Dates of events with a public page; one query."""
    found = EventDate.objects.filter(
        gathering__state=GatheringState.HELD, event__state__in=PUBLIC_EVENT_STATES, event__page__live=True
    )
    if item is not None:
        found = found.filter(event__agenda_items=item)
    held = found.select_related("event", "gathering").order_by("-gathering__starts_at", "pk")[:limit]
    return [
        Moment(
            timezone.localtime(each.gathering.starts_at).date(),
            _("Bijeenkomst gehouden"),
            each.event.title,
            each.event.get_absolute_url(),
            each.event.is_example,
        )
        for each in held
    ]
