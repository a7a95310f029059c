"""The one thing a browser holds of a sign-up: the number of its draft, signed, until the browser closes."""

from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse

from ..models import EventDate


def key_in(request: HttpRequest, date: EventDate) -> UUID | None:
    """The number of the draft this browser holds for this date; None when it holds none, or a forged one."""
    try:
        return UUID(_signer(date).unsign(request.COOKIES.get(name_of(date), "")))
    except (BadSignature, ValueError):
        return None


def hold(response: HttpResponse, date: EventDate, key: UUID) -> None:
    """Let this browser hold the number until it closes."""
    response.set_cookie(
        name_of(date), value_of(date, key), httponly=True, samesite="Lax", secure=settings.COOKIE_SECURE
    )


def let_go(response: HttpResponse, date: EventDate) -> None:
    """Take it off this browser."""
    response.delete_cookie(name_of(date), samesite="Lax")


def name_of(date: EventDate) -> str:
    """The name of the cookie: one per date."""
    return f"{settings.COOKIE_PREFIX}avond-{date.pk.hex[:12]}"


def value_of(date: EventDate, key: UUID) -> str:
    """The number as it stands in the cookie."""
    return _signer(date).sign(str(key))


def _signer(date: EventDate) -> Signer:
    """Signed for this date: the number of one date's draft opens nothing at another."""
    return Signer(salt=f"outreach.sign_up.{date.pk}")
