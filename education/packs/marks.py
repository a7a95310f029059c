"""Plain marks in which the texts of a pack are written, so that they read as texts.

`## ` and `### ` a heading · `- ` a bullet · `1. ` a numbered item · `| a | b |` a table, its first row the head ·
`> ` a box, its first line the title and every other line a paragraph · `_ 4 text` four lines to write on, under this
text · anything else a paragraph. An empty line ends a block; a line that begins with two spaces goes on with the one
above it.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from ..source import Block

_MARK = re.compile(
    r"(?P<heading>##|###) |(?P<bullets>-) |(?P<numbers>\d+\.) |(?P<table>\|) ?|(?P<box>>) |(?P<lines>_) "
)
_LINES = re.compile(r"(\d+)(?: (.*))?$")


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text. Raises ValueError for lines to write on without a number."""
    return tuple(block for piece in _pieces(text) for block in _of_piece(piece))


def _pieces(text: str) -> Iterator[list[str]]:
    """Lines that stand together, with lines that go on joined to the one above."""
    piece: list[str] = []
    for line in [*text.strip("\n").splitlines(), ""]:
        if not line.strip():
            if piece:
                yield piece
            piece = []
        elif line.startswith("  ") and piece:
            piece[-1] = f"{piece[-1]} {line.strip()}"
        else:
            piece.append(line.strip())


def _of_piece(piece: list[str]) -> Iterator[Block]:
    for kind, group in groupby(piece, key=_kind):
        lines = list(group)
        if kind == "paragraph":
            yield Block("paragraph", " ".join(lines))
            continue
        told = [_MARK.sub("", line, count=1) for line in lines]
        if kind == "heading":
            yield from (Block(kind, title, level=line.index(" ")) for line, title in zip(lines, told, strict=True))
        elif kind == "table":
            head, *rows = (_cells(line) for line in told)
            yield Block(kind, items=head, rows=tuple(rows))
        elif kind == "box":
            yield Block(kind, told[0], items=tuple(told[1:]))
        elif kind == "lines":
            yield from map(_to_write_on, told)
        else:
            yield Block(kind, items=tuple(told))


def _kind(line: str) -> str:
    found = _MARK.match(line)
    return found.lastgroup or "paragraph" if found else "paragraph"


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.rstrip().removesuffix("|").split("|"))


def _to_write_on(line: str) -> Block:
    found = _LINES.match(line)
    if not found:
        raise ValueError(f"Say how many lines to write on: {line!r}")
    return Block("lines", found[2] or "", count=int(found[1]))
