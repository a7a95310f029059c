"""Cutting a Dutch text into sentences, words and syllables, by rules that anybody can follow with a pencil."""

import html
import re

_TAG_THAT_ENDS = re.compile(r"</?(?:p|li|h[1-6]|ul|ol|div|br|dt|dd)[^<>]*>|\n\s*\n")
_TAG = re.compile(r"<[^<>]+>")
_END = re.compile(r"(?<=[.?!:])[’”\"')]*\s+")
#: Letters, with a hyphen or apostrophe inside; or a number as people say it in one go: a date, a telephone number.
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d[\d .-]*\d|\d")
#: In Dutch a letter with two dots begins a syllable of its own, and ij is one sound.
_VOWELS = re.compile(r"[ëïöü][aeiouy]*|[aeiouyáéíóúàèêô]+")


def sentences(text: str) -> list[str]:
    """The sentences of a text or of HTML. A heading, a list item and what stands before a colon are sentences too."""
    plain = html.unescape(_TAG.sub("", _TAG_THAT_ENDS.sub(". ", text)))
    pieces = (" ".join(piece.split()).strip(" .") for piece in _END.split(plain))
    return [piece for piece in pieces if _WORD.search(piece)]


def words(text: str) -> list[str]:
    """The words; a number counts as one."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """About how many syllables: the groups of vowels."""
    return max(1, len(_VOWELS.findall(word.lower().replace("ij", "y"))))
