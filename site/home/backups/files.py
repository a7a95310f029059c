"""Files of a storage to one archive and back, wherever the storage is: a folder or an S3 server."""

import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from django.core.files import File
from django.core.files.storage import Storage, storages
from django.utils.translation import gettext as _

from .manifest import Unfit

#: What is kept: files for everybody and files with people's words. "erasures" is left out, and stays what it is.
KEPT = ("default", "private")
#: Their archives.
ARCHIVE_OF = {"default": "media.tar", "private": "private.tar"}


def pack(alias: str, folder: Path) -> tuple[Path, int]:
    """Every file of a storage in one archive; where it is, and how many there are."""
    target, count = folder / ARCHIVE_OF[alias], 0
    storage = storages[alias]
    with tarfile.open(target, "w") as archive:
        for name in names_in(storage):
            try:
                size, file = storage.size(name), storage.open(name)
            except FileNotFoundError:
                continue  # deleted since the list was made: its row is gone, or goes
            line = tarfile.TarInfo(name)
            line.size = size
            with file:
                archive.addfile(line, file)
            count += 1
    return target, count


def unpack(alias: str, folder: Path) -> int:
    """Put every file of an archive in its storage; a file that is there already stays as it is. How many were put."""
    storage, count = storages[alias], 0
    with tarfile.open(folder / ARCHIVE_OF[alias], "r") as archive:
        for line in archive:
            if not line.isfile() or line.name.startswith(("/", "..")) or "/../" in line.name:
                raise Unfit(_("In deze reservekopie staat iets dat geen bestand is. Gebruik haar niet."))
            if storage.exists(line.name):
                continue
            content = archive.extractfile(line)
            assert content is not None, "a file has content"
            kept = storage.save(line.name, cast("File[bytes]", File(content, name=line.name)))
            if kept != line.name:
                raise Unfit(_("%(name)s kreeg een andere naam. Maak de opslag eerst leeg.") % {"name": line.name})
            count += 1
    return count


def names_in(storage: Storage, folder: str = "") -> Iterator[str]:
    """Every file of a storage, by name, in order."""
    try:
        folders, names = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(names):
        if name and not name.startswith(".readyz"):
            yield f"{folder}{name}"
    for deeper in sorted(folders):
        if deeper != ".readyz":
            yield from names_in(storage, f"{folder}{deeper}/")
