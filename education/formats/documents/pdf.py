"""A part as a tagged PDF (PDF/UA-1) on A4; a poster on A3. Black on white, so that any copier does."""

from dataclasses import dataclass
from typing import Any

import segno
from django.template.defaultfilters import linebreaksbr
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from pages.service import render_pdf

from ...enums import MaterialKind
from ...source import Block, Part, Source
from .fitting import density
from .linking import Linking, Piece, contents_of
from .paper import LANGUAGE, Paper, paper_of
from .pictures import PictureReader, from_storage, picture_at
from .slides import without_notes

TEMPLATE = "education/documents/paper.html"
BLOCKS_TEMPLATE = "education/documents/blocks.html"
POSTER_TEMPLATE = "education/documents/poster.html"
STYLES = ("education/documents/paper.css",)
POSTER_STYLES = ("education/documents/poster.css",)


@dataclass(frozen=True, slots=True)
class Shown:
    """A block as the template needs it. `lines` to walk over; `text`, `items` and `rows` with their links."""

    block: Block
    address: str = ""
    place: str = ""
    text: SafeString | str = ""
    items: tuple[SafeString, ...] = ()
    rows: tuple[tuple[str, tuple[SafeString, ...]], ...] = ()

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


def html_of(paper: Paper, read_picture: PictureReader = from_storage) -> SafeString:
    """The blocks of this paper as HTML, to stand in a page."""
    with translation.override(LANGUAGE):
        return render_to_string(BLOCKS_TEMPLATE, _context(paper, read_picture))


def poster_of(paper: Paper, read_picture: PictureReader = from_storage) -> bytes:
    """This paper as a poster on A3, with its address as a square to scan."""
    context = _context(paper, read_picture)
    context |= {"density": density(paper), "qr": _qr(paper.url)}
    return _rendered(POSTER_TEMPLATE, context, POSTER_STYLES)


def _context(paper: Paper, read_picture: PictureReader) -> dict[str, Any]:
    links = Linking(paper)
    shown = [_shown(block, read_picture, links) for block in paper.blocks]
    return {"paper": paper, "language": LANGUAGE, "shown": shown, "contents": contents_of(paper)}


def _shown(block: Block, read_picture: PictureReader, links: Linking) -> Shown:
    if block.kind == "heading":
        return Shown(block, place=links.heading(), text=block.text)
    if block.kind != "image":
        return _linked(block, links)
    return Shown(block, picture_at(block.path, read_picture).data_address)


def _linked(block: Block, links: Linking) -> Shown:
    """In the order in which it is read: a number is at home where it stands first."""
    place, pieces = links.beginning(block.text) if block.kind == "box" else ("", links.pieces(block.text))
    rows = []
    for row in block.rows:
        at, first = links.beginning(row[0]) if row else ("", [])
        rows.append((at, (_html(first), *(_html(links.pieces(cell)) for cell in row[1:]))))
    heads = block.kind == "table"
    items = tuple(_html([Piece(item)] if heads else links.pieces(item)) for item in block.items)
    return Shown(block, place=place, text=_html(pieces), items=items, rows=tuple(rows))


def _html(pieces: list[Piece]) -> SafeString:
    """Pieces as HTML, their line breaks kept."""
    return format_html_join(
        "",
        "{}",
        (
            (format_html('<a href="{}">{}</a>', piece.href, piece.text) if piece.to else linebreaksbr(piece.text),)
            for piece in pieces
        ),
    )


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
