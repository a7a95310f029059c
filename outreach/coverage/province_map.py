"""A map of the twelve provinces, drawn on the server: figures in words, patterns that differ without colour.

draw_map({"DR": MapCell("2", 1, "Drenthe: 2 van de 20 mensen")}, title=…, description=…, legend={1: "te weinig"})
and then in a template: {% include "components/province_map.html" with map=map only %}. A table with the same figures
belongs beside it: a map is never the only way to read them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from people.service import Province

from .shapes import HEIGHT, WIDTH, dikes, shapes

#: From nothing (plain) to most (full).
LEVELS: Final = range(5)
#: Room under the letters for so many characters of a figure, in units of the drawing per character.
_PER_CHARACTER: Final = 11
_LEAST_WIDE: Final = 38


@dataclass(frozen=True, slots=True)
class MapCell:
    """What the map tells of a province: a short figure drawn on it, how full it is drawn (0-4), and a sentence."""

    value: str
    level: int
    label: str

    def __post_init__(self) -> None:
        """ValueError for a level that has no pattern."""
        if self.level not in LEVELS:
            raise ValueError(f"no pattern for level {self.level}")


@dataclass(frozen=True, slots=True)
class DrawnProvince:
    """A province ready to draw. The plate under the text is `plate_x` to `plate_x + plate_width`, in units."""

    code: str
    name: str
    cell: MapCell
    path: str
    x: int
    y: int
    plate_width: int

    @property
    def plate_x(self) -> int:
        """Where the plate begins."""
        return self.x - self.plate_width // 2

    @property
    def plate_y(self) -> int:
        """Where the plate begins, from above."""
        return self.y - 21

    @property
    def value_y(self) -> int:
        """Where the line with the figure stands."""
        return self.y + 19


@dataclass(frozen=True, slots=True)
class LegendRow:
    """What a pattern means."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class ProvinceMap:
    """A drawn map. `key` makes its ids different from those of another map on the same page."""

    key: str
    title: str
    description: str
    provinces: tuple[DrawnProvince, ...]
    legend: tuple[LegendRow, ...]
    dikes: str
    width: int = WIDTH
    height: int = HEIGHT


def draw_map(
    values: Mapping[str, MapCell],
    *,
    title: str,
    description: str,
    legend: Mapping[int, str],
    key: str = "kaart",
) -> ProvinceMap:
    """The map. `values` by code of Province; a province that is left out is drawn plain, with nothing said.

    `title` and `description` are what a screen reader says instead of the picture. KeyError for an unknown code,
    and for a level that is drawn and not in the legend.
    """
    unknown = set(values) - set(Province.values)
    if unknown:
        raise KeyError(f"no province: {sorted(unknown)}")
    wordless = {cell.level for cell in values.values()} - set(legend)
    if wordless:
        raise KeyError(f"no words for level: {sorted(wordless)}")
    drawn = []
    for shape in shapes():
        name = str(shape.province.label)
        cell = values.get(shape.province.value, MapCell("", 0, name))
        width = max(_LEAST_WIDE, _PER_CHARACTER * len(cell.value) + 10)
        drawn.append(DrawnProvince(shape.province.value, name, cell, shape.path, shape.x, shape.y, width))
    rows = tuple(LegendRow(level, legend[level]) for level in sorted(legend))
    return ProvinceMap(key, title, description, tuple(drawn), rows, dikes())
