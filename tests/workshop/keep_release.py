"""Keep what this release leaves behind, so that the next one can be tested on it: a filled database, as SQL.

    python -m tests.workshop.keep_release var/db.sqlite3

Done once, when a release is made, on a database that `make run` filled with its demo. tests/workshop/test_upgrade.py
upgrades every one that is kept here; the oldest may go when two newer ones are there.
"""

import contextlib
import lzma
import sqlite3
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).with_name("releases")


def keep(database: Path, version: str) -> Path:
    """Write the whole database as SQL, pressed; where it is. By SQLite's own program: Python's does not read back."""
    target = FOLDER / f"{version}.sql.xz"
    told = subprocess.run(["sqlite3", str(database), ".dump"], check=True, capture_output=True).stdout
    target.write_bytes(lzma.compress(told, preset=9 | lzma.PRESET_EXTREME))
    return target


def unpack(version: str, target: Path) -> Path:
    """The database of that release as a file."""
    told = lzma.decompress((FOLDER / f"{version}.sql.xz").read_bytes()).decode()
    with contextlib.closing(sqlite3.connect(target)) as made:
        made.executescript(told)
        made.commit()
    return target


def kept() -> list[str]:
    """Every release that is kept, oldest first."""
    names = [path.name.removesuffix(".sql.xz") for path in FOLDER.glob("*.sql.xz")]
    return sorted(names, key=lambda name: [int(part) for part in name.split(".")])


if __name__ == "__main__":
    sys.path[:0] = ["site"]
    from pages.version import VERSION

    print(keep(Path(sys.argv[1]), VERSION))
