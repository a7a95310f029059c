"""How many people stand where: a grid of cells, so that nobody is a point."""

from typing import Any

import numpy as np

from .votes import Floats

SIDE = 24


def cells(people: Floats, *, smallest: int) -> dict[str, Any]:
    """A square grid around everybody; of each cell with at least `smallest` people how many they are.

    `size` is the side of a cell and `x`, `y` the corner with the lowest numbers; `people` are [column, row, number].
    """
    low, high = people.min(axis=0), people.max(axis=0)
    size = max(float((high - low).max()) / SIDE, 1e-9)
    middle = (low + high) / 2
    corner = middle - size * SIDE / 2
    place = np.clip(((people - corner) / size).astype(int), 0, SIDE - 1)
    number = np.bincount(place[:, 0] * SIDE + place[:, 1], minlength=SIDE * SIDE)
    return {
        "x": round(float(corner[0]), 4),
        "y": round(float(corner[1]), 4),
        "size": round(size, 6),
        "side": SIDE,
        "people": [[int(at) // SIDE, int(at) % SIDE, int(number[at])] for at in np.flatnonzero(number >= smallest)],
    }
