"""Whether groups are there, or only found: k-means always finds some.

The silhouette cannot tell: on votes without any groups it is 0.32-0.45 as well. What can: do the same groups come back
when a fifth of the people stays away? The adjusted Rand index (Hubert and Arabie 1985) is 1 when they do, and about 0
when the agreement is no better than chance.
"""

from collections.abc import Callable

import numpy as np

from .clusters import find_groups
from .opinion import landscape
from .votes import Floats, Integers, Matrix

REPEATS, SHARE = 20, 0.8
#: From this mean on groups are told.
STABLE = 0.8


def adjusted_rand(one: Integers, other: Integers) -> float:
    """How much two groupings of the same people agree; whatever their numbers are called. Never a NaN."""
    if not len(one):
        return 1.0
    _names, rows = np.unique(one, return_inverse=True)
    _others, columns = np.unique(other, return_inverse=True)
    width = int(columns.max()) + 1
    table = np.bincount(rows * width + columns, minlength=(int(rows.max()) + 1) * width).reshape(-1, width)
    together = float(_pairs(table).sum())
    in_one, in_other = float(_pairs(table.sum(axis=1)).sum()), float(_pairs(table.sum(axis=0)).sum())
    by_chance = in_one * in_other / max(float(_pairs(np.array([len(one)])).sum()), 1.0)
    most = (in_one + in_other) / 2
    return 1.0 if most == by_chance else (together - by_chance) / (most - by_chance)


def stability(
    votes: Matrix,
    labels: Integers,
    seed: int,
    *,
    repeats: int = REPEATS,
    report: Callable[[int, int], None] | None = None,
) -> Floats:
    """Per repeat: how much the groups of a random 80 % of the people agree with their groups among all.

    `report` is called after each with how many were done, of how many.
    """
    found = np.zeros(repeats)
    for repeat in range(repeats):
        chance = np.random.default_rng([seed, repeat])
        there = np.sort(chance.permutation(len(votes))[: max(int(len(votes) * SHARE), 1)])
        again = find_groups(landscape(votes[there]).people, [seed, repeat, 1])
        found[repeat] = adjusted_rand(labels[there], again.labels)
        if report:
            report(repeat + 1, repeats)
    return found


def _pairs(number: Integers) -> Floats:
    return number * (number - 1) / 2.0
