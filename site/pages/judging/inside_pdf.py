"""What a PDF may not hold: a program, or another file. It would run, or open, at the desk of whoever reads it.

No reader of PDFs is asked: names are looked for in the objects of the file and in the packed lists of objects. In
pictures and fonts short names would be chance; there only what can be nothing else counts. Readers differ in what they
take for a comment, a text or a stream, so nothing is skipped because we take it for one of these.
"""

from enum import Enum, auto

from . import pdf_names as names
from .pdf_lists import Lists, OddList
from .pdf_streams import MOST_STREAMS, is_stream, keywords


class PdfFault(Enum):
    """Why a PDF may not come in."""

    RUNS = auto()
    LOCKED = auto()
    ODD = auto()


def fault_in(pdf: bytes) -> PdfFault | None:
    """What is wrong with it; None when it holds no program and no other file, as far as can be read."""
    if names.LOCKED.search(pdf):
        return PdfFault.LOCKED
    try:
        return PdfFault.RUNS if _runs(pdf) else None
    except OddList:
        return PdfFault.ODD


def _runs(pdf: bytes) -> bool:
    """Whether something in it runs. Raises OddList for what we cannot read to the end, and a reader may."""
    lists, at, ends = Lists(pdf), 0, True
    for count, (keyword, data) in enumerate(keywords(pdf)):
        if count > MOST_STREAMS:
            raise OddList
        is_plain_list = lists.look(keyword, data)
        if keyword < at or is_plain_list or not ends or not is_stream(pdf, at, keyword):
            continue
        end = pdf.find(b"endstream", data)
        ends = end >= 0
        if not ends:
            continue
        if names.ACTIVE.search(pdf, at, keyword) or _runs_in_stream(pdf, data, end):
            return True
        at = end
    lists.look_at_rest()
    return lists.runs or bool(names.ACTIVE.search(pdf + b" ", at))


def _runs_in_stream(pdf: bytes, begin: int, end: int) -> bool:
    """Whether the bytes of this stream hold what is no chance: some reader may not take it for a stream."""
    if not names.ACTIVE.search(pdf, begin, end):
        return False
    return bool(
        names.THING.search(pdf, begin, end)
        or names.BEGINS.search(pdf, begin, end)
        or (names.ACTION.search(pdf, begin, end) and names.KIND_OF_ACTION.search(pdf, begin, end))
    )
