"""How large the print of a poster can be, so that it fills one page and never becomes two.

An estimate from the number of letters, on the safe side: in the letters of our posters (DejaVu Sans) a letter is 0.6
of its height wide on average, and 0.69 in bold. Paper of the series A has one shape, so what fits A4 fits A3 and A5
with letters that grow and shrink along; static/outreach/poster-*.css has the sizes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

#: Class of the page -> size of the letters in points on A4, the largest first.
SIZES_ON_A4 = {"largest": 14.4, "large": 13.2, "usual": 12.0, "small": 10.9, "smaller": 9.9, "smallest": 8.9}
#: What the margins of A4 leave, in points.
_WIDTH, _HEIGHT = 510, 762
_LETTER, _BOLD = 0.6, 0.69
_QR_COLUMN = 14


@dataclass(frozen=True, slots=True)
class Content:
    """The texts of one poster, each as one string; `dates` with the place when they differ in it."""

    title: str
    title_size: float
    summary: str
    dates: Sequence[tuple[str, str]]
    one_place: str
    access: Sequence[str]
    address: str
    has_phone: bool
    has_more: bool


def largest_that_fits(content: Content) -> str:
    """The class of the page; the smallest when nothing fits."""
    for name, points in SIZES_ON_A4.items():
        if _height(content, _WIDTH / points) <= _HEIGHT / points:
            return name
    return name


def _height(content: Content, width: float) -> float:
    """Of everything below one another, in letters (rem), on a page so many letters wide."""
    box = width - 2.6
    title = _lines(content.title, content.title_size, width, _BOLD) * content.title_size * 1.1 + 1.8
    summary = _lines(content.summary, 1.25, width) * 1.7 + 1.1
    dates = sum(
        _lines(f"{day} 19.00 - 21.00", 1.35, box, _BOLD) * 1.7 + 0.35 + _lines(place, 1.1, box) * 1.7
        for day, place in content.dates
    )
    one = _lines(content.one_place, 1.3, box, _BOLD) * 1.8 + 0.5
    when = dates + one + (1.35 if content.has_more else 0) + 1.35 + 2.2
    access = 2.2 + sum(_lines(each, 1, width - _QR_COLUMN - 3) * 1.35 + 0.15 for each in content.access) + 3.2
    scan = 11.3 + 3 * 1.35 + _lines(content.address, 1, _QR_COLUMN, _BOLD) * 1.35 + 1.35
    foot = 1.8 + (2.4 + (1.35 if width < 40 else 0) if content.has_phone else 0) + 2 * 1.35 + 1.35 + 1.1
    return 3.4 + title + summary + when + max(access, scan) + 1.2 + foot


def _lines(text: str, size: float, width: float, letter: float = _LETTER) -> int:
    """Over how many lines it goes; words at the end of a line leave some room, so a line is not quite full."""
    return ceil(len(text) * letter * size / (width * 0.92)) if text else 0
