"""The list of who is expected, on paper, for who has no phone at the door."""

from django.utils import translation

from pages.service import render_pdf

from ..models import EventDate
from .people import expected_only, people_at_the_door, walk_ins_at

STYLES = ("consultation/print.css", "outreach/door-print.css")


def door_list(date: EventDate) -> bytes:
    """Who is expected, to tick off. Has names: throw it away afterwards, as it says itself.

    Raises pages.service.PdfUnavailable.
    """
    with translation.override("nl"):
        context = {
            "date": date,
            "meeting": date.gathering,
            "people": expected_only(people_at_the_door(date)),
            "taps": walk_ins_at(date),
        }
        return render_pdf("outreach/print/door_list.html", context, stylesheets=STYLES)
