"""The two pictures of opinion groups, as whole numbers for SVG attributes. Pure.

People are only drawn as cells of at least five.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .analysis_viewing import LETTERS

#: Both pictures are this wide and high, in their own units, with a margin for what stands at the edge.
SIDE, MARGIN = 480, 24
_STEPS = (20, 40, 60, 80, 100)


@dataclass(frozen=True, slots=True)
class Square:
    """A cell with people; `ink` in percents: the more people the darker."""

    x: int
    y: int
    size: int
    ink: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A letter or a number at a place; "" is a dot."""

    x: int
    y: int
    label: str


def people_picture(outcome: Mapping[str, Any]) -> dict[str, Any]:
    """Where people stand, and the middle of each group that may be told."""
    grid = outcome["cells"]
    size = (SIDE - 2 * MARGIN) // grid["side"]
    most = max((number for _column, _row, number in grid["people"]), default=1)
    squares = [
        Square(MARGIN + column * size, SIDE - MARGIN - (row + 1) * size, size, _ink(number, most))
        for column, row, number in grid["people"]
    ]
    marks = [
        Mark(
            MARGIN + round((group["x"] - grid["x"]) / grid["size"] * size),
            SIDE - MARGIN - round((group["y"] - grid["y"]) / grid["size"] * size),
            LETTERS[place],
        )
        for place, group in enumerate(outcome["groups"])
        if group["x"] is not None
    ]
    return {"side": SIDE, "squares": squares, "marks": marks}


def statements_picture(outcome: Mapping[str, Any]) -> dict[str, Any]:
    """Where statements pull: a dot each, and the number of those that set a group apart."""
    statements = outcome["statements"]
    reach = max((abs(each[axis]) for each in statements for axis in ("x", "y")), default=0) or 1
    half = SIDE // 2 - MARGIN
    typical = {each["statement"] for each in outcome["typical"]}
    marks = [
        Mark(
            SIDE // 2 + round(each["x"] / reach * half),
            SIDE // 2 - round(each["y"] / reach * half),
            str(number) if each["statement"] in typical else "",
        )
        for number, each in enumerate(statements, start=1)
    ]
    return {"side": SIDE, "middle": SIDE // 2, "marks": sorted(marks, key=lambda mark: mark.label != "")}


def _ink(number: int, most: int) -> int:
    return next(step for step in _STEPS if number * 100 <= most * step)
