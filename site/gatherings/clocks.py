"""The rules of a clock, for a calendar file: written by us, as a reader must find every hour of the year.

A rule ("the last Sunday of March") where a clock has one, which every calendar program knows; else each change.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

#: As many years are looked at to find the rule of a clock.
_YEARS = 5
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def clock(zone: str, moment: datetime) -> Timezone:
    """The rules of this clock, from the year before `moment` on."""
    here, year = ZoneInfo(zone), moment.year - 1
    found = Timezone()
    found.add("tzid", zone)
    changes = list(_changes(here, year))
    for kind in dict.fromkeys(_kind(here, change) for change in changes):
        for part in _parts(here, [change for change in changes if _kind(here, change) == kind]):
            found.add_component(part)
    if not changes:
        found.add_component(_part(here, datetime(year, 1, 1, tzinfo=here).astimezone(UTC)))
    return found


def _changes(here: ZoneInfo, year: int) -> Iterator[datetime]:
    """Every moment at which this clock is put forward or back, to the second, in UTC."""
    at, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + _YEARS, 1, 1, tzinfo=UTC)
    while at < end:
        after = at + timedelta(days=1)
        if _offset(here, at) != _offset(here, after):
            low, high = at, after
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) // 2
                middle = middle.replace(microsecond=0)
                low, high = (middle, high) if _offset(here, middle) == _offset(here, at) else (low, middle)
            yield high
        at = after


def _parts(here: ZoneInfo, changes: Sequence[datetime]) -> Iterator[TimezoneStandard | TimezoneDaylight]:
    """One part with a rule when these changes follow one; else a part for each."""
    rule = _rule([_wall_before(here, change).date() for change in changes])
    if rule is None:
        yield from (_part(here, change) for change in changes)
        return
    part = _part(here, changes[0])
    part.add("rrule", rule)
    yield part


def _rule(days: Sequence[date]) -> vRecur | None:
    """The rule behind these days, when there is one in each year."""
    months, weekdays = {day.month for day in days}, {day.weekday() for day in days}
    if len(days) < _YEARS or len(months) > 1 or len(weekdays) > 1:
        return None
    places = {(day.day - 1) // 7 + 1 for day in days}
    if all(day.day + 7 > monthrange(day.year, day.month)[1] for day in days):
        place = -1
    elif len(places) == 1:
        place = places.pop()
    else:
        return None
    return vRecur({"FREQ": "YEARLY", "BYMONTH": months.pop(), "BYDAY": f"{place}{_DAYS[weekdays.pop()]}"})


def _part(here: ZoneInfo, change: datetime) -> TimezoneStandard | TimezoneDaylight:
    """What the clock says from this moment on. It begins at what the wall said a moment before (RFC 5545, 3.6.5)."""
    after = change.astimezone(here)
    part = TimezoneDaylight() if after.dst() else TimezoneStandard()
    part.add("dtstart", _wall_before(here, change))
    part.add("tzoffsetfrom", _offset(here, change - timedelta(seconds=1)))
    part.add("tzoffsetto", _offset(here, change))
    part.add("tzname", after.tzname() or str(here))
    return part


def _kind(here: ZoneInfo, change: datetime) -> tuple[timedelta, timedelta, str | None]:
    return _offset(here, change - timedelta(seconds=1)), _offset(here, change), change.astimezone(here).tzname()


def _wall_before(here: ZoneInfo, change: datetime) -> datetime:
    """The change as the clock shows it that was not put forward or back yet; without a zone."""
    return (change + _offset(here, change - timedelta(seconds=1))).replace(tzinfo=None)


def _offset(here: ZoneInfo, moment: datetime) -> timedelta:
    found = moment.astimezone(here).utcoffset()
    assert found is not None
    return found
