"""The database refuses to change the trail or to take from it, whoever asks.

Two exceptions, both by rule and not by who you are: a seal may be put on a line that has none, and a line that is
past its term may be deleted. Put there after every migrate, because changing a table on SQLite makes it anew.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from .models import AuditEvent, AuditSeal
from .terms import TRAIL_DAYS

#: What the database says when it refuses.
REFUSAL = "the audit trail is only added to"
#: A day of play: the job that keeps terms counts in days of Amsterdam, the database in hours of UTC.
_YOUNG = TRAIL_DAYS - 1
_EVENTS, _SEALS = AuditEvent._meta.db_table, AuditSeal._meta.db_table
NAMES = (
    "audit_event_no_change",
    "audit_event_no_delete",
    "audit_event_no_replace",
    "audit_event_only_once",
    "audit_seal_no_change",
    "audit_seal_no_delete",
    "audit_seal_no_replace",
)
#: On PostgreSQL replacing is changing, and emptying a table is a deed of its own.
_POSTGRES_NAMES = (
    "audit_event_no_change",
    "audit_event_no_delete",
    "audit_event_no_truncate",
    "audit_seal_no_change",
    "audit_seal_no_delete",
    "audit_seal_no_truncate",
)


def install(using: str = "default") -> None:
    """Put the guards on both tables. Twice is once; nothing happens while the tables are not there yet."""
    connection = connections[using]
    if not _has_tables(connection):
        return
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor):
            cursor.execute(statement)


def remove(using: str = "default") -> None:
    """Take the guards away: for who empties a database on purpose. What is altered then, the seals still show."""
    connection = connections[using]
    if not _has_tables(connection):
        return
    with connection.cursor() as cursor:
        for name in _names(connection.vendor):
            table = _EVENTS if "_event_" in name else _SEALS
            place = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{place}")


@contextmanager
def lifted(using: str = "default") -> Iterator[None]:
    """Without guards for a while."""
    remove(using)
    try:
        yield
    finally:
        install(using)


def missing(using: str = "default") -> list[str]:
    """Names of guards that are not there (any more)."""
    connection = connections[using]
    if connection.vendor == "postgresql":
        question = "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D' AND NOT tgisinternal"
    else:
        question = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(question)
        there = {row[0] for row in cursor.fetchall()}
    return sorted(set(_names(connection.vendor)) - there)


def _names(vendor: str) -> tuple[str, ...]:
    return _POSTGRES_NAMES if vendor == "postgresql" else NAMES


def _has_tables(connection: BaseDatabaseWrapper) -> bool:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        if _EVENTS not in tables or _SEALS not in tables:
            return False
        columns = {column.name for column in connection.introspection.get_table_description(cursor, _EVENTS)}
    return {field.column for field in AuditEvent._meta.concrete_fields} <= columns


def _statements(vendor: str) -> Iterator[str]:
    return _for_postgres() if vendor == "postgresql" else _for_sqlite()


def _for_sqlite() -> Iterator[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    sealing = f"OLD.seal_id IS NULL AND NEW.seal_id IS NOT NULL AND {_same(AuditEvent, 'seal_id')}"
    writing = f"OLD.written = 0 AND NEW.written = 1 AND {_same(AuditSeal, 'written')}"
    young = f"OLD.at > strftime('%Y-%m-%d %H:%M:%S', 'now', '-{_YOUNG} days')"
    # The names of our own tables are no input.
    there = f"NEW.id IN (SELECT id FROM {_EVENTS})"  # noqa: S608
    number = f"NEW.number IN (SELECT number FROM {_SEALS})"  # noqa: S608
    once = f"NEW.once IS NOT NULL AND EXISTS (SELECT 1 FROM {_EVENTS} WHERE once = NEW.once)"  # noqa: S608
    for name, moment, table, when, deed in (
        ("audit_event_no_change", "UPDATE", _EVENTS, f"NOT ({sealing})", refuse),
        ("audit_event_no_delete", "DELETE", _EVENTS, young, refuse),
        # INSERT OR REPLACE deletes without saying so.
        ("audit_event_no_replace", "INSERT", _EVENTS, there, refuse),
        ("audit_event_only_once", "INSERT", _EVENTS, once, "BEGIN SELECT RAISE(IGNORE); END"),
        ("audit_seal_no_change", "UPDATE", _SEALS, f"NOT ({writing})", refuse),
        ("audit_seal_no_delete", "DELETE", _SEALS, "1", refuse),
        ("audit_seal_no_replace", "INSERT", _SEALS, number, refuse),
    ):
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield f"CREATE TRIGGER {name} BEFORE {moment} ON {table} WHEN {when} {deed}"


def _same(model: type[models.Model], *but: str) -> str:
    columns = [field.column for field in model._meta.concrete_fields if field.column not in but]
    return " AND ".join(f"OLD.{column} IS NEW.{column}" for column in columns)


def _for_postgres() -> Iterator[str]:
    yield (
        "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    sealing = (
        "OLD.seal_id IS NULL AND NEW.seal_id IS NOT NULL AND to_jsonb(OLD) - 'seal_id' = to_jsonb(NEW) - 'seal_id'"
    )
    writing = "NOT OLD.written AND NEW.written AND to_jsonb(OLD) - 'written' = to_jsonb(NEW) - 'written'"
    young = f"OLD.at > now() - interval '{_YOUNG} days'"
    for name, moment, table, each, when in (
        ("audit_event_no_change", "UPDATE", _EVENTS, "ROW", f"WHEN (NOT ({sealing}))"),
        ("audit_event_no_delete", "DELETE", _EVENTS, "ROW", f"WHEN ({young})"),
        ("audit_event_no_truncate", "TRUNCATE", _EVENTS, "STATEMENT", ""),
        ("audit_seal_no_change", "UPDATE", _SEALS, "ROW", f"WHEN (NOT ({writing}))"),
        ("audit_seal_no_delete", "DELETE", _SEALS, "ROW", ""),
        ("audit_seal_no_truncate", "TRUNCATE", _SEALS, "STATEMENT", ""),
    ):
        yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
        yield (
            f"CREATE TRIGGER {name} BEFORE {moment} ON {table} FOR EACH {each} {when} EXECUTE FUNCTION audit_refuse()"
        )
