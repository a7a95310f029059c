"""The one thing a browser holds for somebody: the receipt code, per round, signed, until the browser closes.

No session, so that answers without a name leave no key behind in the database (promise 2).
"""

from django.conf import settings
from django.core.signing import BadSignature, Signer, TimestampSigner
from django.http import HttpRequest, HttpResponse

from contributions.service import reactions

from .models import Round

RECEIPT_COOKIE = "inbreng"  # set by /mijn-inbreng/ after somebody typed a code
RECEIPT_COOKIE_SECONDS = 60 * 60
READER_COOKIE = "reactie"  # a random number, set by the screen on which readers react to what others wrote


def name_for(round_: Round) -> str:
    """The name of the cookie of one round."""
    return f"{settings.COOKIE_PREFIX}ronde-{round_.pk}"


def code_in(request: HttpRequest, round_: Round) -> str:
    """The code this browser holds for this round; "" when it holds none, or a forged one."""
    try:
        return str(_signer().unsign(request.COOKIES.get(name_for(round_), "")))
    except BadSignature:
        return ""


def code_from_receipt_page(request: HttpRequest) -> str:
    """The code somebody typed on /mijn-inbreng/ within the last hour; "" when none was."""
    signer = TimestampSigner(salt="receipt.session")
    try:
        return str(
            signer.unsign(
                request.COOKIES.get(f"{settings.COOKIE_PREFIX}{RECEIPT_COOKIE}", ""), max_age=RECEIPT_COOKIE_SECONDS
            )
        )
    except BadSignature:
        return ""


def hold(response: HttpResponse, round_: Round, code: str) -> None:
    """Let this browser hold the code until it closes."""
    response.cookies.pop(name_for(round_), None)  # a cookie deleted in this answer would keep its age of nothing
    response.set_cookie(
        name_for(round_),
        _signer().sign(code),
        httponly=True,
        samesite="Lax",
        secure=settings.COOKIE_SECURE,
    )


def let_go(request: HttpRequest, response: HttpResponse) -> None:
    """Take every code off this browser, of all rounds and of /mijn-inbreng/, for who shares it with others."""
    response.delete_cookie(f"{settings.COOKIE_PREFIX}{RECEIPT_COOKIE}", samesite="Lax")
    response.delete_cookie(f"{settings.COOKIE_PREFIX}{READER_COOKIE}", samesite="Lax")
    for name in request.COOKIES:
        if name.startswith(f"{settings.COOKIE_PREFIX}ronde-"):
            response.delete_cookie(name, samesite="Lax")


def reader_in(request: HttpRequest) -> str:
    """The random number by which this browser can change or take back its reactions; "" when it has none."""
    try:
        return str(_reader_signer().unsign(request.COOKIES.get(f"{settings.COOKIE_PREFIX}{READER_COOKIE}", "")))
    except BadSignature:
        return ""


def hold_reader(response: HttpResponse, reader: str) -> None:
    """Let this browser keep that number, as long as a reaction can be taken back."""
    response.set_cookie(
        f"{settings.COOKIE_PREFIX}{READER_COOKIE}",
        _reader_signer().sign(reader),
        max_age=reactions.TERM,
        httponly=True,
        samesite="Lax",
        secure=settings.COOKIE_SECURE,
    )


def _reader_signer() -> Signer:
    return Signer(salt="consultation.reader")


def _signer() -> Signer:
    return Signer(salt="consultation.draft")
