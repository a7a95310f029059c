"""What other apps may use from contributions: the single meeting point of all input.

A person begins at an occasion (a draft, with a receipt), hands in (words become contributions), reads back
with the receipt's code what became of them, and can take them back. Staff decide what stands on the website
(`moderation`), act on worries (`care`) and answer questions (`messages`). Everything else is private.
"""

from . import care, messages, moderation, receipt_parts
from .enums import (
    AgendaPart,
    CareDanger,
    CareState,
    Channel,
    ContributionKind,
    EmptiedReason,
    MessageKind,
    MessageSide,
    Mode,
    ModerationReason,
    ModerationState,
    OccasionKind,
    ParticipationState,
    Recruitment,
)
from .occasions import open_occasion, promise_dates
from .participations import Words, add_words, begin, give_to, hand_in, touch
from .receipt_parts import (
    DecisionShown,
    ReceiptPart,
    decisions_for,
    part_for,
    register,
    register_decision_source,
    register_drafts_deleted,
    register_emptied,
    register_no_longer_public,
    register_withdrawal,
)
from .receipts import (
    explain_code_problem,
    find_by_link,
    find_receipt,
    new_code,
    new_link,
    new_link_asked,
    revoke_links,
    tidy_code,
)
from .refusals import AlreadyHandedIn, ChangedMeanwhile, Refused
from .sheet_parts import Groups, Link, register_links
from .sheets import Column, ColumnKind, Scope, Sheet
from .small_cells import HIDDEN, hide_small_cells
from .withdrawal import delete_drafts, may_withdraw, withdraw, withdraw_contribution

__all__ = [
    "HIDDEN",
    "AgendaPart",
    "AlreadyHandedIn",
    "CareDanger",
    "CareState",
    "ChangedMeanwhile",
    "Channel",
    "Column",
    "ColumnKind",
    "ContributionKind",
    "DecisionShown",
    "EmptiedReason",
    "Groups",
    "Link",
    "MessageKind",
    "MessageSide",
    "Mode",
    "ModerationReason",
    "ModerationState",
    "OccasionKind",
    "ParticipationState",
    "ReceiptPart",
    "Recruitment",
    "Refused",
    "Scope",
    "Sheet",
    "Words",
    "add_words",
    "begin",
    "care",
    "decisions_for",
    "delete_drafts",
    "explain_code_problem",
    "find_by_link",
    "find_receipt",
    "give_to",
    "hand_in",
    "hide_small_cells",
    "may_withdraw",
    "messages",
    "moderation",
    "new_code",
    "new_link",
    "new_link_asked",
    "open_occasion",
    "part_for",
    "promise_dates",
    "receipt_parts",
    "register",
    "register_decision_source",
    "register_drafts_deleted",
    "register_emptied",
    "register_links",
    "register_no_longer_public",
    "register_withdrawal",
    "revoke_links",
    "tidy_code",
    "touch",
    "withdraw",
    "withdraw_contribution",
]
