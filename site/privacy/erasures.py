"""What was erased is erased again after a back-up was put back: a ledger outside the database remembers.

A deed that erases says so here, in its own transaction (`remember`). The worker writes what is new to the ledger
(`note`): small files in the storage "erasures", which is not part of the back-up that is put back. After putting one
back, `manage.py reapply_erasures --apply` reads the ledger and erases what that database does not know of (`reapply`).
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from audit.service import MOST_LINES, Ledger

from . import terms
from .models import Erasure

logger = logging.getLogger(__name__)

_LEDGER = Ledger("erasures")


@dataclass(frozen=True, slots=True)
class Line:
    """One erasure as the ledger tells it."""

    kind: str
    key: str
    reason: str
    erased_on: date


#: Erases `key` for `reason`; whether anything was there to erase. Doing it again is harmless.
Eraser = Callable[[str, str], bool]

_erasers: dict[str, Eraser] = {}


def register_eraser(kind: str, erase: Eraser) -> None:
    """How a kind of thing is erased again. Called in `ready()` of the app that erases it."""
    _erasers[kind] = erase


def remember(kind: str, keys: Iterable[object], reason: str) -> None:
    """These were erased just now; part of the caller's transaction. Twice is once."""
    Erasure.objects.bulk_create(
        [Erasure(kind=kind, key=str(key), reason=reason) for key in keys], ignore_conflicts=True
    )


def note() -> int:
    """Write what is new to the ledger; returns how many lines. Killed halfway it writes them once more: harmless."""
    waiting = list(Erasure.objects.filter(noted=False).order_by("pk")[:MOST_LINES])
    if not waiting:
        return 0
    _LEDGER.write(map(_told, waiting))
    Erasure.objects.filter(pk__in=[each.pk for each in waiting]).update(noted=True)
    return len(waiting)


def forget_old() -> int:
    """Delete files and rows older than any back-up may be; returns how many files."""
    limit = timezone.localdate() - timedelta(days=terms.BACK_UP)
    gone = _LEDGER.forget_before(limit)
    Erasure.objects.filter(noted=True, erased_on__lt=limit).delete()
    return gone


def reapply(*, apply: bool) -> Counter[str]:
    """Erase again what the ledger knows and this database does not; how many per kind. Without `apply` only counts."""
    done: Counter[str] = Counter()
    for line in _lines():
        if Erasure.objects.filter(kind=line.kind, key=line.key).exists():
            continue
        if not apply:
            done[line.kind] += 1
            continue
        with transaction.atomic():
            _erasers[line.kind](line.key, line.reason)
            Erasure.objects.bulk_create(
                [Erasure(kind=line.kind, key=line.key, reason=line.reason, erased_on=line.erased_on, noted=True)],
                ignore_conflicts=True,
            )
        done[line.kind] += 1
    return done


def _lines() -> Iterator[Line]:
    """Every line once, oldest day first. A kind that no app knows any more is told in the log and left out."""
    seen: set[tuple[str, str]] = set()
    for told in _LEDGER.read():
        line = Line(told["kind"], told["key"], told["reason"], date.fromisoformat(told["erased_on"]))
        if line.kind not in _erasers:
            logger.error("the ledger of erasures has a kind that nobody knows: %s", line.kind)
        elif (line.kind, line.key) not in seen:
            seen.add((line.kind, line.key))
            yield line


def _told(erasure: Erasure) -> dict[str, str]:
    return {
        "kind": erasure.kind,
        "key": erasure.key,
        "reason": erasure.reason,
        "erased_on": erasure.erased_on.isoformat(),
    }
