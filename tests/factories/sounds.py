"""Small, whole sound files of every kind that phones and browsers make, with the marks of their maker in them."""

import struct

MAKER = b"Merkteken van de maker"
#: A moment as files write it down: seconds since 1904 (MP4), nanoseconds since 2001 (WebM).
MOMENT_MP4, MOMENT_WEBM = 3_912_000_000, 800_000_000_000_000_000


def wav(seconds: float = 2) -> bytes:
    """Eight kilohertz, eight bits, with a LIST chunk that tells of the maker."""
    fmt = struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8)
    chunks = [(b"LIST", b"INFO" + MAKER), (b"fmt ", fmt), (b"data", b"\x80" * int(8000 * seconds))]
    body = b"".join(name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for name, data in chunks)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WAVE" + body


def ogg(seconds: float = 2) -> bytes:
    """Opus in three pages; the last says how many samples went before."""
    head = b"OpusHead\x01\x01" + struct.pack("<HIhB", 312, 48_000, 0, 0)
    return _page(2, 0, head) + _page(0, 0, b"OpusTags" + bytes(60)) + _page(4, 312 + int(48_000 * seconds), bytes(80))


def _page(flags: int, position: int, packet: bytes) -> bytes:
    return b"OggS\0" + struct.pack("<BQIIIBB", flags, position, 7, 0, 0, 1, len(packet)) + packet


def mp4(seconds: float = 2, *, handler: bytes = b"soun", brand: bytes = b"M4A ") -> bytes:
    """A film header with moments, a track, and a box that tells of the maker."""
    timed = struct.pack(">IIIII", 0, MOMENT_MP4, MOMENT_MP4, 1000, int(seconds * 1000)) + bytes(80)
    track = _box(b"trak", _box(b"mdia", _box(b"hdlr", bytes(8) + handler + bytes(12))))
    moov = _box(b"moov", _box(b"mvhd", timed) + track + _box(b"udta", MAKER))
    return _box(b"ftyp", brand + bytes(8)) + moov + _box(b"mdat", bytes(200))


def _box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content) + 8, kind) + content


def webm(seconds: float = 2, *, track_type: int = 2) -> bytes:
    """As a browser records live: no length in the header, clusters of unknown size, a moment and a tag."""
    info = _element(0x1549A966, _element(0x2AD7B1, (1_000_000).to_bytes(3)) + _date())
    tracks = _element(0x1654AE6B, _element(0xAE, _element(0x83, bytes([track_type]))))
    cluster = b"\x1f\x43\xb6\x75\x01" + b"\xff" * 7
    last = int(seconds * 1000)
    blocks = _element(0xE7, (0).to_bytes(2)) + _element(0xA3, b"\x81" + struct.pack(">hB", 0, 128) + bytes(80))
    later = _element(0xE7, (last - 20).to_bytes(4)) + _element(0xA3, b"\x81" + struct.pack(">hB", 20, 128) + bytes(80))
    header = _element(0x1A45DFA3, _element(0x4282, b"webm"))
    segment = b"\x18\x53\x80\x67\x01" + b"\xff" * 7
    return header + segment + info + tracks + _element(0x1254C367, MAKER) + cluster + blocks + cluster + later


def _date() -> bytes:
    return _element(0x4461, MOMENT_WEBM.to_bytes(8))


def _element(name: int, content: bytes) -> bytes:
    return name.to_bytes((name.bit_length() + 7) // 8) + (len(content) | 1 << 28).to_bytes(4) + content


def mp3(seconds: float = 2) -> bytes:
    """Frames of 128 kbit/s at 44.1 kHz, after an ID3 block and before another."""
    frame = b"\xff\xfb\x90\x00" + bytes(413)
    id3 = b"ID3\x04\0\0" + bytes([0, 0, 0, len(MAKER)]) + MAKER
    return id3 + frame * round(seconds * 44_100 / 1152) + b"TAG" + MAKER.ljust(125, b"\0")


def adts(seconds: float = 2) -> bytes:
    """AAC frames of a hundred bytes at 44.1 kHz."""
    frame = bytes([0xFF, 0xF1, 0x50, 0x80, 100 >> 3, (100 & 7) << 5, 0]) + bytes(93)
    return frame * round(seconds * 44_100 / 1024)


def amr(seconds: float = 2) -> bytes:
    """Frames of 12.2 kbit/s, twenty milliseconds each."""
    return b"#!AMR\n" + (bytes([7 << 3]) + bytes(31)) * round(seconds * 50)
