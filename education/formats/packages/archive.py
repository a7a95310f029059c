"""A ZIP of which the bytes depend on what is in it only: no clock, no place on a disk, no way out of its folder."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

#: Compressed already: once more costs time and wins nothing.
_COMPRESSED = (".docx", ".odt", ".pptx", ".zip", ".imscc", ".png", ".jpg", ".jpeg", ".webp", ".mp3", ".mp4")
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
            archive.writestr(_entry(path, day), content)
    return held.getvalue()


def check_paths(entries: Iterable[str]) -> None:
    """Raise ValueError for a path that may not be in a ZIP, as :func:`zip_of` says."""
    seen: set[str] = set()
    for path in entries:
        if not all(_SEGMENT.fullmatch(segment) for segment in path.split("/")):
            raise ValueError(f"not a path for a ZIP: {path!r}")
        if path.lower() in seen:
            raise ValueError(f"twice in a ZIP: {path!r}")
        seen.add(path.lower())


def _entry(path: str, day: date) -> ZipInfo:
    # ZIP counts years from 1980 in seven bits.
    entry = ZipInfo(path, (min(max(day.year, 1980), 2107), day.month, day.day, 0, 0, 0))
    entry.compress_type = ZIP_STORED if path.lower().endswith(_COMPRESSED) else ZIP_DEFLATED
    # Without these a ZIP made on Windows differs from one made on Linux.
    entry.create_system = _UNIX
    entry.external_attr = 0o644 << 16
    return entry
