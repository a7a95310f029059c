"""A part as a tagged PDF (PDF/UA-1) on A4; a poster on A3. Black on white, so that any copier does."""

from dataclasses import dataclass
from typing import Any

import segno
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from pages.service import render_pdf

from ...enums import MaterialKind
from ...source import Block, Part, Source
from .fitting import density
from .paper import LANGUAGE, Paper, paper_of
from .pictures import PictureReader, from_storage, picture_at
from .slides import without_notes

TEMPLATE = "education/documents/paper.html"
POSTER_TEMPLATE = "education/documents/poster.html"
STYLES = ("education/documents/paper.css",)
POSTER_STYLES = ("education/documents/poster.css",)
#: Of the text on the page, in millimetres.
WIDTH, HIGHEST_PICTURE = 174.0, 160.0


@dataclass(frozen=True, slots=True)
class Shown:
    """A block as the template needs it. Sizes of a picture in millimetres; `lines` to walk over."""

    block: Block
    address: str = ""
    width: str = ""
    height: str = ""

    @property
    def lines(self) -> range:
        """One for each line to write on."""
        return range(self.block.count)


def write_pdf(source: Source, part: Part, *, read_picture: PictureReader = from_storage) -> bytes:
    """This part as a PDF; a poster on A3, slides as a hand-out without the notes.

    Raises ValueError (a kind of block we do not know), Refused (a picture that is gone) and
    pages.service.PdfUnavailable. Takes up to a second a page.
    """
    paper = paper_of(source, part)
    if part.kind == MaterialKind.POSTER:
        return poster_of(paper, read_picture)
    return pdf_of(without_notes(paper) if part.kind == MaterialKind.SLIDES else paper, read_picture)


def pdf_of(paper: Paper, read_picture: PictureReader = from_storage) -> bytes:
    """This paper on A4."""
    return _rendered(TEMPLATE, _context(paper, read_picture), STYLES)


def poster_of(paper: Paper, read_picture: PictureReader = from_storage) -> bytes:
    """This paper as a poster on A3, with its address as a square to scan."""
    context = _context(paper, read_picture)
    context |= {"density": density(paper), "qr": _qr(paper.url)}
    return _rendered(POSTER_TEMPLATE, context, POSTER_STYLES)


def _context(paper: Paper, read_picture: PictureReader) -> dict[str, Any]:
    return {"paper": paper, "language": LANGUAGE, "shown": [_shown(block, read_picture) for block in paper.blocks]}


def _shown(block: Block, read_picture: PictureReader) -> Shown:
    if block.kind != "image":
        return Shown(block)
    picture = picture_at(block.path, read_picture)
    width, height = picture.fitting(WIDTH, HIGHEST_PICTURE)
    return Shown(block, picture.data_address, f"{width:.1f}", f"{height:.1f}")


def _qr(address: str) -> SafeString | str:
    if not address:
        return ""
    with translation.override("nl"):
        says = _("QR-code die de pagina van deze les opent: %(address)s") % {"address": address}
    drawing = segno.make(address, error="q", micro=False)
    return mark_safe(drawing.svg_inline(scale=4, border=2, title=says, svgclass="qr"))


def _rendered(template: str, context: dict[str, Any], styles: tuple[str, ...]) -> bytes:
    with translation.override("nl"):
        return render_pdf(template, context, stylesheets=styles)
