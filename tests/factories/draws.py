"""Draws for tests, with lots that are made by hand: quick, and without a solver."""

from typing import Any

from focusgroups.drawing.drawn import what_the_seed_gives
from focusgroups.drawing.lot_names import LOTS
from focusgroups.drawing.pool import as_snapshot, pool_of
from focusgroups.enums import JobState
from focusgroups.models import Draw, FocusGroup


def finished(group: FocusGroup, *, places: int = 1, seed: str = "lotto 1 2 3", **fields: Any) -> Draw:
    """A draw of which the lots are ready: everybody takes turns. For a group without agreements."""
    snapshot = as_snapshot(pool_of(group, places), "de lotto van zaterdag")
    many = len(snapshot["people"])
    lots = [sorted((at + step) % many + 1 for step in range(snapshot["places"])) for at in range(LOTS)]
    numbers = [number for lot in lots for number in lot]
    outcome: dict[str, Any] = {
        "lots": lots,
        "tickets": {str(number): numbers.count(number) for number in range(1, many + 1)},
        "floor": places / many,
        "limit": places / many,
        "proven": True,
        "rounds": 1,
        "groups": many,
        "impossible": [],
    }
    if seed:
        outcome |= what_the_seed_gives(snapshot, outcome, seed)
    given = {"state": JobState.DONE, "progress": 100, "published": True, **fields}
    return Draw.objects.create(group=group, places=places, seed=seed, snapshot=snapshot, outcome=outcome, **given)
