"""Cutting a pasted text into pieces, each with a heading. Pure and simple: the organiser sees it, and can mend it."""

import re
from dataclasses import dataclass
from uuid import UUID

HEADING_LENGTH = 80
#: With fewer, a piece without a heading takes all its words for one.
_WORDS_FOR_HEADING = 8
_BULLETS = ("-", "*", "•", "–")
_ENDS = (".", ",", ";", ":", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph as it should stand in the text. `item` is None for a new one, and an id that stays otherwise."""

    heading: str
    text: str
    item: UUID | None = None
    plain: str = ""
    element: UUID | None = None


def pieces_in(text: str) -> list[Piece]:
    """The paragraphs of a text: what stands between empty lines. A short line without a full stop is a heading."""
    blocks = [block.strip() for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n"))]
    pieces: list[Piece] = []
    waiting = ""
    for block in filter(None, blocks):
        heading, body = _split(block)
        if heading and not body:
            if waiting:  # two headings in a row: the first is a piece of its own
                pieces.append(Piece(waiting, waiting))
            waiting = heading
            continue
        if heading and waiting:
            pieces.append(Piece(waiting, waiting))
            waiting = ""
        pieces.append(Piece(heading or waiting or first_words(body), body))
        waiting = ""
    if waiting:
        pieces.append(Piece(waiting, waiting))
    return pieces


def first_words(text: str) -> str:
    """A heading for who has none: how the piece begins."""
    words = text.split()
    start = " ".join(words[:_WORDS_FOR_HEADING])[:HEADING_LENGTH].rstrip("".join(_ENDS))
    start = start or text.strip()[:HEADING_LENGTH]
    return start if len(words) <= _WORDS_FOR_HEADING else f"{start} …"


def _split(block: str) -> tuple[str, str]:
    """(heading, body) of a block; either can be empty."""
    first, _newline, rest = block.partition("\n")
    first, rest = first.strip(), rest.strip()
    if first.startswith("#") and len(first.lstrip("# ")) <= HEADING_LENGTH and first.lstrip("# "):
        return first.lstrip("# "), rest
    if _looks_like_heading(first) and (not rest or rest[0].isupper() or rest.startswith(_BULLETS)):
        return first, rest
    return "", block


def _looks_like_heading(line: str) -> bool:
    return 0 < len(line) <= HEADING_LENGTH and not line.startswith(_BULLETS) and not line.endswith(_ENDS)
