"""What other apps may use from synthesis: decisions, for whoever they concern and for everybody; measures on votes.

Everything else is private.
"""

from .decisions import draft, link_proposals
from .enums import DecisionOutcome, DecisionState, ReactionStance, Stance
from .findings import add_evidence, record_finding
from .open_work import OpenWork, register_open_work
from .opinion_groups import find_opinion_groups
from .reactions import handle as handle_reaction
from .reactions import react
from .reviewing import review
from .transitions import move
from .word_back import decisions_for, latest_decisions

__all__ = [
    "DecisionOutcome",
    "DecisionState",
    "OpenWork",
    "ReactionStance",
    "Stance",
    "add_evidence",
    "decisions_for",
    "draft",
    "find_opinion_groups",
    "handle_reaction",
    "latest_decisions",
    "link_proposals",
    "move",
    "react",
    "record_finding",
    "register_open_work",
    "review",
]
