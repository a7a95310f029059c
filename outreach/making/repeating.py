"""Which days a series has: pure arithmetic on the calendar, without clocks."""

from calendar import monthrange
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contributions.service import Refused

#: Half a year of weeks: what one still oversees in a list, and writes in one transaction.
MOST_DATES = 26


class Rhythm(models.TextChoices):
    """How often."""

    WEEK = "week", _("Elke week")
    TWO_WEEKS = "two_weeks", _("Om de week")
    MONTH = "month", _("Elke maand, op deze dag van de week")


def days_of(first: date, rhythm: str, times: int) -> list[date]:
    """`times` days from `first` on, in order, all on the same day of the week.

    By month it is the same week of the month: the second Tuesday stays the second Tuesday. A fifth one is the last
    one of a month that has only four. Raises Refused for fewer than one day or more than MOST_DATES.
    """
    if not 1 <= times <= MOST_DATES:
        raise Refused(gettext("Kies 1 tot en met %(most)d datums.") % {"most": MOST_DATES})
    if rhythm == Rhythm.MONTH:
        return [_same_in_month(first, number) for number in range(times)]
    step = timedelta(weeks=2 if rhythm == Rhythm.TWO_WEEKS else 1)
    return [first + number * step for number in range(times)]


def _same_in_month(first: date, later: int) -> date:
    """The same weekday of the same week, so many months later."""
    years, month = divmod(first.month - 1 + later, 12)
    year, month = first.year + years, month + 1
    starts_on, length = monthrange(year, month)
    earliest = 1 + (first.weekday() - starts_on) % 7
    day = earliest + 7 * ((first.day - 1) // 7)
    return date(year, month, day if day <= length else day - 7)
