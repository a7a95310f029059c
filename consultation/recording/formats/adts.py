"""AAC as a bare stream of ADTS frames: older Android phones. It has no place for names or moments."""

from .base import Container, NotPlayable

_RATES = (96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350)
_SAMPLES = 1024
_HEADER = 7


def _frame(data: bytes, at: int) -> tuple[int, int] | None:
    """(length of the frame, samples per second) of the frame that begins here; None when there is none."""
    if len(data) < at + _HEADER or data[at] != 0xFF or data[at + 1] & 0xF6 != 0xF0:
        return None
    rate = (data[at + 2] >> 2) & 0x0F
    length = (data[at + 3] & 3) << 11 | data[at + 4] << 3 | data[at + 5] >> 5
    return (length, _RATES[rate]) if rate < len(_RATES) and length > _HEADER else None


def is_it(data: bytes) -> bool:
    """Two frames in a row: one could be chance."""
    first = _frame(data, 0)
    return first is not None and _frame(data, first[0]) is not None


def seconds(data: bytes) -> float:
    """Counts the frames."""
    at, length = 0, 0.0
    while (frame := _frame(data, at)) is not None:
        at += frame[0]
        length += _SAMPLES / frame[1]
    if not length:
        raise NotPlayable
    return length


CONTAINER = Container("audio/aac", is_it, seconds)
