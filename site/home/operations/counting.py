"""Counts requests and how long they take, for /metrics. Not there when nobody asks for it (no METRICS_TOKEN)."""

import time
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from prometheus_client import Histogram

#: Seconds. A step of a form should take at most half of one (docs/speed.md).
_BOUNDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

REQUESTS = Histogram(
    "reisgenoot_request_seconds",
    "How long answering took",
    ("view", "method", "status"),
    buckets=_BOUNDS,
)
_METHODS = frozenset({"GET", "HEAD", "POST"})


class RequestCountingMiddleware:
    """Outermost: also what other middleware answers counts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.METRICS_TOKEN:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        response = self.get_response(request)
        match = request.resolver_match
        REQUESTS.labels(
            view=match.view_name if match and match.view_name else "none",
            method=request.method if request.method in _METHODS else "other",
            status=f"{response.status_code // 100}xx",
        ).observe(time.perf_counter() - started)
        return response
