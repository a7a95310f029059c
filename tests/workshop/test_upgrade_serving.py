"""From the code of an earlier release to ours and back, on the settings of production, while people go on."""

import itertools
import random
import re
import signal
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils.module_loading import import_string

from tests.faults.conftest import MailServer, Stage, mail_server, rng  # noqa: F401 -- fixtures
from tests.faults.person import broken_promises
from tests.fixtures.cluster import Proxy
from tests.fixtures.installed import SETTINGS, Installed, Release, Web, Worker
from tests.fixtures.postgres import create_database
from tests.notices.conftest import Postbox
from tests.workshop.busy_site import BusySite
from tests.workshop.keep_release import kept

pytestmark = pytest.mark.deep

#: The release before this one.
BEFORE = kept()[-1]
#: Seconds that people go on in each state of the upgrade.
A_WHILE = 6


class Site:
    """Two web servers behind nginx and a worker, that change from release to release as operations.md says."""

    def __init__(self, folder: Path, release: Release, database_url: str, **outside: str) -> None:
        self.webs = [Web(release, folder / f"web-{number}.log", database_url, **outside) for number in range(2)]
        self.worker = Worker(release, folder / "worker.log", database_url, **outside)
        self.front = Proxy(folder, [web.port for web in self.webs], is_installed=True)

    def change_to(self, release: Release) -> None:
        """The worker, and then one web server at a time."""
        self._again(self.worker, release, seconds=120)
        for web in self.webs:
            with self.front.without(web.port):
                self._again(web, release, seconds=30)

    @staticmethod
    def _again(what: Installed, release: Release, seconds: int) -> None:
        what.process.send_signal(signal.SIGTERM)
        what.process.wait(timeout=seconds)
        what.release = release
        what.start()

    def close(self) -> None:
        """End everything."""
        for each in (*self.webs, self.worker):
            each.kill()
        self.front.stop()

    def output(self) -> str:
        """Everything they printed."""
        return "\n".join(each.output() for each in (*self.webs, self.worker))


class StageOf(Stage):
    """The stage of the load run, on the code of one release."""

    script = "tests/load/stage.py"

    def __init__(self, release: Release, database_url: str, log: Path, **extra: str) -> None:
        self.root = release.code
        super().__init__(database_url, log, **SETTINGS, **extra)


@pytest.fixture
def releases(tmp_path: Path) -> tuple[Release, Release]:
    """The code of before and ours, each in its own folder, with its styles collected."""
    before = Release.of(f"Release {BEFORE}", tmp_path / "before", tmp_path / "var")
    now = Release.of_now(tmp_path / "now", tmp_path / "var")
    for each in (before, now):
        each.collect_static()
    return before, now


