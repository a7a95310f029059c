"""The order in which places are proposed, and a proposal for targets that adds up."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.coverage.periods import HalfYear, asked_for, choices, half_year_of, now
from outreach.coverage.proposal import BY_INHABITANTS, EQUAL, INHABITANTS, proposal
from outreach.coverage.ranking import Want, one_per_province, ranked
from people.service import Province
from tests.sample_sizes import SAMPLE


@st.composite
def wants(draw: st.DrawFn) -> list[Want]:
    keys = draw(st.sets(st.tuples(st.sampled_from(Province.values), st.sampled_from(["a", "b"])), min_size=1))
    number = st.integers(0, 40)
    return [
        Want(
            province,
            group,
            draw(number),
            draw(st.none() | number),
            Fraction(draw(number), 2),
            draw(st.integers(0, 3)),
            draw(st.integers(0, 3)),
        )
        for province, group in sorted(keys)
    ]


def place_of(want: Want, all_: list[Want]) -> int:
    """Its place in the order; behind everything when it is left out."""
    found = [(each.province, each.group) for each in ranked(all_)]
    key = (want.province, want.group)
    return found.index(key) if key in found else len(all_)


@settings(max_examples=SAMPLE.hypothesis_examples // 2)
@given(wants(), st.data())
def test_who_misses_more_does_not_come_later_and_planning_not_earlier(all_: list[Want], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(all_) - 1))
    want = all_[number]
    before = place_of(want, all_)
    if want.reached:
        fewer = replace(want, reached=want.reached - 1)
        assert place_of(fewer, [*all_[:number], fewer, *all_[number + 1 :]]) <= before
    planned = replace(want, places=want.places + 10)
    assert place_of(planned, [*all_[:number], planned, *all_[number + 1 :]]) >= before


@settings(max_examples=SAMPLE.hypothesis_examples // 2)
@given(wants(), st.randoms(use_true_random=False))
def test_the_same_figures_give_the_same_order(all_: list[Want], chance) -> None:
    shuffled = [*all_]
    chance.shuffle(shuffled)
    assert ranked(shuffled) == ranked(all_)
    best = one_per_province(ranked(all_), 3)
    assert len(best) == len({want.province for want in best}) <= 3
    assert all(want.missing >= 1 for want in best)


def test_ties_are_decided_as_the_page_says() -> None:
    same = {"group": "citizens", "reached": 0}
    never = Want("ZE", target=10, held=0, **same)
    often = Want("DR", target=10, held=3, partners=9, **same)
    helped = Want("UT", target=10, held=3, partners=10, **same)
    large = Want("ZH", target=50, held=9, **same)
    assert [want.province for want in ranked([helped, often, never, large])] == ["ZH", "ZE", "UT", "DR"]


@settings(max_examples=SAMPLE.hypothesis_examples // 2)
@given(st.integers(0, 5000), st.sampled_from([EQUAL, BY_INHABITANTS]))
def test_a_proposal_adds_up(people: int, way: str) -> None:
    found = proposal(people, way)
    assert sum(found.values()) == people
    assert set(found) == set(Province.values)
    if way == EQUAL:
        assert max(found.values()) - min(found.values()) <= 1
    else:
        assert found[max(INHABITANTS, key=INHABITANTS.__getitem__)] == max(found.values())


def test_an_unknown_way_of_dividing_is_refused() -> None:
    with pytest.raises(KeyError):
        proposal(10, "anders")


@settings(max_examples=SAMPLE.hypothesis_examples // 2)
@given(st.dates(date(2001, 1, 1), date(2090, 1, 1)))
def test_every_day_lies_in_one_half_year(day: date) -> None:
    period = half_year_of(day)
    assert period.first <= day <= period.last
    assert asked_for(period.code) == period
    assert period.next().first == period.last + timedelta(days=1)
    assert period.next().previous() == period
    assert period.months()[0] == period.first
    assert len(period.months()) == 6


@pytest.mark.parametrize("code", ["", "2026", "2026-3", "nu", "1926-1", "2026-1 "])
def test_what_is_no_half_year_is_that_of_today(code: str) -> None:
    assert asked_for(code) == now()
    assert now().next() in choices(HalfYear(2020, 1))
    assert HalfYear(2020, 1) in choices(HalfYear(2020, 1))
