"""The database to a file and back, by its own means: SQLite's backup, PostgreSQL's pg_dump and pg_restore."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from .manifest import Unfit

#: Name of the file per kind of database.
FILE_OF = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}


def dump(folder: Path) -> Path:
    """Write the database as it is at one moment, while people go on; the file it is in. Raises Unfit."""
    target = folder / FILE_OF[connection.vendor]
    if connection.vendor == "sqlite":
        try:
            with contextlib.closing(sqlite3.connect(_sqlite_file(), timeout=20)) as source:
                _copy(source, target)
        except sqlite3.Error as broken:
            raise Unfit(_("De database is niet te lezen: %(why)s.") % {"why": broken}) from broken
        return target
    _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")
    _run("pg_restore", "--list", str(target), connect=False)
    return target


def is_empty() -> bool:
    """Whether nothing is in the database yet: only then something may be put in."""
    return not connection.introspection.table_names()


def load(folder: Path, kind: str) -> None:
    """Put the database of a back-up into the empty one of the settings. Raises Unfit; then nothing is in it."""
    if kind != connection.vendor:
        raise Unfit(
            _("Deze reservekopie is van %(theirs)s en hier draait %(ours)s. Kies dezelfde soort database.")
            % {"theirs": kind, "ours": connection.vendor}
        )
    source = folder / FILE_OF[kind]
    if kind == "sqlite":
        connection.close()
        with contextlib.closing(sqlite3.connect(source)) as opened:
            _copy(opened, Path(_sqlite_file()))
        return
    # One transaction: all of it, or nothing.
    _run("pg_restore", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", str(source))


def _copy(source: sqlite3.Connection, target: Path) -> None:
    unfinished = target.with_name(f".{target.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(unfinished)) as copy:
        source.backup(copy)
        # A copy is one file: no log beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
        told = copy.execute("PRAGMA quick_check").fetchone()[0]
    if told != "ok":
        unfinished.unlink()
        raise Unfit(_("De database is beschadigd. Neem een oudere reservekopie."))
    for beside in ("-wal", "-shm"):
        Path(f"{target}{beside}").unlink(missing_ok=True)
    unfinished.replace(target)


def _sqlite_file() -> str:
    return str(connection.settings_dict["NAME"])


def _run(program: str, *arguments: str, connect: bool = True) -> None:
    """Run one of PostgreSQL's programs on our database. The password goes by the environment: no list shows it."""
    found = shutil.which(program)
    if found is None:
        raise Unfit(_("%(program)s ontbreekt. Installeer het pakket postgresql-client.") % {"program": program})
    where, environment = _connection() if connect else ([], {})
    done = subprocess.run(
        [found, *where, *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        # What it says holds names of tables, never what is in them.
        last = (done.stderr.strip().splitlines() or [""])[-1]
        raise Unfit(_("%(program)s lukte niet: %(why)s") % {"program": program, "why": last})


def _connection() -> tuple[list[str], dict[str, str]]:
    database: dict[str, Any] = connection.get_connection_params()
    names = {"host": "--host", "port": "--port", "user": "--username", "dbname": "--dbname"}
    words = [f"{option}={database[name]}" for name, option in names.items() if database.get(name)]
    secret = {"PGPASSWORD": str(database["password"])} if database.get("password") else {}
    # As Django's own connection does: encrypted where DATABASE_URL asks it.
    modes = {"PGSSLMODE": str(database["sslmode"])} if database.get("sslmode") else {}
    return ["--no-password", *words], {**secret, **modes}
