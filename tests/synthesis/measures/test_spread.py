"""Spread, gaps and change: they say nothing where there is nothing, and the same whichever way one looks."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesis.measures.agreement import Level
from synthesis.measures.change import change_in_alpha, change_in_raw
from synthesis.measures.resampling import Interval, adjusted, percentile_interval, weights_of
from synthesis.measures.spread import entropy, gap, mean_interval

ROWS = st.lists(st.integers(0, 30), min_size=4, max_size=4)


def test_entropy_at_its_ends() -> None:
    assert entropy([0, 0, 0, 0]) is None and entropy([]) is None and entropy([5]) is None
    assert entropy([9, 0, 0, 0]) == 0
    assert entropy([3, 3, 3, 3]) == pytest.approx(1)
    assert entropy([5, 5, 0, 0]) == pytest.approx(0.5)


@given(ROWS, st.randoms())
def test_entropy_does_not_know_which_value_is_which(row, random) -> None:
    shuffled = random.sample(row, len(row))
    assert (entropy(row) is None) == (sum(row) == 0)
    if sum(row):
        assert entropy(shuffled) == pytest.approx(entropy(row))
        assert 0 <= entropy(row) <= 1 + 1e-12


def test_a_gap_by_hand() -> None:
    assert gap([0, 0], [3, 1]) is None and gap([2, 1], [0, 0]) is None
    # Of the four pairs (2 x 2): one person stands earlier in two of them, and in none the other does.
    found = gap([1, 1, 0], [0, 1, 1], resamples=200)
    assert found is not None and found.value == pytest.approx(0.75)
    whole = gap([20, 0, 0, 0], [0, 0, 0, 20], resamples=500)
    assert whole is not None and whole.value == 1 and whole.chance < 0.01 and whole.interval == Interval(1, 1)


@given(ROWS, ROWS)
def test_a_gap_seen_from_the_other_side_is_its_opposite(one, other) -> None:
    found, back = gap(one, other, resamples=100), gap(other, one, resamples=100)
    if not sum(one) or not sum(other):
        assert found is None and back is None
        return
    assert found is not None and back is not None
    assert found.value == pytest.approx(-back.value) and abs(found.value) <= 1 + 1e-12
    assert 0 < found.chance <= 1
    assert gap(one, one, resamples=100).value == pytest.approx(0)


def test_the_chance_of_a_gap_is_fair_when_there_is_none() -> None:
    rng = np.random.default_rng(5)
    chances = [
        gap(rng.multinomial(30, [0.4, 0.3, 0.2, 0.1]), rng.multinomial(40, [0.4, 0.3, 0.2, 0.1]), resamples=300).chance
        for _ in range(200)
    ]
    assert sum(chance < 0.05 for chance in chances) <= 20


def test_chances_are_corrected_for_their_number() -> None:
    assert adjusted([]) == []
    assert adjusted([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.02, 0.04, 0.04, 0.02])
    assert max(adjusted([0.9, 0.95])) <= 1


def test_an_interval_needs_figures() -> None:
    assert percentile_interval(np.array([])) is None
    assert percentile_interval(np.array([math.nan] * 10 + [1.0] * 90)) is None
    assert percentile_interval(np.array([math.nan] + [1.0] * 99)) == Interval(1, 1)
    assert mean_interval([0.2], weights_of(1, 10, 1)) is None


def test_change_is_paired_and_says_so_only_when_sure() -> None:
    divided = [[4, 3, 2, 1], [1, 4, 3, 2]] * 15
    agreed = [[9, 1, 0, 0], [0, 1, 9, 0]] * 15
    for change in (change_in_raw(divided, agreed), change_in_alpha(divided, agreed, Level.ORDINAL)):
        assert change.value is not None and change.value > 0.3
        assert change.interval is not None and change.interval.low > 0
    same = change_in_raw(agreed, agreed)
    assert same.value == 0 and same.interval == Interval(0, 0) and not same.interval.excludes_zero


def test_change_of_nothing_is_nothing() -> None:
    assert change_in_raw([], []).value is None
    assert change_in_raw([[1, 0]], [[5, 0]]).value is None
    assert change_in_alpha([[5, 0], [5, 0]], [[5, 1], [2, 2]], Level.NOMINAL).value is None
    with pytest.raises(ValueError, match="same case"):
        change_in_raw([[1, 2]], [])
