"""How a date stands for who wants to come: in words, never in numbers that give away how few come."""

from datetime import datetime
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gatherings.service import GatheringState

from ..enums import EventState, SignUpMode
from ..models import EventDate

#: Nearly full: so many in a hundred chairs are free, or fewer.
NEARLY_PERCENT = 20


class Standing(StrEnum):
    """What one can do with a date."""

    CANCELLED = "cancelled"
    OVER = "over"
    NOW = "now"
    INVITED = "invited"
    WALK_IN = "walk_in"
    NO_SIGN_UP = "no_sign_up"
    FULL = "full"
    NEARLY = "nearly"
    ROOM = "room"


#: How it looks (components/tag.html) and what it is called.
TAGS: dict[Standing, tuple[str, str | Promise]] = {
    Standing.CANCELLED: ("stopped", _("Afgezegd")),
    Standing.OVER: ("decided", _("Geweest")),
    Standing.NOW: ("working", _("Nu bezig")),
    Standing.INVITED: ("plain", _("Op uitnodiging")),
    Standing.WALK_IN: ("open", _("Loop binnen")),
    Standing.NO_SIGN_UP: ("plain", _("Aanmelden kan nu niet")),
    Standing.FULL: ("working", _("Vol: er is een wachtlijst")),
    Standing.NEARLY: ("planned", _("Bijna vol")),
    Standing.ROOM: ("open", _("Nog plek")),
}

#: Where one signs up; on the waiting list when it is full.
TAKES_SIGN_UPS = (Standing.ROOM, Standing.NEARLY, Standing.FULL)


def standing_of(date: EventDate, free: int | None, now: datetime) -> Standing:
    """The first that is true. `free` chairs matter only for a date to come that takes sign-ups; None: not counted."""
    return _without_counting(date, now) or _by_chairs(free, date.gathering.capacity)


def _without_counting(date: EventDate, now: datetime) -> Standing | None:
    gathering, event = date.gathering, date.event
    if gathering.state == GatheringState.CANCELLED:
        return Standing.CANCELLED
    if gathering.state == GatheringState.HELD or gathering.ends_at <= now or event.state == EventState.CLOSED:
        return Standing.OVER
    if event.sign_up == SignUpMode.INVITED:
        return Standing.INVITED
    if gathering.starts_at <= now:
        return Standing.NOW
    if event.sign_up == SignUpMode.NONE:
        return Standing.WALK_IN
    return None if gathering.capacity else Standing.NO_SIGN_UP


def _by_chairs(free: int | None, capacity: int) -> Standing:
    if free is None:
        return Standing.ROOM
    if free < 1:
        return Standing.FULL
    return Standing.NEARLY if free * 100 <= capacity * NEARLY_PERCENT else Standing.ROOM
