"""What other apps may use from synthesis: decisions, for whoever they concern and for everybody; measures on votes.

Everything else is private.
"""

from .coding.codebook import change_code, fix_version, make_code, merge_codes, move_code, retire_code, split_code
from .coding.deeds import give_code, make_excerpt, mark_coded, mark_without_content, read_again, take_code
from .coding.sheets import reading_told, words_shown
from .coding.wordforms import forms_of
from .counting import Behind, FindingCounts, counts_of, told_hands
from .coverage.counting import ChainCoverage, chain_coverage, coverage_per_occasion, coverage_per_theme
from .decision_links import Touched, register_decision_links
from .decisions import draft, link_proposals
from .enums import (
    CodingOrigin,
    Confidence,
    DecisionOutcome,
    DecisionState,
    Direction,
    FindingState,
    NoContentReason,
    ReactionStance,
    ReadingState,
    Stance,
)
from .finding_desk.moving import move_finding
from .findings import add_evidence, add_excerpts, add_result, add_tallies, record_finding
from .open_work import OpenWork, register_open_work
from .opinion_groups import find_opinion_groups
from .own_words import OwnWords, own_words
from .reactions import handle as handle_reaction
from .reactions import react
from .reviewing import review
from .second.drawing import draw_sample, is_blind_for
from .second.marking import mark as mark_in_sample
from .second.marking import settle as settle_in_sample
from .sheets import decisions_in, findings_in, people_told
from .timeline import Moment, register_moments
from .transitions import move
from .word_back import decisions_for, latest_decisions

__all__ = [
    "Behind",
    "ChainCoverage",
    "CodingOrigin",
    "Confidence",
    "DecisionOutcome",
    "DecisionState",
    "Direction",
    "FindingCounts",
    "FindingState",
    "Moment",
    "NoContentReason",
    "OpenWork",
    "OwnWords",
    "ReactionStance",
    "ReadingState",
    "Stance",
    "Touched",
    "add_evidence",
    "add_excerpts",
    "add_result",
    "add_tallies",
    "chain_coverage",
    "change_code",
    "counts_of",
    "coverage_per_occasion",
    "coverage_per_theme",
    "decisions_for",
    "decisions_in",
    "draft",
    "draw_sample",
    "find_opinion_groups",
    "findings_in",
    "fix_version",
    "forms_of",
    "give_code",
    "handle_reaction",
    "is_blind_for",
    "latest_decisions",
    "link_proposals",
    "make_code",
    "make_excerpt",
    "mark_coded",
    "mark_in_sample",
    "mark_without_content",
    "merge_codes",
    "move",
    "move_code",
    "move_finding",
    "own_words",
    "people_told",
    "react",
    "read_again",
    "reading_told",
    "record_finding",
    "register_decision_links",
    "register_moments",
    "register_open_work",
    "retire_code",
    "review",
    "settle_in_sample",
    "split_code",
    "take_code",
    "told_hands",
    "words_shown",
]
