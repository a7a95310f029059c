"""What the agenda shows: what is to come, by month or by place, and the ways to narrow it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..models import Event
from .asking import BY_PLACE, Asked
from .dates import coming_dates, past_dates
from .event_page import event_page_context
from .links import follow_url
from .rows import DateRow, rows_of

__all__ = ["archive_context", "event_page_context", "index_context"]

PER_PAGE = 20
ARCHIVE_PER_PAGE = 40


@dataclass(frozen=True, slots=True)
class Part:
    """Some dates under one heading."""

    title: str
    rows: list[DateRow]


def index_context(request: HttpRequest) -> dict[str, Any]:
    """The dates that fit what somebody asks for. Five queries, whatever there is."""
    now, asked = timezone.now(), Asked.of(request.GET.dict())
    by_place = request.GET.get("weergave") == BY_PLACE
    dates = coming_dates(asked, now)
    if by_place:
        province = F("gathering__venue__province").asc(nulls_last=True)
        dates = dates.order_by(province, "gathering__venue__town", "gathering__starts_at", "pk")
    page = Paginator(dates, PER_PAGE).get_page(request.GET.get("p"))
    rows = rows_of(page.object_list, now)
    return {
        "asked": asked,
        "facets": asked.facets(_languages_spoken(now)),
        "by_place": by_place,
        "dates_page": page,
        "parts": _by_place(rows) if by_place else _by_month(rows),
        "follow_url": follow_url(asked.query),
        "query": "&".join(part for part in (asked.query, f"weergave={BY_PLACE}" if by_place else "") if part),
    }


def archive_context(year: str, number: str | None) -> dict[str, Any]:
    """What was, one year at a time. As fast with ten thousand dates as with ten: four queries."""
    past = past_dates(timezone.now())
    years = [each.year for each in past.order_by().datetimes("gathering__starts_at", "year", order="DESC")]
    chosen = int(year) if year.isdecimal() and len(year) < 5 and int(year) in years else (years[0] if years else None)
    in_year = past.filter(gathering__starts_at__year=chosen).select_related("report") if chosen else past.none()
    page = Paginator(in_year, ARCHIVE_PER_PAGE).get_page(number)
    return {
        "years": years,
        "year": chosen,
        "year_text": str(chosen or ""),
        "dates_page": page,
        "parts": _by_month(rows_of(page.object_list, timezone.now())),
    }


def _languages_spoken(now: datetime) -> set[str]:
    """Everything that is spoken somewhere in the time to come."""
    lists: Iterable[list[str]] = (
        Event.objects.filter(pk__in=coming_dates(Asked(), now).order_by().values("event"))
        .order_by()
        .values_list("languages", flat=True)
        .distinct()
    )
    return {code for codes in lists for code in codes}


def _by_month(rows: list[DateRow]) -> list[Part]:
    """Under "december 2026", in the order in which they stand."""
    months = groupby(rows, lambda row: date_format(row.date.gathering.starts_here, "F Y", use_l10n=False))
    return [Part(capfirst(month), list(each)) for month, each in months]


def _by_place(rows: list[DateRow]) -> list[Part]:
    """Under "Overijssel: Zwolle"; what is nowhere comes last."""

    def place(row: DateRow) -> str:
        return f"{row.venue.get_province_display()}: {row.venue.town}" if row.venue else _("Vanuit huis")

    return [Part(title, list(each)) for title, each in groupby(rows, place)]
