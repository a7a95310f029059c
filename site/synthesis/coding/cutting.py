"""A text cut in pieces: at line ends, sentences and excerpts. Every piece knows its place, in code points."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from ..models import Excerpt

_LINE_END = re.compile(r"\r\n|\r|\n")
_SENTENCE = re.compile(r"[^.!?\r\n]+(?:[.!?]+|$|(?=[\r\n]))", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text. `is_line_end` pieces are shown as one new line; `coded` is how many excerpts hold it."""

    start: int
    text: str
    coded: int = 0
    is_line_end: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its place, for whoever chooses without a mouse."""

    start: int
    end: int
    text: str


def pieces(text: str, excerpts: Iterable[Excerpt]) -> list[Piece]:
    """The text as pieces, in order; together they are the text. Browsers change line ends, so these stand apart."""
    spans = [(each.start, each.end) for each in excerpts]
    borders = {0, len(text)}
    borders |= {place for span in spans for place in span if place <= len(text)}
    line_ends = {match.start(): match.end() for match in _LINE_END.finditer(text)}
    borders |= set(line_ends) | set(line_ends.values())
    places = sorted(borders)
    return [
        Piece(start, text[start:end], sum(a <= start < b for a, b in spans), start in line_ends)
        for start, end in pairwise(places)
    ]


def sentences(text: str) -> list[Sentence]:
    """The sentences of the text, without the white space around them; a text without a full stop is one."""
    found = []
    for match in _SENTENCE.finditer(text):
        words = match[0].strip()
        if words:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            found.append(Sentence(start, start + len(words), words))
    return found


def places_of(text: str, typed: str) -> list[tuple[int, int]]:
    """Where these words stand in the text, whatever their capitals and the white space between them."""
    words = [re.escape(word) for word in typed.split()]
    pattern = re.compile(r"\s+".join(words), re.IGNORECASE)
    return [match.span() for match in pattern.finditer(text)] if words else []


def print_of(text: str) -> str:
    """A short mark of this text, so that a screen can tell whether it shows the words as they stand now."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
