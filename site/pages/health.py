"""Whether the process answers, and whether all it needs is there."""

from django.http import HttpRequest, HttpResponse


def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


def readyz(request: HttpRequest) -> HttpResponse:
    """Replaced by trust's version."""
    return HttpResponse("ok", content_type="text/plain")


def beat() -> None:
    """Replaced by trust's version."""
