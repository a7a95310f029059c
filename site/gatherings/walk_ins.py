"""People who came without a seat: heard, without a name."""

from uuid import UUID

from contributions.models import Participation
from people.models import Perspective

from .models import Gathering, WalkIn


def write_walk_in(
    gathering: Gathering, perspective: Perspective, *, nonce: UUID, participation: Participation
) -> WalkIn:
    """Somebody with this perspective walked in. Raises IntegrityError when this nonce was used."""
    return WalkIn.objects.create(
        gathering=gathering, perspective=perspective, nonce=nonce, participation=participation
    )
