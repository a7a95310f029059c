"""Which statements set a group apart, when many are looked at.

With 40 statements and no difference at all, Polis's z > 1.2816 finds a "distinctive" one in every simulation. So the
difference must hold twice: |z| > 3, and Benjamini and Hochberg (1995) over every group, statement and vote that was
looked at, at most 5 % of what is called distinctive being so by chance. The order, and that most of the group votes
so, stay Polis's. The groups come from the same votes: the statements describe them, they prove nothing.
"""

from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np

from .opinion_stats import SIGNIFICANT, GroupStats
from .votes import AGREE, DISAGREE, Flags, Floats

CLEAR, FALSE_SHARE, MOST = 3.0, 0.05, 5


@dataclass(frozen=True, slots=True)
class Distinctive:
    """A group votes this on a statement, clearly more than the others do."""

    group: int
    statement: int
    vote: int


def benjamini_hochberg(chances: Floats) -> Floats:
    """The chances, adjusted for how many there are: as many of them as are at most q are false in a share of q."""
    if not chances.size:
        return chances
    flat = chances.ravel()
    order = np.argsort(flat, kind="stable")
    scaled = flat[order] * len(flat) / np.arange(1, len(flat) + 1)
    adjusted = np.empty(len(flat))
    adjusted[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    return adjusted.reshape(chances.shape)


def chance_of(z: Floats) -> Floats:
    """Two-sided: how likely a z this far from nought is when there is no difference."""
    return np.vectorize(lambda value: erfc(abs(value) / sqrt(2)), otypes=[float])(z) if z.size else z


def distinctive(stats: GroupStats, retired: Flags) -> list[Distinctive]:
    """Group by group, at most five each, the most typical first."""
    asked = (stats.seen.sum(axis=0) > 0) & ~retired
    both = np.stack([stats.agree.ratio_z, stats.disagree.ratio_z])
    adjusted = np.ones(both.shape)
    adjusted[:, :, asked] = benjamini_hochberg(chance_of(both[:, :, asked]))
    found = []
    for group in range(len(stats.seen)):
        candidates = [
            (float(of.metric[group, at]), Distinctive(group, int(at), vote))
            for side, (vote, of) in enumerate(((AGREE, stats.agree), (DISAGREE, stats.disagree)))
            for at in np.flatnonzero(
                asked
                & (of.ratio_z[group] > CLEAR)
                & (of.z[group] > SIGNIFICANT)
                & (adjusted[side, group] <= FALSE_SHARE)
            )
        ]
        candidates.sort(key=lambda pair: (-pair[0], pair[1].statement))
        found += [each for _metric, each in candidates[:MOST]]
    return found
