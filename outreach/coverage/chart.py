"""Month by month as a picture: a column for the month, a line for all until then, and the target."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.formats import date_format

from .telling import ToldMonth

WIDTH: Final = 600
HEIGHT: Final = 240
_FOOT: Final = 200
_HEAD: Final = 24
_COLUMN: Final = 44


@dataclass(frozen=True, slots=True)
class Column:
    """One month, in units of the picture. `height` None: hidden, so nothing is drawn."""

    x: int
    middle: int
    name: str
    height: int | None
    top: int


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture. `line` are the points "x,y" of all until then; `target` the height of the target, or None."""

    columns: tuple[Column, ...]
    line: str
    target: int | None
    width: int = WIDTH
    height: int = HEIGHT
    foot: int = _FOOT
    column: int = _COLUMN


def chart_of(months: Sequence[ToldMonth], target: int | None) -> Chart | None:
    """The picture of these months; None when there is nothing to draw."""
    known = [month.until_now for month in months if month.until_now is not None]
    most = max([*known, target or 0], default=0)
    if not (months and most):
        return None
    step = WIDTH // len(months)
    columns, points = [], []
    for number, month in enumerate(months):
        middle = number * step + step // 2
        height = None if month.people is None else _scaled(month.people, most)
        top = _FOOT - (height or 0)
        name = date_format(month.month, "M")
        columns.append(Column(middle - _COLUMN // 2, middle, name, height, top))
        if month.until_now is not None:
            points.append(f"{middle},{_FOOT - _scaled(month.until_now, most)}")
    return Chart(tuple(columns), " ".join(points), _FOOT - _scaled(target, most) if target else None)


def _scaled(people: int, most: int) -> int:
    return round(people / most * (_FOOT - _HEAD))
