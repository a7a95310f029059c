"""Who meets which case."""

from collections import Counter
from itertools import combinations, pairwise
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from consultation.cases.blocks import block, blocks, deal, offsets
from consultation.methods.cases import in_session
from consultation.models import Item, Step

SIZES = st.integers(min_value=1, max_value=40)
PORTIONS = st.integers(min_value=1, max_value=7)


def a_step(**settings: int) -> Step:
    return Step(pk=7, method="cases", settings=settings)


def some_items(count: int) -> list[Item]:
    return [Item(pk=uuid4(), kind="case", order=number) for number in range(count)]


def walk(step: Step, items: list[Item], seed: str, group: str = "") -> list[Item]:
    """All that somebody meets who answers everything."""
    met: list[Item] = []
    while len(now := deal(step, items, met, seed, group)) > len(met):
        met = now
    return met


@given(SIZES, PORTIONS)
def test_every_case_is_in_as_many_blocks(count: int, size: int) -> None:
    items = some_items(count)
    made = blocks(a_step(per_person=size), items)
    times = Counter(item.pk for each in made for item in each)
    assert len(made) == count
    assert set(times.values()) == {min(size, count)}
    assert all(len({item.pk for item in each}) == min(size, count) for each in made)


@given(st.integers(min_value=7, max_value=40))
def test_two_cases_meet_in_at_most_one_block_of_three_and_the_blocks_hang_together(count: int) -> None:
    made = blocks(a_step(), some_items(count))
    pairs = Counter(frozenset(pair) for each in made for pair in combinations([item.pk for item in each], 2))
    assert max(pairs.values()) == 1
    assert all({a.pk for a in one} & {b.pk for each in made if each is not one for b in each} for one in made)


@given(SIZES, PORTIONS, st.text(min_size=1, max_size=30))
def test_a_person_meets_so_many_different_cases_and_the_same_again(count: int, size: int, seed: str) -> None:
    step, items = a_step(per_person=size), some_items(count)
    met = walk(step, items, seed)
    assert len({item.pk for item in met}) == len(met) == min(size, count)
    assert [item.pk for item in walk(step, items[::-1], seed)] == [item.pk for item in met]
    assert {item.pk for item in met} in [{item.pk for item in each} for each in blocks(step, items)]


@given(SIZES)
def test_without_a_seed_nothing_new_is_dealt(count: int) -> None:
    items = some_items(count)
    assert deal(a_step(), items, items[:1], "", "") == items[:1]


def test_every_case_gets_about_as_many_people() -> None:
    step, items = a_step(), some_items(32)
    heard = Counter(item.pk for person in range(1500) for item in walk(step, items, f"person {person}"))
    average = 1500 * 3 / 32
    assert len(heard) == 32
    assert max(abs(times - average) for times in heard.values()) < 0.35 * average


def test_a_case_that_lacks_answers_of_a_group_is_dealt_more_to_that_group() -> None:
    step, items = a_step(), some_items(12)
    items[4].routing = {"citizens": 4, "": 1}

    def times(group: str) -> int:
        return sum(items[4] in walk(step, items, f"person {n}", group) for n in range(400))

    assert times("citizens") > 1.3 * times("government")


def test_odd_weights_and_odd_settings_do_no_harm() -> None:
    items = some_items(5)
    for item, odd in zip(items, [0, -1, "veel", None, True], strict=True):
        item.routing = {"": odd}
    for settings in ({"per_person": 0}, {"per_person": "drie"}, {"per_person": True}, {"block_size": -2}):
        assert len(walk(Step(pk=1, method="cases", settings=settings), items, "code")) == 3
    assert walk(a_step(), [], "code") == []


def test_a_case_that_goes_away_changes_nothing_for_who_answered_it_or_has_a_block_without_it() -> None:
    step, items = a_step(), some_items(20)
    changed = 0
    for person in range(200):
        met = walk(step, items, f"p{person}")
        without = [item for item in items if item is not items[3]]
        changed += met[0] is not items[3] and deal(step, without, [], f"p{person}", "")[0] is not met[0]
    assert changed < 60


def test_in_a_session_somebody_meets_more_and_first_the_same() -> None:
    step, items = a_step(per_person=3, per_session=12), some_items(20)
    alone, session = walk(step, items, "code"), walk(in_session(step), items, "code")
    assert session[:3] == alone
    assert len(session) == 12


def test_a_block_on_paper_goes_round_and_round() -> None:
    step, items = a_step(), some_items(7)
    assert block(step, items, 8) == block(step, items, 1)
    assert block(step, [], 4) == []


def test_the_rulers_have_no_distance_twice() -> None:
    for size in range(1, 8):
        marks = offsets(size, 100)
        distances = [b - a for a, b in combinations(marks, 2)]
        assert len(set(distances)) == len(distances)
        assert all(a < b for a, b in pairwise(marks))
