"""Writing a line of the audit trail: a row, and the same as JSON in the log."""

import json
import logging
from typing import TYPE_CHECKING

from django.db import models

from .models import AuditEvent, Outcome

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

logger = logging.getLogger("audit")


def record(
    action: str,
    *,
    by: "AbstractBaseUser | AnonymousUser | None",
    on: models.Model | None = None,
    outcome: str = Outcome.DONE,
    **details: str | int | bool | None,
) -> AuditEvent | None:
    """Write one line: `action` is "app.verb", `details` are codes, ids and counts only (never words).

    The row is part of the caller's transaction: what is rolled back did not happen. The same line goes
    to the log as JSON. An act of somebody without an account leaves no line (promise 2): returns None.
    """
    actor_id = getattr(by, "pk", None)
    if by is not None and actor_id is None:
        return None
    event = AuditEvent.objects.create(
        actor_id=actor_id,
        action=action,
        object_type=on._meta.label_lower if on is not None else "",
        object_id=str(on.pk) if on is not None else "",
        outcome=outcome,
        details=details,
    )
    logger.info(
        json.dumps(
            {
                "at": event.at.isoformat(),
                "actor": actor_id,
                "action": action,
                "object": f"{event.object_type}:{event.object_id}" if event.object_id else "",
                "result": str(outcome),
                **details,
            }
        )
    )
    return event
