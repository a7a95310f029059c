"""What groups think of a statement together: a bridge score, the widest gap, and a verdict in one word.

Counts go in, per group: how many agree, how many disagree, and how many answered (agree, disagree or no opinion).
Plain Python: 200 statements take some milliseconds, however many people answered.

Sources. The score is the consensus of groups of Polis, as improved in red-dwarf (pull request 120): a prior of a half
(Jeffreys), agreement that nobody opposes (a times 1 - d), and the geometric mean, so that the number of groups does
not matter. Its interval is the delta method on the scale of the logit (A. Agresti, Categorical Data Analysis, 2013,
section 16.1): a and d have the variances and covariance of a Dirichlet with n + 1 answers. The gap is the difference
of two proportions, each with one more who agrees and one more who does not (A. Agresti and B. Caffo, The American
Statistician 54, 2000), with the normal quantile of Bonferroni, because it is the widest of several.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from math import exp, log, sqrt
from statistics import NormalDist

#: Fewer answers than this in any group, and we say nothing. Set by policy, not by the data.
LEAST_ANSWERS = 10
#: Groups differ when we are sure that they are at least this far apart (shares run from 0 to 1).
LEAST_GAP = 0.1
CONFIDENCE = 0.95


class Verdict(StrEnum):
    """What can be said of a statement."""

    AGREED = "agreed"
    DISAGREED = "disagreed"
    DIVIDES = "divides"
    UNCLEAR = "no_clear_picture"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class Votes:
    """What one group answered. Who did not understand the statement gave no opinion on it, and is not in here."""

    agree: int = 0
    disagree: int = 0
    neutral: int = 0

    @property
    def answered(self) -> int:
        """How many people."""
        return self.agree + self.disagree + self.neutral

    @property
    def agreeing(self) -> float:
        """The share that agrees, half an answer towards the middle."""
        return (self.agree + 0.5) / (self.answered + 1)

    @property
    def opposing(self) -> float:
        """The share that disagrees, likewise."""
        return (self.disagree + 0.5) / (self.answered + 1)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number, and between what it lies for 95 %."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Gap:
    """How far the share that agrees lies apart, in the two groups that are furthest apart."""

    higher: str
    lower: str
    size: Estimate


@dataclass(frozen=True, slots=True)
class Bridge:
    """Everything about one statement. Without two groups, or with an empty one, there is no score and no gap."""

    verdict: Verdict
    score: Estimate | None = None
    gap: Gap | None = None


def bridge_of(groups: Mapping[str, Votes], *, least: int = LEAST_ANSWERS) -> Bridge:
    """Score, gap and verdict of one statement; `groups` are the votes by code of the group."""
    if len(groups) < 2 or any(votes.answered == 0 for votes in groups.values()):
        return Bridge(Verdict.TOO_FEW)
    # In a fixed order, so that the order of the groups changes not even the last digit.
    ordered = dict(sorted(groups.items()))
    gap = widest_gap(ordered)
    verdict = Verdict.TOO_FEW
    if all(votes.answered >= least for votes in ordered.values()):
        verdict = _verdict(ordered, gap)
    return Bridge(verdict, score_of(ordered), gap)


def score_of(groups: Mapping[str, Votes]) -> Estimate:
    """The geometric mean over the groups of a times (1 - d), with its interval; between 0 and 1."""
    number = len(groups)
    parts = sorted((log(v.agreeing) + log(1 - v.opposing), _variance(v)) for v in groups.values())
    value = exp(sum(part for part, _variance_of_part in parts) / number)
    spread = sqrt(sum(variance for _part, variance in parts)) / number
    width = _quantile(1) * spread / (1 - value)
    logit = log(value / (1 - value))
    return Estimate(value, _inverse_logit(logit - width), _inverse_logit(logit + width))


def widest_gap(groups: Mapping[str, Votes]) -> Gap:
    """The two groups whose shares that agree lie furthest apart. Of equal gaps, the first by name."""
    pairs = list(combinations(sorted(groups), 2))
    one, other = max(pairs, key=lambda pair: abs(_plain_share(groups[pair[0]]) - _plain_share(groups[pair[1]])))
    higher, lower = sorted((one, other), key=lambda code: -_plain_share(groups[code]))
    size = _plain_share(groups[higher]) - _plain_share(groups[lower])
    width = _quantile(len(pairs)) * sqrt(_spread(groups[higher]) + _spread(groups[lower]))
    return Gap(higher, lower, Estimate(size, max(size - width, -1.0), min(size + width, 1.0)))


def _verdict(groups: Mapping[str, Votes], gap: Gap) -> Verdict:
    """More than half in every group, and sure of it; else a gap one is sure of; else nothing clear."""
    if all(_is_surely_most(votes.agreeing, votes.answered) for votes in groups.values()):
        return Verdict.AGREED
    if all(_is_surely_most(votes.opposing, votes.answered) for votes in groups.values()):
        return Verdict.DISAGREED
    return Verdict.DIVIDES if gap.size.low >= LEAST_GAP else Verdict.UNCLEAR


def _is_surely_most(share: float, answered: int) -> bool:
    return share - _quantile(1) * sqrt(share * (1 - share) / (answered + 2)) > 0.5


def _plain_share(votes: Votes) -> float:
    """The share that agrees, one more to each side."""
    return (votes.agree + 1) / (votes.answered + 2)


def _spread(votes: Votes) -> float:
    """The variance of that share."""
    return _plain_share(votes) * (1 - _plain_share(votes)) / (votes.answered + 2)


def _variance(votes: Votes) -> float:
    """The variance of log(a) + log(1 - d), by the delta method; a and d are shares of the same answers."""
    a, d = votes.agreeing, votes.opposing
    return ((1 - a) / a + 3 * d / (1 - d)) / (votes.answered + 2)


def _quantile(pairs: int) -> float:
    """How many standard deviations an interval is wide to each side, when it is the widest of so many."""
    return NormalDist().inv_cdf(1 - (1 - CONFIDENCE) / (2 * pairs))


def _inverse_logit(logit: float) -> float:
    return 1 / (1 + exp(-logit)) if logit >= 0 else 1 - 1 / (1 + exp(logit))
