"""The gate, the interval of Wilson, and the rankings."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesis.measures.gate import gate, lowest
from synthesis.measures.proportion import wilson
from synthesis.measures.ranks import borda, preferences, schulze

GROUPS = ("burgers", "helpers", "overheid")
CODES = ("a", "b", "c", "d")


@st.composite
def supports(draw: st.DrawFn) -> dict[str, dict[str, tuple[int, int]]]:
    people = {group: draw(st.integers(1, 12)) for group in GROUPS}
    return {
        code: {group: (draw(st.integers(0, number)), number) for group, number in people.items()} for code in CODES
    }


lots = {code: code for code in CODES}


@given(supports())
def test_only_a_majority_in_every_group_comes_through_lowest_share_first(support) -> None:
    found = gate(support, lots)
    through = {code for code in CODES if all(2 * count > number for count, number in support[code].values())}
    assert set(found.chosen) == through
    assert set(found.stopped_by) == set(CODES) - through
    shares = [lowest(support[code]) for code in found.chosen]
    assert shares == sorted(shares, reverse=True)


@given(supports(), st.integers(1, 4))
def test_seats_only_cut_the_end(support, seats) -> None:
    every, some = gate(support, lots), gate(support, lots, seats)
    assert some.chosen + some.held_back == every.chosen
    assert len(some.chosen) <= seats


@given(supports(), st.integers(2, 5))
def test_everybody_more_often_and_groups_in_another_order_change_nothing(support, times) -> None:
    again = {
        code: {group: (count * times, number * times) for group, (count, number) in reversed(counts.items())}
        for code, counts in reversed(support.items())
    }
    assert gate(again, lots).chosen == gate(support, lots).chosen


def test_exactly_half_is_no_majority() -> None:
    found = gate({"a": {"x": (5, 10)}, "b": {"x": (6, 10)}}, {"a": "1", "b": "2"})
    assert found.chosen == ("b",)
    assert found.stopped_by == {"a": ("x",)}
    assert lowest({"x": (1, 3), "y": (0, 0)}) == Fraction(0)


@pytest.mark.parametrize(("count", "number"), [(9, 10), (15, 20), (21, 30), (32, 50), (60, 100)])
def test_wilson_tells_a_majority_from_the_numbers_of_the_literature(count, number) -> None:
    above, below = wilson(count, number), wilson(count - 1, number)
    assert above and below and above[0] > 0.5 >= below[0]


@given(st.integers(1, 500), st.data())
def test_wilson_holds_the_share(number, data) -> None:
    count = data.draw(st.integers(0, number))
    low, high = wilson(count, number) or (1, 0)
    assert 0 <= low <= count / number <= high <= 1
    assert wilson(0, 0) is None


ballots = st.lists(st.permutations(range(4)).flatmap(lambda order: st.integers(0, 4).map(lambda n: order[:n])))


@given(ballots)
def test_every_ballot_gives_away_as_many_points(cast) -> None:
    assert sum(borda(cast, 4)) == pytest.approx(6 * len(cast))


@given(ballots)
def test_pairs_are_counted_one_by_one(cast) -> None:
    above = preferences(cast, 4)
    for i in range(4):
        for j in range(4):
            wins = sum(i in one and (j not in one or one.index(i) < one.index(j)) for one in cast if i != j)
            assert above[i, j] == wins


def test_schulze_gives_the_winner_of_its_article() -> None:
    # M. Schulze (2011), example 1: 45 voters, E wins, then A, C, B, D.
    cast = (
        [("a", "c", "b", "e", "d")] * 5
        + [("a", "d", "e", "c", "b")] * 5
        + [("b", "e", "d", "a", "c")] * 8
        + [("c", "a", "b", "e", "d")] * 3
        + [("c", "a", "e", "b", "d")] * 7
        + [("c", "b", "a", "d", "e")] * 2
        + [("d", "c", "e", "b", "a")] * 7
        + [("e", "b", "a", "d", "c")] * 8
    )
    names = "abcde"
    beats = schulze(preferences([[names.index(name) for name in one] for one in cast], 5))
    assert sorted(names, key=lambda name: -beats[names.index(name)]) == ["e", "a", "c", "b", "d"]


@given(ballots)
def test_a_condorcet_winner_wins(cast) -> None:
    above = preferences(cast, 4)
    winners = [i for i in range(4) if all(above[i, j] > above[j, i] for j in range(4) if j != i)]
    beats = schulze(above)
    assert not winners or beats[winners[0]] == 3 == max(beats)
    assert np.all(np.array(beats) >= 0)
