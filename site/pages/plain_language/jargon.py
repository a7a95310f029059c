"""Words of offices, and what people say instead: our own list, in word_lists/jargon.txt."""

import re
from collections.abc import Iterator
from functools import cache

from .lists import lines_of


def jargon_in(text: str) -> Iterator[tuple[str, str]]:
    """Each word or phrase of the list that stands in the text, as it stands there, with what to say instead."""
    for match in _pattern().finditer(text):
        yield match[0], jargon()[" ".join(match[0].lower().split())]


@cache
def jargon() -> dict[str, str]:
    """The list: hard -> plain."""
    pairs = (line.partition("=") for line in lines_of("jargon"))
    return {hard.strip(): plain.strip() for hard, _is, plain in pairs}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(jargon(), key=len, reverse=True)
    phrases = (re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest_first)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(phrases)})(?![\w-])", re.IGNORECASE)
