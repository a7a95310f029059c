"""Where indexes are: one file per run, in the private storage beside the runs and not inside them."""

import contextlib
import json
from datetime import timedelta
from typing import IO
from zipfile import ZIP_STORED, ZipFile

from django.core.files.storage import storages
from django.utils import timezone

from .models import RunIndex

FOLDER = "export-indexes"
CONTENTS = "sheets.json"
#: After so long nobody is still busy with a file that no index names.
_NAMELESS = timedelta(hours=2)
_BLOCK = 1 << 20


def write_index(output: IO[bytes], titles: dict[str, str], files: dict[str, IO[bytes]]) -> None:
    """One zip: a file of records per sheet, and which sheets there are."""
    with ZipFile(output, "w", ZIP_STORED, allowZip64=True) as archive:
        archive.writestr(CONTENTS, json.dumps(titles, ensure_ascii=False))
        for code, file in files.items():
            file.seek(0)
            with archive.open(code, "w", force_zip64=True) as entry:
                while block := file.read(_BLOCK):
                    entry.write(block)


def drop(index: RunIndex) -> None:
    """Delete an index and its file."""
    if index.file:
        storages["private"].delete(index.file)
    index.delete()


def sweep_nameless() -> int:
    """Delete what a maker that was killed left behind; returns how many."""
    storage, gone = storages["private"], 0
    limit = timezone.now() - _NAMELESS
    for name in _nameless():
        with contextlib.suppress(FileNotFoundError):  # two sweeps at once
            if storage.get_modified_time(name) < limit:
                storage.delete(name)
                gone += 1
    return gone


def sweep_started(stem: str) -> None:
    """Delete what a maker began under this name and could not bring in."""
    for name in _nameless():
        if name.startswith(f"{FOLDER}/{stem}"):
            storages["private"].delete(name)


def _nameless() -> set[str]:
    try:
        found = {f"{FOLDER}/{name}" for name in storages["private"].listdir(FOLDER)[1]}
    except FileNotFoundError:
        return set()
    return found - set(RunIndex.objects.values_list("file", flat=True))
