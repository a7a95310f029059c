"""Putting seals on the trail, in batches: no writer of a line ever waits for the one before.

A seal holds a digest of its lines and a mark: a keyed hash of that, its number and the mark before. The key
(`RECEIPT_KEY`) is not in the database, so whoever has only that cannot make a seal; and the marks are also in
files outside it (outside.py), so whoever has the key too cannot change what was written there.
"""

import hashlib
import hmac
import json
import logging
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from . import outside
from .models import AuditEvent, AuditSeal

logger = logging.getLogger("audit")

#: Lines under one seal, at most.
MOST_LINES = 1_000


def seal_all() -> int:
    """Seal every line that has none, and write new seals outside; returns how many lines. Twice is harmless."""
    sealed = 0
    while count := _seal_some():
        sealed += count
        if count < MOST_LINES:
            break
    outside.write_new()
    return sealed


def _seal_some() -> int:
    try:
        with transaction.atomic():
            last = AuditSeal.objects.select_for_update().order_by("-number").first()
            events = list(AuditEvent.objects.unsealed().order_by("pk")[:MOST_LINES])
            if not events:
                return 0
            times = [event.at for event in events]
            seal = _make(last, digest_of(events), len(events), min(times), max(times))
            AuditEvent.objects.unsealed().filter(pk__in=[event.pk for event in events]).update(seal=seal)
    except IntegrityError:
        # Another worker took the number: it seals the same lines, or the next run does.
        return 0
    _tell(seal)
    return len(events)


def restart_after(number: int, mark: str) -> AuditSeal:
    """Go on after a seal that only stands outside: a back-up was put back. Says so with a seal without lines."""
    now = timezone.now()
    with transaction.atomic():
        seal = AuditSeal(
            number=number + 1,
            count=0,
            first_at=now,
            last_at=now,
            digest=digest_of(()),
            previous=mark,
            is_restart=True,
        )
        _close(seal)
    _tell(seal)
    return seal


def digest_of(events: Iterable[AuditEvent]) -> str:
    """What these lines say, in the order of their numbers, as one number that no other lines have."""
    digest = hashlib.sha256()
    for event in events:
        told = (
            event.pk,
            event.at.astimezone(tz=_UTC).isoformat(),
            event.actor_id,
            event.action,
            event.object_type,
            event.object_id,
            event.seen_type,
            event.seen,
            str(event.outcome),
            event.details,
        )
        digest.update(json.dumps(told, sort_keys=True, ensure_ascii=True).encode() + b"\n")
    return digest.hexdigest()


def mark_of(seal: AuditSeal) -> str:
    """The mark this seal must have, with the key of this installation."""
    told = (
        seal.number,
        seal.count,
        seal.first_at.astimezone(tz=_UTC).isoformat(),
        seal.last_at.astimezone(tz=_UTC).isoformat(),
        seal.digest,
        seal.previous,
        seal.is_restart,
    )
    return _keyed(json.dumps(told))


def key_name() -> str:
    """Tells two keys apart, without telling the key."""
    return _keyed("name of the key")[:16]


_UTC = timezone.get_fixed_timezone(0)


def _make(last: AuditSeal | None, digest: str, count: int, first_at: datetime, last_at: datetime) -> AuditSeal:
    seal = AuditSeal(
        number=last.number + 1 if last else 1,
        count=count,
        first_at=first_at,
        last_at=last_at,
        digest=digest,
        previous=last.mark if last else "",
    )
    _close(seal)
    return seal


def _close(seal: AuditSeal) -> None:
    seal.mark, seal.key_name = mark_of(seal), key_name()
    seal.save(force_insert=True)


def _tell(seal: AuditSeal) -> None:
    """The log gets it as well: a third place, on the operator's log server."""
    line = {"action": "audit.seal", "number": seal.number, "count": seal.count, "mark": seal.mark}
    logger.info(json.dumps(line))


def _keyed(text: str) -> str:
    return hmac.new(settings.RECEIPT_KEY.encode(), b"audit.seal:" + text.encode(), hashlib.sha256).hexdigest()
