"""The balanced set beside the plain order: what is on it, where the two differ, and for which reason (as a code).

It is made only when every compared group has enough people: a group that is missing cannot be balanced away.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from django.conf import settings as django_settings

from synthesis.measures.gate import by_lowest, gate, has_majority
from synthesis.measures.shares import equal_shares

from ..methods.priorities_settings import SetKind, Settings
from .ballots import Poll
from .priorities_reasons import (
    EVERY_GROUP,
    FILLED,
    NO_ROOM,
    NOT_EVERY_GROUP,
    OTHERS_FIRST,
    PAID,
    TOO_EXPENSIVE,
)


def no_set() -> dict[str, Any]:
    """Nobody asked for a balanced set."""
    return {"set": SetKind.NONE.value}


def balanced(
    poll: Poll, groups: list[str], found: Mapping[str, Any], settings: Settings, lots: Mapping[str, str]
) -> dict[str, Any]:
    """The set as plain data: `chosen` in order, `plain` (the set that the plain order gives), `why` per option."""
    smallest: int = django_settings.SMALLEST_CELL
    missing = [group for group in groups if found["people"].get(group, 0) < smallest]
    if missing or not groups:
        return {"set": settings.set, "missing": missing}
    support = {
        code: {group: (counts.get(group, 0), found["people"][group]) for group in groups}
        for code, counts in found["for"].items()
    }
    if settings.set == SetKind.GATE:
        return _gated(support, found, settings, lots)
    return _shared(poll, groups, support, found, settings, lots)


def _gated(
    support: Mapping[str, Mapping[str, tuple[int, int]]],
    found: Mapping[str, Any],
    settings: Settings,
    lots: Mapping[str, str],
) -> dict[str, Any]:
    """Beside it stands what has a majority of all people together, or the first so many of the plain order."""
    through = gate(support, lots, settings.seats)
    together = {code: tuple(map(sum, zip(*counts.values(), strict=True))) for code, counts in support.items()}
    plain = [code for code in found["plain"] if settings.seats or has_majority(*together[code])][: settings.seats]
    why: dict[str, dict[str, Any]] = {code: {"because": EVERY_GROUP} for code in through.chosen}
    why |= {code: {"because": NO_ROOM} for code in through.held_back}
    why |= {code: {"because": NOT_EVERY_GROUP, "groups": list(groups)} for code, groups in through.stopped_by.items()}
    return {"set": SetKind.GATE.value, "chosen": list(through.chosen), "plain": plain, "why": why}


def _shared(
    poll: Poll,
    groups: list[str],
    support: Mapping[str, Mapping[str, tuple[int, int]]],
    found: Mapping[str, Any],
    settings: Settings,
    lots: Mapping[str, str],
) -> dict[str, Any]:
    """Equal shares, every group weighing the same; with costs within the budget of the question."""
    codes = poll.codes
    ballots = [ballot for ballot in poll.ballots if ballot.group in groups]
    utility = np.array([[ballot.scores.get(code, 0) for code in codes] for ballot in ballots], dtype=float)
    weights = np.array([1 / found["people"][ballot.group] for ballot in ballots])
    seats = poll.seats(settings)
    budget = poll.budget or seats
    costs = [poll.costs[code] for code in codes] if poll.budget else None
    ranked = by_lowest(codes, support, lots)
    place = {code: number for number, code in enumerate(codes)}
    shares = equal_shares(utility, budget, costs=costs, weights=weights, order=[place[code] for code in ranked])
    of_group = {group: np.array([ballot.group == group for ballot in ballots]) for group in groups}
    why: dict[str, dict[str, Any]] = {
        code: {"because": TOO_EXPENSIVE if poll.budget else OTHERS_FIRST} for code in codes
    }
    for bought in shares.bought:
        total = float(bought.paid.sum())
        paid = {
            group: round(float(bought.paid[who].sum()) / total, 4) if total else 0.0 for group, who in of_group.items()
        }
        why[codes[bought.option]] = {"because": PAID, "paid": paid, "rho": round(bought.rho, 9)}
    for option in shares.completed:
        why[codes[option]] = {"because": FILLED}
    return {
        "set": SetKind.SHARES.value,
        "chosen": [codes[option] for option in shares.chosen],
        "plain": _affordable(found["plain"], poll, seats),
        "why": why,
        "budget": budget,
        "left": round(shares.left, 6),
    }


def _affordable(plain: list[str], poll: Poll, seats: int) -> list[str]:
    """The plain order, as far as it goes: so many, or what the budget still holds."""
    if not poll.budget:
        return plain[:seats]
    left, chosen = poll.budget, []
    for code in plain:
        if poll.costs[code] <= left:
            chosen.append(code)
            left -= poll.costs[code]
    return chosen
