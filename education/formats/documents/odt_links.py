"""Places in an OpenDocument text, words that lead there, and a list of contents that can be filled in anew."""

import re
from xml.sax.saxutils import quoteattr

from odfdo import Paragraph

from .linking import Entry, Piece

_INSIDE = re.compile(r"^(<[^>]+>)(.*)(</[^>]+>)$", re.DOTALL)


def linked(pieces: list[Piece], style: str, place: str = "") -> str:
    """A paragraph of pieces; some lead elsewhere. `place` makes it a place to go to."""
    inside = "".join(_piece(piece) for piece in pieces)
    return f"<text:p text:style-name={quoteattr(style)}>{_mark(place)}{inside}</text:p>"


def with_place(written: str, place: str) -> str:
    """A written heading, with a place in it."""
    return re.sub(r"^(<[^>]+>)", lambda opened: opened[1] + _mark(place), written, count=1) if place else written


def contents(entries: list[Entry]) -> str:
    """A list of contents with links; LibreOffice adds the numbers of pages when somebody updates it."""
    if not entries:
        return ""
    lines = "".join(linked([Piece(entry.text, entry.place)], f"Contents_20_{entry.level - 1}") for entry in entries)
    source = '<text:table-of-content-source text:outline-level="3" text:use-index-marks="false"/>'
    lines = (
        '<text:index-title text:name="Inhoud_kop"><text:p text:style-name="Standard">Inhoud</text:p>'
        f"</text:index-title>{lines}"
    )
    body = f"<text:index-body>{lines}</text:index-body>"
    return f'<text:table-of-content text:name="Inhoud" text:protected="false">{source}{body}</text:table-of-content>'


def _piece(piece: Piece) -> str:
    match = _INSIDE.match(str(Paragraph(piece.text).serialize()))  # odfdo knows spaces, tabs and line breaks
    inside = match[2] if match else ""
    return f'<text:a xlink:type="simple" xlink:href={quoteattr(piece.href)}>{inside}</text:a>' if piece.to else inside


def _mark(place: str) -> str:
    return f"<text:bookmark text:name={quoteattr(place)}/>" if place else ""
