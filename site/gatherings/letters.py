"""Letters to print: one page per person, with the address where the window of an envelope is. Kept nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass

import segno
from django.conf import settings
from django.utils import timezone, translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from pages.service import render_pdf

from .addresses import own_page
from .enums import MessageKind, MessageWay
from .to_tell import Line, lines_of, to_do_by

#: So many at once: that takes seconds, so nobody waits for a task and no file with addresses lies around.
AT_ONCE = 25
_WITHOUT_ANSWER = (MessageKind.CANCEL_SEAT, MessageKind.CANCEL_ALL, MessageKind.OFFER_OVER)


@dataclass(frozen=True, slots=True)
class Letter:
    """What stands on one page."""

    line: Line

    @property
    def address_lines(self) -> list[str]:
        """Name and address, a line each."""
        address = [part.strip() for part in self.line.address.splitlines() if part.strip()]
        return [self.line.name, *address]

    @property
    def paragraphs(self) -> list[str]:
        """The words."""
        return self.line.told.text.strip().split("\n\n")

    @property
    def qr(self) -> SafeString | str:
        """The own page as a square to scan; "" when there is nothing to answer."""
        if self.line.message.kind in _WITHOUT_ANSWER:
            return ""
        link = own_page(self.line.message.seat)
        title = _("QR-code die uw eigen pagina opent: %(link)s") % {"link": link}
        return mark_safe(segno.make(link, error="l").svg_inline(scale=2, border=2, title=title, svgclass="qr"))


def letters_to_print() -> list[Letter]:
    """The letters that are to be printed first."""
    return [Letter(line) for line in lines_of(to_do_by(MessageWay.POST)[:AT_ONCE])]


def pdf_of(letters: Sequence[Letter]) -> bytes:
    """These letters as an accessible PDF, in Dutch. Raises pages.service.PdfUnavailable."""
    with translation.override(settings.LANGUAGE_CODE):
        context = {"letters": letters, "today": timezone.localdate(), "sender": settings.SITE_NAME}
        return render_pdf("gatherings/letters.html", context, stylesheets=("gatherings/letters.css",))
