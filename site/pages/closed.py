"""While the mark of a put-back back-up stands, everybody gets a page that says so, and holds what was typed."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from . import outages, restored

#: What machines ask; they hear themselves how it stands.
GOES_ON = frozenset({"/healthz", "/readyz", "/metrics", "/.well-known/security.txt"})
#: Seconds after which trying again makes sense.
RETRY_AFTER = 900

Next = Callable[[HttpRequest], HttpResponse]


class ClosedMiddleware:
    """Refuses visitors and staff alike: what was erased may stand on any page. Asks the database nothing itself."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        if path in GOES_ON or path.startswith(settings.STATIC_URL) or not restored.is_closed():
            return self.get_response(request)
        refused = outages.page(request, "restored", RETRY_AFTER)
        # Told once, when the mark was set: not for every visitor, with the address they asked for.
        refused._has_been_logged = True  # type: ignore[attr-defined]
        return refused