@pytest.mark.timeout(1500)
def test_people_go_on_while_our_code_takes_over_from_an_earlier_release_and_gives_back(
    releases: tuple[Release, Release],
    postgres_url: str,
    mail_server: MailServer,  # noqa: F811 -- the fixture
    rng: random.Random,  # noqa: F811 -- the fixture
    tmp_path: Path,
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before, now = releases
    url = create_database(postgres_url)
    at_once = {"DJANGO_SETTINGS_MODULE": "tests.fixtures.tables_from_models"}
    before.manage("migrate", "--run-syncdb", "--no-input", "--verbosity", "0", database_url=url, **at_once)
    before.manage("migrate", "--fake", "--no-input", "--verbosity", "0", database_url=url)
    postbox: Postbox = mail_server()
    outside = {"EMAIL_URL": mail_server.url, "WEB_CONCURRENCY": "1"}
    tell = StageOf(before, url, tmp_path / "stage.log", **outside)
    request.addfinalizer(tell.close)
    place = tell("everything", 5_000, 1)
    counted_before = tell("totals")["counted"]
    site = Site(tmp_path, before, url, **outside)
    request.addfinalizer(site.close)

    busy = BusySite(site.front.url, place, rng)
    moments = [("before", time.monotonic())]

    def a_while(what: str, first: int) -> None:
        tell("queue_notices", first, 20)
        tell("sweep")
        time.sleep(A_WHILE)
        moments.append((what, time.monotonic()))

    a_while("old", 0)
    told = now.manage("migrate", "--no-input", database_url=url)
    moments.append(("migrating", time.monotonic()))
    a_while("old code, new tables", 100)
    for number, (what, release) in enumerate((("to ours", now), ("back", before), ("to ours again", now))):
        site.change_to(release)
        a_while(what, 200 + 100 * number)
    busy.finish()
    tell.close()

    tell = StageOf(now, url, tmp_path / "stage-now.log", **outside)
    request.addfinalizer(tell.close)
    for person in busy.people[:3] + busy.people[-3:]:
        busy.open_receipt(person)
    _wait_for_mail(tell)
    with capsys.disabled():
        print(f"\n[{BEFORE} to ours, {_packages(before, now)}] {told.count('... OK')} migrations")
        _print_figures(busy, moments)
    assert (busy.problems, busy.seen.wrong) == ([], []), site.output()[-3000:]
    assert "Traceback" not in site.output(), site.output()[-3000:]
    assert tell("failed_tasks") == []
    kept = tell("tell", [person.code for person in busy.people])
    assert broken_promises(busy.people, kept) == []
    assert kept["totals"]["counted"] - counted_before == len(busy.people) > 0
    assert tell("kept_beside")["signed_up"] == len(busy.signed_up) > 0
    assert busy.read > 0
    _every_message_once(tell("notices"), postbox, busy.signed_up)


def test_what_an_earlier_release_put_in_the_queue_can_be_done_by_ours(tmp_path: Path) -> None:
    """The names of tasks stay: what is queued or planned when the worker is replaced, is done by the next."""
    code = Release.of(f"Release {BEFORE}", tmp_path / "before", tmp_path / "var").code
    names: set[str] = set()
    for path in code.rglob("*.py"):
        if "tests" not in path.relative_to(code).parts:
            names |= set(re.findall(r'async_task\(\s*"([\w.]+)"', path.read_text()))
    names |= set(re.findall(r'\("([\w.]+)", [\d *]+\)', (code / "site/config/schedules.py").read_text()))
    assert len(names) > 20
    gone = []
    for name in sorted(names):
        try:
            import_string(name)
        except ImportError:
            gone.append(name)
    assert gone == [], "a task of before has no name here: leave an alias for one release"


def _packages(before: Release, now: Release) -> str:
    """How the packages of both differ: both run on those of now."""
    lists = [set((each.code / "requirements.lock").read_text().splitlines()) for each in (before, now)]
    other = sorted(lists[0] - lists[1])
    return f"on our packages, where before had {', '.join(other)}" if other else "the same packages"


def _wait_for_mail(tell: Callable[..., Any]) -> None:
    deadline = time.monotonic() + 150
    tell("sweep")
    while any(each["state"] != "sent" for each in tell("notices")):
        assert time.monotonic() < deadline, Counter(each["state"] for each in tell("notices"))
        time.sleep(1)


def _every_message_once(notices: list[dict[str, Any]], postbox: Postbox, signed_up: list[str]) -> None:
    ids = Counter(str(message["Message-ID"]).strip("<").partition("@")[0] for message in postbox.received)
    assert {each: number for each, number in ids.items() if number > 1} == {}, "left more than once"
    assert set(ids) == {each["id"] for each in notices}
    told = Counter(address for addresses in postbox.recipients for address in addresses)
    assert {email: told[email] for email in signed_up if told[email] != 1} == {}


def _print_figures(busy: BusySite, moments: list[tuple[str, float]]) -> None:
    print(
        f"  {len(busy.people)} people answered, {len(busy.signed_up)} signed up, read {busy.read} times; "
        f"{len(busy.seen.requests)} requests, the longest took {busy.seen.longest:.2f} s"
    )
    for (_what, begin), (what, end) in itertools.pairwise(moments):
        waited = sorted(busy.seen.between(begin, end)) or [0.0]
        print(
            f"  {what:22}{end - begin:>6.1f} s{len(waited):>6} requests"
            f"{waited[len(waited) // 2]:>7.2f} s in the middle{waited[-1]:>7.2f} s at most"
        )
