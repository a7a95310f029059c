"""The one thing a browser holds of a sign-up: the number of its draft, signed, until the browser closes."""

from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse

from ..models import FocusGroup


def key_in(request: HttpRequest, group: FocusGroup) -> UUID | None:
    """The number of the draft this browser holds for this group; None when it holds none, or a forged one."""
    try:
        return UUID(_signer(group).unsign(request.COOKIES.get(_name(group), "")))
    except (BadSignature, ValueError):
        return None


def hold(response: HttpResponse, group: FocusGroup, key: UUID) -> None:
    """Let this browser hold the number until it closes."""
    response.set_cookie(
        _name(group), _signer(group).sign(str(key)), httponly=True, samesite="Lax", secure=settings.COOKIE_SECURE
    )


def let_go(response: HttpResponse, group: FocusGroup) -> None:
    """Take it off this browser."""
    response.delete_cookie(_name(group), samesite="Lax")


def _name(group: FocusGroup) -> str:
    return f"{settings.COOKIE_PREFIX}aanmelden-{group.pk}"


def _signer(group: FocusGroup) -> Signer:
    """Signed for this group: the number of one group's draft opens nothing in another."""
    return Signer(salt=f"focusgroups.sign_up.{group.pk}")
