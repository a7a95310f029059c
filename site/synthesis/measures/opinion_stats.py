"""What a group thinks of a statement, and how that differs from everybody else.

After Polis (math/src/polismath/math/repness.clj and stats.clj), per group g, statement j and vote v, with N people of
g who voted on j and N_v of them v:
    p       (N_v + 1) / (N + 2)
    z       2 sqrt(N + 1) ((N_v + 1) / (N + 1) - 1/2)                          is it more than half?
    ratio   p in the group / p in all others
    ratio_z the two-proportion test, all four counts + 1; 0 where everybody votes v
    metric  ratio * ratio_z * p * z
Group-informed consensus is the product of p over the groups; majority consensus is p > 1/2 and z > 1.2816, by p * z.
"""

from dataclasses import dataclass

import numpy as np

from .votes import AGREE, DISAGREE, MISSING, Flags, Floats, Integers, Matrix

#: One-sided, 90 %: Polis's own threshold.
SIGNIFICANT = 1.2816


@dataclass(frozen=True, slots=True)
class VoteStats:
    """Each is groups x statements."""

    number: Integers
    p: Floats
    z: Floats
    ratio: Floats
    ratio_z: Floats

    @property
    def metric(self) -> Floats:
        """By which Polis orders what is typical for a group."""
        return self.ratio * self.ratio_z * self.p * self.z

    @property
    def consensus(self) -> Floats:
        """Per statement: the product over the groups."""
        return self.p.prod(axis=0)

    @property
    def lowest(self) -> Floats:
        """Per statement: what the group says that says it least."""
        return self.p.min(axis=0)


@dataclass(frozen=True, slots=True)
class GroupStats:
    """`seen` is how many people of a group voted on a statement: groups x statements."""

    seen: Integers
    agree: VoteStats
    disagree: VoteStats


def group_stats(votes: Matrix, labels: Integers, groups: int) -> GroupStats:
    """For groups 0 .. groups - 1. Without votes everything is a half, never a NaN."""
    seen = np.stack([(votes[labels == group] != MISSING).sum(axis=0) for group in range(groups)])
    return GroupStats(seen, _of(votes, labels, seen, AGREE), _of(votes, labels, seen, DISAGREE))


def _of(votes: Matrix, labels: Integers, seen: Integers, vote: int) -> VoteStats:
    number = np.stack([(votes[labels == group] == vote).sum(axis=0) for group in range(len(seen))])
    other, other_seen = number.sum(axis=0) - number, seen.sum(axis=0) - seen
    p = (number + 1) / (seen + 2)
    z = 2 * np.sqrt(seen + 1) * ((number + 1) / (seen + 1) - 0.5)
    ratio = p / ((other + 1) / (other_seen + 2))
    return VoteStats(number, p, z, ratio, _two_proportions(number + 1, other + 1, seen + 1, other_seen + 1))


def _two_proportions(one: Integers, other: Integers, of_one: Integers, of_other: Integers) -> Floats:
    pooled = (one + other) / (of_one + of_other)
    spread = np.sqrt(pooled * (1 - pooled) * (1 / of_one + 1 / of_other))
    return np.divide(one / of_one - other / of_other, spread, out=np.zeros(pooled.shape), where=pooled < 1)


def majority(votes: Matrix, vote: int, retired: Flags, *, most: int = 5) -> list[int]:
    """The statements on which everybody together clearly votes this: at most so many, the clearest first."""
    stats = group_stats(votes, np.zeros(len(votes), dtype=np.int64), 1)
    of = stats.agree if vote == AGREE else stats.disagree
    fits = (of.p[0] > 0.5) & (of.z[0] > SIGNIFICANT) & ~retired
    order = np.argsort(-of.p[0] * of.z[0], kind="stable")
    return [int(at) for at in order if fits[at]][:most]
