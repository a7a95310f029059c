"""The agenda for programs: calendar files, and the newest events as RSS. No cookie, and anybody may keep a copy."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from gatherings.service import CANCELLED_KEPT, FEED_REFRESH

from ..models import Event
from .asking import Asked
from .calendar import agenda_name
from .dates import feed_dates, public_dates
from .feeds import Made, calendar_file

#: How long a program, or something on the way to it, may use its copy.
MAX_AGE = int(FEED_REFRESH.total_seconds()) // 16


@require_safe
def agenda_feed(request: HttpRequest) -> HttpResponseBase:
    """Everything that is ahead, or what fits the same filters as the page. An unknown filter is as none."""
    now, asked = timezone.now(), Asked.of(request.GET.dict())
    dates = feed_dates(asked, now, CANCELLED_KEPT)
    return _answer(request, calendar_file(f"agenda?{asked.query}", agenda_name, dates, now))


@require_safe
def event_file(request: HttpRequest, slug: str) -> HttpResponseBase:
    """All dates of one event, to keep or to follow."""
    event = public_event(slug)
    made = calendar_file(f"event {event.pk}", lambda: event.title, public_dates().filter(event=event), timezone.now())
    return _answer(request, made, attachment=f"{event.slug}.ics")


@require_safe
def date_file(request: HttpRequest, slug: str, pk: UUID) -> HttpResponseBase:
    """One date, to put in one's own calendar."""
    event = public_event(slug)
    dates = public_dates().filter(event=event, pk=pk)
    if not dates.exists():
        raise Http404("no such date on the agenda")
    made = calendar_file(f"date {pk}", lambda: event.title, dates, timezone.now())
    return _answer(request, made, attachment=f"{event.slug}.ics")


def public_event(slug: str) -> Event:
    """The event with this address that everybody may see; else there is nothing here."""
    return get_object_or_404(Event.objects.public().filter(page__live=True), slug=slug)


def _answer(request: HttpRequest, made: Made, attachment: str = "") -> HttpResponseBase:
    """The file, or only that nothing changed."""
    since = int(made.since.timestamp())
    response: HttpResponseBase = get_conditional_response(
        request, etag=made.etag, last_modified=since
    ) or HttpResponse(made.body, content_type="text/calendar; charset=utf-8")
    response.headers["ETag"] = made.etag
    response.headers["Last-Modified"] = http_date(since)
    response.headers["Cache-Control"] = f"public, max-age={MAX_AGE}"
    if response.status_code == HTTPStatus.OK:
        kind = f'attachment; filename="{attachment}"' if attachment else 'inline; filename="agenda.ics"'
        response.headers["Content-Disposition"] = kind
    return response
