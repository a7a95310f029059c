"""How often mail leaves for an address that a stranger can type, so that nobody is flooded and no owner kept out.

Who asks too often from one network for one address is told to wait: that is their own doing. Of all networks
together an address gets some codes a day, each for the session that asked. After that at most one per ten minutes,
a longer one, and it opens every session that asked meanwhile: so the owner always has a code that works, however
many strangers ask. The page says the same to everybody; an unknown address is counted alike.
"""

from typing import Any

from allauth.core.internal import ratelimit
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import get_random_string, salted_hmac

SESSION_KEY = "people_code_withheld"
APP = "people"
LOGIN = "account/email/login_code"
#: Asking by one sender (an address of the internet; of IPv6 a /64) for one account.
PER_SENDER = "3/m/key"
#: Mails a day to one address, per kind, whoever asks.
PER_DAY = {
    LOGIN: "10/d/key",
    "account/email/fresh_code": "20/d/key",
    "account/email/email_confirmation": "10/d/key",
    "account/email/email_confirmation_signup": "10/d/key",
    "account/email/account_already_exists": "3/d/key",
    "account/email/unknown_account": "3/d/key",
}
#: After those, for signing in: the life of a code, so that there is always one.
SLOW = f"1/{settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT}s/key"
#: Many sessions may try the shared code, so it cannot be guessed: 10^12.
SHARED_DIGITS = 12


def asks_too_often(request: HttpRequest, address: str) -> bool:
    """Whether this sender asked for this address too often in the last minute. Counts."""
    return not _room(request, "asking", PER_SENDER, f"{ratelimit.get_ip(request)} {address.lower()}")


def fit_to_send(request: HttpRequest, kind: str, address: str, context: dict[str, Any]) -> dict[str, Any] | None:
    """What the mail may say; None when it stays here. A session whose mail stayed here waits for the shared code."""
    address = address.lower()
    if kind not in PER_DAY:
        return context
    if _room(request, kind, PER_DAY[kind], address):
        forget_withheld(request)
        return context
    request.session[SESSION_KEY] = address if kind == LOGIN else ""
    if kind != LOGIN or not _room(request, f"{kind}/slow", SLOW, address):
        return None
    code = get_random_string(SHARED_DIGITS, "0123456789")
    cache.set(_shared(address), code, settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
    return {**context, "code": code, "is_long": True}


def code_to_expect(request: HttpRequest, code: str | None) -> str:
    """The code that opens this session: its own, or the shared one when its own was never sent."""
    if SESSION_KEY not in request.session:
        return code or ""
    address = request.session[SESSION_KEY]
    return str(cache.get(_shared(address), "")) if address else ""


def forget_withheld(request: HttpRequest) -> None:
    """This session's own code counts again."""
    request.session.pop(SESSION_KEY, None)


def _room(request: HttpRequest, action: str, rate: str, key: str) -> bool:
    key = salted_hmac("people.code_mail", key).hexdigest()
    return (
        ratelimit.consume(request, app=APP, action=action, config={action: rate}, key=key, limit_get=True) is not None
    )


def _shared(address: str) -> str:
    return f"people:code:{salted_hmac('people.code_mail', address).hexdigest()}"
