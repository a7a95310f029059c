"""A theory of change as a drawing in four columns, and the same as a list in a list. Asks the database nothing.

Whatever stands in it, it can be drawn: arrows to nothing are left out, circles are told once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from textwrap import wrap

from ..models import ElementVersion
from .detail_fields import NODES
from .details import Node

_BOX, _GAP_X, _GAP_Y = 224, 54, 18
_TITLE_LINE, _SMALL_LINE, _PAD, _HEAD = 20, 17, 12, 34
_TITLE_CHARS, _SMALL_CHARS, _MOST_SMALL = 19, 24, 5
_ARROW = 9
#: A list goes no deeper: what lies below starts anew.
_DEEPEST = 7


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text in a box."""

    y: str
    text: str


@dataclass(slots=True)
class Box:
    """One node: what it says, and where it stands."""

    code: str
    node: str
    title: str
    explanation: str
    indicator: str
    leads_to: tuple[str, ...]
    x: int = 0
    y: int = 0
    height: int = 0
    lines: list[Line] = field(default_factory=list)
    small: list[Line] = field(default_factory=list)

    @property
    def left(self) -> str:
        """For the drawing."""
        return str(self.x)

    @property
    def text_left(self) -> str:
        """Where its words begin."""
        return str(self.x + _PAD)

    @property
    def top(self) -> str:
        """For the drawing."""
        return str(self.y)

    @property
    def tall(self) -> str:
        """For the drawing."""
        return str(self.height)


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one box to another: a curve and its point."""

    path: str
    point: str


@dataclass(frozen=True, slots=True)
class Column:
    """The name of a column, and where it stands."""

    label: str
    x: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A node in the list, with what it leads to. One whose branches stand elsewhere comes without them."""

    box: Box
    branches: tuple["Branch", ...]
    is_elsewhere: bool


@dataclass(frozen=True, slots=True)
class Diagram:
    """The drawing and the list."""

    width: str
    height: str
    box_width: str
    columns: tuple[Column, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    tree: tuple[Branch, ...]


def diagram_of(rows: Iterable[ElementVersion]) -> Diagram:
    """Draw it. `rows` have their element at hand."""
    boxes = [_box(row) for row in rows]
    columns = [(node, str(label)) for node, label in NODES]
    height = _HEAD
    for place, (node, _label) in enumerate(columns):
        y = _HEAD
        for box in boxes:
            if box.node != node:
                continue
            box.x, box.y = place * (_BOX + _GAP_X) + _PAD, y
            _write(box)
            y += box.height + _GAP_Y
        height = max(height, y)
    by_code = {box.code: box for box in boxes}
    arrows = [
        _arrow(box, by_code[code]) for box in boxes for code in box.leads_to if code in by_code and code != box.code
    ]
    return Diagram(
        str(len(columns) * (_BOX + _GAP_X) - _GAP_X // 3),
        str(height),
        str(_BOX),
        tuple(Column(label, str(at * (_BOX + _GAP_X) + _PAD)) for at, (_node, label) in enumerate(columns)),
        tuple(boxes),
        tuple(arrows),
        _tree(boxes, by_code),
    )


def _box(row: ElementVersion) -> Box:
    node = row.details.get("node")
    leads_to = row.details.get("leads_to")
    return Box(
        row.element.code,
        node if node in list(Node) else Node.ACTIVITY,
        row.title,
        row.explanation,
        str(row.details.get("indicator") or ""),
        tuple(dict.fromkeys(str(code) for code in leads_to)) if isinstance(leads_to, list) else (),
    )


def _write(box: Box) -> None:
    """Fold the words so that they fit, and make the box as tall as they are."""
    y = box.y + _PAD
    for text in wrap(box.title, _TITLE_CHARS) or [""]:
        y += _TITLE_LINE
        box.lines.append(Line(str(y - 5), text))
    small = wrap(box.indicator, _SMALL_CHARS)
    if len(small) > _MOST_SMALL:
        small = [*small[: _MOST_SMALL - 1], f"{small[_MOST_SMALL - 1][: _SMALL_CHARS - 1]}…"]
    if small:
        y += 6
    for text in small:
        y += _SMALL_LINE
        box.small.append(Line(str(y - 4), text))
    box.height = y + _PAD - box.y


def _arrow(start: Box, end: Box) -> Arrow:
    y1, y2 = start.y + start.height // 2, end.y + end.height // 2
    x1 = start.x + _BOX
    if end.x > start.x:
        x2 = end.x - _ARROW
        bend = max((x2 - x1) // 2, _GAP_X // 2)
        return Arrow(f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}", _point(end.x, y2, right=True))
    # Back, or down in the same column: round the right side.
    x2 = end.x + _BOX + _ARROW
    out = max(x1, x2) + _GAP_X // 2
    return Arrow(f"M{x1} {y1}C{out} {y1} {out} {y2} {x2} {y2}", _point(end.x + _BOX, y2, right=False))


def _point(x: int, y: int, *, right: bool) -> str:
    back = x - _ARROW if right else x + _ARROW
    return f"{x},{y} {back},{y - 5} {back},{y + 5}"


def _tree(boxes: Sequence[Box], by_code: dict[str, Box]) -> tuple[Branch, ...]:
    """Start where nothing leads to; what stands in a circle only, comes after."""
    order = {node: place for place, (node, _label) in enumerate(NODES)}
    sorted_boxes = sorted(boxes, key=lambda box: order[box.node])
    pointed_at = {code for box in boxes for code in box.leads_to if code != box.code}
    told: set[str] = set()
    roots = [box for box in sorted_boxes if box.code not in pointed_at]
    tree = [_branch(box, by_code, told) for box in roots]
    for box in sorted_boxes:
        if box.code not in told:
            tree.append(_branch(box, by_code, told))
    return tuple(tree)


def _branch(box: Box, by_code: dict[str, Box], told: set[str], depth: int = 1) -> Branch:
    if box.code in told or depth > _DEEPEST:
        return Branch(box, (), is_elsewhere=True)
    told.add(box.code)
    following = [by_code[code] for code in box.leads_to if code in by_code and code != box.code]
    return Branch(box, tuple(_branch(each, by_code, told, depth + 1) for each in following), is_elsewhere=False)
