"""The method of equal shares: a set in which no group of like-minded people of some size is passed over.

Source: G. Pierczyński, P. Skowron, D. Peters, *Proportional Participatory Budgeting with Additive Utilities* (2021),
arXiv 2008.13276; for a set of k without costs: D. Peters, P. Skowron (2020), arXiv 1911.11747.

Everybody gets an equal share of the budget; with weights, person i gets w_i / sum(w). An option is bought by those
who want it: at price rho per unit of utility, person i pays min(b_i, rho * w_i * u_i). Again and again the option is
bought whose rho is lowest (the most satisfaction for the money), until no option can be paid by those who want it.
Equal prices, within rounding, are decided by the order that the caller gives: fixed beforehand, and published.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: Prices that differ less than this, as a part, are equal: floating point is no reason to choose.
_EQUAL = 1e-9


@dataclass(frozen=True, slots=True)
class Bought:
    """One option that its supporters paid: at which price per unit of utility, and what each person paid."""

    option: int
    rho: float
    paid: Floats


@dataclass(frozen=True, slots=True)
class Shares:
    """What was bought, in order; what was then added to use the rest of the budget; and what is left."""

    bought: tuple[Bought, ...]
    completed: tuple[int, ...]
    left: float

    @property
    def chosen(self) -> list[int]:
        """The whole set."""
        return [*(each.option for each in self.bought), *self.completed]


def equal_shares(
    utility: NDArray[np.generic],
    budget: float,
    *,
    costs: Sequence[float] | None = None,
    weights: Sequence[float] | Floats | None = None,
    order: Sequence[int] | None = None,
) -> Shares:
    """Buy with equal shares, then fill what is left.

    utility: people x options, nought or more. `costs`: one per option (1 when left out); `weights`: one per person.
    `order`: the options as ties are decided and as the rest is filled, first is best. Filling takes options in that
    order as long as they fit; it never takes back what was bought.
    """
    wanted = np.asarray(utility, dtype=np.float64)
    people, options = wanted.shape
    price = np.ones(options) if costs is None else np.asarray(costs, dtype=np.float64)
    weight = np.ones(people) if weights is None else np.asarray(weights, dtype=np.float64)
    ranked = list(range(options)) if order is None else list(order)
    bought = _buy(wanted * weight[:, None], price, weight, budget, ranked) if people and weight.sum() > 0 else []
    left = budget - float(sum(price[each.option] for each in bought))
    completed = []
    taken = {each.option for each in bought}
    for option in ranked:
        if option not in taken and price[option] <= left + _EQUAL * max(budget, 1.0):
            completed.append(option)
            left -= float(price[option])
    return Shares(tuple(bought), tuple(completed), max(left, 0.0))


def _buy(wanted: Floats, price: Floats, weight: Floats, budget: float, ranked: list[int]) -> list[Bought]:
    """The phase in which people pay. A price never falls, so an option is only priced again when it could win."""
    purse = weight / weight.sum() * budget
    left = set(ranked)
    known = dict.fromkeys(ranked, 0.0)
    bought: list[Bought] = []
    while left:
        best = np.inf
        for option in sorted(left, key=lambda each: known[each]):
            if known[option] > best * (1 + _EQUAL):
                break
            rho = _price_of(wanted[:, option], purse, float(price[option]))
            if rho is None:
                left.discard(option)  # purses only get emptier
                continue
            known[option] = rho
            best = min(best, rho)
        if best == np.inf:
            break
        winner = next(each for each in ranked if each in left and known[each] <= best * (1 + _EQUAL) + 1e-15)
        rho = known[winner]
        paid = np.minimum(purse, rho * wanted[:, winner])
        purse = purse - paid
        left.discard(winner)
        bought.append(Bought(winner, rho, paid))
    return bought


def _price_of(wanted: Floats, purse: Floats, cost: float) -> float | None:
    """The lowest rho at which those who want it pay the cost together; None when they have too little."""
    who = wanted > 0
    purses, rates = purse[who], wanted[who]
    if not purses.size or purses.sum() < cost - _EQUAL * max(cost, 1.0):
        return None
    empty_at = purses / rates
    order = np.argsort(empty_at, kind="stable")
    purses, rates, empty_at = purses[order], rates[order], empty_at[order]
    before = np.concatenate([[0.0], np.cumsum(purses)[:-1]])
    still = np.cumsum(rates[::-1])[::-1]
    rho = (cost - before) / still
    fits = rho <= empty_at * (1 + _EQUAL) + 1e-15
    return max(float(rho[fits.argmax()]), 0.0) if fits.any() else float(empty_at[-1])
