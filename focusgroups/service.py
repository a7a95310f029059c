"""What other apps may use from focusgroups: making a group and bringing it along its way.

Everything else is private.
"""

from .enums import Can, CandidateSource, CandidateState, GroupKind, GroupState
from .inviting import send as send_invitations
from .transitions import move_candidate, move_group, move_report

__all__ = [
    "Can",
    "CandidateSource",
    "CandidateState",
    "GroupKind",
    "GroupState",
    "move_candidate",
    "move_group",
    "move_report",
    "send_invitations",
]
