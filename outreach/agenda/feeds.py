"""The files that calendar programs fetch: made once for each state of the agenda, and kept.

What it costs: one query to see whether anything changed, and one more when it did. The state is the day, the number of
dates, and the sum of their versions, which only rise. Besides that a file is made anew every quarter of an hour, for
what has no version, such as the name of a place.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.db.models import Count, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import get_language

from ..models import EventDate
from .calendar import calendar_of, stamp_of

_SECONDS = 15 * 60
#: Longer than any program waits: it only has to outlive the state it belongs to.
_KEPT_SECONDS = 48 * 60 * 60


@dataclass(frozen=True, slots=True)
class Made:
    """A file, what it is known by, and since when it is like this."""

    body: bytes
    etag: str
    since: datetime


def calendar_file(key: str, name: Callable[[], str], dates: QuerySet[EventDate], now: datetime) -> Made:
    """The calendar with these dates. `key` says which of our calendars it is."""
    place = f"outreach.ics.{get_language()}.{hashlib.sha256(key.encode()).hexdigest()}"
    state = _state_of(dates, now)
    known: tuple[str, Made] | None = cache.get(place)
    if known is not None and known[0] == state:
        return known[1]
    body = calendar_of(list(dates), name=name(), stamp=stamp_of(now)).encode()
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    is_new = known is None or known[1].etag != etag
    made = Made(body, etag, timezone.now().replace(microsecond=0) if is_new or known is None else known[1].since)
    cache.set(place, (state, made), _KEPT_SECONDS)
    return made


def _state_of(dates: QuerySet[EventDate], now: datetime) -> str:
    found = dates.order_by().aggregate(
        dates=Count("pk"), gatherings=Sum("gathering__version"), events=Sum("event__version")
    )
    quarter = int(now.timestamp()) // _SECONDS
    return f"{quarter}:{found['dates']}:{found['gatherings']}:{found['events']}"
