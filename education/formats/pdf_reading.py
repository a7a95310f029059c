"""Reading a PDF back: its first page as a small picture, and what is wrong with it for who cannot see.

PDFium does the work; it may be used by one thread at a time, so a lock stands around it. It is imported when the
first PDF is read: a web worker that only lists stays free of it.
"""

import ctypes
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from ..enums import PdfFault

#: Bytes that a picture may be at most: so many fit on a page that a phone opens at a stop of the bus.
LARGEST_PICTURE = 20_000
#: A page is drawn so wide, in pixels.
_WIDTH = 480
#: Sizes to try, as a part of that, and qualities of WebP out of 100. The first that is small enough wins.
_SIZES, _QUALITIES = (1.0, 0.8, 0.6), (60, 40, 20)
#: A page that is no page (a ribbon of ten metres) is drawn no higher than so many pixels.
_HIGHEST = 1_500
#: Pages whose structure is read: a document of ours has some ten.
_PAGES_READ = 50
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture as WebP; `width` and `height` in pixels."""

    content: bytes
    width: int
    height: int


class UnreadablePdf(Exception):
    """PDFium cannot read it, or there is no page in it."""


def first_page(pdf: bytes) -> PagePicture:
    """The first page, in at most LARGEST_PICTURE bytes. Raises UnreadablePdf."""
    with _opened(pdf) as document:
        if not len(document):
            raise UnreadablePdf
        page = document[0]
        width, height = page.get_size()
        drawn = page.render(scale=min(_WIDTH / width, _HIGHEST / height)).to_pil().convert("RGB")
    for quality in _QUALITIES:
        for size in _SIZES:
            small = drawn.resize((max(1, round(drawn.width * size)), max(1, round(drawn.height * size))))
            to = BytesIO()
            small.save(to, "WEBP", quality=quality, method=6)
            if to.tell() <= LARGEST_PICTURE:
                return PagePicture(to.getvalue(), small.width, small.height)
    raise UnreadablePdf


def faults_in(pdf: bytes) -> list[PdfFault]:
    """What is wrong with it, in the order of PdfFault; empty when a screen reader has all it needs.

    Looks at what PDF/UA-1 (ISO 14289-1, 7.1, 7.2 and 7.3) asks and a program can see: tags, title, language, and a
    text for each figure. Whether the text is a good one, only a person can tell.
    """
    try:
        with _opened(pdf) as document:
            return _faults(document)
    except UnreadablePdf:
        return [PdfFault.UNREADABLE]


def faults_in_words(codes: Iterable[str]) -> str:
    """What is wrong, to follow "In deze PDF". A code we no longer know is left out."""
    return get_text_list([str(PdfFault(code).label) for code in codes if code in PdfFault], _("en"))


def _faults(document: Any) -> list[PdfFault]:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 -- see above

    is_tagged = bool(pdfium.FPDFCatalog_IsTagged(document))
    title = document.get_metadata_value("Title").strip()
    found = {
        PdfFault.UNTAGGED: not is_tagged,
        PdfFault.TITLE: not title,
        PdfFault.LANGUAGE: pdfium.FPDFCatalog_GetLanguage(document, None, 0) <= len("\0\0"),
        PdfFault.ALT_TEXT: is_tagged and any(_has_silent_figure(page) for page in _pages(document)),
    }
    return [fault for fault, is_there in found.items() if is_there]


def _pages(document: Any) -> Iterator[Any]:
    for number in range(min(len(document), _PAGES_READ)):
        with closing(document[number]) as page:
            yield page


def _has_silent_figure(page: Any) -> bool:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 -- see above

    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return False
    try:
        roots = range(pdfium.FPDF_StructTree_CountChildren(tree))
        left = [pdfium.FPDF_StructTree_GetChildAtIndex(tree, each) for each in roots]
        while left:
            element = left.pop()
            if not element:
                continue
            if _text(pdfium.FPDF_StructElement_GetType, element) == "Figure":
                spoken = (pdfium.FPDF_StructElement_GetAltText, pdfium.FPDF_StructElement_GetActualText)
                if not any(_text(ask, element).strip() for ask in spoken):
                    return True
            children = range(pdfium.FPDF_StructElement_CountChildren(element))
            left += [pdfium.FPDF_StructElement_GetChildAtIndex(element, each) for each in children]
        return False
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _text(ask: Any, element: Any) -> str:
    """A text of an element, which PDFium writes as UTF-16 with a zero behind it."""
    length = ask(element, None, 0)
    if length <= len("\0\0"):
        return ""
    buffer = ctypes.create_string_buffer(length)
    ask(element, buffer, length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace")


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2  # noqa: PLC0415 -- see above

    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise UnreadablePdf from error
        try:
            yield document
        except pypdfium2.PdfiumError as error:
            raise UnreadablePdf from error
        finally:
            document.close()
