"""People who came without a seat: heard, or only counted, without a name."""

from uuid import UUID

from contributions.models import Participation
from people.models import Perspective

from .models import Gathering, WalkIn


def write_walk_in(
    gathering: Gathering, perspective: Perspective, *, nonce: UUID, participation: Participation | None = None
) -> WalkIn:
    """Somebody with this perspective walked in. Raises IntegrityError when this nonce was used.

    Without a `participation` the person is only counted: coming is not being heard.
    """
    return WalkIn.objects.create(
        gathering=gathering, perspective=perspective, nonce=nonce, participation=participation
    )


def take_back_walk_in(walk_in: WalkIn) -> None:
    """The tap was a mistake: nobody walked in. Only for who was counted and not heard (raises ValueError)."""
    if walk_in.participation_id is not None:
        raise ValueError("this person was heard: take back the participation first")
    walk_in.delete()
