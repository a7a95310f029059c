"""WebM: what Chrome, Edge and Firefox record.

Moments and tags are overwritten as empty space where they stand. A live recording does not say how long it is; the
time of its last block does.
"""

import struct
from collections.abc import Iterator

from .base import Container, NotPlayable

_EBML = b"\x1a\x45\xdf\xa3"
_FOLDERS = (0x18538067, 0x1F43B675, 0x1549A966, 0xA0, 0x1654AE6B, 0xAE)  # segment, cluster, info, block, tracks, track
_SCALE, _DURATION, _DATE, _TAGS, _TITLE = 0x2AD7B1, 0x4489, 0x4461, 0x1254C367, 0x7BA9
_CLUSTER_TIME, _SIMPLE_BLOCK, _BLOCK, _TRACK_TYPE = 0xE7, 0xA3, 0xA1, 0x83
_TELLING = (_DATE, _TAGS, _TITLE)
_VIDEO, _SOUND = 1, 2
_NANO = 1_000_000_000
_VOID = 0xEC


def is_it(data: bytes) -> bool:
    """An EBML header; Matroska and WebM look alike from outside."""
    return data.startswith(_EBML) and (b"webm" in data[:64] or b"matroska" in data[:64])


def seconds(data: bytes) -> float | None:
    """What the file says, else the time of its last block; None when it has neither."""
    scale, said, cluster, last, kinds = 1_000_000, 0.0, 0, 0, set()
    for name, _begin, start, end in _elements(data):
        body = data[start:end]
        if name == _SCALE:
            scale = int.from_bytes(body)
        elif name == _DURATION and len(body) in (4, 8):
            (said,) = struct.unpack(">f" if len(body) == 4 else ">d", body)
        elif name == _TRACK_TYPE:
            kinds.add(int.from_bytes(body))
        elif name == _CLUSTER_TIME:
            cluster = int.from_bytes(body[:8])
        elif name in (_SIMPLE_BLOCK, _BLOCK):
            last = max(last, cluster + int.from_bytes(body[1:3], signed=True))
    if _VIDEO in kinds or _SOUND not in kinds:
        raise NotPlayable
    return (said or last) * scale / _NANO or None


def without_traces(data: bytes) -> bytes:
    """The same file with what tells of the maker as empty space of the same length."""
    cleaned = bytearray(data)
    for name, begin, _start, end in _elements(data):
        if name in _TELLING:
            cleaned[begin:end] = _void(end - begin)
    return bytes(cleaned)


def _void(length: int) -> bytes:
    """An element that means nothing and is this long."""
    for width in (1, 8):
        content = length - 1 - width
        if 0 <= content < (1 << 7 * width) - 1:
            return bytes([_VOID]) + (content | 1 << 7 * width).to_bytes(width) + bytes(content)
    return bytes(length)


def _elements(data: bytes) -> Iterator[tuple[int, int, int, int]]:
    """(id, begin, begin of its content, end) of every element, folders opened; stops where the file breaks off."""
    at = 0
    while at < len(data):
        begin = at
        name, at = _number(data, at, keep_marker=True)
        size, at = _number(data, at)
        if name < 0:
            return
        if name in _FOLDERS:
            continue
        if size < 0:  # unknown length: only folders may have that
            return
        yield name, begin, at, min(at + size, len(data))
        at += size


def _number(data: bytes, at: int, *, keep_marker: bool = False) -> tuple[int, int]:
    """A number of variable width, and where it ends. -1 when it is not there, or says that it is unknown."""
    first = data[at] if at < len(data) else 0
    width = 9 - first.bit_length()
    if not first or at + width > len(data):
        return -1, len(data)
    value = int.from_bytes(data[at : at + width])
    if not keep_marker:
        value &= (1 << 7 * width) - 1
        if value == (1 << 7 * width) - 1:
            return -1, at + width
    return value, at + width


CONTAINER = Container("audio/webm", is_it, seconds, without_traces)
