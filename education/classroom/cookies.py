"""What the screen of a pupil holds: a random key for this class, signed, until the browser closes. No session."""

from uuid import UUID, uuid4

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse

from ..models import ClassSession


def name_for(code: str) -> str:
    """The name of the cookie of one class."""
    return f"{settings.COOKIE_PREFIX}klas-{code}"


def key_in(request: HttpRequest, code: str) -> UUID | None:
    """The key this browser holds for this class; None when it holds none, or a forged one."""
    try:
        signed = str(_signer(code).unsign(request.COOKIES.get(name_for(code), "")))
        return UUID(signed)
    except (BadSignature, ValueError):
        return None


def hold(response: HttpResponse, session: ClassSession, key: UUID | None = None) -> None:
    """Let this browser hold a key until it closes. Who has the code of another class has no key for this one."""
    response.set_cookie(
        name_for(session.code),
        _signer(session.code).sign(str(key or uuid4())),
        httponly=True,
        samesite="Lax",
        secure=settings.COOKIE_SECURE,
    )


def let_go(response: HttpResponse, session: ClassSession) -> None:
    """Take the key off this browser: the next one at this screen is somebody else."""
    response.delete_cookie(name_for(session.code), samesite="Lax")


def _signer(code: str) -> Signer:
    return Signer(salt=f"education.class.{code}")
