"""The days of a series, and hours in the nights in which the clock changes."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributions.service import Refused
from outreach.making.moments import Clock, is_possible
from outreach.making.repeating import MOST_DATES, Rhythm, days_of

DAYS = st.dates(date(2026, 1, 1), date(2040, 12, 31))


@given(first=DAYS, rhythm=st.sampled_from(Rhythm.values), times=st.integers(1, MOST_DATES))
def test_a_series_begins_where_one_says_and_keeps_its_day_of_the_week(first: date, rhythm: str, times: int) -> None:
    days = days_of(first, rhythm, times)
    assert days[0] == first
    assert len(set(days)) == times
    assert days == sorted(days)
    assert {day.weekday() for day in days} == {first.weekday()}


@given(first=DAYS, times=st.integers(2, MOST_DATES))
def test_a_month_later_is_the_same_week_of_the_month_or_its_last(first: date, times: int) -> None:
    week = (first.day - 1) // 7
    for number, day in enumerate(days_of(first, Rhythm.MONTH, times)):
        assert (day.year * 12 + day.month) - (first.year * 12 + first.month) == number
        assert (day.day - 1) // 7 == week or (week == 4 and (day + timedelta(weeks=1)).month != day.month)


def test_the_second_tuesday_stays_the_second_tuesday() -> None:
    assert days_of(date(2026, 12, 8), Rhythm.MONTH, 3) == [date(2026, 12, 8), date(2027, 1, 12), date(2027, 2, 9)]


@pytest.mark.parametrize("times", [0, -1, MOST_DATES + 1])
def test_none_and_too_many_are_refused_in_words(times: int) -> None:
    with pytest.raises(Refused, match="Kies 1 tot en met 26 datums"):
        days_of(date(2026, 1, 1), Rhythm.WEEK, times)


def test_the_hour_stays_on_the_wall_over_the_change_of_the_clock() -> None:
    clock = Clock(begins=time(19), ends=time(21))
    summer, winter = (clock.on(day)[0] for day in (date(2026, 10, 24), date(2026, 10, 31)))
    assert (summer.hour, winter.hour) == (19, 19)
    assert winter.timestamp() - summer.timestamp() == timedelta(days=7, hours=1).total_seconds()


def test_an_hour_that_the_clock_skips_is_refused_and_one_that_comes_twice_is_the_first() -> None:
    night = Clock(begins=time(2, 30), ends=time(4))
    assert "de klok vooruit" in is_possible(date(2026, 3, 29), night)
    assert is_possible(date(2026, 3, 28), night) == ""
    starts_at, ends_at = night.on(date(2026, 10, 25))
    assert ends_at.timestamp() - starts_at.timestamp() == timedelta(hours=2, minutes=30).total_seconds()


def test_an_end_before_the_beginning_is_after_midnight_but_no_time_at_all_is_refused() -> None:
    starts_at, ends_at = Clock(begins=time(22), ends=time(0, 30)).on(date(2026, 5, 1))
    assert ends_at - starts_at == timedelta(hours=2, minutes=30)
    assert "Kijk de tijden na" in is_possible(date(2026, 5, 1), Clock(begins=time(19), ends=time(19)))
