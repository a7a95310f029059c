"""Equal shares: against the definition, and what must hold whatever people choose."""

from fractions import Fraction
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from synthesis.measures.shares import equal_shares


def by_definition(
    utility: list[list[int]], budget: int, costs: list[int], weights: list[int], order: list[int]
) -> tuple[list[int], list[int]]:
    """(bought, completed), slowly and exactly: who empties a purse is tried set by set."""
    total = sum(weights)
    purse = [Fraction(weight * budget, total) for weight in weights]
    bought: list[int] = []
    while True:
        prices = {}
        for option in range(len(costs)):
            if option in bought:
                continue
            rho = _price([utility[i][option] * weights[i] for i in range(len(weights))], purse, costs[option])
            if rho is not None:
                prices[option] = rho
        if not prices:
            break
        best = min(prices.values())
        winner = next(option for option in order if prices.get(option) == best)
        purse = [p - min(p, best * utility[i][winner] * weights[i]) for i, p in enumerate(purse)]
        bought.append(winner)
    left = budget - sum(costs[option] for option in bought)
    completed = []
    for option in order:
        if option not in bought and costs[option] <= left:
            completed.append(option)
            left -= costs[option]
    return bought, completed


def _price(rates: list[int], purse: list[Fraction], cost: int) -> Fraction | None:
    fans = [i for i, rate in enumerate(rates) if rate > 0]
    found = []
    for size in range(len(fans)):
        for empty in combinations(fans, size):
            rest = sum(rates[i] for i in fans if i not in empty)
            rho = (cost - sum((purse[i] for i in empty), Fraction(0))) / rest
            if rho >= 0 and sum((min(purse[i], rho * rates[i]) for i in fans), Fraction(0)) == cost:
                found.append(rho)
    return min(found, default=None)


sizes = st.tuples(st.integers(1, 5), st.integers(1, 4))


@st.composite
def elections(draw: st.DrawFn) -> tuple[list[list[int]], int, list[int], list[int]]:
    people, options = draw(sizes)
    utility = [[draw(st.integers(0, 4)) for _option in range(options)] for _person in range(people)]
    costs = [draw(st.integers(1, 5)) for _option in range(options)]
    weights = [draw(st.integers(1, 4)) for _person in range(people)]
    return utility, draw(st.integers(1, 10)), costs, weights


@given(elections(), st.randoms(use_true_random=False))
def test_it_is_the_definition(election, random) -> None:
    utility, budget, costs, weights = election
    order = list(range(len(costs)))
    random.shuffle(order)
    found = equal_shares(np.array(utility), budget, costs=costs, weights=weights, order=order)
    assert ([each.option for each in found.bought], list(found.completed)) == by_definition(
        utility, budget, costs, weights, order
    )


@given(elections())
def test_the_budget_is_never_exceeded_and_whoever_pays_pays_from_an_equal_share(election) -> None:
    utility, budget, costs, weights = election
    found = equal_shares(np.array(utility), budget, costs=costs, weights=weights)
    assert sum(costs[option] for option in found.chosen) <= budget
    assert len(set(found.chosen)) == len(found.chosen)
    if found.bought:
        paid = sum(each.paid for each in found.bought)
        assert (paid <= np.array(weights) / sum(weights) * budget + 1e-9).all()
        for each in found.bought:
            assert abs(each.paid.sum() - costs[each.option]) < 1e-6


@given(elections(), st.randoms(use_true_random=False))
def test_the_order_of_people_and_the_names_of_options_do_not_matter(election, random) -> None:
    utility, budget, costs, weights = election
    first = equal_shares(np.array(utility), budget, costs=costs, weights=weights)
    people, names = list(range(len(weights))), list(range(len(costs)))
    random.shuffle(people)
    random.shuffle(names)  # the option that was names[j] is now called j
    again = equal_shares(
        np.array(utility)[np.ix_(people, names)],
        budget,
        costs=[costs[name] for name in names],
        weights=[weights[person] for person in people],
        order=[names.index(option) for option in range(len(costs))],
    )
    assert [names[option] for option in again.chosen] == first.chosen


@given(elections(), st.integers(2, 3))
def test_everybody_twice_changes_nothing(election, times) -> None:
    utility, budget, costs, weights = election
    first = equal_shares(np.array(utility), budget, costs=costs, weights=weights)
    again = equal_shares(np.array(utility * times), budget, costs=costs, weights=weights * times)
    assert again.chosen == first.chosen


@given(sizes, st.data())
def test_a_set_without_costs_has_as_many_as_asked(size, data) -> None:
    people, options = size
    wants = [[data.draw(st.booleans()) for _option in range(options)] for _person in range(people)]
    seats = data.draw(st.integers(1, options))
    assert len(equal_shares(np.array(wants), seats).chosen) == seats


@given(st.integers(1, 6), st.integers(2, 5), st.data())
def test_a_group_of_like_minded_people_gets_its_part(people, options, data) -> None:
    """Extended justified representation: l * n / k people who share l options have somebody with l of them."""
    wants = np.array([[data.draw(st.booleans()) for _option in range(options)] for _person in range(people)])
    seats = data.draw(st.integers(1, options))
    chosen = {each.option for each in equal_shares(wants, seats).bought}
    for part in range(1, seats + 1):
        for shared in combinations(range(options), part):
            group = [person for person in range(people) if all(wants[person, option] for option in shared)]
            if group and len(group) * seats >= part * people:
                assert max(sum(wants[person, option] for option in chosen) for person in group) >= part


def test_equal_weight_per_group_keeps_a_small_group_in() -> None:
    many, few = [[1, 1, 1, 0]] * 90, [[0, 0, 0, 1]] * 10
    utility = np.array([*many, *few])
    plain = equal_shares(utility, 2, order=[0, 1, 2, 3])
    balanced = equal_shares(utility, 2, weights=[1 / 90] * 90 + [1 / 10] * 10, order=[0, 1, 2, 3])
    assert plain.chosen == [0, 1]
    assert balanced.chosen == [0, 3]


def test_nobody_wants_anything() -> None:
    found = equal_shares(np.zeros((3, 2)), 1, order=[1, 0])
    assert (found.bought, found.completed, found.left) == ((), (1,), 0.0)
    assert equal_shares(np.zeros((0, 2)), 1).chosen == [0]
