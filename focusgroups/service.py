"""What other apps may use from focusgroups: making a group, bringing it along its way, and who comes into its pool.

Everything else is private.
"""

from .enums import Can, CandidateSource, CandidateState, GroupKind, GroupState
from .inviting import send as send_invitations
from .publishing import let_page_follow
from .recruiting.applying import apply, enter
from .recruiting.changing import withdraw
from .recruiting.pairs import come_together, keep_apart
from .recruiting.said import Reach, Said
from .transitions import move_candidate, move_group, move_report

__all__ = [
    "Can",
    "CandidateSource",
    "CandidateState",
    "GroupKind",
    "GroupState",
    "Reach",
    "Said",
    "apply",
    "come_together",
    "enter",
    "keep_apart",
    "let_page_follow",
    "move_candidate",
    "move_group",
    "move_report",
    "send_invitations",
    "withdraw",
]
