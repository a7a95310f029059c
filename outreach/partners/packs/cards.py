"""Cards to hand out: eight on a page, with when, where, and a square to scan. All alike."""

import hashlib
from urllib.parse import urlsplit

import segno
from django.conf import settings
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gatherings.models import Gathering
from pages.service import render_pdf

from ...models import Event, Partner
from .texts import page_address, when_and_where

PER_PAGE = 8
MOST = 400
_TEMPLATE = "outreach/print/partner_cards.html"
_KEPT_SECONDS = 24 * 60 * 60


def cards_pdf(event: Event, partner: Partner, dates: list[Gathering], count: int) -> bytes:
    """So many cards, up to whole pages, in Dutch. Raises pages.service.PdfUnavailable."""
    with translation.override(settings.LANGUAGE_CODE):
        address = page_address(event)
        parts = urlsplit(address)
        context = {
            "event": event,
            "partner": partner,
            "when": when_and_where(dates)[:2],
            "qr": _square(address),
            "address": f"{parts.netloc}{parts.path}".rstrip("/"),
            "pages": range(pages_for(count)),
            "cards": range(PER_PAGE),
        }
        # Made once for each wording, and kept: whoever has the link of a pack may ask for it as often as they like.
        key = f"outreach.partner_cards.{hashlib.sha256(render_to_string(_TEMPLATE, context).encode()).hexdigest()}"
        kept: bytes | None = cache.get(key)
        if kept is None:
            kept = render_pdf(_TEMPLATE, context, stylesheets=("outreach/partner-cards.css",))
            cache.set(key, kept, _KEPT_SECONDS)
        return kept


def pages_for(count: int) -> int:
    """How many pages hold so many cards; at least one, and no more than a printer takes."""
    return max(1, -(-min(count, MOST) // PER_PAGE))


def _square(address: str) -> SafeString:
    title = _("QR-code die de pagina opent: %(link)s") % {"link": address}
    return mark_safe(segno.make(address, error="m").svg_inline(scale=2, border=2, title=title, svgclass="qr"))
