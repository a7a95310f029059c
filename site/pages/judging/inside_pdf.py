"""What a PDF may not hold: a program, or another file. It would run, or open, at the desk of whoever reads it.

No reader of PDFs is asked: names are looked for in the objects of the file and in the packed lists of objects. In
pictures and fonts short names would be chance; there only what can be nothing else counts. Readers differ in what they
take for a comment, a text or a stream, so nothing is skipped because we take it for one of these.
"""

from enum import Enum, auto

from . import pdf_names as names
from .pdf_lists import Lists, OddList
from .pdf_seen import Seen
from .pdf_streams import MOST_STREAMS, is_stream, keywords


class PdfFault(Enum):
    """Why a PDF may not come in."""

    RUNS = auto()
    FETCHES = auto()
    LOCKED = auto()
    ODD = auto()


def fault_in(pdf: bytes) -> PdfFault | None:
    """What is wrong with it; None when it holds no program and no other file, as far as can be read."""
    if names.LOCKED.search(pdf):
        return PdfFault.LOCKED
    seen = Seen()
    try:
        _look(pdf, seen)
    except OddList:
        return PdfFault.RUNS if seen.runs else PdfFault.ODD
    if seen.runs:
        return PdfFault.RUNS
    return PdfFault.FETCHES if seen.fetches else None


def _look(pdf: bytes, seen: Seen) -> None:
    """Look at all of it once. Raises OddList for what we cannot read to the end, and a reader may."""
    lists, at, ends = Lists(pdf, seen), 0, True
    for count, (keyword, data) in enumerate(keywords(pdf)):
        if count > MOST_STREAMS:
            raise OddList
        is_plain_list = lists.look(keyword, data)
        if keyword < at or is_plain_list or not ends or not is_stream(pdf, at, keyword):
            continue
        end = pdf.find(b"endstream", data)
        ends = end >= 0
        if ends:
            seen.look(pdf, at, keyword)
            seen.look_in_stream(pdf, data, end)
            at = end
    lists.look_at_rest()
    seen.look(pdf + b" ", at)
