"""Opinion groups from start to end: who is in, where people stand, which groups, whether those are really there."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

import numpy as np

from .clusters import Grouping, find_groups
from .density import cells
from .distinctive import distinctive
from .opinion import Landscape, landscape
from .opinion_stats import group_stats
from .stability import REPEATS, STABLE, stability
from .votes import MISSING, Flags, Matrix, admitted, without

#: With fewer people no group is told, however stable: see docs/methods-opinion.md.
LEAST_PEOPLE = 300
_DIGITS = 4


def opinion_groups(
    votes: Matrix,
    statements: Sequence[Hashable],
    retired: Flags,
    *,
    seed: int,
    smallest: int,
    report: Callable[[int, int], None] | None = None,
) -> dict[str, Any]:
    """What was found, as plain data for JSON: counts, shares and places, and nobody's group.

    `verdict` is `no_votes`, `too_few`, `no_difference`, `no_clear_groups` or `groups`; only the last tells of groups.
    A number of votes under `smallest` becomes None; the sizes of the groups are as they are, and hidden by who tells
    them (:mod:`synthesis.opinion_groups`). The same votes and seed give the same outcome.
    """
    is_in = admitted(votes)
    outcome: dict[str, Any] = {
        "seed": seed,
        "people": len(votes),
        "counted": int(is_in.sum()),
        "votes": int((votes != MISSING).sum()),
        "asked": int((~retired).sum()),
        "least": LEAST_PEOPLE,
        "repeats": REPEATS,
        "stability": None,
    }
    if not outcome["votes"]:
        return {**outcome, "verdict": "no_votes"}
    if outcome["counted"] < LEAST_PEOPLE:
        return {**outcome, "verdict": "too_few"}
    theirs = without(votes, retired)[is_in]
    found = landscape(theirs)
    grouping = find_groups(found.people, seed)
    if grouping.number < 2:
        return {**outcome, "verdict": "no_difference"}
    mean = float(stability(theirs, grouping.labels, seed, report=report).mean())
    outcome["stability"] = round(mean, _DIGITS)
    if mean < STABLE:
        return {**outcome, "verdict": "no_clear_groups"}
    return {
        **outcome,
        "verdict": "groups",
        "silhouette": round(grouping.silhouette, _DIGITS),
        **_told(votes[is_in], statements, retired, found, grouping, smallest),
    }


def _told(
    votes: Matrix, statements: Sequence[Hashable], retired: Flags, found: Landscape, grouping: Grouping, smallest: int
) -> dict[str, Any]:
    stats = group_stats(votes, grouping.labels, grouping.number)
    sizes = np.bincount(grouping.labels, minlength=grouping.number)
    is_told = sizes >= smallest
    typical = [each for each in distinctive(stats, retired) if is_told[each.group]]
    of_statements = [
        {
            "statement": str(statements[int(at)]),
            "x": _rounded(found.statements[at, 0]),
            "y": _rounded(found.statements[at, 1]),
            "seen": [_told_number(int(number), smallest) for number in stats.seen[:, at]],
            "agree": [_told_number(int(number), smallest) for number in stats.agree.number[:, at]],
            "disagree": [_told_number(int(number), smallest) for number in stats.disagree.number[:, at]],
            "agree_everywhere": _rounded(stats.agree.lowest[at]),
            "disagree_everywhere": _rounded(stats.disagree.lowest[at]),
        }
        for at in np.flatnonzero(~retired)
    ]
    return {
        "groups": [
            {
                "people": int(size),
                "x": _rounded(centre[0]) if told else None,
                "y": _rounded(centre[1]) if told else None,
            }
            for size, centre, told in zip(sizes, grouping.centres, is_told, strict=True)
        ],
        "typical": [
            {"group": each.group, "statement": str(statements[each.statement]), "vote": each.vote} for each in typical
        ],
        "statements": of_statements,
        "cells": cells(found.people, smallest=smallest),
    }


def _told_number(number: int, smallest: int) -> int | None:
    return None if 0 < number < smallest else number


def _rounded(value: float) -> float:
    return round(float(value), _DIGITS)
