"""Reading for a long time as if time stood still, without keeping anybody from writing.

One export is one moment: a person who hands in while it runs is in it whole or not at all
(docs/decisions/0009-sqlite-and-exports.md).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

ALIAS = "handover_snapshot"


@contextmanager
def snapshot(using: str = "default") -> Iterator[str]:
    """Give the alias of a connection of its own that reads one consistent moment and cannot write.

    SQLite: a DEFERRED transaction with `query_only`, which in WAL mode neither waits for writers nor holds them up.
    PostgreSQL: REPEATABLE READ, READ ONLY. Inside a transaction of the caller that transaction is the moment, and
    its alias is given back.
    """
    base = connections[using]
    if base.in_atomic_block:
        yield using
        return
    connection = _read_only_copy(base)
    connections[ALIAS] = connection
    try:
        with transaction.atomic(using=ALIAS):
            _take_the_moment(connection)
            yield ALIAS
    finally:
        connection.close()
        del connections[ALIAS]


def _read_only_copy(base: BaseDatabaseWrapper) -> BaseDatabaseWrapper:
    connection = base.copy(alias=ALIAS)
    if connection.vendor == "sqlite":
        options = connection.settings_dict["OPTIONS"] = dict(connection.settings_dict["OPTIONS"])
        options["transaction_mode"] = "DEFERRED"
        # What it counts and sorts may grow with the rows: that goes to a file without a name, not to memory.
        options["init_command"] = "PRAGMA query_only=ON; PRAGMA temp_store=FILE;"
    return connection


def _take_the_moment(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        # Either database takes its moment at the first read, not at BEGIN.
        cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
