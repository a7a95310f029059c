"""How much room one participant takes in the database: rows and indexes, on SQLite or PostgreSQL.

    DATABASE_URL=... python tests/benchmarks/bench_size.py [PEOPLE]

On a database of its own that was migrated and is otherwise empty: people with a form of seven questions (six answers,
one or two of them in their own words) each, taken in as from paper. docs/operations.md (Size) counts with the figures.
"""

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]


def main(people: int) -> None:
    """Fill it, and print bytes per person, in all and per table."""
    import django

    django.setup()
    from django.db import connection

    from tests.faults import stage

    before = _sizes()
    round_ = stage.open_round()
    empty = _sizes()
    key = stage.bring_forms(people)
    while stage.import_told(key)["state"] == "checking":
        stage.work_on(key)
    refused = stage.confirm_forms(key)
    assert not refused, refused
    while stage.import_told(key)["state"] != "done":
        stage.work_on(key)
    filled = _sizes()
    kept = stage.totals()
    assert kept["counted"] == people, kept
    grown = {table: (size - empty.get(table, 0)) / people for table, size in filled.items()}
    print(
        json.dumps(
            {
                "database": connection.vendor,
                "people": people,
                "bytes per person": round(sum(grown.values())),
                "a round without anybody": sum(empty.values()) - sum(before.values()),
                "empty": sum(before.values()),
                "words per person": round(kept["contributions"] / people, 2),
                "most": {name: round(size) for name, size in sorted(grown.items(), key=lambda each: -each[1])[:12]},
                "round": round_["slug"],
            },
            indent=1,
        )
    )


def _sizes() -> dict[str, int]:
    """Bytes per table with its indexes, after tidying up."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute(
                "SELECT m.tbl_name, sum(s.pgsize) FROM dbstat s JOIN sqlite_schema m ON m.name = s.name GROUP BY 1"
            )
        else:
            cursor.execute("VACUUM FULL")
            cursor.execute("SELECT relname, pg_total_relation_size(oid) FROM pg_class WHERE relkind = 'r'")
        return {name: int(size) for name, size in cursor.fetchall()}


if __name__ == "__main__":
    assert os.environ.get("DATABASE_URL"), "never on the database of an installation by accident"
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
