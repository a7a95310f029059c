"""How far people who judge the same cases agree.

Every function takes a table of counts: a row per unit (case), a column per value (in the order of the scale), and in
each cell how many people gave that value. Ratings may be missing: rows need no equal number. What cannot be computed
(nothing there, nobody judged what somebody else judged, everybody gave one and the same value) is None.
"""

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from .resampling import Floats, Interval, percentile_interval, weights_of


class Level(StrEnum):
    """What the values are to each other."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


def counts_of(table: ArrayLike) -> Floats:
    """The table as numbers, of two dimensions also when it is empty."""
    counts = np.asarray(table, dtype=np.float64)
    return counts if counts.ndim == 2 else counts.reshape(0, 0)


def pairable(table: ArrayLike) -> Floats:
    """The units that two people or more judged."""
    counts = counts_of(table)
    return counts[counts.sum(axis=1) >= 2]


def alpha(table: ArrayLike, level: Level = Level.NOMINAL, values: ArrayLike | None = None) -> float | None:
    """Krippendorff's alpha: 1 is perfect agreement, 0 is what chance gives.

    K. Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011):
    alpha = 1 - (n - 1) · Σ o_ck δ²_ck / Σ n_c n_k δ²_ck, with coincidences
    o_ck = Σ_u n_uc (n_uk - [c = k]) / (m_u - 1) over the units u with m_u >= 2 ratings, n_c = Σ_k o_ck, n = Σ n_c.
    `values` are the numbers of the columns, for the levels interval and ratio (else 1, 2, 3 …).
    """
    counts = pairable(table)
    if not len(counts):
        return None
    once = np.ones((1, len(counts)))
    figure = float(alphas(once, counts, level, values)[0])
    return None if np.isnan(figure) else figure


def alpha_interval(
    table: ArrayLike,
    level: Level = Level.NOMINAL,
    values: ArrayLike | None = None,
    *,
    resamples: int = 2000,
    seed: int = 1,
) -> Interval | None:
    """The 95 % percentile interval of alpha, by drawing units again: another set of cases could have been made."""
    counts = pairable(table)
    if len(counts) < 2:
        return None
    return percentile_interval(alphas(weights_of(len(counts), resamples, seed), counts, level, values))


def alphas(weights: Floats, counts: Floats, level: Level, values: ArrayLike | None = None) -> Floats:
    """Alpha of many resamples at once: a row of weights each; nan where it cannot be computed."""
    width = counts.shape[1]
    totals = weights @ counts
    observed = (weights @ coincidences(counts).reshape(len(counts), -1)).reshape(-1, width, width)
    return alpha_from(observed, totals, level, values)


def coincidences(counts: Floats) -> Floats:
    """Of each unit the pairs of values it brings, divided by m_u - 1. Units need two ratings or more."""
    pairs = counts[:, :, None] * counts[:, None, :]
    same = np.arange(counts.shape[1])
    pairs[:, same, same] -= counts
    return pairs / (counts.sum(axis=1) - 1)[:, None, None]


def alpha_from(observed: Floats, totals: Floats, level: Level, values: ArrayLike | None = None) -> Floats:
    """Alpha from coincidences (resamples x values x values) and totals of values (resamples x values)."""
    distances = _distances(totals, level, values)
    disagreement = (observed * distances).sum(axis=(1, 2))
    expected = np.einsum("bc,bk,bck->b", totals, totals, distances)
    n = totals.sum(axis=1)
    quotient = np.divide((n - 1) * disagreement, expected, out=np.full(len(n), np.nan), where=expected > 0)
    return 1 - quotient


def _distances(totals: Floats, level: Level, values: ArrayLike | None) -> Floats:
    """δ² between every two values, per resample.

    Nominal [c ≠ k]; ordinal (Σ_{g=c..k} n_g - (n_c + n_k) / 2)², which is the square of the distance between the
    middle ranks of c and k; interval (c - k)²; ratio ((c - k) / (c + k))².
    """
    width = totals.shape[1]
    if level == Level.NOMINAL:
        return np.broadcast_to(1 - np.eye(width), (len(totals), width, width))
    if level == Level.ORDINAL:
        middle = np.cumsum(totals, axis=1) - totals / 2
        return (middle[:, None, :] - middle[:, :, None]) ** 2
    numbers = np.arange(1, width + 1) if values is None else np.asarray(values, dtype=np.float64)
    apart = numbers[None, :] - numbers[:, None]
    if level == Level.RATIO:
        sums = numbers[None, :] + numbers[:, None]
        apart = np.divide(apart, sums, out=np.zeros_like(apart, dtype=np.float64), where=sums != 0)
    return np.broadcast_to(apart**2.0, (len(totals), width, width))


def unit_agreement(table: ArrayLike) -> Floats:
    """Per unit the share of pairs of people who gave the same value; nan for a unit with fewer than two ratings."""
    counts = counts_of(table)
    people = counts.sum(axis=1)
    pairs = people * (people - 1)
    same = (counts * (counts - 1)).sum(axis=1)
    return np.divide(same, pairs, out=np.full(len(counts), np.nan), where=people >= 2)


def raw_agreement(table: ArrayLike) -> float | None:
    """Take a case, and two people who judged it: how often did they give the same value? The mean over the cases."""
    shares = unit_agreement(table)
    known = shares[~np.isnan(shares)]
    return float(known.mean()) if len(known) else None


def ac1(table: ArrayLike) -> float | None:
    """Gwet's AC1, which does not fall when nearly everybody gives one value.

    K. L. Gwet, *Br. J. Math. Stat. Psychol.* 61 (2008): (p_a - p_e) / (1 - p_e), p_a the raw agreement,
    p_e = Σ π_k (1 - π_k) / (q - 1), π_k the mean over all units with a rating of the share of value k. q counts the
    values of the scale, also those that nobody gave.
    """
    counts = counts_of(table)
    agreed = raw_agreement(counts)
    width = counts.shape[1]
    if agreed is None or width < 2:
        return None
    people = counts.sum(axis=1)
    rated = counts[people >= 1] / people[people >= 1][:, None]
    shares = rated.mean(axis=0)
    by_chance = float((shares * (1 - shares)).sum()) / (width - 1)
    return (agreed - by_chance) / (1 - by_chance) if by_chance < 1 else None


def alpha_without_each(
    table: ArrayLike, raters: ArrayLike, units: ArrayLike, values: ArrayLike, level: Level = Level.NOMINAL
) -> tuple[float, float] | None:
    """The lowest and the highest alpha when one person is left out: nobody by name, only how far one person matters.

    `raters`, `units` and `values` are the ratings, one place each: who (a number), which row, which column.
    """
    counts = counts_of(table)
    who, unit, value = (np.asarray(each, dtype=np.int64) for each in (raters, units, values))
    if not len(who) or not len(pairable(counts)):
        return None
    width = counts.shape[1]
    whole = _contributions_of(counts)
    lost = np.zeros((who.max() + 1, width * width + width))
    for column in range(width):
        less = counts.copy()
        less[:, column] -= 1
        # Nobody gave this value to such a unit: there is nothing to take away.
        less[counts[:, column] < 1] = 0
        here = value == column
        np.add.at(lost, who[here], (whole - _contributions_of(less))[unit[here]])
    left = whole.sum(axis=0) - lost[np.unique(who)]
    figures = alpha_from(left[:, : width * width].reshape(-1, width, width), left[:, width * width :], level)
    known = figures[~np.isnan(figures)]
    return (float(known.min()), float(known.max())) if len(known) else None


def _contributions_of(counts: Floats) -> Floats:
    """Per unit its coincidences and its totals, side by side; noughts for a unit with fewer than two ratings."""
    enough = counts.sum(axis=1) >= 2
    found = np.zeros((len(counts), counts.shape[1] ** 2 + counts.shape[1]))
    if enough.any():
        pairs = coincidences(counts[enough])
        found[enough] = np.concatenate([pairs.reshape(len(pairs), -1), counts[enough]], axis=1)
    return found
