"""How many people stand where: a grid of cells, so that nobody is a point."""

from typing import Any

import numpy as np

from .votes import Floats

#: So many cells along a side: fewer with fewer people, or nearly all cells would stay empty.
FEWEST, MOST, PEOPLE_PER_CELL = 8, 24, 2.25


def cells(people: Floats, *, smallest: int) -> dict[str, Any]:
    """A square grid around everybody; of each cell with at least `smallest` people how many they are.

    `size` is the side of a cell and `x`, `y` the corner with the lowest numbers; `people` are [column, row, number].
    """
    low, high = people.min(axis=0), people.max(axis=0)
    side = min(MOST, max(FEWEST, int(np.sqrt(len(people) / PEOPLE_PER_CELL))))
    size = max(float((high - low).max()) / side, 1e-9)
    middle = (low + high) / 2
    corner = middle - size * side / 2
    place = np.clip(((people - corner) / size).astype(int), 0, side - 1)
    number = np.bincount(place[:, 0] * side + place[:, 1], minlength=side * side)
    return {
        "x": round(float(corner[0]), 4),
        "y": round(float(corner[1]), 4),
        "size": round(size, 6),
        "side": side,
        "people": [[int(at) // side, int(at) % side, int(number[at])] for at in np.flatnonzero(number >= smallest)],
    }
