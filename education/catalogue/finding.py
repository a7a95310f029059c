"""Searching that forgives: a typing error, a missing accent, half a word.

Every word that is asked for must be found somewhere in the pack. Words count by where they stand; a word that is
nearly the same counts for less than the word itself. The limits are choices of ours, tried on words of our packs.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from ..enums import Level, Subject
from .light import LightPack

#: At most so many letters and words of a question are read.
LONGEST, MOST_WORDS = 80, 8
_WORD = re.compile(r"[a-z0-9]+")
#: The end of most plurals, of a word that is long enough to do without.
_PLURAL = re.compile(r"(?<=[a-z]{4})(?:en|s)$")
#: Too small to look for. Numbers ("18") are kept.
_SMALL_WORDS = "de het een en of in op om te van voor met aan is je u uw les lessen over bij als wat"
_SMALL = frozenset(_WORD.findall(_SMALL_WORDS))
_TITLE, _ABOUT, _AIM = 6, 4, 2


def words_of(text: str) -> list[str]:
    """The words, in small letters, without accents; "ij" and "y" are one letter to who writes by ear."""
    plain = unicodedata.normalize("NFKD", text.casefold()).replace("ij", "y")
    return _WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))


def found(question: str, packs: Sequence[LightPack]) -> list[LightPack]:
    """The packs in which every word is found, the best first. A question without words finds everything."""
    asked = [word for word in words_of(question[:LONGEST]) if word not in _SMALL][:MOST_WORDS]
    if not asked:
        return list(packs)
    weights = [_weights(pack) for pack in packs]
    known = sorted({word for each in weights for word in each})
    alike = [_alike(word, known) for word in asked]
    scored = [(_score(each, alike), pack) for each, pack in zip(weights, packs, strict=True)]
    return [pack for score, pack in sorted(scored, key=lambda pair: -pair[0]) if score]


def _weights(pack: LightPack) -> dict[str, int]:
    """Word -> how much it says about this pack."""
    labels = [str(Level(code).label) for code in pack.levels if code in Level]
    labels += [str(Subject(code).label) for code in pack.subjects if code in Subject]
    weights: dict[str, int] = {}
    for texts, weight in (
        ([*pack.aims, pack.summary], _AIM),
        ([*pack.keywords, *labels], _ABOUT),
        ([pack.title], _TITLE),
    ):
        weights.update(dict.fromkeys((word for text in texts for word in words_of(text)), weight))
    return weights


def _alike(asked: str, known: Iterable[str]) -> dict[str, float]:
    """Known words that may be meant -> how sure we are, from 0 to 1."""
    sure = {word: _inside(asked, word) for word in known if _inside(asked, word)}
    if wrong := _errors_forgiven(asked):
        near = process.extract(asked, list(known), scorer=DamerauLevenshtein.distance, score_cutoff=wrong, limit=None)
        for word, distance, _position in near:
            sure.setdefault(word, 0.6 - 0.2 * (distance - 1))
    return sure


def _inside(asked: str, word: str) -> float:
    """The word itself, its beginning, or a part of a longer word: "toeslag", or "toeslagen", in "zorgtoeslag"."""
    if asked == word:
        return 1.0
    if len(asked) >= 3 and word.startswith(asked):
        return 0.9
    if len(asked) >= 4 and asked in word:
        return 0.7
    return 0.6 if (one := _PLURAL.sub("", asked)) != asked and one in word else 0.0


def _errors_forgiven(word: str) -> int:
    """One error in a word of four letters, two from seven on; none in a number."""
    if word.isdecimal() or len(word) < 4:
        return 0
    return 1 if len(word) < 7 else 2


def _score(weights: dict[str, int], alike: Sequence[dict[str, float]]) -> float:
    """How well a pack fits; 0 when one of the words is nowhere."""
    best = [max((weights[word] * sure for word, sure in each.items() if word in weights), default=0) for each in alike]
    return sum(best) if all(best) else 0
