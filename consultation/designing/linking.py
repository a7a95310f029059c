"""Deeds that say on what an element rests, and what was decided about it. These change no version: history stays."""

from collections.abc import Iterable
from typing import Any, Literal
from uuid import UUID

from django.db import transaction

from audit.service import record
from people.models import User

from ..models import DesignProduct, Element

What = Literal["evidence", "findings", "decisions"]


@transaction.atomic
def link(to: Element | DesignProduct, what: What, found: Iterable[Any], *, by: User | None) -> int:
    """Tie contributions, findings or decisions; returns how many. Twice is harmless."""
    keys = [each.pk for each in found]
    getattr(to, what).add(*keys)
    if keys:
        record(f"consultation.link_{what}", by=by, on=to, count=len(keys))
    return len(keys)


@transaction.atomic
def unlink(to: Element | DesignProduct, what: What, keys: Iterable[UUID], *, by: User | None) -> int:
    """Untie them again; returns how many."""
    keys = list(keys)
    getattr(to, what).remove(*keys)
    if keys:
        record(f"consultation.unlink_{what}", by=by, on=to, count=len(keys))
    return len(keys)
