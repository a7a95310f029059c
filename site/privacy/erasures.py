"""What was erased is erased again after a back-up was put back: a ledger outside the database remembers.

A deed that erases says so here, in its own transaction (`remember`). The worker writes what is new to the ledger
(`note`): small files in the storage "erasures", which is not part of the back-up that is put back. After putting one
back, `manage.py reapply_erasures --apply` reads the ledger and erases what that database does not know of (`reapply`).
"""

import logging
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone

from audit.service import MOST_LINES
from pages.service import erasures_done

from . import put_back, register, terms
from .models import Erasure

logger = logging.getLogger(__name__)

_LEDGER = put_back.LEDGER
#: A loose row: its number and what it is.
ROW = "row"
#: So many in one question to the database.
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Line:
    """One erasure as the ledger tells it."""

    kind: str
    key: str
    reason: str
    erased_on: date
    times: int


#: Erases `key` for `reason`; whether anything was there to erase. Doing it again is harmless.
Eraser = Callable[[str, str], bool]

_erasers: dict[str, Eraser] = {}


def register_eraser(kind: str, erase: Eraser) -> None:
    """How a kind of thing is erased again. Called in `ready()` of the app that erases it."""
    _erasers[kind] = erase


def remember(kind: str, keys: Iterable[object], reason: str) -> None:
    """These were erased just now; part of the caller's transaction. A next time is told to the ledger again."""
    told = list(dict.fromkeys(map(str, keys)))
    for begin in range(0, len(told), AT_ONCE):
        some = told[begin : begin + AT_ONCE]
        again = Erasure.objects.filter(kind=kind, key__in=some)
        again.update(times=F("times") + 1, reason=reason, erased_on=timezone.localdate(), noted=False)
        Erasure.objects.bulk_create(
            [Erasure(kind=kind, key=key, reason=reason) for key in some], ignore_conflicts=True
        )


def remember_rows(model: type[models.Model], keys: Iterable[object], reason: str) -> None:
    """The same of loose rows that the register can wipe by themselves (`purge_address`)."""
    remember(ROW, [f"{_short(key)}:{model._meta.model_name}" for key in keys], reason)


def wipe_row_again(key: str, _reason: str) -> bool:
    """Wipe one loose row that a back-up brought back; whether it was there."""
    number, _colon, name = key.partition(":")
    entries = [each for each in register.declared() if each.purge_address and each.model._meta.model_name == name]
    found = [(each, each.model._default_manager.filter(pk=number)) for each in entries]
    return sum(each.purge_address(rows) for each, rows in found if each.purge_address) > 0


def note() -> int:
    """Write what is new to the ledger; returns how many lines. Killed halfway it writes them once more: harmless."""
    waiting = list(Erasure.objects.filter(noted=False).order_by("pk")[:MOST_LINES])
    if not waiting:
        return 0
    put_back.know([_LEDGER.write(map(_told, waiting), after_day=f"{put_back.mark_of_this_database()}-")])
    for times in {each.times for each in waiting}:
        # Who was erased once more meanwhile, waits for the next round.
        written = [each.pk for each in waiting if each.times == times]
        Erasure.objects.filter(pk__in=written, times=times).update(noted=True)
    return len(waiting)


def forget_old() -> int:
    """Delete files and rows older than any back-up may be; returns how many files."""
    limit = timezone.localdate() - timedelta(days=terms.BACK_UP)
    gone = _LEDGER.forget_before(limit)
    put_back.forget_before(limit.isoformat())
    Erasure.objects.filter(noted=True, erased_on__lt=limit).delete()
    return gone


def reapply(*, apply: bool, without: Collection[str] = ()) -> Counter[str]:
    """Erase again what the ledger knows and this database does not; how many per kind. Without `apply` only counts.

    What was given again after an erasure that this database knows of, stays. Raises UnreadableFile for a file that was
    cut short, unless it is named in `without`: then what stands in it is not erased again.
    """
    done: Counter[str] = Counter()
    names = _LEDGER.names()
    for line in _lines(name for name in names if name not in without):
        known = Erasure.objects.filter(kind=line.kind, key=line.key).first()
        if known is not None and known.times >= line.times:
            continue
        done[line.kind] += 1
        if apply:
            _erase_again(line)
    if apply:
        put_back.is_done(names)
        erasures_done()
    return done


@transaction.atomic
def _erase_again(line: Line) -> None:
    _erasers[line.kind](line.key, line.reason)
    Erasure.objects.update_or_create(
        kind=line.kind,
        key=line.key,
        defaults={"reason": line.reason, "erased_on": line.erased_on, "times": line.times, "noted": True},
    )


class UnreadableFile(Exception):
    """A file of the ledger cannot be read; its name is the argument."""


def _lines(names: Iterable[str]) -> Iterable[Line]:
    """The last line of everything. A kind that no app knows any more is told in the log and left out."""
    last: dict[tuple[str, str], Line] = {}
    unknown: set[str] = set()
    for told in _told_in(names):
        erased_on, times = date.fromisoformat(told["erased_on"]), int(told.get("times", 1))
        line = Line(told["kind"], told["key"], told["reason"], erased_on, times)
        if line.kind not in _erasers:
            unknown.add(line.kind)
        elif (line.kind, line.key) not in last or last[line.kind, line.key].times < times:
            last[line.kind, line.key] = line
    for kind in sorted(unknown):
        logger.error("the ledger of erasures has a kind that nobody knows: %s", kind)
    return last.values()


def _told_in(names: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Every line of these files. Of another database (a pilot in the same place) only what can be nobody else here."""
    for name in names:
        is_own = put_back.is_of_this_database(name)
        try:
            told = list(_LEDGER.read_file(name))
        except ValueError as broken:
            raise UnreadableFile(name) from broken
        yield from (line for line in told if is_own or not _is_a_count(line["key"]))


def _is_a_count(key: str) -> bool:
    """Whether this is number so-and-so of its table, which another database gives to somebody else."""
    return key.partition(":")[0].isdigit() and len(key.partition(":")[0]) < 20


def _short(key: object) -> str:
    return key.hex if isinstance(key, UUID) else str(key)


def _told(erasure: Erasure) -> dict[str, str]:
    return {
        "kind": erasure.kind,
        "key": erasure.key,
        "reason": erasure.reason,
        "erased_on": erasure.erased_on.isoformat(),
        "times": str(erasure.times),
    }
