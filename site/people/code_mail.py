"""How often mail leaves for an address that a stranger can type, so that nobody is flooded and no owner kept out.

Who asks too often from one network for one address is told to wait: that is their own doing. Of all networks
together an address gets some mails of a kind a day, each code for the session that asked. After that at most one per
ten minutes; its code is longer, and opens every session that asked for that kind meanwhile, until it was used. So the
owner always has mail that works, however many strangers ask. The page says the same to everybody; an unknown address
is counted alike.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from allauth.core.internal import ratelimit
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, get_random_string, salted_hmac

#: Per kind: the address, and a hash of the code of this session that was never sent.
SESSION_KEY = "people_codes_withheld"
APP = "people"
LOGIN = "account/email/login_code"
FRESH = "account/email/fresh_code"
CONFIRM = "account/email/email_confirmation"
CONFIRM_SIGNUP = "account/email/email_confirmation_signup"
#: Asking by one sender (an address of the internet; of IPv6 a /64) for one account.
PER_SENDER = "3/m/key"
#: Mails a day to one address, per kind, whoever asks.
PER_DAY = {
    LOGIN: "10/d/key",
    FRESH: "20/d/key",
    CONFIRM: "10/d/key",
    CONFIRM_SIGNUP: "10/d/key",
    "account/email/account_already_exists": "3/d/key",
    "account/email/unknown_account": "3/d/key",
}
#: After those: the life of a code, so that there is always one.
SLOW = f"1/{settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT}s/key"
#: Many sessions may try the shared code, so it cannot be guessed: 10^12.
SHARED_DIGITS = 12


class _Shared(NamedTuple):
    """The long code of a kind, for an address."""

    kind: str
    address: str

    @property
    def place(self) -> str:
        """Where the cache keeps it."""
        return f"people:code:{salted_hmac('people.code_mail', f'{self.kind} {self.address}').hexdigest()}"


def asks_too_often(request: HttpRequest, address: str) -> bool:
    """Whether this sender asked for this address too often in the last minute. Counts."""
    return not _room(request, "asking", PER_SENDER, f"{ratelimit.get_ip(request)} {address.lower()}")


def fit_to_send(request: HttpRequest, kind: str, address: str, context: dict[str, Any]) -> dict[str, Any] | None:
    """What the mail may say; None when it stays here. A session whose code stayed here waits for the shared code."""
    address = address.lower()
    if kind not in PER_DAY:
        return context
    has_room = _room(request, kind, PER_DAY[kind], address)
    own = context.get("code")
    if own:
        _mark(request, kind, None if has_room else {"address": address, "own": _hash(own)})
    if has_room:
        return context
    if not _room(request, f"{kind}/slow", SLOW, address):
        return None
    if not own:
        return context
    code = get_random_string(SHARED_DIGITS, "0123456789")
    cache.set(_Shared(kind, address).place, code, settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
    return {**context, "code": code, "is_long": True}


def code_to_expect(request: HttpRequest, kinds: Sequence[str], own: str | None) -> str:
    """The code that opens this session for these kinds: its own, or the shared one when its own was never sent."""
    shared = _waits_for(request, kinds, own)
    return str(cache.get(shared.place, "")) if shared else own or ""


def use_up(request: HttpRequest, kinds: Sequence[str], own: str | None) -> bool:
    """Burn the code that was typed well; False when another session was first. The next who asks gets a new one."""
    shared = _waits_for(request, kinds, own)
    if shared and not cache.delete(shared.place):
        return False
    if shared:
        action = f"{shared.kind}/slow"
        ratelimit.clear(request, app=APP, action=action, config={action: SLOW}, key=_key(shared.address))
    for kind in kinds:
        _mark(request, kind, None)
    return True


def _waits_for(request: HttpRequest, kinds: Sequence[str], own: str | None) -> _Shared | None:
    """The mark counts only for the very code that stayed here: whatever else this session asked, before or after."""
    marks = request.session.get(SESSION_KEY, {})
    for kind in kinds:
        if own and kind in marks and constant_time_compare(marks[kind]["own"], _hash(own)):
            return _Shared(kind, marks[kind]["address"])
    return None


def _mark(request: HttpRequest, kind: str, mark: dict[str, str] | None) -> None:
    marks = request.session.get(SESSION_KEY, {})
    if mark is None and kind not in marks:
        return
    others = {each: kept for each, kept in marks.items() if each != kind}
    request.session[SESSION_KEY] = others if mark is None else {**others, kind: mark}


def _hash(code: str) -> str:
    return salted_hmac("people.code_mail.own", code).hexdigest()


def _key(key: str) -> str:
    return salted_hmac("people.code_mail", key).hexdigest()


def _room(request: HttpRequest, action: str, rate: str, key: str) -> bool:
    config = {action: rate}
    return ratelimit.consume(request, app=APP, action=action, config=config, key=_key(key), limit_get=True) is not None
