"""What a browser holds so that its second reaction replaces the first: a random number, signed, until it closes.

No session and no account: nothing in the database says who reacted (promise 2).
"""

from uuid import uuid4

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse


def browser_of(request: HttpRequest) -> str:
    """The number of this browser; "" when it holds none, or a forged one."""
    try:
        return str(_signer().unsign(request.COOKIES.get(name(), "")))
    except BadSignature:
        return ""


def new_browser() -> str:
    """A number nobody had before."""
    return uuid4().hex


def hold(response: HttpResponse, browser: str) -> None:
    """Let this browser hold its number until it closes."""
    response.set_cookie(name(), _signer().sign(browser), httponly=True, samesite="Lax", secure=settings.COOKIE_SECURE)


def let_go(response: HttpResponse) -> None:
    """Take the number off this browser, for who shares it with others."""
    response.delete_cookie(name(), samesite="Lax")


def name() -> str:
    """The name of the cookie; reacting to words of others has another one (consultation/cookies.py)."""
    return f"{settings.COOKIE_PREFIX}besluit-reactie"


def _signer() -> Signer:
    return Signer(salt="synthesis.reaction")
