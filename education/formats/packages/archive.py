"""A ZIP of which the bytes depend on what is in it only: no clock, no place on a disk, no way out of its folder."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import date
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

#: Compressed already: once more costs time and wins nothing.
_COMPRESSED = (
    *(".docx", ".odt", ".pptx", ".xlsx", ".odp", ".ods", ".zip", ".imscc", ".pdf"),
    *(".png", ".jpg", ".jpeg", ".webp", ".mp3", ".mp4"),
)
_CHUNK = 1 << 16
_SEGMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]|[A-Za-z0-9]")
_UNIX = 3


def zip_of(entries: Mapping[str, bytes], day: date) -> bytes:
    """A ZIP with `entries` by path, in the order given, each dated `day`.

    Raises ValueError for a path that could leave the folder, that a system cannot hold, or that differs from another
    in capitals only.
    """
    check_paths(entries)
    held = BytesIO()
    with ZipFile(held, "w") as archive:
        for path, content in entries.items():
            archive.writestr(entry_of(path, day), content)
    return held.getvalue()


def add_file(archive: ZipFile, path: str, file: BinaryIO, day: date) -> str:
    """Write `file` into an open ZIP, a piece at a time: memory stays flat. Returns its SHA-256."""
    digest = hashlib.sha256()
    with archive.open(entry_of(path, day), "w") as inside:
        while piece := file.read(_CHUNK):
            digest.update(piece)
            inside.write(piece)
    return digest.hexdigest()


def check_paths(entries: Iterable[str]) -> None:
    """Raise ValueError for a path that may not be in a ZIP, as :func:`zip_of` says."""
    seen: set[str] = set()
    for path in entries:
        if not all(_SEGMENT.fullmatch(segment) for segment in path.split("/")):
            raise ValueError(f"not a path for a ZIP: {path!r}")
        if path.lower() in seen:
            raise ValueError(f"twice in a ZIP: {path!r}")
        seen.add(path.lower())


def entry_of(path: str, day: date) -> ZipInfo:
    """The entry of a file in a ZIP: dated `day`, the same on every system that makes it."""
    # ZIP counts years from 1980 in seven bits.
    entry = ZipInfo(path, (min(max(day.year, 1980), 2107), day.month, day.day, 0, 0, 0))
    entry.compress_type = ZIP_STORED if path.lower().endswith(_COMPRESSED) else ZIP_DEFLATED
    # Without these a ZIP made on Windows differs from one made on Linux.
    entry.create_system = _UNIX
    entry.external_attr = 0o644 << 16
    return entry
