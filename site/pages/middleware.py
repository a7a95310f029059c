"""Headers on every answer, whatever its status."""

from collections.abc import Callable

from csp.constants import NONCE, SELF
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from .admin_scripts import with_nonce
from .context_processors import text_size_cookie

PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
#: For answers that are no page: files, redirects of the outer layers, plain text.
BARE_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

Next = Callable[[HttpRequest], HttpResponse]


class SecurityHeadersMiddleware:
    """Adds what Django and django-csp do not, and keeps pages that are somebody's own out of every cache.

    A page is somebody's own when a cookie came with the request or goes with the answer: only people who
    log in, or fill something in, have cookies here. The one for larger letters says nothing about anyone.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Content-Security-Policy", BARE_POLICY)
        _say_how_it_is_written(response)
        if request.path_info == reverse("account_logout") and request.method == "POST":
            # On a shared computer "back" shows nothing. Cookies stay: the receipt of who has no account is one.
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        if _is_own(request, response):
            response.headers["Cache-Control"] = "private, no-store"
        return response


class AdminNonceMiddleware:
    """Lets Wagtail's own widget scripts run under /beheer/ by nonce, and shows previews in its own frame.

    Stands inside CSPMiddleware, which writes the header. Public pages are never touched: there the policy
    is 'self' and no nonce exists.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path_info.startswith(reverse("wagtailadmin_home")) or response.streaming:
            return response
        if not response.get("Content-Type", "").startswith("text/html"):
            return response
        nonce = str(request.csp_nonce)  # type: ignore[attr-defined]
        content, count = with_nonce(response.content, nonce)
        update: dict[str, list[object]] = {"img-src": ["blob:"]}  # an image before it is uploaded
        if count:
            response.content = content
            update["script-src"] = [NONCE]
        response._csp_update = update  # type: ignore[attr-defined]
        response._csp_replace = {"frame-src": [SELF], "frame-ancestors": [SELF]}  # type: ignore[attr-defined]
        return response


def _say_how_it_is_written(response: HttpResponse) -> None:
    """A text says in which letters it is written, so that no browser guesses. Of files from outside we do not know."""
    kind = response.get("Content-Type", "")
    is_text = kind.startswith("text/") or kind.partition(";")[0].endswith(("/xml", "+xml"))
    if is_text and "charset" not in kind and not response.streaming:
        response.headers["Content-Type"] = f"{kind}; charset={response.charset}"


def _is_own(request: HttpRequest, response: HttpResponse) -> bool:
    if request.path_info.startswith(settings.STATIC_URL):
        return False
    letters = {text_size_cookie()}
    return bool(set(request.COOKIES) - letters or set(response.cookies) - letters)
