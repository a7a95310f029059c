"""Rankings of some out of many: Borda for everybody, Schulze as a check behind it.

Sources: J.-C. de Borda (1781); M. Schulze, *A new monotonic, clone-independent … method*, Social Choice and Welfare 36
(2011) 267-303. A ballot is a list of options, best first; what is left out shares the last place.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray


def borda(ballots: Iterable[Sequence[int]], options: int) -> list[float]:
    """Points per option: as many as there are options below it; those left out share what is left of the points.

    So every ballot gives away the same number of points, however much of it was filled in.
    """
    points = [0.0] * options
    for ballot in ballots:
        rest = (options - len(ballot) - 1) / 2
        ranked = set(ballot)
        for place, option in enumerate(ballot):
            points[option] += options - 1 - place
        for option in range(options):
            if option not in ranked:
                points[option] += rest
    return points


def preferences(ballots: Iterable[Sequence[int]], options: int) -> NDArray[np.int64]:
    """How many ballots have i above j."""
    above = np.zeros((options, options), dtype=np.int64)
    for ballot in ballots:
        unranked = np.ones(options, dtype=bool)
        for option in ballot:
            unranked[option] = False
            above[option] += unranked
    return above


def schulze(above: NDArray[np.int64]) -> list[int]:
    """How many other options each one beats, by strongest paths."""
    paths = np.where(above > above.T, above, 0)
    for through in range(len(paths)):
        paths = np.maximum(paths, np.minimum(paths[:, through : through + 1], paths[through : through + 1, :]))
    return [int(count) for count in (paths > paths.T).sum(1)]
