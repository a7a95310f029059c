"""Writing a line of the audit trail: a row, and the same as JSON in the log."""

import hashlib
import json
import logging
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models

from .models import AuditEvent, Outcome, listed

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

logger = logging.getLogger("audit")

#: Who looks at the same again within so many seconds (on the clock), looks once.
LOOK_SECONDS = 15 * 60


def record(
    action: str,
    *,
    by: "AbstractBaseUser | AnonymousUser | None",
    on: models.Model | None = None,
    seen: Iterable[models.Model] = (),
    outcome: str = Outcome.DONE,
    **details: str | int | bool | None,
) -> AuditEvent | None:
    """Write one line: `action` is "app.verb", `details` are codes, ids and counts only (never words).

    `seen` are the rows that went out in a file or a list, of one kind. The row is part of the caller's
    transaction: what is rolled back did not happen. The same line goes to the log as JSON. An act of somebody
    without an account leaves no line (promise 2): returns None.
    """
    event = _line(action, by, on, seen, outcome, details)
    if event is not None:
        event.save(force_insert=True)
        _tell(event)
    return event


def looked(
    action: str,
    *,
    by: "AbstractBaseUser | AnonymousUser | None",
    on: models.Model | None = None,
    seen: Iterable[models.Model] = (),
    **details: str | int | bool | None,
) -> None:
    """Write down that somebody saw this, or these rows of a list: one line, and one for looking again soon after."""
    event = _line(action, by, on, seen, Outcome.DONE, details)
    if event is not None:
        write_once(event)


def was_recorded(action: str, *, by: "AbstractBaseUser", **details: str | int | bool) -> bool:
    """Whether the trail has a line of this person for this act, with these details."""
    found = AuditEvent.objects.filter(actor_id=by.pk, action=action)
    return found.filter(**{f"details__{name}": value for name, value in details.items()}).exists()


def write_once(event: AuditEvent) -> None:
    """Write a line unless the same was written in this quarter of an hour. One statement, whoever else writes."""
    event.once = _once(event)
    AuditEvent.objects.bulk_create([event], ignore_conflicts=True)
    _tell(event)


def _line(
    action: str,
    by: "AbstractBaseUser | AnonymousUser | None",
    on: models.Model | None,
    seen: Iterable[models.Model],
    outcome: str,
    details: dict[str, str | int | bool | None],
) -> AuditEvent | None:
    actor_id = getattr(by, "pk", None)
    if by is not None and actor_id is None:
        return None
    seen_type, numbers = listed(seen)
    return AuditEvent(
        actor_id=actor_id,
        action=action,
        object_type=on._meta.label_lower if on is not None else "",
        object_id=str(on.pk) if on is not None else "",
        seen_type=seen_type,
        seen=numbers,
        outcome=outcome,
        details=details,
    )


def _once(event: AuditEvent) -> str:
    same = (
        event.actor_id,
        event.action,
        event.object_type,
        event.object_id,
        event.seen_type,
        event.seen,
        event.outcome,
        event.details,
        int(time.time() // LOOK_SECONDS),
    )
    return hashlib.sha256(json.dumps(same, sort_keys=True).encode()).hexdigest()[:40]


def _tell(event: AuditEvent) -> None:
    line = {
        "at": event.at.isoformat(),
        "actor": event.actor_id,
        "action": event.action,
        "object": f"{event.object_type}:{event.object_id}" if event.object_id else "",
        "result": str(event.outcome),
        **event.details,
    }
    if event.seen:
        line["seen"] = f"{event.seen_type}:{event.seen.strip(',')}"
    logger.info(json.dumps(line))
