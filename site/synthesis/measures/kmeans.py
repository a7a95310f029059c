"""k-means with weights, from a given source of chance. Small: points have two coordinates."""

from dataclasses import dataclass

import numpy as np

from .votes import Floats, Integers

_MOST_ROUNDS = 60


@dataclass(frozen=True, slots=True)
class Clusters:
    """Which cluster each point is in, where the centres are, and the sum of the squared distances to them."""

    labels: Integers
    centres: Floats
    spread: float


def kmeans(points: Floats, weights: Floats, number: int, chance: np.random.Generator, *, starts: int = 1) -> Clusters:
    """The best of some starts. `points` are different from each other and no fewer than `number`."""
    tries = [_from(points, weights, _first_centres(points, weights, number, chance)) for _start in range(starts)]
    return min(tries, key=lambda clusters: clusters.spread)


def nearest(points: Floats, centres: Floats) -> Integers:
    """For each point the centre that is nearest; the first of equals."""
    labels: Integers = _distances(points, centres).argmin(axis=1)
    return labels


def _distances(points: Floats, centres: Floats) -> Floats:
    return (points[:, :1] - centres[:, 0]) ** 2 + (points[:, 1:] - centres[:, 1]) ** 2


def _first_centres(points: Floats, weights: Floats, number: int, chance: np.random.Generator) -> Floats:
    """k-means++ (Arthur and Vassilvitskii 2007): each next centre by chance, the likelier the further away."""
    chosen = [int(chance.choice(len(points), p=weights / weights.sum()))]
    away = _distances(points, points[chosen])[:, 0]
    while len(chosen) < number:
        likely = away * weights
        chosen.append(int(chance.choice(len(points), p=likely / likely.sum())))
        away = np.minimum(away, _distances(points, points[chosen[-1:]])[:, 0])
    return points[chosen]


def _from(points: Floats, weights: Floats, centres: Floats) -> Clusters:
    """Lloyd's rounds until nobody moves. A cluster that loses all its points stays where it was."""
    labels = nearest(points, centres)
    for _round in range(_MOST_ROUNDS):
        centres = _means(points, weights, labels, centres)
        moved = nearest(points, centres)
        if np.array_equal(moved, labels):
            break
        labels = moved
    spread = float((weights * _distances(points, centres)[np.arange(len(points)), labels]).sum())
    return Clusters(labels, centres, spread)


def _means(points: Floats, weights: Floats, labels: Integers, centres: Floats) -> Floats:
    mass = np.bincount(labels, weights, len(centres))
    sums = np.stack([np.bincount(labels, weights * points[:, axis], len(centres)) for axis in (0, 1)], axis=1)
    return np.divide(sums, mass[:, None], out=centres.copy(), where=mass[:, None] > 0)
