"""How hard a text is, as two numbers. A number is never a verdict: only a reader can say whether a text is clear."""

import math
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .text import sentences, syllables, words

#: With fewer words a number says nothing.
ENOUGH_WORDS = 30
_LONG_WORD = 6


@dataclass(frozen=True, slots=True)
class Score:
    """What the formulas of Flesch-Douma (higher is easier) and Björnsson's LIX (lower is easier) make of a text."""

    words: int
    sentences: int
    flesch: int
    lix: int
    meaning: str | Promise


#: From which score on a text reads like what.
_MEANINGS: tuple[tuple[float, Promise], ...] = (
    (80, _("Leest makkelijk, zoals een verhaal voor kinderen.")),
    (65, _("Leest zoals een gewone brief aan iedereen.")),
    (50, _("Leest zoals een krant. Veel mensen vinden dit lastig.")),
    (-math.inf, _("Leest zoals een stuk van een kantoor. De meeste mensen haken af.")),
)


def flesch_douma(text: str) -> float:
    """Reading ease: 100 is very easy, 60 is plain, 30 is for the university.

    206.83 - 0.93 x words per sentence - 77 x syllables per word: Flesch's formula for Dutch, in W.H. Douma,
    De leesbaarheid van landbouwbladen (Wageningen, 1960). A text without words is as easy as can be.
    """
    found, count = words(text), len(sentences(text))
    if not found or not count:
        return 206.83
    return 206.83 - 0.93 * len(found) / count - 77 * sum(map(syllables, found)) / len(found)


def lix(text: str) -> float:
    """Words per sentence, and how many of a hundred words are longer than six letters (Björnsson, 1968)."""
    found, count = words(text), len(sentences(text))
    if not found or not count:
        return 0.0
    return len(found) / count + 100 * sum(len(word) > _LONG_WORD for word in found) / len(found)


def score_of(text: str) -> Score | None:
    """Both numbers with what they mean; None for a text that is too short to say."""
    count = len(words(text))
    if count < ENOUGH_WORDS:
        return None
    flesch = round(flesch_douma(text))
    meaning = next(words_for for least, words_for in _MEANINGS if flesch >= least)
    return Score(count, len(sentences(text)), flesch, round(lix(text)), meaning)
