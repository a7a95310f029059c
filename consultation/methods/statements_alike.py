"""Whether two statements say nearly the same: for who writes one, and for who puts one before everybody. Pure.

Words are compared as they stand in a dictionary (lemmas), without the little words, in any order. It points out; a
person decides. What has to be loaded for it is loaded by the first who writes a statement.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

#: From this on two statements look alike (0 to 100).
ALIKE = 78
#: From this on the words are still those of the writer.
SAME_WORDS = 90
#: So many are pointed out at most.
AT_MOST = 3
_LITTLE_WORDS = (
    "aan al alle als altijd bij bbt belangenbehartiger daar dan dat de die dit door een en er ergens gaan hebben het "
    "hij horen hun iets in is kunnen maar meer men met moeten mogen naar om onze ook op over te tot uit van veel voor "
    "wat we wel wie wij willen worden zich zijn zo zullen"
)
_LITTLE = frozenset(_LITTLE_WORDS.split())

Key = TypeVar("Key")


def alike(text: str, others: Mapping[Key, str]) -> list[Key]:
    """The keys of the statements that look like this one, most alike first."""
    from rapidfuzz import fuzz  # noqa: PLC0415 -- only who writes a statement needs it

    words = _core(text)
    scores = [(fuzz.token_sort_ratio(words, _core(other)), key) for key, other in others.items()] if words else []
    near = sorted((pair for pair in scores if pair[0] >= ALIKE), key=lambda pair: -pair[0])
    return [key for _score, key in near[:AT_MOST]]


def are_words_of(text: str, words: str) -> bool:
    """Whether a statement is, but for a letter here and there, what somebody wrote."""
    from rapidfuzz import fuzz  # noqa: PLC0415 -- only who decides on a statement needs it

    return bool(fuzz.ratio(_plain(text), _plain(words)) >= SAME_WORDS)


@lru_cache(maxsize=2_000)
def _core(text: str) -> str:
    """The lemmas that carry the meaning; all words when only little ones are left."""
    from simplemma import lemmatize  # noqa: PLC0415 -- a dictionary of tens of megabytes

    lemmas = [lemmatize(word, lang="nl").replace("_", "").lower() for word in _plain(text).split()]
    return " ".join(_without_little(lemmas) or lemmas)


def _without_little(lemmas: Iterable[str]) -> list[str]:
    return [lemma for lemma in lemmas if lemma not in _LITTLE]


def _plain(text: str) -> str:
    """Small letters and digits, single spaces."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())
