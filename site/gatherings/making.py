"""Making the row of a seat. Only for deeds that hold the lock on its gathering."""

import uuid

from people.models import Participant

from .chairs import next_rank
from .models import Gathering, Seat


def standing_seat(gathering: Gathering, participant: Participant) -> Seat | None:
    """The seat of this person here that still stands; None when there is none."""
    return Seat.objects.filter(gathering=gathering, participant=participant).standing().first()


def make_seat(
    gathering: Gathering,
    participant: Participant,
    state: str,
    policy: str,
    recruitment: str,
    chairs: int,
    *,
    first_come: bool = False,
) -> Seat:
    """A new seat, with a UID of its own that is never used again, at the end of the waiting list."""
    key = uuid.uuid4()
    return Seat.objects.create(
        id=key,
        gathering=gathering,
        participant=participant,
        state=state,
        uid=f"{key}@reisgenoot",
        policy=policy,
        recruitment=recruitment,
        chairs=chairs,
        first_come=first_come,
        rank=next_rank(gathering),
    )
