"""Working days in the Netherlands, for every promise that is made in them: one place that knows weekends and holidays.

Pure functions on dates. Nothing here asks the database or the clock.
"""

from datetime import date, timedelta
from functools import cache

SATURDAY, SUNDAY = 5, 6
ONE_DAY = timedelta(days=1)
#: Within so many working days a person reads what came in, and a second reader answers. It says so on the site.
PROMISED_DAYS = 2


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar.

    The "anonymous" computus of Meeus, *Astronomical Algorithms* (1991), chapter 8: holds for every year from 1583.
    """
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon_correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon_correction + 15) % 30
    leap_years, year_rest = divmod(of_century, 4)
    to_sunday = (32 + 2 * century_rest + 2 * leap_years - epact - year_rest) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(year: int) -> frozenset[date]:
    """The days the Algemene termijnenwet (article 3) calls holidays; they may fall in a weekend.

    New Year, Good Friday, Easter Monday, King's Day (a day early when the 27th of April is a Sunday), the 5th of
    May (every year: the law says so), Ascension Day, Whit Monday and both days of Christmas.
    """
    sunday = easter(year)
    kings_day = date(year, 4, 27)
    from_easter = (-2, 1, 39, 50)
    return frozenset(
        {
            date(year, 1, 1),
            kings_day - ONE_DAY if kings_day.weekday() == SUNDAY else kings_day,
            date(year, 5, 5),
            date(year, 12, 25),
            date(year, 12, 26),
            *(sunday + timedelta(days=days) for days in from_easter),
        }
    )


def is_working_day(day: date) -> bool:
    """Whether an office works on this day."""
    return day.weekday() < SATURDAY and day not in holidays(day.year)


def after_working_days(day: date, count: int) -> date:
    """The working day that is `count` working days after `day`; the day itself does not count."""
    left = count
    while left:
        day += ONE_DAY
        left -= is_working_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days have come since `start`, up to and with `end`; 0 when `end` is not later."""
    return sum(is_working_day(start + timedelta(days=days)) for days in range(1, (end - start).days + 1))


def promised_by(day: date) -> date:
    """The last day on which we do what was promised to who came in on `day`."""
    return after_working_days(day, PROMISED_DAYS)


def is_late(day: date, today: date) -> bool:
    """Whether today that promise is broken."""
    return promised_by(day) < today


def first_day_in_time(today: date) -> date:
    """What came in on this day or later is not late today; what came in before is. Lets a query pick the late ones."""
    day = today
    while not is_late(day - ONE_DAY, today):
        day -= ONE_DAY
    return day
