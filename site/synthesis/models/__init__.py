"""From words to decisions: codes, findings, decisions, and what people think of them. One subject per file."""

from .codebook import Code, CodebookVersion, CodeEvent
from .coding import Coding, Excerpt, Reading
from .decision import Decision, DecisionQuerySet
from .finding import Evidence, Finding
from .likeness import Comparing, Likeness
from .page import OutcomeIndexPage
from .reaction import DecisionReaction, DecisionReactionQuerySet
from .second import AgreementSample, SampleItem, SampleMark
from .suggestion import LearnedCode, Learning, Suggestion, SuggestionSwitch

__all__ = [
    "AgreementSample",
    "Code",
    "CodeEvent",
    "CodebookVersion",
    "Coding",
    "Comparing",
    "Decision",
    "DecisionQuerySet",
    "DecisionReaction",
    "DecisionReactionQuerySet",
    "Evidence",
    "Excerpt",
    "Finding",
    "LearnedCode",
    "Learning",
    "Likeness",
    "OutcomeIndexPage",
    "Reading",
    "SampleItem",
    "SampleMark",
    "Suggestion",
    "SuggestionSwitch",
]
