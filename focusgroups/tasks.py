"""What the worker does. Thin: it selects by state, may run late and may run twice."""

from . import inviting
from .planning import running
from .models import Sending


def send_invitations(sending_id: str) -> bool:
    """Work off one sending that an organiser asked for."""
    return inviting.run(sending_id)


def go_on_with_sendings() -> int:
    """Take up sendings that a killed worker left half way; returns how many."""
    return sum(inviting.run(key) for key in Sending.objects.unfinished().values_list("pk", flat=True))


def make_plan(plan_id: str) -> bool:
    """Compute one plan that an organiser asked for."""
    return running.run(plan_id)
