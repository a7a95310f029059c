"""A draw keeps numbers for ever; whose number it was goes with what that person told us to compose the group."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from ..models import Candidate, Draw

#: Who stays has no number in a draw; from here on they get one, so that no two are the same.
_WHO_STAYS = 1_000_000


def forget_in_draws(candidates: Collection[UUID]) -> int:
    """In every draw these people are only a number from now on; returns how many draws changed.

    The lots, the chances and what the word gave stay as they are: those speak of numbers. Call it before the rows of
    the candidates are locked: using a draw locks it first, too.
    """
    gone = {key.hex for key in candidates}
    if not gone:
        return 0
    groups = Candidate.objects.filter(pk__in=list(candidates)).values("group")
    count = 0
    for draw in Draw.objects.select_for_update(of=("self",)).filter(group__in=groups).order_by("pk"):
        people, stay = draw.snapshot.get("people", []), draw.snapshot.get("stay", [])
        if gone.isdisjoint(row["id"] for row in (*people, *stay)):
            continue
        kept = {
            "people": [_without(row, row["number"], gone) for row in people],
            "stay": [_without(row, _WHO_STAYS + at, gone) for at, row in enumerate(stay)],
        }
        Draw.objects.filter(pk=draw.pk).update(snapshot={**draw.snapshot, **kept})
        count += 1
    return count


def _without(row: dict[str, Any], number: int, gone: Collection[str]) -> dict[str, Any]:
    return {**row, "id": UUID(int=number).hex} if row["id"] in gone else row
