"""MP4 and its family (M4A, 3GP): iPhones, Safari, most Android recorders.

Names, places and moments are overwritten where they stand; nothing moves, so that the positions inside keep.
"""

import struct
from collections.abc import Iterator

from .base import Container, NotPlayable

_BOX_HEADER = 8
_WIDE_HEADER = 16
_FOLDERS = (b"moov", b"trak", b"mdia")
_TELLING = (b"udta", b"meta", b"uuid")
_TIMED = (b"mvhd", b"tkhd", b"mdhd")


def is_it(data: bytes) -> bool:
    """The first box says what kind of file it is."""
    return data[4:8] == b"ftyp"


def seconds(data: bytes) -> float | None:
    """What the header of the film says; None for a live recording, which does not know yet."""
    length: float | None = None
    is_sound = False
    for kind, _begin, start, end in _boxes(data, 0, len(data)):
        body = data[start:end]
        try:
            if kind == b"hdlr" and body[8:12] == b"vide":
                raise NotPlayable
            is_sound = is_sound or (kind == b"hdlr" and body[8:12] == b"soun")
            if kind == b"mvhd":
                scale, units = struct.unpack_from(">IQ" if body[0] else ">II", body, 20 if body[0] else 12)
                length = units / scale if units and units not in (0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF) else None
        except (struct.error, IndexError, ZeroDivisionError):
            raise NotPlayable from None
    if not is_sound:
        raise NotPlayable
    return length


def without_traces(data: bytes) -> bytes:
    """The same file with the moments at nought, and the boxes that tell of the maker as free space."""
    cleaned = bytearray(data)
    for kind, begin, start, end in _boxes(data, 0, len(data)):
        if kind in _TIMED and end > start:
            width = 16 if data[start] else 8
            cleaned[start + 4 : min(start + 4 + width, end)] = bytes(max(0, min(width, end - start - 4)))
        elif kind in _TELLING:
            cleaned[begin + 4 : begin + 8] = b"free"
            cleaned[start:end] = bytes(end - start)
    return bytes(cleaned)


def _boxes(data: bytes, at: int, until: int) -> Iterator[tuple[bytes, int, int, int]]:
    """(kind, begin, begin of its content, end) of each box, folders opened."""
    while at + _BOX_HEADER <= until:
        size, kind = struct.unpack_from(">I4s", data, at)
        start = at + _BOX_HEADER
        if size == 1 and at + _WIDE_HEADER <= until:
            (size,) = struct.unpack_from(">Q", data, start)
            start = at + _WIDE_HEADER
        end = until if size == 0 else min(at + size, until)
        if end < start:
            return
        if kind in _FOLDERS:
            yield from _boxes(data, start, end)
        else:
            yield kind, at, start, end
        at = end


CONTAINER = Container("audio/mp4", is_it, seconds, without_traces)
