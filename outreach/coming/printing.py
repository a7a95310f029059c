"""On paper: who comes, and what must be arranged."""

from django.utils import translation

from gatherings.service import place_of, when_of
from pages.service import render_pdf

from ..models import EventDate
from .listing import summary_sentence, to_arrange, who_comes

_STYLES = ("consultation/print.css", "focusgroups/print.css")


def who_comes_pdf(date: EventDate) -> bytes:
    """Who comes, with what each needs. Has names: throw it away afterwards, as it says itself.

    Raises pages.service.PdfUnavailable.
    """
    with translation.override("nl"):
        blocks = who_comes(date)
        context = {
            "date": date,
            "when": when_of(date.gathering),
            "where": place_of(date.gathering),
            "blocks": [block for block in blocks if not block.is_over],
            "summary": summary_sentence(blocks),
            "arrange": to_arrange(blocks),
        }
        return render_pdf("outreach/print/who_comes.html", context, stylesheets=_STYLES)
