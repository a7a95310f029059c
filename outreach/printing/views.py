"""The poster of an event, for everybody who wants to hang one up."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pages.service import PdfUnavailable

from ..agenda.feed_views import public_event
from .posters import SIZES, coming_rows, poster_pdf
from .words import WORDS


@require_safe
def poster(request: HttpRequest, slug: str) -> HttpResponse:
    """A PDF, as long as there is something to come to. Without a language or a size: Dutch, on A4."""
    event = public_event(slug)
    language, size = request.GET.get("taal", "nl"), request.GET.get("formaat", "a4").lower()
    rows = coming_rows(event)
    if language not in WORDS or size not in SIZES or not rows:
        raise Http404("no such poster")
    try:
        made = poster_pdf(event, rows, language=language, size=size)
    except PdfUnavailable as missing:
        context = {"event": event, "sentence": missing.sentence}
        return render(request, "outreach/agenda/no_poster.html", context, status=HTTPStatus.SERVICE_UNAVAILABLE)
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{event.slug}-{size}-{language}.pdf"',
            "Cache-Control": "public, max-age=300",
        },
    )
