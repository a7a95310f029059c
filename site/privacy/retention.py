"""Keeping nothing longer than we said: what is past its term, and wiping it.

Selects by state and day, never by a window of time, so that it may run twice or late.
"""

import logging
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from audit.service import record

from . import register, sweeps

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RetentionLine:
    """One kind of data: its term in words, and how many rows are past it (or were wiped)."""

    what: str
    term: str
    count: int


def report(today: date | None = None) -> list[RetentionLine]:
    """What is past its term today. Changes nothing."""
    day = today or timezone.localdate()
    rows = [
        RetentionLine(entry.name, entry.term, entry.expired(day).count())
        for entry in register.declared()
        if entry.expired is not None
    ]
    return rows + [RetentionLine(sweep.what, sweep.term, sweep.count(day)) for sweep in sweeps.declared()]


def apply(today: date | None = None) -> list[RetentionLine]:
    """Wipe what is past its term. Each kind in a transaction of its own, so that none holds the database long.

    A kind that fails is logged and left for next time; the others go on. One line in the audit trail says
    how many rows went.
    """
    day = today or timezone.localdate()
    lines = []
    for entry in register.declared():
        if entry.expired is None:
            continue
        try:
            lines.append(RetentionLine(entry.name, entry.term, _wipe(entry, day)))
        except Exception:
            logger.exception("retention of %s failed", entry.model._meta.label)
    for sweep in sweeps.declared():
        try:
            lines.append(RetentionLine(sweep.what, sweep.term, sweep.wipe(day)))
        except Exception:
            logger.exception("sweeping %s failed", sweep.what)
    record("privacy.retention", by=None, rows=sum(line.count for line in lines))
    return lines


@transaction.atomic
def _wipe(entry: register.PersonalData, day: date) -> int:
    assert entry.expired is not None
    expired = entry.expired(day)
    if entry.expire is not None:
        return entry.expire(expired)
    # What hangs from a row goes with it; only the rows themselves are counted.
    return expired.delete()[1].get(entry.model._meta.label, 0)
