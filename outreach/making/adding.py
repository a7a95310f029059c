"""Several dates at once: the days of a list, with one hour and one place, or a place each."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from gatherings.models import Venue
from gatherings.service import Moment
from people.models import User

from ..models import Event, EventDate
from .dates import add_dates
from .moments import Clock, moment_on
from .places import Place, Settled, settle


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What an organiser chose: each day with a place of its own, or None for the one that they share."""

    days: Sequence[tuple[date, Venue | None]]
    clock: Clock
    place: Place
    places: int
    leaders: dict[str, User | None] = field(default_factory=dict)

    def moment_at(self, day: date, venue: Venue | None, *, title: str) -> Moment:
        """One day of it, at this place. Raises Refused for an hour that is not there."""
        where = Settled(self.place.mode, venue, self.place.online_url)
        return moment_on(day, self.clock, where, title=title, places=self.places, **self.leaders)


@transaction.atomic
def add_series(event: Event, wanted: Wanted, *, by: User | None) -> list[EventDate]:
    """Give the event these dates, all or none; a new place is written down once. One that is there already stays.

    Raises Refused for what cannot be: a day that is over, an hour that the clock skips, a place that closed.
    """
    shared = settle(wanted.place, places=wanted.places, by=by)
    moments = []
    for day, own in wanted.days:
        where = Settled(shared.mode, own or shared.venue, shared.online_url)
        moments.append(moment_on(day, wanted.clock, where, title=event.title, places=wanted.places, **wanted.leaders))
    return add_dates(event, moments, by=by)
