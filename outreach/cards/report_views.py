"""The report of a date, for everybody."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ..models import Event
from .reports import report_parts


def report_page(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    """What was heard on this day. Until it is online the page says so: people got this address in a letter."""
    event = get_object_or_404(Event.objects.public(), slug=slug)
    try:
        on = date.fromisoformat(day)
    except ValueError:
        raise Http404("no such day") from None
    dates = event.dates.select_related("gathering")
    if not any(each.gathering.starts_here.date() == on for each in dates):
        raise Http404("this event was not held on this day")
    parts = [part for part in report_parts(event) if part.date.gathering.starts_here.date() == on]
    return render(request, "outreach/report.html", {"event": event, "parts": parts, "day": on})
