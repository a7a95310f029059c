"""What the clock does. Thin: it selects by state, may run late and may run twice."""

import logging

from django.utils import timezone

from contributions.service import Refused

from . import piles
from .enums import RoundState
from .models import Round
from .transitions import move

logger = logging.getLogger(__name__)


def open_and_close_due() -> int:
    """Open what was announced and close what is over, by now; returns how many rounds moved.

    Times are compared as moments, so the night in which the clock changes opens nothing twice and skips nothing.
    A round that is not ready stays where it is; the dashboard shows the organiser what it lacks.
    """
    now = timezone.now()
    due = [
        *((round_, RoundState.OPEN) for round_ in Round.objects.due_to_open(now)),
        *((round_, RoundState.REVIEW) for round_ in Round.objects.due_to_close(now)),
    ]
    return sum(_moved(round_, to) for round_, to in due)


def print_pile(pile_id: str) -> bool:
    """Make a pile of numbered forms that somebody asked for."""
    return piles.make(pile_id)


def _moved(round_: Round, to: RoundState) -> bool:
    try:
        move(round_, to, by=None)
    except Refused as refusal:
        logger.warning("round %s could not go to %s: %s", round_.pk, to, refusal)
        return False
    return True
