"""What a browser holds for who writes cards: the receipt code, per date, signed, until the browser closes.

No session: words without a name leave no key behind in the database. See promise 2 of the design.
"""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse

from ..models import EventDate


def name_for(date: EventDate) -> str:
    """The name of the cookie of one date."""
    return f"{settings.COOKIE_PREFIX}tafel-{date.card_code}"


def code_in(request: HttpRequest, date: EventDate) -> str:
    """The code this browser holds for this date; "" when it holds none, or a forged one."""
    try:
        return str(_signer().unsign(request.COOKIES.get(name_for(date), "")))
    except BadSignature:
        return ""


def hold(response: HttpResponse, date: EventDate, code: str) -> None:
    """Let this browser hold the code until it closes.

    On every path of the site: browsers refuse a cookie of this host alone (`__Host-`) with a path of its own, and
    the tables have an address under /en/ too.
    """
    response.set_cookie(
        name_for(date),
        _signer().sign(code),
        httponly=True,
        samesite="Lax",
        secure=settings.COOKIE_SECURE,
    )


def let_go(response: HttpResponse, date: EventDate) -> None:
    """Take the code off this browser: the next one at the table is somebody else."""
    response.delete_cookie(name_for(date), samesite="Lax")


def _signer() -> Signer:
    return Signer(salt="outreach.table")
