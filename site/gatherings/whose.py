"""Whose gathering it is: who leads one or takes its notes sees who comes there, and nowhere else."""

from .models import Gathering
from .permissions import Visitor, may_run_gatherings, may_view_seats


def is_at(user: Visitor, gathering: Gathering) -> bool:
    """Whether this user leads this gathering, or takes its notes."""
    return user.pk is not None and user.pk in (gathering.moderator_id, gathering.note_taker_id)


def may_see_who_comes(user: Visitor, gathering: Gathering) -> bool:
    """Whether this user may read the names of who comes here."""
    return may_view_seats(user) or (may_run_gatherings(user) and is_at(user, gathering))
