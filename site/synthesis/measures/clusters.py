"""Groups of people who vote alike, as Polis finds them (math/src/polismath/math/clusters.clj and conversation.clj).

People are put into at most 100 base clusters; those centres, weighted by their people, into k groups for k from 2 to
min(5, 2 + bases/12); the k with the highest mean silhouette between base centres wins. What Polis adds for viewers of
a running conversation (a new k must win four times in a row, and starts from the last result) has no place in a
calculation that is done once.
"""

from dataclasses import dataclass

import numpy as np

from .kmeans import kmeans, nearest
from .votes import Floats, Integers

MOST_BASES, MOST_GROUPS = 100, 5
#: From so many people on, base clusters are learnt from some of them; the others join the nearest.
_MANY, _LEARN_FROM = 10_000, 5_000
_STARTS = 10
#: Places that differ less than this are one place: the rest is rounding.
_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class Grouping:
    """A group per person (0 is the largest), the middle of each group, and how well they lie apart."""

    labels: Integers
    centres: Floats
    silhouette: float

    @property
    def number(self) -> int:
        """How many groups; 1 when everybody stands in one place, 0 without people."""
        return len(self.centres)


def find_groups(people: Floats, seed: int | list[int]) -> Grouping:
    """The groups; the same places and the same seed give the same groups."""
    if not len(people):
        return Grouping(np.zeros(0, dtype=np.int64), np.zeros((0, 2)), 0.0)
    chance = np.random.default_rng(seed)
    bases, base_of, weights = _bases(people, chance)
    if len(bases) < 2:
        return Grouping(np.zeros(len(people), dtype=np.int64), bases, 0.0)
    best: tuple[float, Integers] | None = None
    between = np.sqrt(((bases[:, None] - bases[None]) ** 2).sum(axis=2))
    for number in range(2, min(MOST_GROUPS, 2 + len(bases) // 12, len(bases)) + 1):
        labels = kmeans(bases, weights, number, chance, starts=_STARTS).labels
        score = silhouette(between, labels)
        if best is None or score > best[0]:
            best = score, labels
    assert best is not None, "there are at least two bases, so k = 2 was tried"
    return _by_size(people, best[1][base_of], best[0])


def silhouette(between: Floats, labels: Integers) -> float:
    """The mean over points of (b - a) / max(a, b), from the distances between them; 0 for a point on its own."""
    names, of = np.unique(labels, return_inverse=True)
    if len(names) < 2:
        return 0.0
    here = np.eye(len(names))[of]
    sizes = here.sum(axis=0)
    sums = between @ here
    own = sizes[of]
    within = np.divide(sums[np.arange(len(of)), of], own - 1, out=np.zeros(len(of)), where=own > 1)
    means = sums / sizes
    means[np.arange(len(of)), of] = np.inf
    other = means.min(axis=1)
    larger = np.maximum(within, other)
    each = np.divide(other - within, larger, out=np.zeros(len(of)), where=(larger > 0) & (own > 1))
    return float(each.mean())


def _bases(people: Floats, chance: np.random.Generator) -> tuple[Floats, Integers, Floats]:
    """The centres of the base clusters, the base of each person, and how many people are in each."""
    places, place_of, number = np.unique(people.round(_DECIMALS), axis=0, return_inverse=True, return_counts=True)
    if len(places) <= MOST_BASES:
        return places, place_of.ravel(), number.astype(float)
    learnt = people
    if len(people) >= _MANY:
        learnt = people[np.sort(chance.choice(len(people), _LEARN_FROM, replace=False))]
    distinct, counts = np.unique(learnt.round(_DECIMALS), axis=0, return_counts=True)
    found = kmeans(distinct, counts.astype(float), min(MOST_BASES, len(distinct)), chance)
    base_of = nearest(people, found.centres)
    weights = np.bincount(base_of, minlength=len(found.centres)).astype(float)
    used = np.flatnonzero(weights)
    renumbered = np.full(len(weights), -1)
    renumbered[used] = np.arange(len(used))
    return found.centres[used], renumbered[base_of], weights[used]


def _by_size(people: Floats, labels: Integers, score: float) -> Grouping:
    """The groups from large to small (equals from left to right), with the middle of their people."""
    names, of = np.unique(labels, return_inverse=True)
    sizes = np.bincount(of)
    middles = np.stack([people[of == group].mean(axis=0) for group in range(len(names))])
    order = np.lexsort((middles[:, 0], -sizes))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return Grouping(place[of], middles[order], score)
