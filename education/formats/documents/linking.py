"""Where words of a paper lead to: a list of contents, and numbers as "B2.1" that bring a reader to their place.

A number is *at home* where it first begins a row of a table or the title of a box. Everywhere else it leads there.
Where it begins a row or a box for the last time, it is *at its source* (an annex): the number at home leads on.
From there a word with an address leads out of the paper, to the page of that source.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ...source import Block
from .paper import Paper


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `to` is the place it leads to, "" for nowhere; `out` when that is a page on the web."""

    text: str
    to: str = ""
    out: bool = False

    @property
    def href(self) -> str:
        """Where it leads, as a link is written."""
        return self.to if self.out else f"#{self.to}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list of contents."""

    level: int
    text: str
    place: str


def contents_of(paper: Paper, deepest: int = 3) -> list[Entry]:
    """The headings down to this level, in order; nothing when the paper has no list of contents."""
    if not paper.contents:
        return []
    headings = enumerate((block for block in paper.blocks if block.kind == "heading"), start=1)
    return [Entry(block.level, block.text, f"kop-{number}") for number, block in headings if block.level <= deepest]


@dataclass(slots=True)
class Linking:
    """What leads where, while one document is written from beginning to end."""

    paper: Paper
    _headings: int = 0
    _seen: Counter[str] = field(default_factory=Counter)
    _words: re.Pattern[str] | None = None
    _times: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """Know which words lead somewhere, and which of them have a source further on."""
        if known := self.paper.numbers | self.paper.addresses.keys():
            longest_first = sorted(known, key=len, reverse=True)
            self._words = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?![\w.]*\w)")
        self._times.update(word for text in _beginnings(self.paper.blocks) if (word := self._first(text)))

    def heading(self) -> str:
        """The place of the next heading; "" in a paper without a list of contents."""
        self._headings += 1
        return f"kop-{self._headings}" if self.paper.contents else ""

    def beginning(self, text: str) -> tuple[str, list[Piece]]:
        """For what begins a row or a box: its own place ("" for none), and its pieces."""
        word = self._first(text)
        if not word:
            return "", self.pieces(text)
        self._seen[word] += 1
        if self._seen[word] > 1:
            return f"bron-{word}" if self._seen[word] == self._times[word] else "", self.pieces(text)
        on = f"bron-{word}" if self._times[word] > 1 else ""
        return word, [Piece(word, on), *self.pieces(text[len(word) :])]

    def pieces(self, text: str) -> list[Piece]:
        """The text in stretches, numbers leading to their place."""
        if self._words is None:
            return [Piece(text)]
        found, end = [], 0
        for match in self._words.finditer(text):
            found += [Piece(text[end : match.start()]), self._piece(match[0])]
            end = match.end()
        return [piece for piece in (*found, Piece(text[end:])) if piece.text]

    def _piece(self, word: str) -> Piece:
        address = self.paper.addresses.get(word)
        return Piece(word, address, out=True) if address else Piece(word, word)

    def _first(self, text: str) -> str:
        match = self._words.match(text) if self._words else None
        return match[0] if match and match[0] in self.paper.numbers else ""


def _beginnings(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if block.kind == "box":
            yield block.text
        elif block.kind == "table":
            yield from (row[0] for row in block.rows if row)
