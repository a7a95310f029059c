"""How long a recording waits, counted in working days. Holidays are not known here: around one we are early."""

from datetime import date, timedelta

WORKING_DAYS = 2
_SATURDAY = 5


def write_out_before(handed_in_on: date) -> date:
    """The last day on which a recording of this day is in time."""
    day, left = handed_in_on, WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < _SATURDAY
    return day


def is_late(handed_in_on: date, today: date) -> bool:
    """Whether the promise is broken."""
    return today > write_out_before(handed_in_on)


def age(handed_in_on: date, today: date) -> int:
    """How many working days it waits; nought on the day itself."""
    days = (handed_in_on + timedelta(days=step) for step in range(1, (today - handed_in_on).days + 1))
    return sum(day.weekday() < _SATURDAY for day in days)
