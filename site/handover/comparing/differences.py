"""What differs between two runs, per sheet, from their indexes: new, changed, withdrawn, the same."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from zipfile import ZipFile

from django.conf import settings
from django.core.files.storage import storages
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from contributions.service import HIDDEN, Refused

from ..models import Audience, Run
from .keys import NOTHING, RECORD, SIZE
from .models import RunIndex
from .storing import CONTENTS

#: Sheets of which is listed what changed, and the column with its title. These are not people: nothing is hidden.
LISTED = {"bevindingen": "sentence", "besluiten": "title", "codes": "name", "ontwerp": "title"}
_BLOCK = RECORD * 40_000


@dataclass(slots=True)
class SheetDifference:
    """How the rows of one sheet differ. The keys are only there for sheets of which is listed what changed."""

    code: str
    title: str
    new: int = 0
    changed: int = 0
    withdrawn: int = 0
    same: int = 0
    is_hidden: bool = False
    keys: dict[str, list[bytes]] = field(default_factory=dict)

    @property
    def cells(self) -> tuple[int | str, ...]:
        """New, changed, withdrawn, same: as they may be told."""
        numbers = self.new, self.changed, self.withdrawn, self.same
        return (HIDDEN,) * len(numbers) if self.is_hidden else numbers

    @property
    def differs(self) -> bool:
        """Whether anything is new, changed or withdrawn."""
        return bool(self.new or self.changed or self.withdrawn)

    @property
    def may_differ(self) -> bool:
        """Whether a reader may not take it for the same: it differs, or that is not told."""
        return self.is_hidden or self.differs


def earlier_runs(run: Run) -> QuerySet[Run]:
    """The runs before this one that it can be compared with, newest first."""
    index = RunIndex.objects.filter(run=run).exclude(file="").first()
    if index is None:
        return Run.objects.none()
    others = Run.objects.filter(index__series=index.series_id, asked_at__lt=run.asked_at).exclude(index__file="")
    return others.order_by("-asked_at")


def compare(before: Run, after: Run) -> list[SheetDifference]:
    """Every sheet of either run, in the order of the later one. Raises :class:`Refused` when they do not compare."""
    found = {index.run_id: index for index in RunIndex.objects.filter(run__in=(before, after)).exclude(file="")}
    if len(found) < 2 or found[before.pk].series_id != found[after.pk].series_id:
        raise Refused(_("Deze dossiers zijn niet te vergelijken. Kies twee dossiers over hetzelfde."))
    with _opened(found[before.pk]) as old, _opened(found[after.pk]) as new:
        old_titles, new_titles = (json.loads(each.read(CONTENTS)) for each in (old, new))
        titles = {**new_titles, **{code: title for code, title in old_titles.items() if code not in new_titles}}
        return [
            _difference(
                code, title, _read(old, code, old_titles), _read(new, code, new_titles), audience=after.audience
            )
            for code, title in titles.items()
        ]


@contextmanager
def _opened(index: RunIndex) -> Iterator[ZipFile]:
    storage = storages["private"]
    if not storage.exists(index.file):
        raise Refused(_("Van een van deze dossiers is niet meer bekend wat erin stond. Kies een ander."))
    with storage.open(index.file) as file, ZipFile(file) as archive:
        yield archive


def _read(archive: ZipFile, code: str, titles: dict[str, str]) -> dict[bytes, bytes]:
    """{key: the prints of its rows, one after the other}."""
    rows: dict[bytes, bytes] = {}
    if code not in titles:
        return rows
    with archive.open(code) as entry:
        while block := entry.read(_BLOCK):
            for start in range(0, len(block), RECORD):
                key, mark = block[start : start + SIZE], block[start + SIZE : start + 2 * SIZE]
                rows[key] = rows[key] + mark if key in rows else mark
    return rows


def _difference(
    code: str, title: str, old: dict[bytes, bytes], new: dict[bytes, bytes], *, audience: str
) -> SheetDifference:
    """Rows with one key are taken together: as many as agree are the same, of the rest the most are changed."""
    found = SheetDifference(code, title)
    is_listed = code in LISTED
    for key, marks in new.items():
        before = old.get(key, b"")
        if before == marks and NOTHING not in marks:
            found.same += len(marks) // SIZE
            continue
        new_count, changed, withdrawn, same = _pair(_cut(before), _cut(marks))
        found.new += new_count
        found.changed += changed
        found.withdrawn += withdrawn
        found.same += same
        if is_listed:
            found.keys.setdefault("changed" if before else "new", []).append(key)
    for key, marks in old.items():
        if key not in new:
            found.withdrawn += len(marks) // SIZE
            if is_listed:
                found.keys.setdefault("withdrawn", []).append(key)
    if audience == Audience.PUBLIC and not is_listed:
        small = range(1, settings.SMALLEST_CELL)
        found.is_hidden = any(number in small for number in (found.new, found.changed, found.withdrawn, found.same))
    return found


def _cut(marks: bytes) -> list[bytes]:
    return [marks[start : start + SIZE] for start in range(0, len(marks), SIZE)]


def _pair(old: list[bytes], new: list[bytes]) -> tuple[int, int, int, int]:
    before, after = Counter(old), Counter(new)
    # A print that was taken out agrees with nothing: whether the words changed is not known any more.
    same = sum(min(before[mark], number) for mark, number in after.items() if mark != NOTHING)
    left_old, left_new = len(old) - same, len(new) - same
    changed = min(left_old, left_new)
    return left_new - changed, changed, left_old - changed, same


def as_rows(found: list[SheetDifference]) -> Iterator[tuple[Any, ...]]:
    """For a table: the sheet and its four numbers."""
    for each in found:
        yield (each.title, *each.cells)
