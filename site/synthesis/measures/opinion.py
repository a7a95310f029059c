"""Where people and statements stand: two directions in which the votes differ most, and everybody's place in them.

After Polis (math/src/polismath/math/pca.clj: `wrapped-pca`, `sparsity-aware-project-ptpts`): the mean of a statement
fills in for a missing vote; the two first eigenvectors of the covariance are the directions; a person's place uses
only the votes that person cast, stretched by sqrt(statements / votes cast). A statement stands where a person stands
who did nothing but agree with it; the distance from the middle is its extremity.

Where Polis iterates, we solve: after centring, a missing vote is exactly nought, so the covariance is a sum over
blocks of rows and no whole matrix of floats is ever made.
"""

from dataclasses import dataclass

import numpy as np

from .votes import MISSING, Floats, Matrix, cast

_BLOCK = 8192
#: A direction along which nobody differs (but for rounding) is no direction.
_NOTHING = 1e-12


@dataclass(frozen=True, slots=True)
class Landscape:
    """`directions` is 2 x statements; `people` and `statements` hold a place (x, y) per row."""

    means: Floats
    directions: Floats
    people: Floats
    statements: Floats
    extremity: Floats


def pca2(votes: Matrix) -> tuple[Floats, Floats]:
    """The mean per statement, and the two directions. All noughts where there is no difference of opinion."""
    people, statements = votes.shape
    number, total = np.zeros(statements), np.zeros(statements)
    for block in _blocks(votes):
        seen = block != MISSING
        number += seen.sum(axis=0)
        total += np.where(seen, block, 0).sum(axis=0, dtype=np.int64)
    means = np.divide(total, number, out=np.zeros(statements), where=number > 0)
    covariance = np.zeros((statements, statements))
    for block in _blocks(votes):
        centred = _centred(block, means)
        covariance += centred.T @ centred
    directions = np.zeros((2, statements))
    if people > 1 and statements:
        values, vectors = np.linalg.eigh(covariance / (people - 1))
        for at in range(min(2, statements)):
            if values[-1 - at] > _NOTHING:
                directions[at] = _signed(vectors[:, -1 - at])
    return means, directions


def landscape(votes: Matrix) -> Landscape:
    """Everybody's place, in the order of the rows. Never a NaN, whatever the votes."""
    means, directions = pca2(votes)
    people = np.zeros((votes.shape[0], 2))
    stretch = np.sqrt(votes.shape[1] / np.maximum(cast(votes), 1))
    for at, block in enumerate(_blocks(votes)):
        rows = slice(at * _BLOCK, at * _BLOCK + len(block))
        people[rows] = _centred(block, means) @ directions.T * stretch[rows, None]
    statements = np.sqrt(votes.shape[1]) * (1 - means)[:, None] * directions.T
    return Landscape(means, directions, people, statements, np.linalg.norm(statements, axis=1))


def _blocks(votes: Matrix) -> list[Matrix]:
    return [votes[at : at + _BLOCK] for at in range(0, len(votes), _BLOCK)]


def _centred(block: Matrix, means: Floats) -> Floats:
    return np.where(block != MISSING, block - means, 0.0)


def _signed(direction: Floats) -> Floats:
    """Of the two ways a direction can point: that in which its strongest statement is positive."""
    return direction * np.sign(direction[np.abs(direction).argmax()])
