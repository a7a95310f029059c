"""QR codes of tables and receipts, as inline drawings that say what they open."""

from typing import Any

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ..models import EventDate


def drawn(address: str, *, title: str, scale: int = 4) -> SafeString:
    """An address as a QR code."""
    made = segno.make(address, error="m")
    return mark_safe(made.svg_inline(scale=scale, border=4, dark="#000", light="#fff", title=title, svgclass=None))


def drawn_code(code: str) -> dict[str, Any]:
    """What components/receipt_code.html needs. The code comes after the #, which a browser never sends."""
    address = f"{settings.BASE_URL}/mijn-inbreng/#{code}"
    picture = drawn(address, title=_("QR-code die uw inbreng opent"))
    return {"code": code, "code_words": code.split("-"), "code_qr": picture}


def table_address(date: EventDate) -> str:
    """Where one writes at this date, as a whole address."""
    return settings.BASE_URL + reverse("outreach:table", args=[date.card_code])


def table_in_short(date: EventDate) -> tuple[str, str]:
    """For who types: where to go, without https://, and the code in two groups of four."""
    where = (settings.BASE_URL + reverse("outreach:table_enter")).split("//")[-1].rstrip("/")
    return where, f"{date.card_code[:4]} {date.card_code[4:]}"
