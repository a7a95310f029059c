"""Where the files of releases are kept, and how what a builder left behind goes away.

Each builder writes in a folder of its own: uitgaven/<release>/<builder>/.
"""

import errno
from contextlib import suppress

from django.core.files.storage import default_storage

from ..enums import ReleaseState
from ..models import Release, ReleaseFile

FOLDER = "uitgaven"


def folder_of(release: int) -> str:
    """The folder of everything that builders wrote for this release."""
    return f"{FOLDER}/{release}"


def is_full(problem: OSError) -> bool:
    """Whether there was no room: the disk is full, or our part of it."""
    return problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def delete_others(release: int, kept: object) -> int:
    """Delete what every builder but `kept` wrote for this release; returns of how many."""
    others = [builder for builder in _folders(folder_of(release)) if builder != str(kept)]
    for builder in others:
        delete_all(f"{folder_of(release)}/{builder}")
    return len(others)


def sweep() -> int:
    """Delete the files that no release names, of builders that are gone; returns of how many builders.

    The folders are read first and the rows after that: who begins meanwhile is not seen. Folders of releases that the
    database does not know are left alone: it may be the wrong database.
    """
    found = {int(name): _folders(f"{FOLDER}/{name}") for name in _folders(FOLDER) if name.isdigit()}
    working = dict(Release.objects.filter(state=ReleaseState.BUILDING).values_list("pk", "builder"))
    shown = dict(ReleaseFile.objects.filter(form="zip").values_list("release", "file"))
    known = set(Release.objects.values_list("pk", flat=True))
    swept = 0
    for release in known & set(found):
        of_zip = shown.get(release, "").removeprefix(f"{folder_of(release)}/")
        kept = {str(working.get(release)), of_zip.partition("/")[0]}
        for builder in found[release]:
            if builder not in kept:
                delete_all(f"{folder_of(release)}/{builder}")
                swept += 1
    return swept


def delete_all(folder: str) -> None:
    """Delete a folder with everything in it. One that is not there, or that somebody else deletes, is fine."""
    with suppress(OSError):
        folders, names = default_storage.listdir(folder)
        for name in names:
            with suppress(OSError):
                default_storage.delete(f"{folder}/{name}")
        for each in folders:
            delete_all(f"{folder}/{each}")
        default_storage.delete(folder)


def _folders(folder: str) -> list[str]:
    try:
        return list(default_storage.listdir(folder)[0])
    except FileNotFoundError:
        return []
