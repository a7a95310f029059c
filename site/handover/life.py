"""The life of a run: which stand may follow which. The database decides, in the statement that writes."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from .models import Run, RunState

#: From one state to those that may follow. A run that waits is never void: it reads what is left when it starts.
MOVES: Mapping[str, frozenset[str]] = {
    RunState.QUEUED: frozenset({RunState.RUNNING, RunState.CANCELLED}),
    RunState.RUNNING: frozenset(
        {RunState.RUNNING, RunState.DONE, RunState.FAILED, RunState.CANCELLED, RunState.SUPERSEDED}
    ),
    RunState.DONE: frozenset({RunState.SUPERSEDED, RunState.RESTRICTED, RunState.EXPIRED}),
    RunState.RESTRICTED: frozenset(),
    RunState.FAILED: frozenset(),
    RunState.CANCELLED: frozenset(),
    RunState.SUPERSEDED: frozenset(),
    RunState.EXPIRED: frozenset(),
}


def move(runs: QuerySet[Run], to: str, **changes: Any) -> int:
    """Bring those of `runs` that may go there to `to`, with these changes; returns how many went."""
    before = [state for state, following in MOVES.items() if to in following]
    return runs.filter(state__in=before).update(state=to, **changes)
