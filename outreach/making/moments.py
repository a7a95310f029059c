"""From what stands on a form to a moment of a gathering, and from a gathering back to its moment."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from contributions.service import Refused
from gatherings.models import Gathering
from gatherings.service import Moment, Zone, period_of
from people.models import User

from .places import Settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """From when till when on the clock of the place; an end before the beginning is after midnight."""

    begins: time
    ends: time
    zone: str = Zone.NETHERLANDS.value

    def on(self, day: date) -> tuple[datetime, datetime]:
        """The moments on this day. Raises Refused for an hour that the clock skips, or no time at all."""
        return period_of(day, self.begins, self.ends, self.zone)


def moment_on(
    day: date,
    clock: Clock,
    where: Settled,
    *,
    title: str,
    places: int,
    moderator: User | None = None,
    note_taker: User | None = None,
) -> Moment:
    """The moment of a date of an event. It goes on with whoever comes: no minimum. Raises Refused as `Clock.on`."""
    starts_at, ends_at = clock.on(day)
    return Moment(
        title=title,
        starts_at=starts_at,
        ends_at=ends_at,
        zone=clock.zone,
        mode=where.mode,
        venue=where.venue,
        online_url=where.online_url,
        moderator=moderator,
        note_taker=note_taker,
        capacity=places,
        minimum=0,
    )


def moment_of(gathering: Gathering, **other: Any) -> Moment:
    """The moment as it is now, but for `other`. Venue and leaders are asked when they are not at hand."""
    now = Moment(
        title=gathering.title,
        starts_at=gathering.starts_at,
        ends_at=gathering.ends_at,
        zone=gathering.zone,
        mode=gathering.mode,
        venue=gathering.venue,
        online_url=gathering.online_url,
        moderator=gathering.moderator,
        note_taker=gathering.note_taker,
        capacity=gathering.capacity,
        minimum=gathering.minimum,
        offer_hours=gathering.offer_hours,
    )
    return replace(now, **other)


def clock_of(gathering: Gathering) -> Clock:
    """The hours of this gathering on its own clock."""
    return Clock(begins=gathering.starts_here.time(), ends=gathering.ends_here.time(), zone=gathering.zone)


def usual_end(begins: time, minutes: int) -> time:
    """When it ends on the wall when it begins then and takes so many minutes."""
    return (datetime.combine(date(2000, 1, 1), begins) + timedelta(minutes=minutes)).time()


def is_possible(day: date, clock: Clock) -> str:
    """Why these hours cannot be on this day, as a sentence; "" when they can."""
    try:
        clock.on(day)
    except Refused as refusal:
        return refusal.sentence
    return ""
