"""Who may be in the room: the screens of a conversation open for who leads it or writes, and for the organiser."""

from django.http import Http404

from gatherings.models import Gathering
from people.models import User

from ..permissions import Visitor, may_organise_sessions, may_run_sessions


def may_be_in(user: Visitor, gathering: Gathering) -> bool:
    """Whether this user leads this conversation, writes at it, or organises all of them."""
    if not isinstance(user, User) or not may_run_sessions(user):
        return False
    return may_organise_sessions(user) or user.pk in (gathering.moderator_id, gathering.note_taker_id)


def find_session(pk: int) -> Gathering:
    """The gathering of a group with this number, with its group at hand; Http404 when there is none. One query."""
    found = Gathering.objects.select_related("group_session__group__round", "occasion", "venue", "moderator")
    session = found.filter(pk=pk, group_session__isnull=False).first()
    if session is None:
        raise Http404("no session of a group with this number")
    return session
