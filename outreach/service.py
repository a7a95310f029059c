"""What other apps may use from outreach: making an event and bringing it along, signing up, the door, cards, partners.

Everything else is private.
"""

from .agenda.next_dates import next_dates
from .coming.said import Reach as SignUpReach
from .coming.said import Said as SignUpSaid
from .coming.signing_up import sign_up
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
from .letters.issues import write_issue
from .letters.sending import go_on as send_newsletters
from .letters.sending import send as send_issue
from .letters.subscribing import put_on_list as put_on_newsletter
from .making.dates import add_dates
from .making.events import Start as EventStart
from .making.events import create_event
from .making.moving import cancel_event, close_event
from .making.moving import publish as publish_event
from .stories.telling import Story, tell_story
from .stories.workflow import ensure_story_workflow

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
    "SignUpReach",
    "SignUpSaid",
    "Story",
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
    "ensure_story_workflow",
    "next_dates",
    "publish_event",
    "put_on_newsletter",
    "send_issue",
    "send_newsletters",
    "sign_up",
    "tell_story",
    "write_issue",
]
