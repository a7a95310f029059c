"""What other apps may use from focusgroups: making a group and bringing it along its way, who comes into its pool,
choosing, planning and inviting people, running a conversation, and its report.

Everything else is private.
"""

from .drawing.asking import ask_draw
from .drawing.deciding import give_seed, publish_draw, use_draw
from .drawing.making import run as make_lots
from .drawing.quotas import set_bounds as set_quotas
from .drawing.quotas import suggested as suggested_quotas
from .enums import Can, CandidateSource, CandidateState, GroupKind, GroupState, SectionKind
from .inviting import send as send_invitations
from .making.groups import Start as GroupStart
from .making.groups import change_group, create_group
from .making.moving import bring as bring_group
from .offering.moments import offer_moments
from .planning.running import ask as ask_plan
from .planning.running import run as make_plan
from .publishing import let_page_follow
from .recruiting.applying import apply
from .recruiting.applying import enter as enter_candidate
from .recruiting.changing import withdraw
from .recruiting.pairs import come_together, keep_apart
from .recruiting.said import Reach, Said
from .reporting.answering import Answer as CheckAnswer
from .reporting.answering import answer as answer_check
from .reporting.hand_over import hand_over
from .reporting.writing import finish as finish_report
from .reporting.writing import report_of
from .reporting.writing import send_round as send_report_round
from .reporting.writing import write as write_report
from .running.attendance import came, did_not_come, walk_in
from .running.closing import close as close_session
from .running.closing import nobody_else_came
from .running.consent import answer as answer_consent
from .running.consent import questions as consent_questions
from .running.guide import use_template as use_guide
from .running.guide_templates import Part as GuidePart
from .running.hands import count_hands
from .running.notes import Jotted
from .running.notes import keep as keep_note
from .transitions import move_candidate, move_group, move_report

__all__ = [
    "Can",
    "CandidateSource",
    "CandidateState",
    "CheckAnswer",
    "GroupKind",
    "GroupStart",
    "GroupState",
    "GuidePart",
    "Jotted",
    "Reach",
    "Said",
    "SectionKind",
    "answer_check",
    "answer_consent",
    "apply",
    "ask_draw",
    "ask_plan",
    "bring_group",
    "came",
    "change_group",
    "close_session",
    "come_together",
    "consent_questions",
    "count_hands",
    "create_group",
    "did_not_come",
    "enter_candidate",
    "finish_report",
    "give_seed",
    "hand_over",
    "keep_apart",
    "keep_note",
    "let_page_follow",
    "make_lots",
    "make_plan",
    "move_candidate",
    "move_group",
    "move_report",
    "nobody_else_came",
    "offer_moments",
    "publish_draw",
    "report_of",
    "send_invitations",
    "send_report_round",
    "set_quotas",
    "suggested_quotas",
    "use_draw",
    "use_guide",
    "walk_in",
    "withdraw",
    "write_report",
]
