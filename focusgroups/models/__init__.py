"""The tables of focus groups, by noun."""

from .candidate import Apart, Availability, Candidate
from .choosing import Draw, Plan, PlanSeat, PlanSession, Quota, TableQuota
from .group import FocusGroup, GroupSession
from .guide import GuideQuestion, GuideSection
from .page import FocusGroupIndexPage, FocusGroupPage
from .report import CheckedQuote, MemberCheck, Report, Thanks
from .sending import Sending
from .session import ConsentReply, Note, SessionClock, SessionTally, Speaker, Transcript
from .sign_up import SignUpDraft

__all__ = [
    "Apart",
    "Availability",
    "Candidate",
    "CheckedQuote",
    "ConsentReply",
    "Draw",
    "FocusGroup",
    "FocusGroupIndexPage",
    "FocusGroupPage",
    "GroupSession",
    "GuideQuestion",
    "GuideSection",
    "MemberCheck",
    "Note",
    "Plan",
    "PlanSeat",
    "PlanSession",
    "Quota",
    "Report",
    "Sending",
    "SessionClock",
    "SessionTally",
    "SignUpDraft",
    "Speaker",
    "TableQuota",
    "Thanks",
    "Transcript",
]
