"""All web processes of one machine count in one folder, so that whichever answers /metrics tells the same sums.

Each process has a file of its own there, under its number. What a process that stopped had counted stays in the sums
(or Prometheus would see traffic that never was), in one file for all who are gone. When none is left, the whole
was stopped: counting begins anew.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prometheus_client import CollectorRegistry, generate_latest, multiprocess
from prometheus_client.mmap_dict import MmapedDict

#: Kinds of measures of which the sums go on when a process stops; a gauge of who is gone says nothing.
_SUMMED = ("counter", "histogram", "summary")
_GONE = "gone"


def folder() -> Path | None:
    """Where the processes of this machine count; None when nobody asked for figures."""
    named = os.environ.get("PROMETHEUS_MULTIPROC_DIR")
    return Path(named) if named else None


def begin(where: Path) -> None:
    """A web server starts: whoever is gone is put together, or forgotten when nobody else counts here any more."""
    with _held(where, fcntl.LOCK_EX):
        ours = list(where.glob("*.db"))
        if any(_lives(path) for path in ours):
            _fold(where)
            return
        for path in ours:
            path.unlink()


def put_away(where: Path) -> None:
    """A process stopped: its sums go to the file of all who are gone."""
    with _held(where, fcntl.LOCK_EX):
        _fold(where)


def told(registry: CollectorRegistry) -> bytes:
    """This registry as text, with the sums of all processes when they count; nobody's file moves meanwhile."""
    where = folder()
    if where is None:
        return generate_latest(registry)
    multiprocess.MultiProcessCollector(registry, str(where))  # type: ignore[no-untyped-call]
    with _held(where, fcntl.LOCK_SH):
        return generate_latest(registry)


def _fold(where: Path) -> None:
    for kind in _SUMMED:
        kept = where / f"{kind}_{_GONE}.db"
        dead = [path for path in where.glob(f"{kind}_*.db") if path != kept and not _lives(path)]
        if not dead:
            continue
        new = where / f"{kind}_{_GONE}.new"
        new.unlink(missing_ok=True)
        sums = MmapedDict(str(new))  # type: ignore[no-untyped-call]
        for path in [*dead, *([kept] if kept.exists() else [])]:
            for key, value, _at, _where in MmapedDict.read_all_values_from_file(path):  # type: ignore[no-untyped-call]
                # As it stands in the file, without the spaces that fill it up.
                name = key.rstrip(" ")
                sums.write_value(name, sums.read_value(name)[0] + value, 0.0)  # type: ignore[no-untyped-call]
        sums.close()  # type: ignore[no-untyped-call]
        new.rename(kept)
        for path in dead:
            path.unlink()


def _lives(path: Path) -> bool:
    """Whether the process of this file still runs (a number that somebody else has by now counts as living)."""
    number = path.stem.rpartition("_")[2]
    if not number.isdigit():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


@contextmanager
def _held(where: Path, how: int) -> Iterator[None]:
    with (where / "lock").open("ab") as lock:
        fcntl.flock(lock, how)
        yield
