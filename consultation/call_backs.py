"""Calling people back who asked for it."""

from uuid import UUID

from django.db import transaction

from audit.service import record
from people.models import User

from .enums import CallBackState
from .models import CallBackRequest


@transaction.atomic
def handle(request_id: UUID, state: str, *, by: User) -> bool:
    """Write down that somebody was called or could not be reached; False when a colleague was first."""
    changed = CallBackRequest.objects.filter(pk=request_id, state=CallBackState.OPEN).update(
        state=CallBackState(state)
    )
    if changed:
        asked = CallBackRequest.objects.get(pk=request_id)
        record("consultation.handle_call_back", by=by, on=asked, state=str(state))
    return bool(changed)
