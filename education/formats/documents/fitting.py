"""How large the letters of a poster may be so that it stays one sheet: a careful estimate, not a layout."""

from ...source import Block
from .blocks import TICKS, column_shares
from .paper import Paper

#: Class in poster.css -> size of its letters in points, from large to small.
SIZES = (
    ("size-1", 40.0),
    ("size-2", 34.0),
    ("size-3", 30.0),
    ("size-4", 25.0),
    ("size-5", 21.0),
    ("size-6", 17.5),
    ("size-7", 14.5),
)
#: Of the sheet without its margins (A3), and without its foot, in millimetres.
WIDTH, HEIGHT = 261.0, 328.0
HIGHEST_PICTURE = 160.0
_MM_OF_A_POINT = 0.3528
#: In sizes of the letter: the width of a usual letter, the height of a line, and the space a block takes beside it.
_LETTER, _BOLD_LETTER, _LINE, _SPACE, _ITEM_SPACE, _BOX_SPACE = 0.62, 0.72, 1.36, 0.62, 0.32, 2.4
_LISTS = ("bullets", "numbers", TICKS)


def density(paper: Paper) -> str:
    """The class with the largest letters with which it fits; "size-7 long" when it never does."""
    return next((name for name, points in SIZES if height(paper, points) <= HEIGHT), "size-7 long")


def height(paper: Paper, points: float) -> float:
    """About how high title and blocks are with letters of this size, in millimetres."""
    size = points * _MM_OF_A_POINT
    title = _lines(paper.title, WIDTH / (2.1 * size * _BOLD_LETTER)) * 2.1 * 1.12 + 1.9
    return size * (title + sum(_sizes(block, WIDTH / (size * _LETTER)) for block in paper.blocks)) + sum(
        HIGHEST_PICTURE for block in paper.blocks if block.kind == "image"
    )


def _sizes(block: Block, letters: float) -> float:
    """The height of a block in sizes of the letter, when a line holds so many letters."""
    if block.kind == "heading":
        return _lines(block.text, letters / 1.65) * 1.75 + 1.5
    said = [text for text in (block.text, *block.items) if text and block.kind != "table"]
    space = _ITEM_SPACE if block.kind in _LISTS else _SPACE
    told = sum(_lines(text, letters - 4) * _LINE + space for text in said)
    if block.kind == "table":
        told = sum(_row(row, column_shares(block), letters) for row in (block.items, *block.rows)) + _SPACE
    return told + block.count * (_LINE + 0.1) + (_BOX_SPACE if block.kind == "box" else _SPACE)


def _row(cells: tuple[str, ...], shares: tuple[int, ...], letters: float) -> float:
    lines = (_lines(cell, letters * share / 100 - 2) for cell, share in zip(cells, shares, strict=True))
    return max(lines) * _LINE + 0.7


def _lines(text: str, letters: float) -> int:
    """How many lines this text takes; at the end of a line a word that does not fit leaves room."""
    room = max(letters * 0.93, 1)
    return sum(max(1, -int(-len(line) // room)) for line in text.split("\n"))
