"""Small views that belong to no page."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from .context_processors import text_size_cookie

SECURITY_TXT_VALID = timedelta(days=180)


@require_safe
def display(request: HttpRequest) -> HttpResponse:
    """Remember larger or normal letters, on request only, and go back to where one was."""
    back = request.GET.get("terug", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    if request.GET.get("tekst") == "groot":
        response.set_cookie(
            text_size_cookie(),
            "groot",
            max_age=31_536_000,
            httponly=True,
            samesite="Lax",
            secure=settings.COOKIE_SECURE,
        )
    else:
        response.delete_cookie(text_size_cookie(), samesite="Lax")
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from a browser that keeps no cookies, or from another place: say what to do."""
    return render(request, "pages/csrf_failure.html", status=403)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read the pages, not the forms or anybody's own page."""
    lines = ["User-agent: *", "Disallow: /mijn-inbreng/", "Disallow: /beheer/", "Disallow: /account/"]
    lines.append(f"Sitemap: {settings.BASE_URL}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a hole (RFC 9116). Renews itself: it expires half a year after it is asked for."""
    expires = (timezone.now() + SECURITY_TXT_VALID).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.BASE_URL}/.well-known/security.txt",
    ]
    if settings.SECURITY_POLICY:
        lines.append(f"Policy: {settings.SECURITY_POLICY}")
    return HttpResponse("\r\n".join(lines) + "\r\n", content_type="text/plain; charset=utf-8")
