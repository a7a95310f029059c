"""What other apps may use from synthesis: reading what was decided.

Everything else is private.
"""

from .enums import DecisionOutcome, DecisionState, Stance
from .models import Decision

__all__ = ["DecisionOutcome", "DecisionState", "Stance", "latest_decisions"]


def latest_decisions(limit: int) -> list[Decision]:
    """The newest decisions everybody may read."""
    return list(Decision.objects.public().select_related("agenda_item").order_by("-decided_on", "-pk")[:limit])
