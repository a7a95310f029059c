"""Our own lists of words, one a line, in the folder word_lists."""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("word_lists")


@cache
def lines_of(name: str) -> tuple[str, ...]:
    """The lines of a list, without remarks."""
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
