"""The code of a class, large: as a drawing that is readable from the back row, and as a square to scan."""

from typing import Any

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from ..models import ClassSession
from .codes import in_two


def drawn(session: ClassSession) -> dict[str, Any]:
    """What the board needs: `code`, `code_spelled` for who listens, `code_qr`, and `where` to type it."""
    address = settings.BASE_URL + reverse("classroom:join", args=[session.code])
    made = segno.make(address, error="m")
    title = _("QR-code die naar de vragen leidt")
    picture = made.svg_inline(omitsize=True, border=4, dark="#000", light="#fff", title=title, svgclass=None)
    return {
        "code": in_two(session.code),
        "code_spelled": " ".join(session.code),
        "code_qr": mark_safe(picture),
        "where": (settings.BASE_URL + reverse("classroom:enter")).split("//")[-1].rstrip("/"),
    }
