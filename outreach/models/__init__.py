"""The tables of outreach, by noun."""

from .cards import EventQuestion, EventReport, EventTally, SignalCard, WordBack
from .coming import DoorMark, SignUp, SignUpDraft
from .coverage import CoverageTarget
from .event import Event, EventDate
from .newsletter import NewsletterIssue, Subscriber
from .page import EventIndexPage, EventPage
from .partner import EventPartner, InvitationPack, Partner, PartnerContact, PartnerReach
from .story import PracticeIndexPage, PracticePage, StoryReview

__all__ = [
    "CoverageTarget",
    "DoorMark",
    "Event",
    "EventDate",
    "EventIndexPage",
    "EventPage",
    "EventPartner",
    "EventQuestion",
    "EventReport",
    "EventTally",
    "InvitationPack",
    "NewsletterIssue",
    "Partner",
    "PartnerContact",
    "PartnerReach",
    "PracticeIndexPage",
    "PracticePage",
    "SignUp",
    "SignUpDraft",
    "SignalCard",
    "StoryReview",
    "Subscriber",
    "WordBack",
]
