"""The draw against a slow one that tries every group, and its chances against thousands of draws."""

import hashlib
from collections import Counter
from itertools import product
from math import sqrt

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from scipy.optimize import linprog

from focusgroups.drawing.fairness import distribute
from focusgroups.drawing.lot_names import LOTS
from focusgroups.drawing.lottery import lot_of
from focusgroups.drawing.making import made
from focusgroups.drawing.panels import Panels
from focusgroups.drawing.problem import Person, Problem
from tests.focusgroups.drawing.pools import bound, every_good_group, large, people, small_problems
from tests.sample_sizes import SAMPLE

few = settings(max_examples=SAMPLE.hypothesis_examples // 4, suppress_health_check=list(HealthCheck))


def best_smallest_chance(groups: list[tuple[Person, ...]], able: list[Person]) -> float:
    """The highest smallest chance over all distributions, by one linear program over every group."""
    shares = np.array([[float(person in group) for group in groups] for person in able])
    matrix = np.hstack([-shares, np.ones((len(able), 1))])
    aim = np.append(np.zeros(len(groups)), -1.0)
    one = np.append(np.ones(len(groups)), 0.0)[None]
    return float(-linprog(aim, matrix, np.zeros(len(able)), one, [1.0]).fun)


@few
@given(small_problems())
def test_the_smallest_chance_is_as_high_as_it_can_be(problem: Problem) -> None:
    groups = every_good_group(problem)
    fair = distribute(Panels(problem))
    if not groups:
        assert fair is None
        return
    assert fair is not None
    panels = Panels(problem)
    able = [person for person in problem.people if any(person in group for group in groups)]
    chance = {key: fair.chances[at] for at, cell in enumerate(panels.cells.cells) for key in cell.people}
    assert {key for key, share in chance.items() if share > 1e-9} == {person.key for person in able}
    best = best_smallest_chance(groups, able)
    assert fair.floor == pytest.approx(best, abs=1e-6)
    assert min(chance[person.key] for person in able) == pytest.approx(best, abs=1e-6)
    assert sum(chance.values()) == pytest.approx(problem.places)
    assert fair.limit >= best - 1e-9
    assert fair.proven


@few
@given(small_problems())
def test_every_lot_is_a_good_group_and_says_the_chances(problem: Problem) -> None:
    outcome = made(problem)
    good = {frozenset(person.key for person in group) for group in every_good_group(problem)}
    if not good:
        assert "lots" not in outcome
        return
    keys = {at: person.key for at, person in enumerate(problem.people, 1)}
    assert len(outcome["lots"]) == LOTS
    assert {frozenset(keys[at] for at in lot) for lot in outcome["lots"]} <= good
    tickets = Counter(at for lot in outcome["lots"] for at in lot)
    assert {str(at): tickets[at] for at in keys} == outcome["tickets"]
    never = {keys[at] for at, _why in outcome["impossible"]}
    assert never == {person.key for person in problem.people} - {key for group in good for key in group}
    assert min(tickets[at] for at in keys if keys[at] not in never) >= LOTS * outcome["floor"] - 12


@few
@given(small_problems())
def test_equals_have_equal_chances(problem: Problem) -> None:
    outcome = made(problem)
    if "lots" not in outcome:
        return
    houses = Counter(person.household for person in problem.people if person.household)
    alike: dict[object, list[int]] = {}
    for at, person in enumerate(problem.people, 1):
        if houses[person.household] < 2 and person in problem.open_people:
            alike.setdefault(person.values, []).append(outcome["tickets"][str(at)])
    assert all(max(tickets) - min(tickets) <= 1 for tickets in alike.values())


def test_the_same_pool_gives_the_same_lots_in_any_order() -> None:
    problem = large(40, 8)
    again = Problem(problem.people, problem.bounds, problem.places, one_table=True)
    assert made(problem) == made(again)
    turned = Problem(problem.people[::-1], problem.bounds, problem.places, one_table=True)

    def by_key(of: Problem) -> list[list[str]]:
        return [sorted(of.people[at - 1].key for at in lot) for lot in made(of)["lots"]]

    assert by_key(problem) == by_key(turned)


def test_without_agreements_everybody_has_the_same_chance() -> None:
    outcome = made(Problem(people(*["citizens"] * 10), (), 4))
    assert set(outcome["tickets"].values()) <= {1638, 1639}  # 4 / 10 of 4096
    assert outcome["floor"] == pytest.approx(0.4)


def test_after_the_smallest_the_next_smallest_is_raised() -> None:
    # One young citizen must be in every group; of the others nobody is let down for it.
    pool = people(*["citizens"] * 9, age=["y", *"o" * 8])
    outcome = made(Problem(pool, (bound("age", "y", 1, 1),), 3))
    assert outcome["tickets"]["1"] == LOTS
    assert {outcome["tickets"][str(at)] for at in range(2, 10)} == {LOTS // 4}


def test_four_thousand_words_draw_as_often_as_was_published() -> None:
    problem = large(60, 10)
    outcome = made(problem)
    words = [f"lotto {number}" for number in range(20_000)]
    drawn: Counter[int] = Counter()
    for word in words:
        drawn.update(outcome["lots"][lot_of(word)])
    for at in range(1, len(problem.people) + 1):
        chance = outcome["tickets"][str(at)] / LOTS
        spread = sqrt(chance * (1 - chance) / len(words))
        assert abs(drawn[at] / len(words) - chance) <= 4.5 * spread + 1e-9, at


def test_a_lot_is_the_last_three_characters_of_the_code() -> None:
    assert lot_of("lotto") == int(hashlib.sha256(b"lotto").hexdigest(), 16) % LOTS
    names = {f"{first}{second}{third}" for first, second, third in product("0123456789abcdef", repeat=3)}
    assert len(names) == LOTS


@pytest.mark.parametrize(("many", "places"), [(40, 8), (80, 10), (150, 12)])
def test_a_pool_as_one_meets_it(many: int, places: int) -> None:
    problem = large(many, places)
    outcome = made(problem)
    kept = dict(enumerate(problem.people, 1))
    assert all(problem.keeps(kept[at] for at in lot) for lot in {tuple(lot) for lot in outcome["lots"]})
    assert outcome["proven"]
    assert outcome["limit"] - outcome["floor"] <= 1e-4 * outcome["floor"]
    never = {at for at, _why in outcome["impossible"]}
    smallest = min(count for at, count in outcome["tickets"].items() if int(at) not in never)
    assert smallest >= 0.95 * outcome["limit"] * LOTS
