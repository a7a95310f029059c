"""Agreement equals what was published, and behaves as agreement must."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from synthesis.measures.agreement import (
    Level,
    ac1,
    alpha,
    alpha_interval,
    alpha_without_each,
    raw_agreement,
    unit_agreement,
)

_ = None
#: Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), example C: four observers, twelve units.
FOUR_OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]
#: The same, example A: two observers, ten units, yes or no.
TWO_BINARY = [[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]]


def table(observers, values):
    """Units x values: how many observers gave each value."""
    return [[sum(seen[unit] == value for seen in observers) for value in values] for unit in range(len(observers[0]))]


@pytest.mark.parametrize(
    ("level", "published"),
    [(Level.NOMINAL, 0.743), (Level.ORDINAL, 0.815), (Level.INTERVAL, 0.849), (Level.RATIO, 0.797)],
)
def test_equals_krippendorffs_four_observers(level: Level, published: float) -> None:
    assert alpha(table(FOUR_OBSERVERS, range(1, 6)), level) == pytest.approx(published, abs=0.0005)


@pytest.mark.parametrize("level", [Level.NOMINAL, Level.ORDINAL, Level.INTERVAL])
def test_equals_krippendorffs_binary_example_at_every_level(level: Level) -> None:
    assert alpha(table(TWO_BINARY, (0, 1)), level) == pytest.approx(0.095, abs=0.0005)


def test_equals_krippendorffs_nominal_example() -> None:
    """Example B: two observers, twelve units, five values without an order."""
    observers = ["aabbdcccedda", "babbbccceddd"]
    assert alpha(table(observers, "abcde"), Level.NOMINAL) == pytest.approx(0.692, abs=0.0005)


def test_equals_gwets_published_figures_for_the_same_table() -> None:
    """K. L. Gwet, Handbook of Inter-Rater Reliability: percent agreement 0.8182, AC1 0.7754."""
    counts = table(FOUR_OBSERVERS, range(1, 6))
    assert raw_agreement(counts) == pytest.approx(0.81818, abs=0.00001)
    assert ac1(counts) == pytest.approx(0.77544, abs=0.00001)


@pytest.mark.parametrize("counts", [[], [[]], [[0, 0], [0, 0]], [[1, 0], [0, 1], [1, 0]], [[4, 0], [6, 0]]])
@pytest.mark.parametrize("level", Level)
def test_says_that_it_cannot_be_computed(counts: list[list[int]], level: Level) -> None:
    assert alpha(counts, level) is None
    assert alpha_interval(counts, level, resamples=50) is None


def test_raw_agreement_and_ac1_of_nothing_are_none_and_of_the_unanimous_are_whole() -> None:
    assert raw_agreement([]) is None and ac1([]) is None and ac1([[1, 0]]) is None and ac1([[3]]) is None
    assert raw_agreement([[4, 0], [6, 0]]) == 1 and ac1([[4, 0], [6, 0]]) == 1


TABLES = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 6), min_size=width, max_size=width), min_size=2, max_size=12)
)
LEVELS = st.sampled_from([Level.NOMINAL, Level.ORDINAL, Level.INTERVAL])


def computed(counts, level) -> float:
    figure = alpha(counts, level)
    assume(figure is not None)
    assert figure is not None
    return figure


@given(TABLES, LEVELS, st.randoms())
def test_the_order_of_the_cases_does_not_matter(counts, level, random) -> None:
    shuffled = random.sample(counts, len(counts))
    assert alpha(shuffled, level) == pytest.approx(computed(counts, level))


@given(TABLES, st.randoms())
def test_other_names_for_the_values_do_not_matter_where_values_have_no_order(counts, random) -> None:
    order = random.sample(range(len(counts[0])), len(counts[0]))
    renamed = [[row[place] for place in order] for row in counts]
    assert alpha(renamed, Level.NOMINAL) == pytest.approx(computed(counts, Level.NOMINAL))
    assert ac1(renamed) == pytest.approx(ac1(counts))
    assert raw_agreement(renamed) == pytest.approx(raw_agreement(counts))


@given(TABLES, LEVELS)
def test_a_scale_read_from_the_other_end_is_the_same_scale(counts, level) -> None:
    assert alpha([row[::-1] for row in counts], level) == pytest.approx(computed(counts, level))


@given(TABLES, LEVELS)
def test_cases_that_one_person_judged_change_nothing(counts, level) -> None:
    single = [[1] + [0] * (len(counts[0]) - 1)] * 3
    assert alpha([*counts, *single], level) == pytest.approx(computed(counts, level))


@given(TABLES, LEVELS)
def test_when_everybody_comes_twice_people_agree_no_less(counts, level) -> None:
    twice = [[2 * count for count in row] for row in counts]
    once = alpha(counts, level)
    assume(once is not None and alpha(twice, level) is not None and all(sum(row) != 1 for row in counts))
    assert alpha(twice, level) >= once - 1e-9


@given(TABLES, LEVELS)
def test_is_never_above_one_and_one_when_each_case_has_one_value(counts, level) -> None:
    assert computed(counts, level) <= 1 + 1e-9
    agreed = [
        [sum(row) if place == number % len(row) else 0 for place in range(len(row))]
        for number, row in enumerate(counts)
    ]
    assume(alpha(agreed, level) is not None)
    assert alpha(agreed, level) == pytest.approx(1)


@given(TABLES)
def test_who_joins_the_most_chosen_value_brings_people_closer(counts) -> None:
    before = unit_agreement(counts)
    for row, was in zip(counts, before, strict=True):
        most, least = (
            int(np.argmax(row)),
            min((place for place in range(len(row)) if row[place]), key=row.__getitem__, default=0),
        )
        if np.isnan(was) or most == least:
            continue
        moved = list(row)
        moved[most] += 1
        moved[least] -= 1
        assert unit_agreement([moved])[0] > was - 1e-12


@given(TABLES, LEVELS)
def test_the_interval_comes_out_the_same_from_the_same_seed(counts, level) -> None:
    one = alpha_interval(counts, level, resamples=200, seed=7)
    assert one == alpha_interval(counts, level, resamples=200, seed=7)
    if one is not None:
        assert one.low <= one.high <= 1 + 1e-9


def test_many_resamples_at_once_are_those_one_by_one() -> None:
    from synthesis.measures.agreement import alphas, pairable
    from synthesis.measures.resampling import weights_of

    counts = pairable(table(FOUR_OBSERVERS, range(1, 6)))
    weights = weights_of(len(counts), 40, seed=3)
    for level in Level:
        at_once = alphas(weights, counts, level)
        for row, figure in zip(weights, at_once, strict=True):
            drawn = np.repeat(counts, row.astype(int), axis=0)
            assert alpha(drawn, level) == pytest.approx(float(figure))


def test_leaving_each_person_out_in_turn_is_what_it_says() -> None:
    values = range(1, 6)
    ratings = [
        (who, unit, value - 1)
        for who, seen in enumerate(FOUR_OBSERVERS)
        for unit, value in enumerate(seen)
        if value is not None
    ]
    for level in (Level.NOMINAL, Level.ORDINAL, Level.INTERVAL):
        one_by_one = [
            alpha(table([*FOUR_OBSERVERS[:who], *FOUR_OBSERVERS[who + 1 :]], values), level) for who in range(4)
        ]
        found = alpha_without_each(table(FOUR_OBSERVERS, values), *zip(*ratings, strict=True), level)
        assert found == pytest.approx((min(one_by_one), max(one_by_one)))
    assert alpha_without_each([], [], [], []) is None
