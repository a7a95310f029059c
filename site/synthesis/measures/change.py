"""Whether people agree more than before, on the very same cases."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .agreement import Level, alphas, counts_of, unit_agreement
from .resampling import Floats, Interval, percentile_interval, weights_of

#: (weights of units, a row per resample) -> the figure before and after, per resample.
Figures = Callable[[Floats], tuple[Floats, Floats]]


@dataclass(frozen=True, slots=True)
class Change:
    """By how much a figure rose (or fell) between two judgements of the same units; interval None: not told."""

    before: float | None
    after: float | None
    interval: Interval | None

    @property
    def value(self) -> float | None:
        """After less before; None when one of them cannot be computed."""
        return None if self.before is None or self.after is None else self.after - self.before


def change_in_alpha(
    before: ArrayLike, after: ArrayLike, level: Level, *, resamples: int = 2000, seed: int = 1
) -> Change:
    """Paired: row i of both tables is the same case. Each resample draws the same cases in both."""
    one, two = _judged_twice(before, after)

    def figures(weights: Floats) -> tuple[Floats, Floats]:
        return alphas(weights, one, level), alphas(weights, two, level)

    return _change(len(one), figures, resamples, seed)


def change_in_raw(before: ArrayLike, after: ArrayLike, *, resamples: int = 2000, seed: int = 1) -> Change:
    """The same for the raw agreement."""
    one, two = _judged_twice(before, after)
    first, second = unit_agreement(one), unit_agreement(two)

    def figures(weights: Floats) -> tuple[Floats, Floats]:
        people = weights.sum(axis=1)
        return weights @ first / people, weights @ second / people

    return _change(len(one), figures, resamples, seed)


def _judged_twice(before: ArrayLike, after: ArrayLike) -> tuple[Floats, Floats]:
    """The cases on which there are two ratings or more, both times."""
    one, two = counts_of(before), counts_of(after)
    if len(one) != len(two):
        raise ValueError("row i of both tables is the same case")
    if not len(one):
        return one, two
    both = (one.sum(axis=1) >= 2) & (two.sum(axis=1) >= 2)
    return one[both], two[both]


def _change(units: int, figures: Figures, resamples: int, seed: int) -> Change:
    if not units:
        return Change(None, None, None)
    first, second = figures(np.ones((1, units)))
    drawn_first, drawn_second = figures(weights_of(units, resamples, seed))
    interval = percentile_interval(drawn_second - drawn_first) if units >= 2 else None
    return Change(_known(first), _known(second), interval)


def _known(figure: Floats) -> float | None:
    return None if np.isnan(figure[0]) else float(figure[0])
