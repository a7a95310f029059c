"""Working days: weekends, the holidays of the law, and promises that are never late by our own counting."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributions.working_days import (
    after_working_days,
    easter,
    first_day_in_time,
    holidays,
    is_late,
    is_working_day,
    promised_by,
    working_days_between,
)

DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("year", "sunday"),
    [
        (1818, date(1818, 3, 22)),
        (1943, date(1943, 4, 25)),
        (2008, date(2008, 3, 23)),
        (2024, date(2024, 3, 31)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter(year: int, sunday: date) -> None:
    assert easter(year) == sunday


def test_the_holidays_of_a_year_are_those_of_the_law() -> None:
    assert sorted(holidays(2026)) == [
        date(2026, 1, 1),
        date(2026, 4, 3),  # Good Friday
        date(2026, 4, 6),  # Easter Monday
        date(2026, 4, 27),  # King's Day
        date(2026, 5, 5),
        date(2026, 5, 14),  # Ascension Day
        date(2026, 5, 25),  # Whit Monday
        date(2026, 12, 25),
        date(2026, 12, 26),
    ]


def test_kings_day_moves_when_it_is_a_sunday() -> None:
    assert date(2025, 4, 26) in holidays(2025)
    assert date(2025, 4, 27) not in holidays(2025)


@pytest.mark.parametrize(
    ("came_in", "by"),
    [
        (date(2026, 3, 2), date(2026, 3, 4)),
        (date(2026, 3, 6), date(2026, 3, 10)),  # over a weekend
        (date(2026, 3, 7), date(2026, 3, 10)),  # in a weekend
        (date(2026, 4, 2), date(2026, 4, 8)),  # over Good Friday and Easter
        (date(2026, 12, 24), date(2026, 12, 29)),
    ],
)
def test_the_promise_counts_working_days(came_in: date, by: date) -> None:
    assert promised_by(came_in) == by
    assert not is_late(came_in, by)
    assert is_late(came_in, by + timedelta(days=1))


@given(DAYS, st.integers(0, 30))
def test_counting_on_and_counting_back_agree(day: date, count: int) -> None:
    there = after_working_days(day, count)
    assert working_days_between(day, there) == count
    assert count == 0 or is_working_day(there)


@given(DAYS)
def test_a_query_can_pick_what_is_late(today: date) -> None:
    first = first_day_in_time(today)
    assert not is_late(first, today)
    assert is_late(first - timedelta(days=1), today)
