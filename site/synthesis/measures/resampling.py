"""Drawing again from what there is, to see how sure a figure is: the bootstrap, and permutations beside it.

Source: B. Efron, R. Tibshirani, *An Introduction to the Bootstrap* (1993), ch. 13 (the percentile interval).
Everything is reproducible from a seed.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: Of the resamples at least this share must give a figure, else no interval is told.
_COMPUTABLE = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """Between these bounds lie 95 of 100 resamples."""

    low: float
    high: float

    @property
    def excludes_zero(self) -> bool:
        """Whether all of it lies on one side of nought."""
        return self.low > 0 or self.high < 0


def weights_of(units: int, resamples: int, seed: int) -> Floats:
    """How often each unit is drawn, one row per resample: as many units as there are, with putting back."""
    rng = np.random.default_rng(seed)
    return rng.multinomial(units, np.full(units, 1 / units), size=resamples).astype(np.float64)


def percentile_interval(figures: Floats) -> Interval | None:
    """The middle 95 % of the resamples; None when too many of them gave no figure (nan)."""
    known = figures[~np.isnan(figures)]
    if not len(known) or len(known) < _COMPUTABLE * len(figures):
        return None
    low, high = np.percentile(known, [2.5, 97.5])
    return Interval(float(low), float(high))


def adjusted(chances: list[float]) -> list[float]:
    """Chances of many tests, corrected for their number.

    Y. Benjamini, Y. Hochberg, *J. R. Stat. Soc. B* 57 (1995): the i-th smallest of m becomes
    min over j >= i of p_j·m/j.
    """
    if not chances:
        return []
    given = np.asarray(chances, dtype=np.float64)
    order = np.argsort(given)[::-1]
    ranks = np.arange(len(given), 0, -1)
    shrunk = np.minimum.accumulate(given[order] * len(given) / ranks)
    result = np.empty_like(given)
    result[order] = np.minimum(shrunk, 1)
    return [float(chance) for chance in result]
