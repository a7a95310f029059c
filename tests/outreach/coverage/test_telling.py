"""What is told never gives away a number under five, not even by subtracting what else is told."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as sizes
from hypothesis import strategies as st

from contributions.service import HIDDEN, OccasionKind
from outreach.coverage.chart import chart_of
from outreach.coverage.counting import Figures
from outreach.coverage.files import as_csv
from outreach.coverage.groups import Groups
from outreach.coverage.maps import board_map
from outreach.coverage.periods import HalfYear
from outreach.coverage.telling import Board, board_of, months_of, ways_of
from people.models import Perspective
from people.service import Province
from tests.sample_sizes import SAMPLE

PERIOD = HalfYear(2024, 1)
CODES = ("citizens", "civil_society", "government")
GROUPS = Groups(tuple(Perspective(code=code, label=code) for code in CODES), {})


def board(
    reached: dict[tuple[str, str], int],
    months: dict[date, int] | None = None,
    targets: dict[tuple[str, str], int] | None = None,
    **counted: Counter,
) -> Board:
    """The board of these figures; citizens all in the first month, unless said otherwise."""
    citizens = sum(number for (_place, code), number in reached.items() if code == "citizens")
    by_month = {date(2024, 1, 1): citizens} if months is None else months
    nothing = {
        "told": Counter(),
        "held": Counter(),
        "held_ever": Counter(),
        "heard_by": Counter(),
        "visits": Counter(),
    }
    figures = Figures(
        period=PERIOD,
        groups=GROUPS,
        reached=Counter(reached),
        by_month=Counter({(month, "citizens"): number for month, number in by_month.items()}),
        targets=targets or {},
        planned=[],
        **{**nothing, **counted},
    )
    return board_of(figures)


places = st.sampled_from([*Province.values[:5], ""])
counts = st.dictionaries(st.tuples(places, st.sampled_from([*CODES, ""])), st.integers(0, 30), max_size=14)


def is_safe(told: list[int | None], true: list[int], whole: int | None) -> bool:
    """Whether a reader who knows the sum learns of no group of fewer than five, and cannot work out a single cell."""
    hidden = [number for number, cell in enumerate(told) if cell is None]
    if any(cell is not None and 0 < cell < settings.SMALLEST_CELL for cell in [*told, whole]):
        return False
    if whole is None or not hidden:
        return True
    return len(hidden) >= 2 and sum(true[number] for number in hidden) >= settings.SMALLEST_CELL


@sizes(max_examples=SAMPLE.hypothesis_examples // 2)
@given(counts)
def test_no_small_number_is_told_and_no_difference_gives_one_away(reached: dict[tuple[str, str], int]) -> None:
    told = board(reached)
    for code in (*CODES, ""):
        true = [reached.get((row.province, code), 0) for row in told.rows]
        assert is_safe([row.cell(code).people for row in told.rows], true, told.together.cell(code).people)
        assert told.together.cell(code).people in (None, sum(true))
    # Nothing else on the board is a sum over groups: of no two numbers the difference is a hidden one.
    assert not hasattr(told.rows[0], "total")


@sizes(max_examples=SAMPLE.hypothesis_examples // 2)
@given(st.lists(st.integers(0, 12), min_size=6, max_size=6))
def test_months_never_tell_more_than_the_table(numbers: list[int]) -> None:
    true = dict(zip(PERIOD.months(), numbers, strict=True))
    told = board({("DR", "citizens"): sum(numbers)}, true)
    months = months_of(told, "citizens")
    whole = told.together.cell("citizens").people
    assert months == () if whole is None else is_safe([each.people for each in months], numbers, whole)
    hidden = [each.month for each in months if each.people is None]
    # Until the first hidden month one may add up; after it only the sum of all is told.
    assert all(each.until_now is None for each in months[:-1] if hidden and each.month >= hidden[0])
    assert all(each.until_now == sum(numbers) for each in months[-1:])


def test_of_a_month_that_is_yet_to_come_nothing_is_told() -> None:
    assert months_of(board({("DR", "citizens"): 9}), "government") == months_of(board({}), "citizens")
    later = replace(board({("DR", "citizens"): 9}).figures, period=HalfYear(2090, 1))
    assert months_of(board_of(later), "citizens") == ()


@sizes(max_examples=SAMPLE.hypothesis_examples // 2)
@given(st.lists(st.integers(0, 12), min_size=3, max_size=3), st.integers(0, 12))
def test_ways_are_told_per_group_and_safely(numbers: list[int], visits: int) -> None:
    kinds = [OccasionKind.ROUND, OccasionKind.FOCUS_GROUP, OccasionKind.EVENT]
    heard_by = Counter({(kind, "citizens"): number for kind, number in zip(kinds, numbers, strict=True)})
    told = board({}, heard_by=heard_by, visits=Counter({"citizens": visits}))
    ways = ways_of(told, "citizens")
    true = [number for number in [*numbers, visits] if number]
    said = [None if way.text == HIDDEN else int(way.text) for way in ways]
    assert all(number is None or number >= settings.SMALLEST_CELL for number in said)
    assert [number for number in said if number is not None] == [
        number for number, cell in zip(true, said, strict=True) if cell is not None
    ]
    assert ways_of(told, "government") == ()


def test_a_hidden_number_is_the_same_on_the_map_in_the_table_and_in_the_file() -> None:
    reached = {("DR", "citizens"): 3, ("ZE", "citizens"): 7, ("UT", "citizens"): 40}
    told = board(reached, targets={("DR", "citizens"): 20, ("ZE", "citizens"): 7})
    rows = {row.province: row for row in told.rows}
    cells = [rows[place].cell("citizens") for place in ("DR", "ZE")]
    assert all(cell.people is None and cell.text == HIDDEN and cell.missing is None for cell in cells)
    drawn = {each.code: each.cell for each in board_map(told, "bereikt", "citizens").provinces}
    assert (drawn["DR"].value, drawn["DR"].level) == (drawn["ZE"].value, drawn["ZE"].level) == ("<5*", 1)
    lines = as_csv(told).splitlines()
    assert f"Drenthe;citizens;{HIDDEN};20;;0;0;0" in lines
    assert f"Zeeland;citizens;{HIDDEN};7;;0;0;0" in lines
    assert rows["UT"].cell("citizens").people == 40


@pytest.mark.parametrize(("people", "level"), [(0, 0), (5, 1), (10, 2), (19, 2), (20, 3), (40, 4), (99, 4)])
def test_the_map_is_fuller_where_more_of_the_target_is_reached(people: int, level: int) -> None:
    told = board({("DR", "citizens"): people}, targets={("DR", "citizens"): 40})
    drawn = {each.code: each.cell for each in board_map(told, "bereikt", "citizens").provinces}
    assert drawn["DR"].level == level
    assert "40" in drawn["DR"].label or not people


def test_what_is_missing_is_told_when_the_number_is() -> None:
    told = board({("DR", "citizens"): 12}, targets={("DR", "citizens"): 20, ("FR", "citizens"): 8})
    rows = {row.province: row.cell("citizens") for row in told.rows}
    assert (rows["DR"].missing, rows["FR"].missing, rows["ZE"].missing) == (8, 8, None)
    assert told.together.cell("citizens").target == 28


def test_the_picture_of_the_months_draws_only_what_is_told() -> None:
    months = dict.fromkeys(PERIOD.months(), 10)
    told = board({("DR", "citizens"): 60}, months)
    drawn = chart_of(months_of(told, "citizens"), 120)
    assert drawn is not None
    assert len(drawn.columns) == 6
    assert len(drawn.line.split()) == 6
    assert drawn.target is not None
    assert drawn.target < min(column.top for column in drawn.columns)
    assert chart_of((), 120) is None
    assert chart_of(months_of(board({}), "citizens"), None) is None
