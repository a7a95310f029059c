"""What other apps may use from outreach: making an event and bringing it along, signing up, the door, cards, partners.

Everything else is private.
"""

from .agenda.next_dates import next_dates
from .door.attendance import came_by_perspective, came_by_perspective_of
from .door.closing import close_date
from .door.marking import apply_mark
from .door.marks import Mark as DoorTap
from .enums import (
    CardWay,
    ContactRole,
    EventKind,
    EventState,
    PartnerKind,
    PartnerOffer,
    PartnerRole,
    SignUpMode,
    StorySource,
    YesNoUnknown,
)
from .making.dates import add_dates
from .making.events import Start as EventStart
from .making.events import create_event
from .making.moving import cancel_event, close_event
from .making.moving import publish as publish_event

__all__ = [
    "CardWay",
    "ContactRole",
    "DoorTap",
    "EventKind",
    "EventStart",
    "EventState",
    "PartnerKind",
    "PartnerOffer",
    "PartnerRole",
    "SignUpMode",
    "StorySource",
    "YesNoUnknown",
    "add_dates",
    "apply_mark",
    "came_by_perspective",
    "came_by_perspective_of",
    "cancel_event",
    "close_date",
    "close_event",
    "create_event",
    "next_dates",
    "publish_event",
]
