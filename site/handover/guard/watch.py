"""The guard of one public dossier: every table of counts goes past it, and it remembers what was told before."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, BinaryIO

from django.conf import settings
from django.db import IntegrityError, transaction

from ..models import PublishedTable, Run
from .differences import soften

#: How often a dossier is made anew when another one was published meanwhile.
TRIES = 3
_BATCH = 500
#: (sheet, key of the table)
_Which = tuple[str, str]


class Overtaken(Exception):
    """Another public run told of the same tables while this one was made: it must be made anew beside that one."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What one run told of one table."""

    number: int
    run_name: str
    told: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was told differently because of an earlier run. Without `since` cells are hidden."""

    sheet: str
    key: str
    cells: int
    since: str = ""


class Watch:
    """Tells each table as it may stand beside everything that public runs told before.

    Where a change would point at one to four people, those cells are hidden, and what they can be worked out from.
    When that leaves less than half of what was told last (noughts aside), the last edition is told again, whole. The
    answer for a table is kept: every sheet and every form of this dossier tells the same.
    """

    def __init__(self, using: str = "default") -> None:
        self.using = using
        self._before: dict[_Which, list[Edition]] | None = None
        self._told: dict[_Which, dict[str, int | None]] = {}
        self._notes: dict[_Which, Note] = {}

    def tell(
        self, sheet: str, key: str, cells: Mapping[str, int | None], lines: Sequence[Sequence[str]]
    ) -> Mapping[str, int | None]:
        """The counts of one table as they may be told beside all that was told before."""
        which = sheet, key
        if which not in self._told:
            self._told[which] = self._decide(which, cells, lines)
        return {cell: self._told[which].get(cell) for cell in cells}

    def _decide(
        self, which: _Which, cells: Mapping[str, int | None], lines: Sequence[Sequence[str]]
    ) -> dict[str, int | None]:
        editions = self._editions(which)
        if not editions:
            return dict(cells)
        last = editions[-1]
        told = soften([each.told for each in editions], cells, lines, smallest=settings.SMALLEST_CELL)
        fewer = _count(cells) - _count(told)
        if not fewer:
            return told
        if 2 * _worth(told) < _worth(last.told):
            self._notes[which] = Note(*which, len(last.told), last.run_name)
            return {cell: last.told.get(cell) for cell in cells}
        self._notes[which] = Note(*which, fewer)
        return told

    def _editions(self, which: _Which) -> list[Edition]:
        if self._before is None:
            self._before = defaultdict(list)
            rows = PublishedTable.objects.using(self.using).order_by("edition")
            for sheet, key, *rest in rows.values_list("sheet", "key", "edition", "run_name", "told").iterator(2000):
                self._before[sheet, key].append(Edition(*rest))
        return self._before.get(which, [])

    @property
    def notes(self) -> list[Note]:
        """What was told differently because of earlier runs, in the order of sheets."""
        return [self._notes[which] for which in sorted(self._notes)]

    def publish(self, run: Run) -> None:
        """Write down what this run tells, in the transaction that makes it done. Raises :class:`Overtaken`."""
        fresh = list(self._fresh(run))
        try:
            with transaction.atomic():
                PublishedTable.objects.bulk_create(fresh, batch_size=_BATCH)
        except IntegrityError as error:
            raise Overtaken from error

    def _fresh(self, run: Run) -> Iterator[PublishedTable]:
        for which, cells in self._told.items():
            told = {cell: value for cell, value in cells.items() if value is not None}
            editions = self._editions(which)
            if which in self._notes and self._notes[which].since:
                continue
            if told != (editions[-1].told if editions else {}):
                number = editions[-1].number + 1 if editions else 1
                sheet, key = which
                yield PublishedTable(sheet=sheet, key=key, edition=number, run=run, run_name=run.name, told=told)


def _count(cells: Mapping[str, int | None]) -> int:
    return sum(value is not None for value in cells.values())


def _worth(cells: Mapping[str, int | None]) -> int:
    """How many numbers that say something: a nought is no news."""
    return sum(bool(value) for value in cells.values())


def anew_when_overtaken(make: Callable[[Any, BinaryIO], bool]) -> Callable[[Any, BinaryIO], bool]:
    """Make once more, into an empty file, when another public run came in between."""

    @wraps(make)
    def made(run: Any, output: BinaryIO) -> bool:
        for _try in range(TRIES - 1):
            try:
                return make(run, output)
            except Overtaken:
                output.seek(0)
                output.truncate()
        return make(run, output)

    return made
