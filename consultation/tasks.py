"""What the clock does. Thin: it selects by state, may run late and may run twice."""

import logging

from django.utils import timezone

from contributions.service import Refused

from . import analyses, counting, inviting, news, piles, telling
from .enums import RoundState
from .figures.keeping import figures_of
from .models import Round, TextEdition
from .texts import thanking
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


def tell_round_news() -> int:
    """Every ten minutes: take refused addresses off the list, and queue the mails about rounds; returns how many."""
    telling.drop_refused()
    news.note_due()
    return telling.tell_due()


def forget_order_of_cards() -> int:
    """Every night: let nothing tell which card was used together with which answer."""
    return inviting.forget_order()


def count_round(round_id: int) -> int:
    """Count one round before others, asked for by a button or because it closed; returns how many were heard."""
    round_ = Round.objects.filter(pk=round_id).first()
    if round_ is None:
        return 0
    counting.ask(round_, figures=True)
    counting.go_on()
    return figures_of(round_)[0].total


def count_results(round_id: int) -> int:
    """Count what came out of one round before others; returns how many countings were done."""
    round_ = Round.objects.filter(pk=round_id).first()
    if round_ is None:
        return 0
    counting.ask(round_, results=True)
    return counting.go_on()


def count_changed() -> int:
    """Every minute: count what is open or changed, each in its turn; returns how many countings were done."""
    return counting.go_on()


def tell_suggesters(edition_id: int) -> int:
    """Tell whoever suggested words what became of them in this edition; returns how many mails are new."""
    edition = TextEdition.objects.select_related("step__round").filter(pk=edition_id).first()
    return thanking.tell(edition) if edition else 0


def find_groups(analysis_id: str) -> bool:
    """Look for opinion groups in a step, because an analyst asked."""
    return analyses.run(analysis_id)
