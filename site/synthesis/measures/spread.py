"""How far the answers to one case lie apart, and how far two sides of a table lie apart on it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .resampling import Floats, Interval, percentile_interval


def entropy(counts: ArrayLike) -> float | None:
    """0 when everybody gave one value, 1 when all values were given equally often; None when nobody gave any.

    C. E. Shannon (1948), divided by its greatest value: -Σ p_k ln p_k / ln q, with q the values of the scale.
    """
    given = np.asarray(counts, dtype=np.float64)
    total = given.sum()
    if not total or len(given) < 2:
        return None
    shares = given[given > 0] / total
    return float(max(0.0, -(shares * np.log(shares)).sum() / np.log(len(given))))


@dataclass(frozen=True, slots=True)
class Gap:
    """How much further on the scale one side stands than the other, with how sure that is.

    value: from -1 to 1; nought is no gap. interval: by drawing people again on each side. chance: how often a gap at
    least so wide comes about when people are spread over the sides at random.
    """

    value: float
    interval: Interval | None
    chance: float


def gap(one: ArrayLike, other: ArrayLike, *, resamples: int = 2000, seed: int = 1) -> Gap | None:
    """The gap between two rows of counts on one scale: above nought when `one` stands earlier on it than `other`.

    N. Cliff, *Psychol. Bull.* 114 (1993): Σ_i Σ_j p_i q_j sign(j - i): of all pairs with one person of each side, the
    share in which the first stands earlier, less the share in which the second does. None when a side is empty.
    """
    first, second = (np.asarray(side, dtype=np.int64) for side in (one, other))
    n, m = int(first.sum()), int(second.sum())
    if not n or not m:
        return None
    value = float(_dominance(first[None, :], second[None, :])[0])
    rng = np.random.default_rng(seed)
    drawn = _dominance(rng.multinomial(n, first / n, size=resamples), rng.multinomial(m, second / m, size=resamples))
    mixed = rng.multivariate_hypergeometric(first + second, n, size=resamples, method="marginals")
    by_chance = np.abs(_dominance(mixed, (first + second)[None, :] - mixed))
    chance = (1 + int((by_chance >= abs(value) - 1e-12).sum())) / (1 + resamples)
    return Gap(value, percentile_interval(drawn), chance)


def _dominance(first: np.ndarray, second: np.ndarray) -> Floats:
    """Cliff's delta, row by row."""
    one = first / first.sum(axis=1, keepdims=True)
    other = second / second.sum(axis=1, keepdims=True)
    after = np.cumsum(other[:, ::-1], axis=1)[:, ::-1] - other
    before = np.cumsum(other, axis=1) - other
    return np.asarray((one * (after - before)).sum(axis=1), dtype=np.float64)


def mean_interval(figures: ArrayLike, weights: Floats) -> Interval | None:
    """The interval of a mean over units, when the units are drawn again."""
    given = np.asarray(figures, dtype=np.float64)
    return percentile_interval(weights @ given / weights.sum(axis=1)) if len(given) >= 2 else None
