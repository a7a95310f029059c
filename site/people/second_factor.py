"""Setting up a second factor is using it: whoever typed the first code of an app holds that app."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from .models import User


def count_as_used(sender: Any, request: HttpRequest, user: User, authenticator: Authenticator, **_signal: Any) -> None:
    """Remember in this session that the factor was shown, so that nobody waits for a next code to go on.

    Spare codes do not count: they were only made, not typed.
    """
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type, reauthenticated=True)
