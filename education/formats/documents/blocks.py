"""Blocks made sound before they are written: clean text, headings that skip no level, tables with even rows."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...source import Block
from ..text import one_line, trimmed

#: Beside the kinds of :class:`education.source.Block`: answers to tick, each with its box before a tab.
TICKS = "ticks"
KINDS = frozenset({"heading", "paragraph", "bullets", "numbers", "table", "lines", "box", "image", TICKS})
#: More lines to write on than this is a page.
MOST_LINES = 30
LEVELS = (2, 3, 4)
Row = tuple[str, ...]
#: A column of a table asks for room for so many letters, at least and at most.
NARROWEST, WIDEST = 8, 40
#: So many letters of our size stand on a line; around a word in a cell there is room for so many.
ON_A_LINE, ROUND_A_WORD = 72, 3


def made_sound(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with clean text; those that say nothing are gone. Raises ValueError for a kind we do not know."""
    return tuple(_levelled(filter(_says_something, map(_clean, blocks))))


def _clean(block: Block) -> Block:
    if block.kind not in KINDS:
        raise ValueError(f"no document knows a block of kind {block.kind!r}")
    # A heading is one line: it stands in lists of contents. In a picture `text` is an attribute.
    text = one_line(block.text) if block.kind in ("heading", "image") else trimmed(block.text)
    items = tuple(map(trimmed, block.items))
    if block.kind == "table":
        head, rows = _table(items, tuple(tuple(map(trimmed, row)) for row in block.rows))
        return replace(block, text=text, items=head, rows=rows)
    return replace(block, text=text, items=tuple(filter(None, items)), count=min(block.count, MOST_LINES))


def _table(head: Row, rows: tuple[Row, ...]) -> tuple[Row, tuple[Row, ...]]:
    """Head and rows, all as wide as the widest; without a head the first row that says something is one."""
    while not any(head) and rows:
        head, rows = rows[0], rows[1:]
    width = max(map(len, (head, *rows)))
    even = tuple((*row, *[""] * (width - len(row))) for row in (head, *rows))
    return even[0], even[1:]


def after_a_box(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, bool]]:
    """Each block, and whether it is a box right after a box: word processors draw one border around both."""
    for before, block in zip((None, *blocks), blocks, strict=False):
        yield block, before is not None and before.kind == block.kind == "box"


def column_shares(block: Block) -> tuple[int, ...]:
    """How wide each column of a table is, in parts of a hundred.

    What says more gets more, and no column is narrower than its longest word while there is room.
    """
    columns = [tuple(column) for column in zip(block.items, *block.rows, strict=True)]
    wanted = [_wanted(column) for column in columns]
    least = [min(_longest_word(column) + ROUND_A_WORD, WIDEST) * 100 / ON_A_LINE for column in columns]
    shares = [100 * each / sum(wanted) for each in wanted]
    if sum(least) < 100:
        shares = _at_least(shares, least)
    return tuple(max(1, round(each)) for each in shares)


def _at_least(shares: list[float], least: list[float]) -> list[float]:
    """The same, no share below its least: what is short is taken from what is left of the others, in proportion."""
    room = [max(share - low, 0) for share, low in zip(shares, least, strict=True)]
    short = sum(max(low - share, 0) for share, low in zip(shares, least, strict=True))
    return [
        low if share < low else share - short * left / sum(room)
        for share, low, left in zip(shares, least, room, strict=True)
    ]


def _wanted(cells: tuple[str, ...]) -> int:
    longest = max(len(line) for cell in cells for line in cell.split("\n"))
    return min(max(longest, NARROWEST), WIDEST)


def _longest_word(cells: tuple[str, ...]) -> int:
    # Not split(): a space that does not break is part of a word here.
    return max((len(word) for cell in cells for word in re.split(r"[ \t\n]+", cell)), default=0)


def _says_something(block: Block) -> bool:
    if block.kind in ("heading", "paragraph"):
        return bool(block.text)
    if block.kind == "lines":
        return bool(block.text) or block.count > 0
    if block.kind == "image":
        return True  # a picture without a file is refused where it is opened, not left out
    if block.kind == "table":
        return any(block.items)
    return any(block.items) or (block.kind == "box" and bool(block.text))


def _levelled(blocks: Iterable[Block]) -> Iterator[Block]:
    """Headings begin at level 2 (1 is the title) and go down one at a time."""
    before = 1
    for block in blocks:
        if block.kind == "heading":
            before = min(max(block.level, LEVELS[0]), LEVELS[-1], before + 1)
            block = replace(block, level=before)
        yield block
