"""How a date stands for who looks at the agenda: in words, never in numbers that give away how few come.

Whether one can sign up is decided in one place, for the form and for the agenda: :mod:`outreach.coming.standing`.
"""

from datetime import datetime
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gatherings.service import GatheringState

from ..coming import standing as coming
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
#: The answer of the form -> what stands on the agenda.
_SEEN_AS = {
    coming.OPEN: Standing.ROOM,
    coming.FULL: Standing.FULL,
    coming.NOT_NEEDED: Standing.WALK_IN,
    coming.INVITED: Standing.INVITED,
    coming.CANCELLED: Standing.CANCELLED,
    coming.BEGUN: Standing.NOW,
    coming.OVER: Standing.OVER,
    coming.NO_CHAIRS: Standing.NO_SIGN_UP,
}


def standing_of(date: EventDate, free: int | None, now: datetime) -> tuple[Standing, str]:
    """How it stands, and the sentence that goes with it ("" when one can just sign up).

    `free` chairs matter only for a date to come that takes sign-ups; None: not counted, and then there is room.
    """
    gathering = date.gathering
    if gathering.state == GatheringState.HELD:
        return Standing.OVER, ""
    found = coming.standing_of(
        date.event, gathering, free=max(gathering.capacity, 1) if free is None else free, now=now
    )
    seen = _SEEN_AS[found.code]
    if seen == Standing.ROOM and found.free * 100 <= gathering.capacity * NEARLY_PERCENT:
        return Standing.NEARLY, found.sentence
    if seen == Standing.WALK_IN and gathering.starts_at <= now:
        return Standing.NOW, found.sentence
    return seen, found.sentence
