"""How work over all words goes on: one at a time, claimed by a worker, done again when that worker died."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from contributions.service import Refused

from .models.claimed import ClaimedWork

#: So long a worker is believed to be at it after it last told how far it is.
CLAIM = timedelta(minutes=5)


def refuse_while_busy(kind: type[ClaimedWork], sentence: str) -> None:
    """Raise :class:`Refused` with this sentence while such work goes on. In the transaction that asks for it."""
    rows: Any = kind._default_manager
    list(rows.select_for_update().filter(finished_at=None))
    now = timezone.now()
    alive = Q(asked_at__gt=now - CLAIM) | Q(claimed_until__gt=now)
    if rows.filter(alive, finished_at=None).exists():
        raise Refused(sentence)


def claim(kind: type[ClaimedWork], key: Any, **changes: Any) -> bool:
    """Take this work, with these changes; False when it is done, or another worker is at it."""
    now = timezone.now()
    free = Q(claimed_until=None) | Q(claimed_until__lt=now)
    rows: Any = kind._default_manager
    return bool(rows.filter(free, pk=key, finished_at=None).update(claimed_until=now + CLAIM, **changes))


def go_on(kind: type[ClaimedWork], work: Callable[[Any], int]) -> int:
    """Do the newest again when whoever was at it gave no sign of life; returns what `work` returns."""
    rows: Any = kind._default_manager
    latest = rows.first()
    if latest is None or latest.finished_at is not None:
        return 0
    last_sign = latest.claimed_until or latest.asked_at + CLAIM
    return work(latest.pk) if last_sign < timezone.now() else 0
