"""The maps of coverage: whom we reached, what is planned, and where we have been."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from people.service import Province

from .province_map import MapCell, ProvinceMap, draw_map
from .telling import Board, ToldCell, ToldRow

REACHED, PLANNED, HELD = "bereikt", "gepland", "geweest"
#: What is drawn for a hidden number: short, and the same for every hidden number.
_HIDDEN_MARK: Final = "<5*"


@dataclass(frozen=True, slots=True)
class MapChoice:
    """One of the maps, by the code in the address."""

    code: str
    label: str


def map_choices() -> list[MapChoice]:
    """What one can look at."""
    return [
        MapChoice(REACHED, _("Wie wij bereikten")),
        MapChoice(PLANNED, _("Wat er gepland is")),
        MapChoice(HELD, _("Waar wij waren")),
    ]


def board_map(board: Board, which: str, group: str) -> ProvinceMap:
    """The map of the board. `group` is a code; dates are for everybody."""
    if which == PLANNED:
        counts = {row.province: row.planned for row in board.provinces()}
        return dates_map(counts, title=_("Hoeveel datums er gepland zijn"), words=_planned_words)
    if which == HELD:
        counts = {row.province: row.held_ever for row in board.provinces()}
        return dates_map(counts, title=_("Hoe vaak wij er waren"), words=_held_words)
    cells = {row.province: _reached_cell(row, row.cell(group)) for row in board.provinces()}
    return draw_map(
        cells,
        title=_("Hoeveel mensen wij bereikten"),
        description=_("Dezelfde cijfers staan in de tabel hieronder."),
        legend=_reached_legend(board),
    )


def dates_map(counts: Mapping[str, int], *, title: str, words: Callable[[int], str]) -> ProvinceMap:
    """A map of numbers of dates by code of province. `words` says a number as a sentence."""
    cells = {
        province.value: MapCell(
            str(counts.get(province.value, 0)),
            _level_of_dates(counts.get(province.value, 0)),
            f"{province.label}: {words(counts.get(province.value, 0))}",
        )
        for province in Province
    }
    legend = {0: _("Geen"), 1: _("1 datum"), 2: _("2 of 3 datums"), 3: _("4 of 5 datums"), 4: _("6 datums of meer")}
    return draw_map(cells, title=title, description=_("Dezelfde cijfers staan in de tabel hieronder."), legend=legend)


def _planned_words(number: int) -> str:
    if not number:
        return _("er is niets gepland.")
    return ngettext("%(number)d datum gepland.", "%(number)d datums gepland.", number) % {"number": number}


def _held_words(number: int) -> str:
    if not number:
        return _("wij waren er nog nooit.")
    return ngettext("wij waren er %(number)d keer.", "wij waren er %(number)d keer.", number) % {"number": number}


def _level_of_dates(number: int) -> int:
    return 0 if not number else 1 if number == 1 else 2 if number < 4 else 3 if number < 6 else 4


def _reached_cell(row: ToldRow, cell: ToldCell) -> MapCell:
    if cell.people is None:
        words = _("minder dan 5 mensen, of een verborgen aantal.")
        return MapCell(_HIDDEN_MARK, 1, f"{row.name}: {words}")
    words = ngettext("%(people)d mens bereikt.", "%(people)d mensen bereikt.", cell.people) % {"people": cell.people}
    if cell.target:
        words = _("%(people)d van de %(target)d mensen.") % {"people": cell.people, "target": cell.target}
    return MapCell(str(cell.people), _level_of_people(cell.people, cell.target), f"{row.name}: {words}")


def _level_of_people(people: int, target: int | None) -> int:
    """0 nobody, 4 all that was agreed (or nothing was agreed), between them by quarters."""
    if not people:
        return 0
    if not target or people >= target:
        return 4
    return 1 if people * 4 < target else 2 if people * 2 < target else 3


def _reached_legend(board: Board) -> dict[int, str]:
    hidden = _("Minder dan 5 mensen, of een verborgen aantal (<5*)")
    if not board.has_targets:
        return {0: _("Nog niemand"), 1: hidden, 4: _("5 mensen of meer")}
    return {
        0: _("Nog niemand"),
        1: _("Minder dan een kwart van het streefcijfer, of een verborgen aantal (<5*)"),
        2: _("Een kwart tot de helft van het streefcijfer"),
        3: _("De helft van het streefcijfer, of meer"),
        4: _("Het streefcijfer is gehaald, of er is geen streefcijfer"),
    }
