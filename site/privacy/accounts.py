"""What is kept under an account: its person, if there is one, and what lies loose under its address."""

from typing import Any

from django.db import transaction

from people.models import User
from people.service import participant_for

from .access import everything_of
from .purge import purge_participant
from .requests.subjects import loose_under


def everything_under(user: User) -> dict[str, Any]:
    """For who is logged in: the shape of :func:`privacy.access.access_export`."""
    person = participant_for(user)
    return everything_of([person] if person else [], loose_under(user.email), called=user.email)


@transaction.atomic
def wipe_everything_under(user: User) -> int:
    """Wipe it all, the account too unless its owner works here; returns how many rows."""
    person, loose = participant_for(user), loose_under(user.email)
    gone = sum(entry.purge_address(found) for entry, found in loose if entry.purge_address)
    return gone + (purge_participant(person) if person else 0)
