"""What the agenda and the page of an event show."""

from typing import Any

from django.http import HttpRequest

from ..models import Event, EventDate


def index_context(request: HttpRequest) -> dict[str, Any]:
    """The dates that fit what somebody asks for."""
    dates = EventDate.objects.filter(event__in=Event.objects.public()).select_related("event", "gathering__venue")
    return {"dates": list(dates.order_by("gathering__starts_at")[:50])}


def event_page_context(event: Event, request: HttpRequest) -> dict[str, Any]:
    """Everything somebody wants to know before coming."""
    return {"event": event, "dates": list(event.dates.select_related("gathering__venue"))}
