"""A new event with its first date at once: what an organiser in a hurry has to say, in one deed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from people.models import User

from ..models import Event
from .dates import add_dates
from .events import Start, create_event, made_before
from .moments import Clock, moment_on
from .places import Place, settle


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstDate:
    """The first time it is held. `places` is how many people can come."""

    day: date
    clock: Clock
    place: Place
    places: int


@transaction.atomic
def start_event(start: Start, first: FirstDate | None, *, by: User | None, token: UUID | None = None) -> Event:
    """Make the event in draft, with this date; the same `token` twice is one event with one date.

    Raises Refused for what cannot be; then nothing was made.
    """
    if (made := made_before(token)) is not None:
        return made
    event = create_event(start, by=by, token=token)
    if first is not None:
        where = settle(first.place, places=first.places, by=by)
        moment = moment_on(first.day, first.clock, where, title=event.title, places=first.places)
        add_dates(event, [moment], by=by)
    return event
