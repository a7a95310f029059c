"""What a PDF may not hold: a program, or another file. It would run, or open, at the desk of whoever reads it.

No reader of PDFs is asked: names are looked for in the objects of the file and in the packed lists of objects
(ISO 32000-1, 7.5.7), and not in pictures and fonts, where they would be chance.
"""

import re
import zlib
from collections.abc import Iterator

#: Actions that run (12.6.4.16, 12.6.4.5), forms that are programs (12.7.8), and files within (7.11.4).
_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|XFA|EmbeddedFiles?|RichMedia)(?=[\s(<\[/>]|$)")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_IS_LIST = re.compile(rb"/ObjStm\b")
#: In a name any sign may be written as its number (7.3.5): /J#61vaScript.
_NUMBER = re.compile(rb"#([0-9A-Fa-f]{2})")
_MOST_UNPACKED = 20_000_000
#: Bytes before a stream in which its own description stands.
_DESCRIPTION = 2_000


def runs_something(pdf: bytes) -> bool:
    """Whether there is a program in it, or another file."""
    return any(_ACTIVE.search(_plain(piece)) for piece in _pieces(pdf))


def _pieces(pdf: bytes) -> Iterator[bytes]:
    """The file without what is in its streams, then the lists of objects, unpacked."""
    at, left = 0, _MOST_UNPACKED
    for found in _STREAM.finditer(pdf):
        described = pdf[at : found.start()]
        yield described
        if left > 0 and _IS_LIST.search(_plain(described[-_DESCRIPTION:])):
            unpacked = _unpacked(found[1], left)
            left -= len(unpacked)
            yield unpacked
        at = found.end()
    yield pdf[at:]


def _unpacked(packed: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return packed  # not packed, or in another way


def _plain(piece: bytes) -> bytes:
    return _NUMBER.sub(lambda found: bytes([int(found[1], 16)]), piece)
