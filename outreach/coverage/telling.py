"""What the board may tell: small cells hidden, and what they could be worked out from as well.

Everything that is shown, downloaded or reasoned with goes through here, so no screen knows more than another.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from contributions.service import HIDDEN, OccasionKind, hide_small_cells
from people.service import Province
from synthesis.measures.coverage import UNKNOWN

from .counting import Figures, Place
from .planning import PlannedDate


@dataclass(frozen=True, slots=True)
class ToldCell:
    """People of one group in one province. `people` None is hidden; `target` None: nothing was agreed."""

    group: str
    people: int | None
    target: int | None = None

    @property
    def text(self) -> str:
        """The number, or that it is hidden."""
        return HIDDEN if self.people is None else str(self.people)

    @property
    def missing(self) -> int | None:
        """How many are missing from the target; None without a target, and when the number is hidden."""
        if self.people is None or self.target is None:
            return None
        return max(self.target - self.people, 0)


@dataclass(frozen=True, slots=True)
class ToldRow:
    """One province ("" is not known, or all together), with its dates. Groups are never added to each other: with
    such a sum beside it, far more had to be hidden.
    """

    province: str
    name: str
    cells: tuple[ToldCell, ...]
    planned: int
    places: int
    held: int
    held_ever: int

    @property
    def is_empty(self) -> bool:
        """Whether nobody is told of here; what is hidden is somebody."""
        return all(cell.people == 0 for cell in self.cells)

    def cell(self, group: str) -> ToldCell:
        """That of one group. KeyError for another group."""
        return {each.group: each for each in self.cells}[group]


@dataclass(frozen=True, slots=True)
class ToldMonth:
    """People who were reached for the first time in this month, and all until then. None is hidden."""

    month: date
    people: int | None
    until_now: int | None

    @property
    def text(self) -> str:
        """The number, or that it is hidden."""
        return HIDDEN if self.people is None else str(self.people)

    @property
    def text_until_now(self) -> str:
        """The same, of all until then."""
        return HIDDEN if self.until_now is None else str(self.until_now)


@dataclass(frozen=True, slots=True)
class ToldWay:
    """Different people who were reached in one way. Ways overlap."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Board:
    """All that is told of one half year. `rows` are the twelve provinces and "not known"."""

    figures: Figures
    rows: tuple[ToldRow, ...]
    together: ToldRow
    told: tuple[ToldRow, ...]

    @property
    def has_targets(self) -> bool:
        """Whether anything was agreed for this half year."""
        return bool(self.figures.targets)

    def provinces(self) -> tuple[ToldRow, ...]:
        """Only the twelve."""
        return self.rows[: len(Province)]


def board_of(figures: Figures) -> Board:
    """Tell these figures."""
    *rows, together = _rows(figures, figures.reached, figures.targets)
    told = _rows(figures, figures.told, {}) if figures.told else []
    return Board(figures=figures, rows=tuple(rows), together=together, told=tuple(told))


def _rows(figures: Figures, people: Mapping[Place, int], targets: Mapping[Place, int]) -> list[ToldRow]:
    """A row per province, one for "not known", and one for all together. Each group is hidden for itself."""
    codes = (*figures.groups.codes, UNKNOWN)
    places = (*Province.values, "")
    counts = [[people.get((place, code), 0) for place in places] for code in codes]
    columns = hide_small_cells(counts, smallest=settings.SMALLEST_CELL, columns_add_up=False)
    names = [*(str(province.label) for province in Province), _("Provincie onbekend"), _("Samen")]
    rows = []
    for number, (name, found) in enumerate(zip(names, zip(*columns, strict=True), strict=True)):
        within = places[number : number + 1] or places
        wanted = [_sum_of(targets, within, code) for code in codes]
        cells = tuple(ToldCell(*each) for each in zip(codes, found, wanted, strict=True))
        rows.append(_with_dates(figures, within, name, cells))
    return rows


def _with_dates(figures: Figures, within: Sequence[str], name: str, cells: tuple[ToldCell, ...]) -> ToldRow:
    planned = [each for each in figures.planned if each.province in within]
    return ToldRow(
        province=within[0] if len(within) == 1 else "",
        name=name,
        cells=cells,
        planned=len(planned),
        places=places_of(planned),
        held=sum(figures.held[place] for place in within),
        held_ever=sum(figures.held_ever[place] for place in within),
    )


def places_of(planned: Sequence[PlannedDate]) -> int:
    """The chairs at these dates."""
    return sum(each.places for each in planned)


def _sum_of(targets: Mapping[Place, int], within: Sequence[str], code: str) -> int | None:
    found = [targets[place, code] for place in within if (place, code) in targets]
    return sum(found) if found else None


def months_of(board: Board, group: str) -> tuple[ToldMonth, ...]:
    """One group month by month, until today. Empty when its sum is hidden, here or in the table: one would give away
    the other.
    """
    counted = board.figures.by_month
    months = [month for month in board.figures.period.months() if month <= timezone.localdate()]
    if not months or board.together.cell(group).people is None:
        return ()
    counts = [counted[month, group] for month in months]
    ((*shown, whole),) = hide_small_cells([counts], smallest=settings.SMALLEST_CELL, columns_add_up=False)
    if whole is None:
        return ()
    # What was reached until a month is told only where nothing is hidden before it; the last one is the whole.
    last = len(months) - 1
    sums = [
        total if number == last or None not in shown[: number + 1] else None
        for number, total in enumerate(accumulate(counts))
    ]
    return tuple(ToldMonth(*each) for each in zip(months, shown, sums, strict=True))


def ways_of(board: Board, group: str) -> tuple[ToldWay, ...]:
    """Along which way people of one group were reached. Who was reached along two ways is in both."""
    figures = board.figures
    kinds = [kind for kind in OccasionKind if kind != OccasionKind.EARLIER_RESEARCH]
    counts = [*(figures.heard_by[kind, group] for kind in kinds), figures.visits[group]]
    (row,) = hide_small_cells([counts], smallest=settings.SMALLEST_CELL, columns_add_up=False)
    names = [*(str(kind.label) for kind in kinds), _("Bezoeken aan datums in het land")]
    return tuple(
        ToldWay(name, HIDDEN if found is None else str(found))
        for name, found, count in zip(names, row[:-1], counts, strict=True)
        if count
    )
