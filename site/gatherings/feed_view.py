"""The address of somebody's own agenda. No cookie, no trace, and nothing for who does not know the secret."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from .feed import REFRESH, calendar_behind


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The agenda of who this secret belongs to. Two queries."""
    text = calendar_behind(token)
    if text is None:
        raise Http404("no agenda with this secret")
    return HttpResponse(
        text,
        content_type="text/calendar; charset=utf-8",
        headers={
            "Cache-Control": f"private, max-age={int(REFRESH.total_seconds()) // 4}",
            "Content-Disposition": 'inline; filename="agenda.ics"',
            "X-Robots-Tag": "noindex, nofollow",
            "Referrer-Policy": "no-referrer",
        },
    )
