"""The twelve provinces as paths of SVG, made from the lines of our own drawing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, radians
from typing import Final

from people.service import Province

from .borders import BORDERS, DIKES, ISLANDS, NORTH_EAST_POLDER, Line, Point

#: The drawing in its own units: 200 to a degree of latitude; a degree of longitude is shorter by cos(latitude).
WIDTH, HEIGHT = 512, 596
_PER_DEGREE: Final = 200.0
_WEST, _NORTH, _MIDDLE = 3.28, 53.58, 52.2
_MARGIN: Final = 8.0

#: The rim of each mainland part: names of borders, in order; they are joined where they meet.
_RIMS: Final[Mapping[Province, tuple[str, ...]]] = {
    Province.GRONINGEN: ("groningen coast", "groningen germany", "groningen drenthe", "groningen fryslan"),
    Province.FRYSLAN: ("fryslan coast", "groningen fryslan", "fryslan drenthe", "fryslan overijssel"),
    Province.DRENTHE: ("groningen drenthe", "drenthe germany", "drenthe overijssel", "fryslan drenthe"),
    Province.OVERIJSSEL: (
        "fryslan overijssel", "drenthe overijssel", "overijssel germany", "overijssel gelderland", "overijssel coast",
        "overijssel flevoland",
    ),
    Province.GELDERLAND: (
        "gelderland coast", "overijssel gelderland", "gelderland germany", "gelderland limburg", "gelderland brabant",
        "gelderland south holland", "gelderland utrecht",
    ),
    Province.UTRECHT: ("utrecht north holland", "utrecht coast", "gelderland utrecht", "utrecht south holland"),
    Province.NOORD_HOLLAND: ("north holland coast", "utrecht north holland", "north holland south holland"),
    Province.ZUID_HOLLAND: (
        "south holland coast", "south holland brabant", "gelderland south holland", "utrecht south holland",
        "north holland south holland",
    ),
    Province.NOORD_BRABANT: (
        "brabant coast", "brabant zeeland", "brabant scheldt", "brabant zeeland land", "brabant belgium",
        "brabant limburg", "gelderland brabant", "south holland brabant",
    ),
    Province.LIMBURG: ("gelderland limburg", "limburg germany", "limburg belgium", "brabant limburg"),
}  # fmt: skip

_LOOSE: Final[Mapping[Province, tuple[str, ...]]] = {
    Province.FRYSLAN: ("vlieland", "terschelling", "ameland", "schiermonnikoog"),
    Province.NOORD_HOLLAND: ("texel",),
    Province.FLEVOLAND: ("flevopolder",),
    Province.ZUID_HOLLAND: ("goeree",),
    Province.ZEELAND: ("schouwen", "flanders"),
}

#: Where the letters and the figure of a province stand. Those of Zeeland stand in the sea beside it.
_NAMED_AT: Final[Mapping[Province, Point]] = {
    Province.GRONINGEN: (6.73, 53.28),
    Province.FRYSLAN: (5.84, 53.11),
    Province.DRENTHE: (6.62, 52.86),
    Province.OVERIJSSEL: (6.42, 52.42),
    Province.FLEVOLAND: (5.53, 52.45),
    Province.GELDERLAND: (5.90, 52.10),
    Province.UTRECHT: (5.20, 52.08),
    Province.NOORD_HOLLAND: (4.87, 52.62),
    Province.ZUID_HOLLAND: (4.50, 51.98),
    Province.ZEELAND: (3.54, 51.80),
    Province.NOORD_BRABANT: (5.27, 51.55),
    Province.LIMBURG: (6.01, 51.36),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """A province as drawn: its outline as a path, and the point at which its name stands."""

    province: Province
    path: str
    x: int
    y: int


@cache
def shapes() -> tuple[Shape, ...]:
    """All twelve, in the order of Province."""
    made = []
    for province in Province:
        x, y = place(_NAMED_AT[province])
        path = " ".join(_closed(rim) for rim in rims_of(province))
        made.append(Shape(province, path, round(x), round(y)))
    return tuple(made)


@cache
def dikes() -> str:
    """The dikes across the water, as one path."""
    return " ".join("M" + "L".join(_numbers(map(place, line))) for line in DIKES)


def rims_of(province: Province) -> list[list[Point]]:
    """The outlines of a province in degrees, mainland first."""
    rims = []
    if province in _RIMS:
        rims.append(joined([BORDERS[name] for name in _RIMS[province]]))
    if province == Province.FLEVOLAND:
        rims.append(joined([NORTH_EAST_POLDER, BORDERS["overijssel flevoland"]]))
    if province == Province.ZEELAND:
        rims.append(joined([BORDERS["zeeland tholen"], BORDERS["brabant zeeland"]]))
        rims.append(joined([BORDERS["zeeland beveland"], BORDERS["brabant zeeland land"]]))
    return [*rims, *(list(ISLANDS[name]) for name in _LOOSE.get(province, ()))]


def joined(lines: Sequence[Line]) -> list[Point]:
    """One closed rim of lines that meet end to end, each turned round where needed; ValueError when they do not."""
    rim = list(lines[0])
    left = list(lines[1:])
    while left:
        following = next((line for line in left if rim[-1] in (line[0], line[-1])), None)
        if following is None:
            raise ValueError(f"no line goes on from {rim[-1]}")
        left.remove(following)
        rim.extend(following[1:] if following[0] == rim[-1] else following[-2::-1])
    if rim[0] != rim[-1]:
        raise ValueError(f"the rim is open between {rim[-1]} and {rim[0]}")
    return rim[:-1]


def place(point: Point) -> Point:
    """Degrees to units of the drawing (x to the right, y down)."""
    longitude, latitude = point
    x = (longitude - _WEST) * cos(radians(_MIDDLE)) * _PER_DEGREE
    return x + _MARGIN, (_NORTH - latitude) * _PER_DEGREE + _MARGIN


def _closed(rim: Iterable[Point]) -> str:
    return "M" + "L".join(_numbers(map(place, rim))) + "Z"


def _numbers(points: Iterable[Point]) -> list[str]:
    return [f"{round(x)},{round(y)}" for x, y in points]
