"""Everything that is kept, as text: every column of every table, every file, the cache, the log."""

import logging
import pickle
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.contrib.sessions.backends.db import SessionStore
from django.db import connection


def database_dump() -> str:
    """Every column of every row of every table, queue and search index included."""
    lines = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                values = [_text(value) for value in row]
                if table == "django_session":
                    values += [str(SessionStore().decode(value)) for value in values if ":" in value]
                told = zip([*columns, "decoded"], values, strict=False)
                lines.append(f"{table}: " + " | ".join(f"{name}={value}" for name, value in told))
    return "\n".join(lines)


def files_dump(*folders: Path) -> str:
    """Every file under these folders, by name and content; entries of Django's file cache are unpacked."""
    lines = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                content = path.read_bytes()
                lines.append(f"{path.name}: {content.decode('latin-1')}{_cached(path)}")
    return "\n".join(lines)


@contextmanager
def everything_logged() -> Iterator[list[str]]:
    """Every line of every logger, also of those that do not pass on."""
    lines: list[str] = []

    class Listen(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(f"{record.name} {record.getMessage()} {record.args!r} {record.__dict__.get('request', '')}")

    handler = Listen(level=logging.INFO)
    loggers = [logging.getLogger(), *map(logging.getLogger, logging.root.manager.loggerDict)]
    ends = [logger for logger in loggers if logger is logging.getLogger() or not logger.propagate]
    before = [(logger, logger.level) for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.INFO)
    for logger in ends:
        logger.addHandler(handler)
    try:
        yield lines
    finally:
        for logger in ends:
            logger.removeHandler(handler)
        for logger, level in before:
            logger.setLevel(level)


def _text(value: object) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("latin-1")
    return str(value)


def _cached(path: Path) -> str:
    if path.suffix != ".djcache":
        return ""
    with path.open("rb") as file:
        pickle.load(file)  # when it expires
        return repr(pickle.loads(zlib.decompress(file.read())))
