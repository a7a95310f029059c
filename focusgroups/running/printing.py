"""On paper: forms for consent, cards for on the table, the list for at the door, and the guide."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gatherings.models import Gathering
from pages.service import render_pdf

from ..models import FocusGroup
from .consent import ASKED_SEATS, consent_link, questions
from .drawing import drawn
from .guide import length_of, sections_of
from .table import people_at

STYLES = ("consultation/print.css", "focusgroups/print.css")
#: Forms without a number, for who comes unannounced.
BLANK_FORMS = 3
#: Numbers on the table for who comes unannounced.
SPARE_CARDS = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """One form on paper. `reference` is the pseudonym; no name is on it. The QR code opens the person's own page."""

    reference: str = ""
    qr: SafeString | str = ""


def consent_forms(gathering: Gathering) -> bytes:
    """A form per person who is asked, and some without a number. Raises pages.service.PdfUnavailable."""
    seats = gathering.seats.filter(state__in=ASKED_SEATS).select_related("participant").order_by("pk")
    with translation.override("nl"):
        title = _("QR-code die dezelfde vragen op een telefoon opent")
        sheets = [Sheet(str(seat.participant), drawn(consent_link(seat), title=title)) for seat in seats]
        context = {
            "session": gathering,
            "sheets": [*sheets, *[Sheet()] * BLANK_FORMS],
            "questions": questions(),
            "site": settings.BASE_URL.split("//")[-1],
            "group": gathering.group_session.group,
        }
        return render_pdf("focusgroups/print/consent.html", context, stylesheets=STYLES)


def table_cards(gathering: Gathering) -> bytes:
    """A card to fold per chair, with a number and no name. Raises pages.service.PdfUnavailable."""
    most = max([gathering.capacity + SPARE_CARDS, *gathering.speakers.values_list("number", flat=True)])
    with translation.override("nl"):
        context: dict[str, Any] = {"session": gathering, "numbers": range(1, most + 1)}
        return render_pdf("focusgroups/print/cards.html", context, stylesheets=STYLES)


def door_list(gathering: Gathering) -> bytes:
    """Who is expected, to tick off at the door. Has names: throw it away afterwards, as it says itself."""
    with translation.override("nl"):
        people = [each for each in people_at(gathering) if each.seat is not None]
        context = {"session": gathering, "people": people, "spare": range(4)}
        return render_pdf("focusgroups/print/door_list.html", context, stylesheets=STYLES)


def guide_context(group: FocusGroup) -> dict[str, Any]:
    """What templates/focusgroups/print/guide.html needs."""
    sections = sections_of(group)
    return {"group": group, "sections": sections, "length": length_of(group, sections)}


def guide_pdf(group: FocusGroup) -> bytes:
    """The guide to lay on the table. Raises pages.service.PdfUnavailable."""
    with translation.override("nl"):
        return render_pdf("focusgroups/print/guide.html", guide_context(group), stylesheets=STYLES)
