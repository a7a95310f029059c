"""A colleague hears by mail of signing in on a device that the account did not know: it may be somebody else's.

A device is the name of browser and system, as the list of sessions has it. Which ones are known, the audit trail
says; of participants nothing is kept, so they get no such mail.
"""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from audit.service import record, was_recorded

from .models import User
from .roles import is_staff
from .sessions import coarse_agent, tell_by_mail

ACTION = "account.new_device"


def tell_new_device(sender: Any, request: HttpRequest, user: User, **_signal: Any) -> None:
    """After signing in, with both locks. The first device of an account is only remembered."""
    device = coarse_agent(request.META.get("HTTP_USER_AGENT", ""))
    if not device or not is_staff(user) or was_recorded(ACTION, by=user, device=device):
        return
    is_first = not was_recorded(ACTION, by=user)
    record(ACTION, by=user, on=user, device=device)
    if is_first:
        return
    tell_by_mail("new_device", user.email, device=device, moment=timezone.localtime())
