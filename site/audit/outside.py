"""The seals outside the database: small files in the storage "seals", which a restored back-up does not touch.

A file is written once and never changed. It holds numbers and hashes, nothing about anybody.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.utils import timezone

from .models import AuditSeal
from .terms import SEAL_FILE_DAYS

#: Seals in one file, at most.
MOST_SEALS = 5_000


@dataclass(frozen=True, slots=True)
class Outside:
    """One seal as it stands outside."""

    number: int
    count: int
    last_at: datetime
    mark: str


def write_new() -> int:
    """Write the seals that are not outside yet; returns how many. Killed halfway it writes them twice: harmless."""
    waiting = list(AuditSeal.objects.filter(written=False).order_by("number")[:MOST_SEALS])
    if not waiting:
        return 0
    lines = "".join(f"{json.dumps(_told(seal))}\n" for seal in waiting)
    _place().save(
        f"{timezone.localdate():%Y-%m-%d}-{waiting[0].number:012d}-{uuid4().hex}.jsonl", ContentFile(lines.encode())
    )
    AuditSeal.objects.filter(number__in=[seal.number for seal in waiting], written=False).update(written=True)
    return len(waiting)


def read_all() -> Iterator[Outside]:
    """Every seal that stands outside, oldest file first; one that was written twice comes twice."""
    for name in _names():
        with _place().open(name) as file:
            for raw in file.read().decode().splitlines():
                told = json.loads(raw)
                yield Outside(
                    told["number"], told["count"], datetime.fromisoformat(told["last_at"]), str(told["mark"])
                )


def forget_old() -> int:
    """Delete files older than any back-up may be; returns how many."""
    limit, place, gone = oldest_kept(), _place(), 0
    for name in _names():
        if date.fromisoformat(name[:10]) < limit:
            place.delete(name)
            gone += 1
    return gone


def oldest_kept() -> date:
    """The first day of which the files must still be there."""
    return timezone.localdate() - timedelta(days=SEAL_FILE_DAYS)


def _place() -> Storage:
    return storages["seals"]


def _names() -> list[str]:
    try:
        return sorted(name for name in _place().listdir("")[1] if name.endswith(".jsonl"))
    except FileNotFoundError:
        return []


def _told(seal: AuditSeal) -> dict[str, str | int]:
    return {
        "number": seal.number,
        "count": seal.count,
        "last_at": seal.last_at.isoformat(),
        "mark": seal.mark,
    }
