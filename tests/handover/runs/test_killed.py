"""Makers that are killed for real: the next one finishes, there is never half a file, and no words are left over."""

import hashlib
import io
import os
import random
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
from django.utils import timezone
from django_q.conf import Conf

from handover import runs
from handover.dossier import Order
from handover.models import Run, RunState
from handover.runs.making import MOST_ATTEMPTS, SILENCE
from handover.workplace import PREFIX
from people.service import Role
from tests.factories.contributions import ContributionFactory
from tests.factories.people import staff
from tests.sample_sizes import SAMPLE

pytestmark = pytest.mark.django_db(transaction=True)
#: Makers of each form that are killed; at most so many of one run, or it is given up.
KILLS, OF_ONE_RUN = (SAMPLE.kill_rounds // 6, MOST_ATTEMPTS - 1)
FORMS = ("xlsx", "zip", "docx", "pdf")
CODES = {"made": 0, "not made": 1}


@pytest.fixture(autouse=True)
def worker_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked, waits for a maker of the test."""
    monkeypatch.setattr(Conf, "SYNC", False)


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where makers of this test alone keep their temporary files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def process(deed: Callable[[], bool]) -> int:
    """A process that does this: its number. It ends with 0 when it was done, else with 1."""
    connections.close_all()
    pid = os.fork()
    if pid:
        return pid
    code = 2
    try:
        code = CODES["made" if deed() else "not made"]
    except SystemExit as ended:
        code = int(ended.code or 0)
    finally:
        os._exit(code)


def maker(run: Run) -> int:
    return process(lambda: runs.make(run.pk))


def ended(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def killed(pid: int, after: float) -> bool:
    """Whether it was killed; else it was done before that."""
    time.sleep(after)
    os.kill(pid, signal.SIGKILL)
    return ended(pid) == -signal.SIGKILL


def finish(run: Run) -> float:
    """The next maker makes it, when it was not made yet; how many seconds that took."""
    began = time.monotonic()
    assert ended(maker(run)) == CODES["not made" if run.state == RunState.DONE else "made"]
    assert look(run)
    return time.monotonic() - began


def on_disk() -> set[str]:
    storage = runs.private_storage()
    try:
        return {f"{runs.FOLDER}/{name}" for name in storage.listdir(runs.FOLDER)[1]}
    except FileNotFoundError:
        return set()


def look(run: Run) -> bool:
    """Whether it is there; when it is, then whole, and when it is not, then not at all."""
    run.refresh_from_db()
    if run.state != RunState.DONE:
        assert (run.state, run.file, run.sha256, run.problem) == (run.state, "", "", "")
        assert run.state in (RunState.QUEUED, RunState.RUNNING)
        return False
    with runs.private_storage().open(run.file) as file:
        data = file.read()
    assert (hashlib.sha256(data).hexdigest(), len(data)) == (run.sha256, run.size)
    assert runs.private_storage().exists(run.index.file), "it cannot be compared"
    return True


def long_ago() -> None:
    """As if makers had been silent for long, and their files stood there for long."""
    past = timezone.now() - 2 * SILENCE
    Run.objects.filter(state=RunState.RUNNING).update(touched_at=past)
    for name in on_disk():
        old = time.time() - 2 * runs.LONGEST_RUN.total_seconds()
        os.utime(runs.private_storage().path(name), (old, old))


@pytest.mark.timeout(300 + 30 * SAMPLE.kill_rounds)
@pytest.mark.parametrize("form", FORMS)
def test_killed_at_any_moment_and_the_next_one_finishes(form: str, own_temporary_folder: Path) -> None:
    ContributionFactory.create_batch(3)
    by, dice, kills = staff(Role.ANALYST), random.Random(f"20261127 {form}"), 0
    order = Order(form, "intern")
    takes = finish(runs.ask(order, by=by))
    while kills < KILLS:
        run = runs.ask(order, by=by)
        for _each in range(OF_ONE_RUN):
            is_killed = killed(maker(run), dice.uniform(0.05, 0.95) * takes)
            kills += is_killed
            takes *= 1 if is_killed else 0.8
            if look(run):
                break
            long_ago()
            assert runs.restart_silent() == (run.state == RunState.RUNNING)
        finish(run)
    print(f"{form}: {kills} makers killed, {Run.objects.count()} runs")
    long_ago()
    runs.sweep()
    assert on_disk() == set(Run.objects.values_list("file", flat=True))
    assert list(own_temporary_folder.glob(f"{PREFIX}*")) == [], "words of people were left in a temporary folder"


def command(target: Path, form: str = "xlsx") -> int:
    def write() -> bool:
        call_command("handover", format=form, audience="intern", output=target, stdout=io.StringIO())
        return True

    return process(write)


def half_made(folder: Path) -> list[Path]:
    return list(folder.glob(".*"))


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A form that takes a minute, after it wrote something."""

    def write(_dossier: object, output: object) -> None:
        output.write(b"woorden")  # type: ignore[attr-defined]
        output.flush()  # type: ignore[attr-defined]
        tempfile.NamedTemporaryFile(delete=False).write(b"woorden")  # noqa: SIM115 -- left open, as openpyxl does
        for _each in range(6000):
            time.sleep(0.01)

    monkeypatch.setattr("handover.formats.xlsx.write", write)


def wait_for_half(folder: Path) -> None:
    deadline = time.monotonic() + 60
    while not any(each.stat().st_size for each in half_made(folder)):
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_command_that_is_killed_leaves_the_older_file_whole(
    how: signal.Signals, slow: None, own_temporary_folder: Path
) -> None:
    folder = own_temporary_folder / "uit"
    folder.mkdir()
    target = folder / "dossier.xlsx"
    target.write_text("het vorige dossier")
    pid = command(target)
    wait_for_half(folder)
    os.kill(pid, how)
    assert ended(pid) == (128 + how if how == signal.SIGTERM else -how)
    run = Run.objects.get()
    assert target.read_text() == "het vorige dossier"
    if how == signal.SIGTERM:
        assert (run.state, half_made(folder)) == (RunState.FAILED, [])
        assert list(own_temporary_folder.glob(f"{PREFIX}*")) == []
        return
    assert run.state == RunState.RUNNING
    assert len(list(own_temporary_folder.glob(f"{PREFIX}*/*"))) == 1, "words that nobody tidied up"
    runs.sweep()
    assert list(own_temporary_folder.glob(f"{PREFIX}*")) == []
    long_ago()
    assert runs.restart_silent() == 0
    run.refresh_from_db()
    assert (run.state, "afgebroken" in run.problem) == (RunState.FAILED, True)


def test_what_a_killed_command_left_goes_at_the_next(
    own_temporary_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, busy = (own_temporary_folder / f".handover-{name}.half" for name in ("oud", "bezig"))
    other = own_temporary_folder / ".iets-anders"
    past = time.time() - 2 * runs.LONGEST_RUN.total_seconds()
    for each in (old, busy, other):
        each.write_text("woorden")
    for each in (old, other):
        os.utime(each, (past, past))
    target = own_temporary_folder / "ander.json"
    assert ended(command(target, "json")) == 0
    assert (old.exists(), busy.exists(), other.exists(), target.exists()) == (False, True, True, True)
    assert Run.objects.get().sha256 == hashlib.sha256(target.read_bytes()).hexdigest()
