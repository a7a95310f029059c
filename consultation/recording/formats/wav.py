"""WAV. Names and moments stand in chunks of their own; only format and sound are kept."""

import struct
from collections.abc import Iterator

from .base import Container, NotPlayable

_HEADER = 12
_CHUNK_HEADER = 8
_KEPT = (b"fmt ", b"fact", b"data")


def is_it(data: bytes) -> bool:
    """RIFF, of the kind WAVE."""
    return data[:4] == b"RIFF" and data[8:_HEADER] == b"WAVE"


def seconds(data: bytes) -> float:
    """Bytes of sound by bytes per second."""
    found = dict(_chunks(data))
    try:
        (per_second,) = struct.unpack_from("<I", found[b"fmt "], 8)
        return len(found[b"data"]) / per_second
    except (KeyError, struct.error, ZeroDivisionError):
        raise NotPlayable from None


def without_traces(data: bytes) -> bytes:
    """The format and the sound, in a file of their own."""
    kept = b"".join(
        name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
        for name, body in _chunks(data)
        if name in _KEPT
    )
    return b"RIFF" + struct.pack("<I", 4 + len(kept)) + b"WAVE" + kept


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = _HEADER
    while at + _CHUNK_HEADER <= len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        yield name, data[at + _CHUNK_HEADER : at + _CHUNK_HEADER + size]
        at += _CHUNK_HEADER + size + size % 2


CONTAINER = Container("audio/wav", is_it, seconds, without_traces)
