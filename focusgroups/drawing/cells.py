"""Equal for equals: people who cannot be told apart are one cell, and a draw speaks of cells only. Pure.

A unit is a house, or a person who shares one with nobody. Units whose members have the same features are one class.
A cell is (class, features): everybody in it has the same chance, exactly, also who shares a house.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .problem import Person

Values = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """People with the same features from the same class of units. `people` are keys, in order."""

    unit_class: int
    values: Values
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitClass:
    """Units with equal members: each a tuple of keys. At most one of each unit is drawn."""

    units: tuple[tuple[str, ...], ...]
    cells: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cells:
    """The pool as cells and classes, in an order that follows from features and keys alone."""

    cells: tuple[Cell, ...]
    classes: tuple[UnitClass, ...]


def cells_of(people: Iterable[Person]) -> Cells:
    """Sort people into cells. The order in which they are given makes no difference."""
    known = {person.key: person for person in people}
    houses: dict[str, list[str]] = defaultdict(list)
    for key in sorted(known):
        houses[f"h:{known[key].household}" if known[key].household else f"p:{key}"].append(key)
    alike: dict[tuple[Values, ...], list[tuple[str, ...]]] = defaultdict(list)
    for members in houses.values():
        alike[tuple(sorted(known[key].values for key in members))].append(tuple(members))
    cells: list[Cell] = []
    classes: list[UnitClass] = []
    for signature in sorted(alike):
        units = tuple(sorted(alike[signature]))
        first = len(cells)
        for values in sorted(set(signature)):
            inside = sorted(key for unit in units for key in unit if known[key].values == values)
            cells.append(Cell(len(classes), values, tuple(inside)))
        classes.append(UnitClass(units, tuple(range(first, len(cells)))))
    return Cells(tuple(cells), tuple(classes))
