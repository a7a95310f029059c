"""The ZIP for people: every file of a release in its folder, the same bytes whenever it is made again."""

import hashlib
import zipfile
from collections.abc import Iterable, Mapping
from typing import BinaryIO

from ..enums import Licence
from ..source import Source

#: Files that are packed already: packing them again costs time and gains nothing.
_PACKED = (".zip", ".imscc", ".docx", ".odt", ".pptx", ".odp", ".xlsx", ".png", ".jpg", ".mp3", ".mp4", ".pdf")
_CHUNK = 1 << 16


def write_archive(
    source: Source, files: Iterable[tuple[str, BinaryIO]], sums: Mapping[str, str], to: BinaryIO
) -> None:
    """Write the ZIP of these files (place, opened file), in the order of their places. Memory stays flat.

    `sums` is the SHA-256 of each, by place: they go in CHECKSUMS.txt, as `sha256sum -c` reads it. Every date in it is
    the day of the release.
    """
    day = source.day
    moment = (max(day.year, 1980), day.month, day.day, 0, 0, 0)
    texts = {"CHECKSUMS.txt": _checksums(sums), "LICENTIE.txt": _licence(source)}
    with zipfile.ZipFile(to, "w") as archive:
        for name, text in sorted(texts.items()):
            archive.writestr(_entry(name, moment), text.encode())
        for name, file in files:
            with file, archive.open(_entry(name, moment), "w") as inside:
                while chunk := file.read(_CHUNK):
                    inside.write(chunk)


def fingerprint(file: BinaryIO) -> tuple[str, int]:
    """(SHA-256, size in bytes) of a file, from its start."""
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    return digest, file.seek(0, 2)


def _entry(name: str, moment: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, moment)
    entry.create_system = 3  # the same on every system that makes it
    entry.external_attr = 0o644 << 16
    entry.compress_type = zipfile.ZIP_STORED if name.lower().endswith(_PACKED) else zipfile.ZIP_DEFLATED
    return entry


def _checksums(sums: Mapping[str, str]) -> str:
    return "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))


def _licence(source: Source) -> str:
    return f"{source.title}\n{Licence(source.licence).label}\n{source.url}\n"
