"""Words that few people know, and words that are long.

How often people write a word comes from wordfreq (docs/decisions/0029). It is imported where it is asked: a process
that never checks a text never loads it.
"""

from functools import lru_cache

from .lists import lines_of
from .text import syllables

#: Zipf scale: 6 is "de", 4 is once in a hundred thousand words, 3 once in a million.
RARE_BELOW = 3.1
#: Each half of a compound must be at least this well known to count the whole as known.
KNOWN_FROM = 3.9
SHORTEST_RARE = 7
LONG_FROM_LETTERS = 16
LONG_FROM_SYLLABLES = 6
_SHORTEST_PART = 3
_LINKS = ("", "s", "en", "e", "n")
#: Names of what this website is about: they cannot be said in another way.
NAMES = frozenset(lines_of("names"))


def is_rare(word: str) -> bool:
    """Whether few people know this word. A name (with a capital) and a word made of two known words are not rare."""
    lower = word.lower()
    if len(lower) < SHORTEST_RARE or not lower.isalpha() or word[0].isupper() or lower in NAMES:
        return False
    return _frequency(lower) < RARE_BELOW and not _is_compound(lower)


def is_long(word: str) -> bool:
    """Whether a word is so long that reading stops at it."""
    lower = word.lower()
    if lower in NAMES or "-" in lower or not lower.isalpha():
        return False
    return len(lower) >= LONG_FROM_LETTERS or syllables(lower) >= LONG_FROM_SYLLABLES


@lru_cache(maxsize=20_000)
def _frequency(word: str) -> float:
    from wordfreq import zipf_frequency  # noqa: PLC0415 -- its list of words is loaded only where a text is checked

    return float(zipf_frequency(word, "nl"))


@lru_cache(maxsize=20_000)
def _is_compound(word: str) -> bool:
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        if _frequency(word[cut:]) < KNOWN_FROM:
            continue
        first = word[:cut]
        if any(
            first.endswith(link)
            and len(first) - len(link) >= _SHORTEST_PART
            and _frequency(first[: len(first) - len(link)]) >= KNOWN_FROM
            for link in _LINKS
        ):
            return True
    return False
