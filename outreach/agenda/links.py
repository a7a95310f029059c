"""Addresses of the agenda, whole, for whoever reads them somewhere else."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from ..enums import ReportState
from ..models import Event, EventDate


@dataclass(frozen=True, slots=True)
class ReportLink:
    """A report that is online, and where. `has_page`: on a page of its own, not only on that of the event."""

    heard: str
    next_steps: str
    url: str
    has_page: bool


def whole(path: str) -> str:
    """The address with the name of the site before it."""
    return f"{settings.BASE_URL}{path}"


def page_url(event: Event) -> str:
    """The event's own page, whole."""
    return whole(event.get_absolute_url())


def follow_url(query: str) -> str:
    """The agenda, or a part of it, for a program that follows it: phones open this in their calendar."""
    address = whole(reverse("outreach:agenda_feed")).split("://", 1)[-1]
    return f"webcal://{address}?{query}" if query else f"webcal://{address}"


def report_of(date: EventDate) -> ReportLink | None:
    """What was heard on a date, once it is published; the report must be at hand (select_related)."""
    report = getattr(date, "report", None)
    if report is None or report.state != ReportState.PUBLISHED:
        return None
    day = date.gathering.starts_here.date().isoformat()
    try:
        return ReportLink(
            report.heard, report.next_steps, reverse("outreach:report", args=[date.event.slug, day]), True
        )
    except NoReverseMatch:
        return ReportLink(report.heard, report.next_steps, f"{date.event.get_absolute_url()}#geweest", False)
