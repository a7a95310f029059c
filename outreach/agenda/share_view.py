"""The address of the picture of an event."""

import hashlib

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..models import Event
from .dates import public_dates
from .feed_views import public_event
from .rows import row_of
from .share_image import draw
from .standing import Standing

_KEPT_SECONDS = 30 * 24 * 60 * 60
_MAX_AGE = 60 * 60


@require_safe
def share_image(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A PNG, drawn once for each set of words."""
    words = share_words(public_event(slug))
    etag = hashlib.sha256(repr(words).encode()).hexdigest()[:32]
    response = get_conditional_response(request, etag=f'"{etag}"') or HttpResponse(
        cache.get_or_set(f"outreach.share.{etag}", lambda: draw(*words), _KEPT_SECONDS), content_type="image/png"
    )
    response.headers["ETag"] = f'"{etag}"'
    response.headers["Cache-Control"] = f"public, max-age={_MAX_AGE}"
    # A message or a timeline of somebody else may show it: that is what it is for.
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def share_words(event: Event) -> tuple[str, str, list[str], str]:
    """What stands in the picture: what kind, the title, when and where next, and that it is free."""
    now = timezone.now()
    rows = [row_of(date, now) for date in public_dates().filter(event=event)]
    ahead = [row for row in rows if row.standing not in (Standing.OVER, Standing.CANCELLED)]
    kicker = str(event.get_kind_display())
    if event.is_example:
        kicker = _("VOORBEELD · %(kind)s") % {"kind": kicker}
    if ahead:
        lines = [f"{capfirst(ahead[0].day)}, {ahead[0].hours}", ahead[0].short_place]
        if len(ahead) > 1:
            lines[0] = _("Eerste keer: %(when)s") % {"when": ahead[0].day}
    elif rows and all(row.is_cancelled for row in rows):
        lines = [_("Gaat niet door")]
    else:
        lines = [_("Lees wat wij hoorden.")] if rows else []
    foot = _("Meedoen is gratis  ·  %(site)s") % {"site": settings.BASE_URL.split("//")[-1]}
    return kicker, event.title, lines, foot
