"""What the worker does. Thin: it selects by state, may run late and may run twice."""

import logging

from people.models import User

from . import inviting, not_chosen
from .drawing import making
from .models import FocusGroup, Sending
from .planning import running
from .reporting import transcripts

logger = logging.getLogger(__name__)


def send_invitations(sending_id: str) -> bool:
    """Work off one sending that an organiser asked for."""
    return inviting.run(sending_id)


def go_on_with_sendings() -> int:
    """Take up sendings that a killed worker left half way; returns how many."""
    done = 0
    for key in Sending.objects.unfinished().values_list("pk", flat=True):
        try:
            done += inviting.run(key)
        except Exception:  # one that cannot go on does not keep the others waiting
            logger.exception("sending %s could not go on", key)
    return done


def close_choice(group_id: int, user_id: int | None) -> int:
    """Tell everybody of one group who was not chosen, because an organiser asked."""
    group = FocusGroup.objects.filter(pk=group_id).first()
    by = User.objects.filter(pk=user_id or 0).first()
    return not_chosen.pass_all(group, by=by) if group else 0


def take_transcript_in(transcript_id: str) -> int:
    """Make notes of a long file that somebody brought; returns how many."""
    return transcripts.take_in(transcript_id)


def go_on_with_transcripts() -> int:
    """Take up files of which the work was broken off; returns how many."""
    return transcripts.take_in_left()


def make_lots(draw_id: str) -> bool:
    """Make the list of lots of a draw that somebody asked for."""
    return making.run(draw_id)


def make_plan(plan_id: str) -> bool:
    """Compute one plan that an organiser asked for."""
    return running.run(plan_id)
