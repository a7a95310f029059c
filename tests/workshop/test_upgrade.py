"""From the last releases to this one, filled; and while people answer, the old code serving on."""

import json
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.files import NOT_OURS
from tests.faults.conftest import rng, stage  # noqa: F401 -- fixtures
from tests.faults.person import broken_promises
from tests.faults.test_killed import Crowd
from tests.fixtures.cluster import Proxy
from tests.fixtures.postgres import create_database
from tests.fixtures.processes import ROOT, environment
from tests.workshop.keep_release import kept, unpack

pytestmark = pytest.mark.django_db


def test_the_releases_that_are_kept_are_releases() -> None:
    from pages.version import VERSION

    told = re.findall(r"^## ([\d.]+) ·", (ROOT / "CHANGELOG.md").read_text(), re.M)
    assert kept()
    assert set(kept()) <= set(told) | {VERSION}
    before = [version for version in told if version != VERSION]
    assert kept()[-1] == before[0], "keep the release before this one: python -m tests.workshop.keep_release"


@pytest.mark.deep
@pytest.mark.timeout(900)
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
@pytest.mark.parametrize("version", kept())
def test_what_an_earlier_release_left_is_all_there(
    version: str, database: str, tmp_path: Path, postgres_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    old = unpack(version, tmp_path / "old.sqlite3")
    copy = shutil.copyfile(old, tmp_path / "now.sqlite3")
    url = f"sqlite:///{copy}" if database == "sqlite" else create_database(postgres_url)
    done = subprocess.run(
        [sys.executable, "-m", "tests.workshop.upgrading", str(old)],
        cwd=ROOT,
        env={**environment(url), "DJANGO_SETTINGS_MODULE": "config.settings.test", "PYTHONPATH": "site"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    told = json.loads(done.stdout.splitlines()[-1])
    with capsys.disabled():
        print(f"\n[{version}, {database}] {told['rows']} rows")
    assert told["different"] == []
    assert set(told["pages"].values()) == {200}, told["pages"]


#: What a next release may add: columns that the old code does not know, with a default in the database itself.
BUSY = {
    "consultation": ("answer", "submission", "round"),
    "contributions": ("participation", "contribution", "receipt"),
    "people": ("participant",),
}


@pytest.mark.deep
@pytest.mark.timeout(600)
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_people_answer_while_the_database_changes_and_nobody_notices(
    database: str,
    request: pytest.FixtureRequest,
    proxy: Callable[..., Proxy],
    stage: Callable[..., Any],  # noqa: F811 -- the fixture
    serve: Callable[..., Any],
    rng: random.Random,  # noqa: F811 -- the fixture
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    url = request.getfixturevalue("sqlite_database_url" if database == "sqlite" else "postgres_database_url")
    shared = {"CACHE_URL": f"filecache://{tmp_path / 'cache'}", "TRUSTED_PROXY_COUNT": "1", "WEB_CONCURRENCY": "1"}
    tell = stage(url, **shared)
    tell("earlier_words", 20_000)
    servers = [serve(url, **shared) for _each in range(2)]
    front = proxy([server.port for server in servers])
    next_one = _next_release(tmp_path / "next")

    crowd = Crowd(front.url, tell("open_round")["slug"], rng)
    time.sleep(5)
    started = time.monotonic()
    _migrate(next_one, url)
    seconds = time.monotonic() - started
    time.sleep(3)  # the old code on the new tables
    for server in servers:
        with front.without(server.port):
            server.process.send_signal(signal.SIGTERM)
            server.process.wait(timeout=30)
            server.command = [*server.command[:-1], str(next_one / "site/gunicorn.conf.py")]
            server.start()
    time.sleep(3)
    crowd.finish()

    told = tell("tell", [person.code for person in crowd.people])
    seen: Counter[str] = sum((person.seen for person in crowd.people), Counter())
    with capsys.disabled():
        print(
            f"\n[{database}] {len(crowd.people)} people, {seen['requests']} requests, {seconds:.1f} s of "
            f"migrating with 20 000 contributions, {seen['answers cut off'] + seen['hand-ins cut off']} forms cut off"
        )
    assert crowd.failures == [], "".join(server.output()[-3000:] for server in servers)
    assert broken_promises(crowd.people, told) == []
    assert told["totals"]["counted"] == len(crowd.people) > 0
    assert (seen["answers cut off"], seen["hand-ins cut off"], seen["pages cut off"]) == (0, 0, 0)
    for server in servers:
        assert "Traceback" not in server.output(), server.output()[-3000:]


def _next_release(folder: Path) -> Path:
    """This code, with in every busy table a column more."""
    shutil.copytree(ROOT, folder, symlinks=True, ignore=shutil.ignore_patterns(*NOT_OURS, "tests"))
    for app, models in BUSY.items():
        (migrations,) = folder.glob(f"**/{app}/migrations")
        last = max(path.stem for path in migrations.glob("0*.py"))
        for model in models:
            # One table each, as tests/architecture/migration_rules.py asks: with two, requests deadlock.
            name = f"9999_next_{model}"
            (migrations / f"{name}.py").write_text(
                "from django.db import migrations, models\n\n\nclass Migration(migrations.Migration):\n"
                f"    dependencies = [({app!r}, {last!r})]\n"
                f"    operations = [migrations.AddField({model!r}, 'of_next', "
                "models.CharField(max_length=20, default='new', db_default='new'))]\n"
            )
            last = name
    return folder


def _migrate(code: Path, url: str) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "migrate", "--no-input"],
        cwd=code,
        env=environment(url),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("9999_next") == done.stdout.count("... OK") == sum(map(len, BUSY.values()))
