"""Which statement comes next: the same for the same person, fair to every group, and nothing twice."""

import random
from collections import Counter
from typing import Any
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from consultation.enums import Vote
from consultation.methods.statements_dealing import FRESH, PER_PERSON, deal, most, weight_of
from consultation.models import Item, Step
from consultation.results.statements_routing import weights_of

GROUPS = ["citizens", "civil_society", "government"]
STEP = Step()


def items(number: int, **routing: dict[str, float]) -> list[Item]:
    return [Item(id=uuid4(), order=order, routing=routing.get(f"r{order}", {})) for order in range(number)]


@given(st.integers(1, 30), st.text(min_size=1, max_size=20), st.sampled_from([*GROUPS, ""]))
def test_all_are_met_once_in_an_order_of_ones_own(number: int, seed: str, group: str) -> None:
    deck, met = items(number), []
    for _ in range(number + 2):
        met = deal(STEP, deck, met, seed, group)
    assert sorted(item.order for item in met) == list(range(number))
    shuffled, again = random.Random(1).sample(deck, len(deck)), []
    for _ in range(number):
        again = deal(STEP, shuffled, again, seed, group)
    assert again == met, "the order in which they lie does not matter"


def test_without_a_seed_nothing_new_is_dealt() -> None:
    deck = items(3)
    assert deal(STEP, deck, deck[:1], "", "") == deck[:1]


@given(st.one_of(st.none(), st.integers(-5, 200), st.text(max_size=3)))
def test_whatever_the_settings_say_there_is_a_number(wanted: Any) -> None:
    number = most(Step(settings={"per_person": wanted}))
    assert number == (wanted if isinstance(wanted, int) and wanted > 0 else PER_PERSON)


def test_a_heavier_statement_comes_first_so_much_more_often() -> None:
    deck = items(2, r0={"": 3.0, "citizens": 1.0}, r1={"": 1.0, "citizens": 9.0})
    first = Counter(deal(STEP, deck, [], f"seed {n}", "")[0].order for n in range(4000))
    assert 0.72 < first[0] / 4000 < 0.78
    for_citizens = Counter(deal(STEP, deck, [], f"seed {n}", "citizens")[0].order for n in range(4000))
    assert 0.87 < for_citizens[1] / 4000 < 0.93
    assert weight_of(deck[0], "government") == 3.0, "a group without a weight of its own is anybody"


def test_a_statement_without_answers_is_fresh() -> None:
    assert weights_of({}, GROUPS) == {**dict.fromkeys(GROUPS, round(FRESH, 4)), "": round(FRESH, 4)}


def test_the_group_with_few_answers_weighs_more_and_a_new_statement_most() -> None:
    votes = {Vote.AGREE.value: 20, Vote.DISAGREE.value: 4, Vote.PASS.value: 4}
    weights = weights_of({"citizens": {"open": votes}, "government": {"open": {Vote.AGREE.value: 2}}}, GROUPS)
    assert weights["civil_society"] >= weights["government"] > weights["citizens"]
    assert weights[""] == weights["civil_society"]
    assert weights["citizens"] < FRESH


def test_a_statement_that_nobody_understands_loses_weight_but_is_never_out() -> None:
    counts = {group: {"open": {Vote.UNCLEAR.value: 100_000}} for group in GROUPS}
    assert all(0 < weight < 0.1 for weight in weights_of(counts, GROUPS).values())


def test_support_and_rejection_weigh_the_same() -> None:
    def of(vote: str) -> dict[str, float]:
        return weights_of({group: {"open": {vote: 15}} for group in GROUPS}, GROUPS)

    agreed, rejected = of(Vote.AGREE.value), of(Vote.DISAGREE.value)
    assert agreed == rejected


def test_every_statement_gets_answers_from_every_group() -> None:
    """300 people in unequal groups, ten statements each of forty, of which ten come halfway: with the weights the
    emptiest place is fuller than by chance alone."""
    assert emptiest_place(routed=True) >= 7
    assert emptiest_place(routed=True) > emptiest_place(routed=False)


def emptiest_place(*, routed: bool) -> int:
    drawn = random.Random(7)
    deck = items(40)
    # Ids by place, so that every run draws the same.
    for item in deck:
        item.id = f"statement {item.order}"  # type: ignore[assignment]
    likes = {item.pk: {group: drawn.random() for group in GROUPS} for item in deck}
    counts: dict[Any, dict[str, dict[str, dict[str, int]]]] = {item.pk: {} for item in deck}
    for number in range(300):
        group = drawn.choices(GROUPS, weights=(60, 25, 15))[0]
        there = deck if number >= 150 else deck[:30]
        met: list[Item] = []
        for _ in range(10):
            met = deal(STEP, there, met, f"person {number}", group if number % 2 else "")
        for item in met:
            vote = Vote.AGREE.value if drawn.random() < likes[item.pk][group] else Vote.DISAGREE.value
            votes = counts[item.pk].setdefault(group, {}).setdefault("open", {})
            votes[vote] = votes.get(vote, 0) + 1
        if routed and number % 10 == 9:
            for item in deck:
                item.routing = weights_of(counts[item.pk], GROUPS)
    return min(sum(counts[item.pk].get(group, {}).get("open", {}).values()) for item in deck for group in GROUPS)
