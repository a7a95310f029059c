"""The packed lists of objects in a PDF. Each is read to its end, or the file is refused: the rest may run."""

import re
import zlib
from collections.abc import Iterator

from . import pdf_names as names
from .pdf_seen import Seen

#: Bytes that are read and unpacked for all lists of one file together.
_MOST = 100_000_000
_PIECE, _UNPACKED = 1 << 14, 1 << 20
#: No name that we look for is longer, whatever way it is spelled.
_SEAM = 80
#: What no program writes in the description of a list: a text, a comment, or a name in numbers.
_ODD = re.compile(rb"[(%#]")
_CLOSED = re.compile(rb">>[\0\s]*\Z")


class OddList(Exception):
    """A list that is not written as programs write it."""


class Lists:
    """The lists of one file, looked at in the order in which they stand."""

    def __init__(self, pdf: bytes, seen: Seen) -> None:
        self.pdf = pdf
        self._seen = seen
        self._before = 0
        self._left = _MOST

    def look(self, keyword: int, data: int) -> bool:
        """Look at what begins here, when it is a list. True when it is one that is not packed. Raises OddList."""
        begin, self._before = self._before, data
        sign = names.LIST.search(self.pdf, begin, keyword)
        if sign is None:
            return False
        if not _is_packed(self._description(begin, sign.start(), keyword)):
            return True
        seam = b""
        for piece in self._unpacked(data):
            self._seen.look(seam + piece)
            seam = piece[-_SEAM:]
        return False

    def look_at_rest(self) -> None:
        """Raise OddList for a list behind which no stream stands that we can see."""
        if names.LIST.search(self.pdf, self._before):
            raise OddList

    def _description(self, begin: int, sign: int, keyword: int) -> bytes:
        """The dictionary before the stream, in which the sign of a list stands. Raises OddList."""
        object_begins = self.pdf.rfind(b"obj", begin, sign)
        described = self.pdf[sign if object_begins < 0 else object_begins + 3 : keyword]
        is_odd = _ODD.search(described) or names.BEGINS.search(described) or not _CLOSED.search(described[-200:])
        if is_odd:
            raise OddList
        return described

    def _unpacked(self, at: int) -> Iterator[bytes]:
        """What is in the list, in pieces. Raises OddList for what is damaged, or goes on too long."""
        unpacking = zlib.decompressobj()
        while not unpacking.eof:
            packed = unpacking.unconsumed_tail
            if not packed:
                packed = self.pdf[at : at + _PIECE]
                at += _PIECE
            try:
                piece = unpacking.decompress(packed, _UNPACKED)
            except zlib.error as error:
                raise OddList from error
            self._left -= len(piece) + len(packed) - len(unpacking.unconsumed_tail) - len(unpacking.unused_data)
            if self._left < 0 or not (packed or piece):
                raise OddList
            yield piece + b" " if unpacking.eof else piece


def _is_packed(described: bytes) -> bool:
    filters = len(names.FILTER.findall(described))
    if names.TURNED.search(described) or filters > 1 or (filters and not names.FLATE.search(described)):
        raise OddList
    return bool(filters)
