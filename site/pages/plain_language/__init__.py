"""Is a Dutch text easy to read? Advice with reasons for who writes: pure functions, nothing stored, nothing sent.

A machine does not know whether a text is clear: it points at long sentences, words of offices, hard words, and
sentences that hide who does something; and it gives a number with what that means. Only readers can judge.
"""

from .advice import Advice, AdviceKind, advise
from .report import Report, report_on
from .score import Score, flesch_douma, lix, score_of
from .text import sentences, syllables, words

__all__ = [
    "Advice",
    "AdviceKind",
    "Report",
    "Score",
    "advise",
    "flesch_douma",
    "lix",
    "report_on",
    "score_of",
    "sentences",
    "syllables",
    "words",
]
