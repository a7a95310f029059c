"""Bars for the panel, as whole numbers for SVG attributes. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from .people import Ways

#: The width of every drawing, in its own units.
WIDTH = 1000


@dataclass(frozen=True, slots=True)
class Bar:
    """From left to right: who was invited, who came by themselves; and where the target stands (None: no target)."""

    invited: int
    open: int
    target: int | None = None


def bars_of(lines: Sequence[tuple[Ways, int | None]]) -> list[Bar]:
    """A bar per (people, needed), all on one scale: the widest fills the drawing."""
    widest = max((max(ways.total, needed or 0) for ways, needed in lines), default=0) or 1

    def scaled(number: int) -> int:
        return WIDTH * number // widest

    return [
        Bar(
            scaled(ways.invited),
            scaled(ways.total) - scaled(ways.invited),
            None if needed is None else min(scaled(needed), WIDTH - 4),
        )
        for ways, needed in lines
    ]
