"""What taking in a list would do, row by row: new, changed, the same, or refused with a sentence. Writes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from django.db.models import Count, Max, Sum
from django.utils.translation import gettext as _

from people.models import Perspective

from ...models import Partner
from ..rules import FIELDS, problems_of
from .cells import Wrong, value_of, written
from .columns import EMPTY, HELPS, Column, plain
from .reading import ReadRow
from .writing import in_cell


class Outcome(Enum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that changes: what stands there now, and what comes. Without words: it becomes empty."""

    title: str
    was: str
    now: str


@dataclass(slots=True)
class RowPlan:
    """One row. `values` is everything of the partner as it will be; `helps` codes of perspectives."""

    number: int
    name: str
    outcome: Outcome = Outcome.SAME
    partner: Partner | None = None
    values: dict[str, Any] = field(default_factory=dict)
    helps: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)


#: The state of the list that a plan was made of: any change of any partner changes it.
Fingerprint = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class ListPlan:
    """All rows, and of which state of the list this is true."""

    rows: list[RowPlan]
    fingerprint: Fingerprint

    def of(self, outcome: Outcome) -> list[RowPlan]:
        """The rows with this outcome."""
        return [row for row in self.rows if row.outcome is outcome]

    @property
    def to_take(self) -> list[RowPlan]:
        """The rows that change something."""
        return self.of(Outcome.NEW) + self.of(Outcome.CHANGED)


def fingerprint() -> Fingerprint:
    """The state of the list now. Each change of a partner raises its version. One query."""
    found = Partner.objects.aggregate(last=Max("pk"), many=Count("pk"), versions=Sum("version"))
    return found["last"] or 0, found["many"], found["versions"] or 0


def plan_of(rows: Iterable[ReadRow], known: Sequence[Column], *, today: date) -> ListPlan:
    """The plan for these rows. Four queries, however many rows."""
    state = fingerprint()
    partners = list(Partner.objects.prefetch_related("helps"))
    planner = _Planner(known, partners, today)
    return ListPlan([planner.plan(row) for row in rows], state)


class _Planner:
    """Holds what is known of the list while the rows go by."""

    def __init__(self, known: Sequence[Column], partners: list[Partner], today: date) -> None:
        self._columns = {column.key: column for column in known}
        self._today = today
        self._by_number = {each.number: each for each in partners if each.number}
        self._by_name: dict[tuple[str, str], list[Partner]] = {}
        for each in partners:
            self._by_name.setdefault(_named(each.name, each.town), []).append(each)
        self._rows: dict[object, int] = {}

    def plan(self, row: ReadRow) -> RowPlan:
        """One row."""
        given: dict[str, Any] = {}
        made = RowPlan(row.number, "")
        for key, cell in row.cells.items():
            column = self._columns[key]
            try:
                given[key] = _empty(key) if written(cell) == EMPTY else value_of(cell, column)
            except Wrong as wrong:
                made.problems.append((column.title, wrong.sentence))
        made.name = str(given.get("name") or "")
        if not made.name:
            self._refuse(made, "name", _("Vul de naam van de organisatie in."))
        if not made.problems:
            self._match(made, given)
        if not made.problems:
            self._judge(made, given)
        if made.problems:
            made.outcome = Outcome.REFUSED
        return made

    def _match(self, made: RowPlan, given: Mapping[str, Any]) -> None:
        """Which partner this is: by number, else by name and town."""
        number, name = given.get("number"), _named(made.name, given.get("town") or "")
        found = self._by_number.get(number) if number else None
        if found is None:
            alike = [each for each in self._by_name.get(name, ()) if not number or not each.number]
            if len(alike) > 1:
                self._refuse(made, "number", _("Er zijn meer partners met deze naam en plaats. Vul het nummer in."))
                return
            found = alike[0] if alike else None
        made.partner = found
        keys = [("partner", found.pk)] if found else [("name", name)] if not number else []
        keys += [("number", number)] if number else []
        for key in keys:
            if (earlier := self._rows.setdefault(key, made.number)) != made.number:
                sentence = _("Deze partner staat ook in rij %(row)d. Haal één van de twee weg.") % {"row": earlier}
                self._refuse(made, "name", sentence)
                return

    def _judge(self, made: RowPlan, given: dict[str, Any]) -> None:
        """What it will be, whether that is right, and what changes."""
        kept = made.partner or Partner(name=made.name)
        helps = [each.code for each in made.partner.helps.all()] if made.partner else []
        made.values = {name: given.get(name, getattr(kept, name)) for name in FIELDS}
        made.helps = given.get(HELPS, helps)
        for name, sentence in problems_of(made.values, today=self._today).items():
            self._refuse(made, name, sentence)
        before: dict[str, Any] = {name: getattr(kept, name) for name in FIELDS} | {HELPS: sorted(helps)}
        after = made.values | {HELPS: sorted(made.helps)}
        if made.partner is None:
            made.outcome = Outcome.NEW
            return
        for key, column in self._columns.items():
            if _same(before[key], after[key]):
                continue
            made.outcome = Outcome.CHANGED
            made.differences.append(
                Difference(column.title, in_cell(before[key], column), in_cell(after[key], column))
            )

    def _refuse(self, made: RowPlan, key: str, sentence: str) -> None:
        made.problems.append((self._columns[key].title, sentence))


def _same(one: Any, other: Any) -> bool:
    return set(one) == set(other) if isinstance(one, list) else one == other


def _named(name: str, town: str) -> tuple[str, str]:
    return plain(name), plain(town)


def _empty(key: str) -> Any:
    """What an emptied cell holds: what a new partner holds."""
    return [] if key == HELPS else getattr(Partner(), key)


def perspectives_by_code() -> dict[str, Perspective]:
    """All perspectives. One query."""
    return {each.code: each for each in Perspective.objects.all()}
