"""What other apps may use from outreach: making an event and bringing it along, signing up, the door, cards, partners.

Everything else is private.
"""

from .agenda.next_dates import next_dates
from .cards.asking import add_from_template
from .cards.hands import Hands, count_hands
from .cards.noting import Noted, note_card
from .cards.reports import publish as publish_report
from .cards.reports import report_of as event_report_of
from .cards.reports import write as write_event_report
from .cards.writing import Written
from .coming.said import Reach as SignUpReach
from .coming.said import Said as SignUpSaid
from .coming.signing_up import sign_up
from .coverage.groups import groups_now
from .coverage.periods import half_year_of
from .coverage.targets import set_targets, targets_kept, version_of
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
from .making.editing import change_event
from .making.events import Start as EventStart
from .making.events import create_event
from .making.moving import cancel_event, close_event
from .making.moving import publish as publish_event
from .partners.hosting import join as join_event
from .partners.keeping import add_partner
from .partners.packs.making import make_pack
from .partners.reach import keep_reach
from .stories.telling import Story, tell_story
from .stories.workflow import ensure_story_workflow

__all__ = [
    "CardWay",
    "ContactRole",
    "DoorTap",
    "EventKind",
    "EventStart",
    "EventState",
    "Hands",
    "Noted",
    "PartnerKind",
    "PartnerOffer",
    "PartnerRole",
    "SignUpMode",
    "SignUpReach",
    "SignUpSaid",
    "Story",
    "StorySource",
    "Written",
    "YesNoUnknown",
    "add_dates",
    "add_from_template",
    "add_partner",
    "apply_mark",
    "came_by_perspective",
    "came_by_perspective_of",
    "cancel_event",
    "change_event",
    "close_date",
    "close_event",
    "count_hands",
    "create_event",
    "ensure_story_workflow",
    "event_report_of",
    "groups_now",
    "half_year_of",
    "join_event",
    "keep_reach",
    "make_pack",
    "next_dates",
    "note_card",
    "publish_event",
    "publish_report",
    "put_on_newsletter",
    "send_issue",
    "send_newsletters",
    "set_targets",
    "sign_up",
    "targets_kept",
    "tell_story",
    "version_of",
    "write_event_report",
    "write_issue",
]
