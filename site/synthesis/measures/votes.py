"""Votes as a matrix: a row per person, a column per statement, int8."""

from array import array
from collections.abc import Hashable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

AGREE, PASS, DISAGREE = 1, 0, -1
#: Not voted, or not understood.
MISSING = -9

Matrix = NDArray[np.int8]
Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

#: Who voted on so many statements is in; with fewer than TOP_UP_TO people in, the most active come along.
#: Polis: conversation.clj, `in-conv` (the two constants are its own).
ENOUGH_VOTES, TOP_UP_TO = 7, 15


def matrix_of(votes: Iterable[tuple[Hashable, Hashable, int]], statements: Sequence[Hashable]) -> Matrix:
    """Rows in an order that tells nothing of who came first: sorted by what was voted.

    `votes` are (person, statement, vote); somebody's last vote on a statement counts, a statement that is not in
    `statements` does not. Nobody's name comes out.
    """
    place = {statement: at for at, statement in enumerate(statements)}
    blank = array("b", [MISSING]) * len(place)
    rows: dict[Hashable, array[int]] = {}
    for person, statement, vote in votes:
        if (at := place.get(statement)) is not None:
            rows.setdefault(person, blank[:])[at] = vote
    if not rows:
        return np.empty((0, len(place)), dtype=np.int8)
    return in_order(np.array([np.frombuffer(row, dtype=np.int8) for row in rows.values()]))


def in_order(votes: Matrix) -> Matrix:
    """The same rows, sorted by their votes: the same people in another order give the same matrix."""
    if not votes.size:
        return votes
    return votes[np.lexsort(votes.T[::-1])]


def cast(votes: Matrix) -> Integers:
    """How many statements each person voted on."""
    return (votes != MISSING).sum(axis=1)


def admitted(votes: Matrix) -> Flags:
    """Who voted enough to have a place: at least min(7, statements); or, when those are few, the most active."""
    number = cast(votes)
    is_in: Flags = (number >= min(ENOUGH_VOTES, votes.shape[1])) & (number > 0)
    if is_in.sum() < TOP_UP_TO:
        most_active = np.argsort(-number, kind="stable")[:TOP_UP_TO]
        is_in[most_active] = number[most_active] > 0
    return is_in


def without(votes: Matrix, retired: Flags) -> Matrix:
    """The votes with the columns of withdrawn statements at nought, as Polis does: they pull nobody any way."""
    if not retired.any():
        return votes
    zeroed = votes.copy()
    zeroed[:, retired] = PASS
    return zeroed
