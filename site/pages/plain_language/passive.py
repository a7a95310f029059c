"""Who does it? Finds "wordt", "worden" or "werd" with a participle in the same part of a sentence.

A rule of thumb: it knows weak participles by their form, strong ones from a list, and nouns that look like one.
"""

import re

from .lists import lines_of

_AUXILIARY = re.compile(r"word|wordt|worden|werd|werden|geworden")
_BEFORE = (
    "aan|achter|af|bij|door|goed|in|kwijt|los|mee|na|neer|om|onder|op|open|over|rond|samen|tegen|terug|thuis|toe|"
    "uit|vast|vol|voor|weg|wijs"
)
_WEAK = re.compile(rf"(?:(?:{_BEFORE})?ge|be|ver|ont|her|er)[a-zë]{{2,}}[dt]|(?:{_BEFORE})(?:ver|be)[a-z]{{2,}}[dt]")
_STRONG = frozenset(lines_of("strong_participles"))
_STRONG_APART = re.compile(rf"(?:{_BEFORE})({'|'.join(sorted(_STRONG))})")
_NO_PARTICIPLES = frozenset(lines_of("no_participles"))
_CLAUSE = re.compile(r"[,;:()]|\b(?:en|of|maar|dat|die|omdat|als|zodat|terwijl|want)\b")


def passive_in(sentence: str) -> str:
    """The words that hide who does it ("wordt … verstuurd"); "" when there are none."""
    for clause in _CLAUSE.split(sentence.lower()):
        found = re.findall(r"[a-zà-ÿ]+", clause)
        auxiliary = next((word for word in found if _AUXILIARY.fullmatch(word)), None)
        participle = next((word for word in found if word != auxiliary and _is_participle(word)), None)
        if auxiliary and participle:
            return f"{auxiliary} … {participle}"
    return ""


def _is_participle(word: str) -> bool:
    if word in _NO_PARTICIPLES or _AUXILIARY.fullmatch(word):
        return False
    return word in _STRONG or bool(_WEAK.fullmatch(word)) or bool(_STRONG_APART.fullmatch(word))
