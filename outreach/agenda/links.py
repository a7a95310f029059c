"""Addresses of the agenda, whole, for whoever reads them somewhere else."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from ..enums import ReportState
from ..models import Event, EventDate


@dataclass(frozen=True, slots=True)
class ReportLink:
    """A report that is online. `url` is "" when it stands on no page of its own."""

    heard: str
    next_steps: str
    url: str


def whole(path: str) -> str:
    """The address with the name of the site before it."""
    return f"{settings.BASE_URL}{path}"


def page_url(event: Event) -> str:
    """The event's own page, whole."""
    return whole(event.get_absolute_url())


def report_of(date: EventDate) -> ReportLink | None:
    """What was heard on a date, once it is published; the report must be at hand (select_related)."""
    report = getattr(date, "report", None)
    if report is None or report.state != ReportState.PUBLISHED:
        return None
    try:
        url = reverse("outreach:report", args=[date.pk])
    except NoReverseMatch:
        url = ""
    return ReportLink(report.heard, report.next_steps, url)
