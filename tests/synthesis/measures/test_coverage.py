"""People reached: a lower bound that nobody can stretch by counting twice."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesis.measures.coverage import UNKNOWN, Came, Cell, Heard, came_to, reached
from tests.sample_sizes import SAMPLE

FIRST = date(2026, 7, 6)
GROUPS = ["citizens", "government"]
PEOPLE = [f"p{number}" for number in range(6)]
GROUP_OF = {person: GROUPS[number % 2] for number, person in enumerate(PEOPLE)}
MOMENTS = ["m1", "m2", "m3"]
DAY_OF = {moment: FIRST + timedelta(days=20 * number) for number, moment in enumerate(["", *MOMENTS])}


@st.composite
def heard_rows(draw: st.DrawFn) -> list[Heard]:
    pairs = draw(st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(["", *MOMENTS])), max_size=12))
    return [
        Heard(DAY_OF[at], person, GROUP_OF[person], draw(st.sampled_from(["DR", "ZE", ""])), at)
        for person, at in pairs
    ]


@st.composite
def came_rows(draw: st.DrawFn) -> list[Came]:
    keys = draw(st.sets(st.tuples(st.sampled_from(MOMENTS), st.sampled_from([*GROUPS, UNKNOWN])), max_size=9))
    rows = []
    for moment, group in sorted(keys):
        own = [person for person in PEOPLE if GROUP_OF[person] == group]
        people = frozenset(draw(st.sets(st.sampled_from(own)))) if own else frozenset()
        rows.append(Came(DAY_OF[moment], moment, group, "DR", people, draw(st.integers(0, 5))))
    return rows


def door(came: list[Came], moment: str = "", groups: tuple[str, ...] = (*GROUPS, UNKNOWN)) -> int:
    """How many came, at one moment or at all."""
    return sum(
        len(each.people) + each.nameless for each in came if moment in ("", each.moment) and each.group in groups
    )


@settings(max_examples=SAMPLE.hypothesis_examples // 2)
@given(heard_rows(), came_rows())
def test_never_more_than_the_sum_and_never_less_than_a_channel(heard: list[Heard], came: list[Came]) -> None:
    total = reached(heard, came).total()
    people = {each.person for each in heard}
    assert total <= len(people) + door(came)
    assert total >= len(people)
    for moment in MOMENTS:
        assert total >= door(came, moment)
    rows_where_group_is_known = [each for each in came if each.group != UNKNOWN]
    for group in GROUPS:
        of_group = [each for each in heard if each.group == group]
        found = sum(number for cell, number in reached(heard, came).items() if cell.group == group)
        assert found >= len({each.person for each in of_group})
        assert all(found >= door(rows_where_group_is_known, moment, (group,)) for moment in MOMENTS)


@settings(max_examples=SAMPLE.hypothesis_examples // 2)
@given(heard_rows(), came_rows(), st.randoms(use_true_random=False))
def test_order_and_repeats_make_no_difference(heard: list[Heard], came: list[Came], chance) -> None:
    before = reached(heard, came)
    shuffled_heard, shuffled_came = [*heard, *heard], [*came]
    chance.shuffle(shuffled_heard)
    chance.shuffle(shuffled_came)
    assert reached(shuffled_heard, shuffled_came) == before


@settings(max_examples=SAMPLE.hypothesis_examples // 2)
@given(heard_rows(), came_rows(), st.sampled_from(PEOPLE), st.sampled_from(["", *MOMENTS]))
def test_somebody_heard_once_more_adds_at_most_one(heard: list[Heard], came: list[Came], person: str, at: str) -> None:
    more = [*heard, Heard(DAY_OF[at], person, GROUP_OF[person], "ZE", at)]
    assert reached(more, came).total() <= reached(heard, came).total() + 1


@pytest.mark.parametrize(("came", "heard", "reached_people"), [(9, 4, 9), (4, 9, 9), (0, 3, 3), (3, 0, 3), (5, 5, 5)])
def test_at_one_date_it_is_the_largest_of_the_two(came: int, heard: int, reached_people: int) -> None:
    words = [Heard(FIRST, f"x{number}", "citizens", "ZE", "m1") for number in range(heard)]
    assert reached(words, [Came(FIRST, "m1", "citizens", "DR", nameless=came)]).total() == reached_people


def test_somebody_counts_once_over_rounds_groups_and_evenings() -> None:
    words = [Heard(DAY_OF[at], "p0", "citizens", "ZE", at) for at in ("m2", "", "m1")]
    seats = [Came(DAY_OF[at], at, "citizens", "DR", frozenset({"p0"})) for at in ("m1", "m2")]
    assert reached(words, seats) == Counter({Cell("ZE", "citizens", date(2026, 7, 1)): 1})


def test_who_came_twice_and_said_nothing_counts_once_and_the_nameless_each_time() -> None:
    seats = [Came(DAY_OF[at], at, "citizens", "DR", frozenset({"p0"}), nameless=2) for at in ("m1", "m2")]
    assert reached([], seats).total() == 5
    assert came_to(seats) == Counter({("DR", "citizens"): 6})


def test_who_did_not_say_their_group_may_be_anybody_who_was_heard_there() -> None:
    words = [Heard(FIRST, f"x{number}", "citizens", "ZE", "m1") for number in range(3)]
    assert reached(words, [Came(FIRST, "m1", UNKNOWN, "DR", nameless=4)]) == Counter(
        {Cell("ZE", "citizens", date(2026, 7, 1)): 3, Cell("DR", UNKNOWN, date(2026, 7, 1)): 1}
    )
