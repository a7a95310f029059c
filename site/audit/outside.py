"""The seals outside the database. A line holds numbers and hashes, nothing about anybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from .ledger import MOST_LINES, Ledger
from .models import AuditSeal
from .terms import SEAL_FILE_DAYS

_LEDGER = Ledger("seals")


@dataclass(frozen=True, slots=True)
class Outside:
    """One seal as it stands outside."""

    number: int
    count: int
    last_at: datetime
    mark: str


def write_new() -> int:
    """Write the seals that are not outside yet; returns how many. Killed halfway it writes them twice: harmless."""
    waiting = list(AuditSeal.objects.filter(written=False).order_by("number")[:MOST_LINES])
    if not waiting:
        return 0
    _LEDGER.write(map(_told, waiting), after_day=f"{waiting[0].number:012d}-")
    AuditSeal.objects.filter(number__in=[seal.number for seal in waiting], written=False).update(written=True)
    return len(waiting)


def read_all(since: date = date.min) -> Iterator[Outside]:
    """Every seal that was put outside from this day on; one that was written twice comes twice."""
    for told in _LEDGER.read(since):
        yield Outside(told["number"], told["count"], datetime.fromisoformat(told["last_at"]), str(told["mark"]))


def forget_old() -> int:
    """Delete files older than any back-up may be; returns how many."""
    return _LEDGER.forget_before(oldest_kept())


def oldest_kept() -> date:
    """The first day of which the files must still be there."""
    return timezone.localdate() - timedelta(days=SEAL_FILE_DAYS)


def _told(seal: AuditSeal) -> dict[str, str | int]:
    return {
        "number": seal.number,
        "count": seal.count,
        "last_at": seal.last_at.isoformat(),
        "mark": seal.mark,
    }
