"""QR codes for paper and screens of a conversation, as inline drawings that say what they open."""

from typing import Any

import segno
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _


def drawn(path: str, *, title: str) -> SafeString:
    """The address of this path on our site, as a QR code."""
    made = segno.make(f"{settings.BASE_URL}{path}", error="m")
    return mark_safe(made.svg_inline(scale=4, border=4, dark="#000", light="#fff", title=title, svgclass=None))


def drawn_code(code: str) -> dict[str, Any]:
    """What components/receipt_code.html needs. The code comes after the #, which a browser never sends."""
    picture = drawn(f"/mijn-inbreng/#{code}", title=_("QR-code die uw inbreng opent"))
    return {"code": code, "code_words": code.split("-"), "code_qr": picture}
