"""Ogg with Opus or Vorbis: Firefox, and messages saved from chat apps.

The comments of an Ogg file (a title, a maker) stay: they sit inside pages with a checksum. Recorders write only
the name of their software there.
"""

import struct

from .base import Container, NotPlayable

_PAGE = b"OggS"
_PAGE_HEADER = 27
_FIRST_PAGE = 300
_OPUS_RATE = 48_000
_NO_POSITION = (1 << 64) - 1


def is_it(data: bytes) -> bool:
    """A page whose first packet begins Opus or Vorbis."""
    head = data[:_FIRST_PAGE]
    return head.startswith(_PAGE) and (b"OpusHead" in head or b"\x01vorbis" in head)


def seconds(data: bytes) -> float:
    """The position of the last page, by samples per second."""
    if b"\x80theora" in data[:4096]:
        raise NotPlayable
    last, at = 0, data.find(_PAGE)
    while at != -1 and len(data) >= at + _PAGE_HEADER:
        (position,) = struct.unpack_from("<Q", data, at + 6)
        last = position if position != _NO_POSITION else last
        at = data.find(_PAGE, at + _PAGE_HEADER)
    start = data.find(b"OpusHead")
    try:
        if start != -1:
            (before,) = struct.unpack_from("<H", data, start + 10)
            return max(0, last - before) / _OPUS_RATE
        (rate,) = struct.unpack_from("<I", data, data.find(b"\x01vorbis") + 12)
        return last / rate
    except (struct.error, ZeroDivisionError):
        raise NotPlayable from None


CONTAINER = Container("audio/ogg", is_it, seconds)
