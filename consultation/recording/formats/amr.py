"""AMR: the voice recorder of older phones. Frames of twenty milliseconds, and no place for names or moments."""

from .base import Container, NotPlayable

_NARROW, _WIDE = b"#!AMR\n", b"#!AMR-WB\n"
_NARROW_SIZES = (13, 14, 16, 18, 20, 21, 27, 32, 6)
_WIDE_SIZES = (18, 24, 33, 37, 41, 47, 51, 59, 61, 6)
_FRAME_SECONDS = 0.02


def is_it(data: bytes) -> bool:
    """By its first line."""
    return data.startswith((_NARROW, _WIDE))


def seconds(data: bytes) -> float:
    """Counts the frames; their mode says how long each is."""
    magic, sizes = (_WIDE, _WIDE_SIZES) if data.startswith(_WIDE) else (_NARROW, _NARROW_SIZES)
    at, frames = len(magic), 0
    while at < len(data):
        mode = (data[at] >> 3) & 0x0F
        at += sizes[mode] if mode < len(sizes) else 1
        frames += 1
    if not frames:
        raise NotPlayable
    return frames * _FRAME_SECONDS


CONTAINER = Container("audio/amr", is_it, seconds)
