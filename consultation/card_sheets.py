"""Cards on paper, and as a list of links for a partner who mails. Made when asked for, kept nowhere.

The codes follow from the numbers of the cards, so a second print gives the same cards. A sheet holds at most a
hundred: that takes a second or two, so nobody waits for a task and no file with codes lies around.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO
from urllib.parse import urlsplit

import segno
from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from pages.service import render_pdf

from .card_code import code_of
from .models import InvitationBatch

CARDS_PER_SHEET = 100
CARDS_PER_PAGE = 8


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """What stands on one card."""

    code: str
    link: str

    @property
    def qr(self) -> SafeString:
        """The link as a square to scan, with the code as its text for who cannot see it."""
        title = _("QR-code die de kaart opent: %(link)s") % {"link": self.link}
        drawing = segno.make(self.link, error="m").svg_inline(scale=2, border=2, title=title, svgclass="qr")
        return mark_safe(drawing)


def sheet_count(batch: InvitationBatch) -> int:
    """In how many sheets these cards are printed."""
    return -(-batch.size // CARDS_PER_SHEET)


def pdf_of(batch: InvitationBatch, number: int) -> bytes:
    """Sheet `number` (from 1) of a batch: how to hand the cards out, and the cards. In Dutch, as the round is.

    Raises pages.service.PdfUnavailable when this machine makes no PDF.
    """
    with translation.override(settings.LANGUAGE_CODE):
        cards = list(_cards_of(batch, number))
        start = (number - 1) * CARDS_PER_SHEET
        context = {
            "batch": batch,
            "round": batch.round,
            "pages": [cards[at : at + CARDS_PER_PAGE] for at in range(0, len(cards), CARDS_PER_PAGE)],
            "cards": len(cards),
            "first": start + 1,
            "last": start + len(cards),
            "address": _in_short(settings.BASE_URL + reverse("consultation:card")),
            "until": last_day(batch),
        }
        return render_pdf("consultation/cards.html", context, stylesheets=("consultation/cards.css",))


def links_of(batch: InvitationBatch) -> str:
    """All cards as lines to paste into mails: a link and a code each, with a ";" as spreadsheets here expect."""
    with translation.override(settings.LANGUAGE_CODE):
        output = StringIO()
        lines = csv.writer(output, delimiter=";")
        lines.writerow([_("link"), _("code"), _("geldig tot en met")])
        until = last_day(batch).strftime("%d-%m-%Y")
        lines.writerows([card.link, card.code, until] for card in _cards_of(batch))
        return output.getvalue()


def last_day(batch: InvitationBatch) -> date:
    """Until when one can take part with these cards: what ends first, they or the round."""
    closes_at = batch.round.closes_at
    return min(batch.valid_until, timezone.localdate(closes_at)) if closes_at else batch.valid_until


def _cards_of(batch: InvitationBatch, number: int | None = None) -> Iterator[PrintedCard]:
    """In the order of their random numbers: the same at every print, and the order of nothing."""
    numbers = batch.invitations.order_by("pk").values_list("pk", flat=True)
    if number is not None:
        numbers = numbers[(number - 1) * CARDS_PER_SHEET : number * CARDS_PER_SHEET]
    for card_id in numbers:
        code = code_of(card_id)
        yield PrintedCard(code, settings.BASE_URL + reverse("consultation:card_show", args=[code]))


def _in_short(address: str) -> str:
    """As people type it: without https:// and without the slash at the end."""
    parts = urlsplit(address)
    return f"{parts.netloc}{parts.path}".rstrip("/")
