"""Where a maker keeps what it needs while it writes: one folder, gone when it is done, and soon after it was killed.

Writers keep rows in temporary files (openpyxl per sheet, ODS and REFI-QDA as XML): people's words. A process that is
killed cannot tidy up. The system lets go of its lock on the folder, and whoever looks next takes the folder away.
"""

import contextlib
import fcntl
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PREFIX = "reisgenoot-dossier-"


@dataclass(slots=True)
class _Held:
    """The workplace of this process: threads side by side share it, the last to leave takes it away."""

    folder: Path
    lock: int
    before: str | None
    users: int = 0


_TURN = threading.Lock()
_held: list[_Held] = []


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder for all temporary files of this process, held by a lock, and gone afterwards."""
    with _TURN:
        held = _held[0] if _held else _hold()
        held.users += 1
    try:
        yield held.folder
    finally:
        with _TURN:
            held.users -= 1
            if not held.users:
                _let_go(held)


def _hold() -> _Held:
    sweep_workplaces()
    folder, lock = _take()
    held = _Held(folder, lock, tempfile.tempdir)
    tempfile.tempdir = str(folder)
    _held.append(held)
    return held


def _let_go(held: _Held) -> None:
    _held.remove(held)
    tempfile.tempdir = held.before
    shutil.rmtree(held.folder, ignore_errors=True)
    os.close(held.lock)


def _take() -> tuple[Path, int]:
    """A new folder with its lock; another one when somebody swept it away before the lock was ours."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=_place()))
        with contextlib.suppress(OSError):
            lock = os.open(folder, os.O_RDONLY)
            fcntl.flock(lock, fcntl.LOCK_EX)
            if folder.exists():
                return folder, lock
            os.close(lock)


def sweep_workplaces() -> int:
    """Take the folders away whose maker is no more; returns how many. Those that somebody holds stay."""
    gone = 0
    for folder in _place().glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):  # held, or of somebody else, or gone meanwhile
            gone += _sweep(folder)
    return gone


def _sweep(folder: Path) -> int:
    if folder.is_symlink() or folder.stat().st_uid != os.geteuid():
        return 0
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(folder)
    finally:
        os.close(lock)
    return 1


def _place() -> Path:
    """The folder for temporary files of the system, also for who asks from within a workplace."""
    place = Path(tempfile.gettempdir())
    return place.parent if place.name.startswith(PREFIX) else place
