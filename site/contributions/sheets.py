"""The shape of a sheet in the dossier. Plain data: no models, no database, no file format.

Each app that has something to hand over has a module `sheets.py` with `SHEETS`, a tuple of
these; `handover` finds them by autodiscovery and writes them in every format it knows.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from .small_cells import HIDDEN


class ColumnKind(StrEnum):
    """What is in a column, so that each format can write it as what it is."""

    TEXT = "text"
    CODE = "code"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"


@dataclass(frozen=True, slots=True)
class Reference:
    """Every value of a column stands once in a column of another sheet, so that machines can follow it.

    `holds(scope)` says in which dossiers that is so; always, unless said otherwise.
    """

    sheet: str
    column: str = "id"
    holds: "Callable[[Scope], bool]" = lambda _scope: True


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key for machines, its title for people, and what it means for the codebook.

    width is in characters; wrap folds long text in the cell; values says which values there are, for the codebook.
    Where a number may be hidden, the column is wide enough for the words that say so.
    refers says where its values lead.
    """

    key: str
    title: str
    meaning: str
    width: int = 16
    kind: ColumnKind = ColumnKind.TEXT
    wrap: bool = False
    values: str = ""
    refers: Reference | None = None

    def __post_init__(self) -> None:
        if HIDDEN in self.values:
            object.__setattr__(self, "width", max(self.width, len(HIDDEN) + 1))


class Guard(Protocol):
    """Looks after what earlier public dossiers told (handover/guard): see `told_counts`."""

    def tell(
        self, sheet: str, key: str, cells: Mapping[str, int | None], lines: Sequence[Sequence[str]]
    ) -> Mapping[str, int | None]:
        """The counts of one table as they may be told beside all that was told before."""
        ...


@dataclass(frozen=True, slots=True)
class Scope:
    """What a dossier is about: for whom ("intern" or "openbaar"), of which round or action (None: everything).

    using is the database connection to read from: one dossier is one moment (handover/snapshot.py).
    memo keeps what several sheets need alike, so that it is read once per dossier; see :meth:`once`.
    guard is there for everybody's dossier only: every count of people or words goes past it (`tell_cells`).
    """

    audience: str
    round_slug: str | None = None
    agenda_code: str | None = None
    occasion_ids: frozenset[int] | None = None
    using: str = "default"
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    guard: Guard | None = field(default=None, compare=False, repr=False)

    def once(self, key: str, read: "Callable[[Scope], Any]") -> Any:
        """What `read(scope)` gives; read the first time, remembered for this dossier."""
        if key not in self.memo:
            self.memo[key] = read(self)
        return self.memo[key]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: rows come from `rows(scope)`, one value per column, and may be many: they are streamed.

    `identity` names the columns that together tell one row from all others, and are never empty; it may be nothing.
    """

    code: str
    title: str
    description: str
    columns: tuple[Column, ...]
    rows: Callable[[Scope], Iterable[Sequence[Any]]]
    order: int = 50
    audiences: frozenset[str] = field(default_factory=lambda: frozenset({"intern", "openbaar"}))
    identity: tuple[str, ...] = ()
