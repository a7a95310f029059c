"""On paper, for the tables: a sheet with the QR code, cards to write on with a code on the strip, and slips with a
code for who speaks to a host. Codes are made anew at each print and kept nowhere.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from contributions.service import preprint_codes
from gatherings.service import place_of, when_of
from pages.service import render_pdf
from people.service import offered_perspectives
from privacy.service import active_consent_texts

from ..models import EventDate
from .asking import questions_of
from .drawing import drawn, drawn_code, table_address, table_in_short
from .noting import ASKED_PURPOSES
from .periods import last_day

STYLES = ("consultation/print.css", "outreach/cards-print.css")


@dataclass(frozen=True, slots=True)
class Slip:
    """A number, and the code that goes with it: in words, and as a QR code that opens /mijn-inbreng/."""

    number: str
    words: list[str]
    qr: SafeString


def table_sheet(date: EventDate) -> bytes:
    """The sheet for on the tables: how to write on your own phone. Raises pages.service.PdfUnavailable."""
    with translation.override("nl"):
        title = _("QR-code die de vragen van vanavond opent")
        context = {**_about(date), "qr": drawn(table_address(date), title=title, scale=6)}
        return render_pdf("outreach/print/table.html", context, stylesheets=STYLES)


def card_sheets(date: EventDate, count: int) -> bytes:
    """So many cards to write on, each with a number, and a code on its strip. Raises pages.service.PdfUnavailable."""
    with translation.override("nl"):
        context = {
            **_about(date),
            "slips": _fresh(count),
            "groups": offered_perspectives(),
            "consents": active_consent_texts(ASKED_PURPOSES),
        }
        return render_pdf("outreach/print/cards.html", context, stylesheets=STYLES)


def slips(date: EventDate, count: int) -> bytes:
    """So many slips to give to who spoke. Raises pages.service.PdfUnavailable."""
    with translation.override("nl"):
        return render_pdf("outreach/print/slips.html", {**_about(date), "slips": _fresh(count)}, stylesheets=STYLES)


def _fresh(count: int) -> list[Slip]:
    """New codes. First see whether this machine can make a PDF at all: else codes were made for nothing."""
    render_pdf("consultation/print/empty.html", {})
    return [
        Slip(each.number, each.code.split("-"), drawn_code(each.code)["code_qr"]) for each in preprint_codes(count)
    ]


def _about(date: EventDate) -> dict[str, Any]:
    where, code = table_in_short(date)
    return {
        "event": date.event,
        "when": when_of(date.gathering),
        "place": place_of(date.gathering),
        "questions": questions_of(date.event),
        "where": where,
        "code": code,
        "last_day": last_day(date.gathering),
        "words_final_on": date.gathering.occasion.words_final_on if date.gathering.occasion else None,
        "site": settings.BASE_URL.split("//")[-1],
    }
