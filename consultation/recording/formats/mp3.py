"""MP3. Names and pictures stand in ID3 blocks before and after the sound; those are cut off."""

from .base import Container, NotPlayable

_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_KBITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KBITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_ID3V1 = 128
_ID3V2_HEADER = 10
_HEADER = 4
_LAYER_3 = 1
_VERSION_1 = 3


def is_it(data: bytes) -> bool:
    """An ID3 block, or two frames in a row."""
    first = _frame(data, 0)
    return data.startswith(b"ID3") or (first is not None and _frame(data, first[0]) is not None)


def seconds(data: bytes) -> float:
    """Walks the frames, so that a changing bit rate misleads nobody."""
    data, at, length = without_traces(data), 0, 0.0
    while (frame := _frame(data, at)) is not None:
        at += frame[0]
        length += frame[1]
    if not length:
        raise NotPlayable
    return length


def without_traces(data: bytes) -> bytes:
    """Only the sound, without what stands before and after it."""
    while data.startswith(b"ID3") and len(data) > _ID3V2_HEADER:
        size = sum((byte & 0x7F) << (7 * (3 - place)) for place, byte in enumerate(data[6:10]))
        data = data[_ID3V2_HEADER + size :]
    if len(data) > _ID3V1 and data[-_ID3V1:].startswith(b"TAG"):
        data = data[:-_ID3V1]
    return data


def _frame(data: bytes, at: int) -> tuple[int, float] | None:
    """(length in bytes, length in seconds) of the frame that begins here; None when there is none."""
    if len(data) < at + _HEADER or data[at] != 0xFF or data[at + 1] & 0xE0 != 0xE0:
        return None
    version, layer = (data[at + 1] >> 3) & 3, (data[at + 1] >> 1) & 3
    kbits, rate = data[at + 2] >> 4, (data[at + 2] >> 2) & 3
    if version not in _RATES or layer != _LAYER_3 or kbits in (0, 15) or rate > 2:
        return None
    is_first = version == _VERSION_1
    per_second = _RATES[version][rate]
    samples = 1152 if is_first else 576
    bits = (_KBITS_1 if is_first else _KBITS_2)[kbits] * 1000
    return samples // 8 * bits // per_second + ((data[at + 2] >> 1) & 1), samples / per_second


CONTAINER = Container("audio/mpeg", is_it, seconds, without_traces)
