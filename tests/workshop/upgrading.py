"""In a process of its own: a database that an earlier release left behind, brought up to this one, and looked at.

`python -m tests.workshop.upgrading OLD.sqlite3` with DATABASE_URL of where it must stand: a copy of that file, or an
empty PostgreSQL, in which the tables of that release are made first and its rows put. Prints what it found as JSON.
"""

import contextlib
import json
import os
import sqlite3
import sys
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
#: What people brought, and what was done with it: exactly as it was, nothing more and nothing less.
OURS = ("consultation_", "contributions_", "people_", "synthesis_", "gatherings_", "focusgroups_", "outreach_")
#: Made anew after each migrate, from the code.
OF_THE_CODE = ("django_", "auth_", "wagtailsearch_", "wagtailcore_referenceindex", "sqlite_")

Rows = Counter[tuple[str, ...]]


def main(old: Path) -> None:
    """Bring it up to date, and tell what is different."""
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    if connection.vendor == "postgresql":
        _tables_of_then(old)
        _fill(old)
    before = _words(sqlite3.connect(old).cursor(), _tables(old))
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        after = _words(cursor, _tables(old))
    opened = {path: Client().get(path).status_code for path in _pages()}
    print(
        json.dumps(
            {"different": _different(before, after), "rows": sum(map(_count, before.values())), "pages": opened}
        )
    )


def _pages() -> list[str]:
    from consultation.models import Round

    rounds = [found.get_absolute_url() for found in Round.objects.known()]
    return ["/", "/meedoen/", "/dossiers/", "/wat-deden-we-ermee/", "/agenda/", "/lespakketten/", *rounds]


def _different(before: dict[str, Rows], after: dict[str, Rows]) -> list[str]:
    found = []
    for table, rows in before.items():
        if table not in after:
            found.append(f"{table} is gone")
        elif lost := rows - after[table]:
            found.append(f"{table}: {_count(lost)} rows are not as they were, for example {next(iter(lost))!r:.300}")
        elif table.startswith(OURS) and (more := after[table] - rows):
            found.append(f"{table}: {_count(more)} rows nobody brought")
    return found


def _count(rows: Rows) -> int:
    return sum(rows.values())


def _tables(old: Path) -> dict[str, list[str]]:
    """Every table of then that holds something of people, with its columns of text."""
    with contextlib.closing(sqlite3.connect(old)) as source:
        names = [name for (name,) in source.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {
            name: [
                column
                for _number, column, kind, *_rest in source.execute(f'PRAGMA table_info("{name}")')
                if kind.lower().startswith(("text", "varchar"))
            ]
            for name in names
            if not name.startswith(OF_THE_CODE)
        }


def _words(cursor: Any, tables: dict[str, list[str]]) -> dict[str, Rows]:
    """Every row's words, per table. A column that this release no longer has is left out, which the test would see."""
    found: dict[str, Rows] = {}
    for table, columns in tables.items():
        chosen = ", ".join(f'CAST("{column}" AS text)' for column in columns if not _is_json(table, column)) or "'row'"
        cursor.execute(f'SELECT {chosen} FROM "{table}"')
        found[table] = Counter(
            tuple("" if value is None else str(value) for value in row) for row in cursor.fetchall()
        )
    return found


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _is_json(table: str, column: str) -> bool:
    """PostgreSQL writes JSON its own way: the same value, other spaces."""
    from django.apps import apps

    for model in apps.get_models(include_auto_created=True):
        if model._meta.db_table == table:
            kinds = {field.column: field.get_internal_type() for field in model._meta.fields}  # of a StreamField too
            return kinds.get(column) == "JSONField"
    return False


def _tables_of_then(old: Path) -> None:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    with contextlib.closing(sqlite3.connect(old)) as source:
        done = set(source.execute("SELECT app, name FROM django_migrations"))
    there = {node for node in graph.nodes if node in done}
    last = [node for node in there if not any(child.key in there for child in graph.node_map[node].children)]
    executor.migrate(last)


def _fill(old: Path) -> None:
    """Every row of then, in place of what the migrations put there."""
    from django.db import connection

    with contextlib.closing(sqlite3.connect(old)) as source, connection.cursor() as cursor:
        source.row_factory = sqlite3.Row
        cursor.execute("SET session_replication_role = replica; SET timezone = 'UTC'")
        # What stands in the index to search in is another thing on each kind of database, and is made anew.
        there = set(connection.introspection.table_names(cursor)) - {"django_migrations", "wagtailsearch_indexentry"}
        for table in there:
            cursor.execute(f'DELETE FROM "{table}"')
        for table in sorted(there):
            kinds = {name: kind for name, kind in _columns_there(cursor, table) if kind not in ("tsvector",)}
            try:
                rows = source.execute(f'SELECT * FROM "{table}"').fetchall()
            except sqlite3.OperationalError:
                continue  # a table that only PostgreSQL has
            if not rows:
                continue
            names = [name for name in rows[0].keys() if name in kinds]  # noqa: SIM118 -- a Row is no dictionary
            places = ", ".join(f"CAST(%s AS {kinds[name]})" for name in names)
            columns = ", ".join(f'"{name}"' for name in names)
            cursor.executemany(
                f'INSERT INTO "{table}" ({columns}) VALUES ({places})',
                [[_for_postgresql(row[name]) for name in names] for row in rows],
            )
        cursor.execute("SET session_replication_role = DEFAULT")
        for table, column in _counters(cursor):
            cursor.execute(
                f"""SELECT setval(pg_get_serial_sequence('"{table}"', '{column}'),
                (SELECT coalesce(max("{column}"), 0) + 1 FROM "{table}"), false)"""
            )


def _for_postgresql(value: Any) -> Any:
    return value if isinstance(value, bytes | None) else str(value)


def _columns_there(cursor: Any, table: str) -> list[tuple[str, str]]:
    cursor.execute(
        "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute "
        f"WHERE attrelid = '\"{table}\"'::regclass AND attnum > 0 AND NOT attisdropped"
    )
    return list(cursor.fetchall())


def _counters(cursor: Any) -> list[tuple[str, str]]:
    cursor.execute(
        "SELECT table_name, column_name FROM information_schema.columns "
        "WHERE table_schema = 'public' AND is_identity = 'YES'"
    )
    return list(cursor.fetchall())


if __name__ == "__main__":
    assert os.environ.get("DATABASE_URL"), "never on the database of an installation by accident"
    main(Path(sys.argv[1]))
