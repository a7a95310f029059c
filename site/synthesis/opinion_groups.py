"""The door to the mathematics of opinion groups: plain data in, plain data out, numpy only while it works."""

import os
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from typing import Any

from django.conf import settings

from contributions.service import hide_small_cells


def find_opinion_groups(
    votes: Iterable[tuple[Hashable, Hashable, int]],
    statements: Sequence[Hashable],
    *,
    retired: Collection[Hashable] = frozenset(),
    seed: int = 1,
    report: Callable[[int, int], None] | None = None,
) -> dict[str, Any]:
    """Groups of people who vote alike, if they are really there; see :mod:`.measures.groups` for what comes out.

    `votes` are (person, statement, 1 | 0 | -1), the last one of somebody on a statement counts. For the worker:
    it takes seconds, and says to `report` how many of its repeats are done.
    """
    # One thread: matrices are small, threads that wait for each other cost more than they bring on a busy machine,
    # and sums are made in the same order everywhere. Only counts where numpy was not imported before.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import numpy as np  # noqa: PLC0415 -- a web worker stays free of numpy

    from .measures.groups import opinion_groups  # noqa: PLC0415 -- the same
    from .measures.votes import matrix_of  # noqa: PLC0415 -- the same

    outcome = opinion_groups(
        matrix_of(votes, statements),
        statements,
        np.array([statement in retired for statement in statements], dtype=bool),
        seed=seed,
        smallest=settings.SMALLEST_CELL,
        report=report,
    )
    return _without_subtracting(outcome, settings.SMALLEST_CELL)


def _without_subtracting(outcome: dict[str, Any], smallest: int) -> dict[str, Any]:
    """How many people are in all groups together is told: no small group may follow from the others."""
    if groups := outcome.get("groups"):
        sizes = hide_small_cells([[group["people"] for group in groups]], smallest=smallest, columns_add_up=False)[0]
        for group, people in zip(groups, sizes[:-1], strict=True):
            group["people"] = people
    return outcome
