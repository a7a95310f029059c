"""The class on paper: a form to count on, ballots, and slips for own words. Black and white, two to a sheet."""

import hashlib
from typing import Any, cast

from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from django.utils import translation

from gatherings.service import contact_line
from pages.service import render_pdf

from ..models import ClassItem, ClassSession
from .asking import choices_of, items_of, to_count
from .codes import in_two

STYLES = ("consultation/print.css", "education/ballot.css")
TEMPLATE = "education/classroom/print/paper.html"
#: So many ballots, and so many slips, stand on one sheet.
ON_A_SHEET = 2
#: Making one takes a second of processor: whoever asks again gets the same one.
KEPT_SECONDS = 10 * 60


def paper_pdf(session: ClassSession) -> bytes:
    """Everything a teacher prints for this class, as one PDF. Raises pages.service.PdfUnavailable."""
    with translation.override("nl"):
        context = paper_context(session)
    known = [(ask.item.pk, ask.item.text, ask.labels) for ask in context["asks"]], [w.text for w in context["words"]]
    key = hashlib.sha256(repr((str(session.pk), known, context["help_line"])).encode()).hexdigest()

    def make() -> bytes:
        with translation.override("nl"):
            return render_pdf(TEMPLATE, context, stylesheets=STYLES)

    return cast("bytes", cache.get_or_set(f"class-paper:{key}", make, KEPT_SECONDS))


class Ask:
    """One question on a ballot, with what one can cross."""

    def __init__(self, item: ClassItem) -> None:
        self.item = item
        self.labels = [label for _code, label in choices_of(item)]


def paper_context(session: ClassSession) -> dict[str, Any]:
    """What the template needs. The link of the teacher is on none of it: papers lie about."""
    items = items_of(session)
    countable = to_count(items)
    return {
        "session": session,
        "pack": session.pack,
        "name": str(session),
        "asks": [Ask(item) for item in countable],
        "words": [item for item in items if item not in countable],
        "both": range(ON_A_SHEET),
        "sheets": -(-session.pupils // ON_A_SHEET),
        "code": in_two(session.code),
        "where": (settings.BASE_URL + reverse("classroom:enter")).split("//")[-1].rstrip("/"),
        "help_line": contact_line(),
    }
