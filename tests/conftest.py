"""What all tests share. The fixtures themselves live in tests/fixtures/, one subject per file."""

import contextlib
import gc
import os
import shutil
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.sample_sizes import SAMPLE

# Loading and collecting make many objects and no garbage: with Python's own limit a third of it went to looking.
gc.set_threshold(100_000, 50, 100)

pytest_plugins = [
    "tests.fixtures.database",
    "tests.fixtures.postgres",
    "tests.fixtures.processes",
    "tests.fixtures.browser",
    "tests.fixtures.object_store",
    "tests.fixtures.cluster",
    "tests.fixtures.scanner",
    "tests.fixtures.untouched",
    "tests.fixtures.signing_in",
]

# Derandomised: the same run finds the same things on every machine. `make deep` looks further, at random.
settings.register_profile(
    "default", derandomize=True, max_examples=SAMPLE.hypothesis_examples, deadline=None, print_blob=True
)
settings.register_profile(
    "deep",
    max_examples=SAMPLE.hypothesis_examples,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(SAMPLE.name)


ROOT = Path(__file__).resolve().parents[1]
#: Files that take minutes, with servers and browsers of their own.
SLOW = ("tests/faults/", "tests/workshop/", "tests/home/test_demo.py", "tests/journeys/", "tests/handover/")
#: Over this share of the run they are spread: not all at once, and none left when the others are done.
SPREAD_OVER = 0.6


def pytest_sessionstart(session: pytest.Session) -> None:
    """Side by side, on files that nobody compiled yet: each process compiles its share first, the others read that.

    Else every process would write the assertions of all files anew, at the same moment.
    """
    worker, count = os.environ.get("PYTEST_XDIST_WORKER", ""), int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if count == 1 or sys.dont_write_bytecode or session.config.args != session.config.getini("testpaths"):
        return
    files = sorted(path.relative_to(ROOT) for path in (ROOT / "tests").rglob("test_*.py"))
    for path in files[int(worker.removeprefix("gw")) :: count]:
        # What is wrong with a file, its collection says.
        with contextlib.suppress(Exception, pytest.skip.Exception):
            import_module(".".join(path.with_suffix("").parts))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A slow file, some quick ones, a slow one, and so on; at the end quick ones only.

    First of all one file with a database, which migrates it, and for the other processes, which would wait for that,
    the files that need none.
    """
    files: dict[str, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.nodeid.partition("::")[0], []).append(item)
    plain = [name for name, tests in files.items() if not any(map(_needs_database, tests))]
    others = [name for name in files if name not in plain]
    slow = [name for name in others if name.startswith(SLOW)]
    quick = [name for name in others if not name.startswith(SLOW)]
    between = len(quick) * SPREAD_OVER / max(len(slow), 1)
    place = {name: float(number) for number, name in enumerate(quick)}
    place |= {name: number * between for number, name in enumerate(slow)}
    spread = sorted(others, key=place.__getitem__)
    items[:] = [item for name in (*spread[:1], *plain, *spread[1:]) for item in files[name]]


def _needs_database(item: pytest.Item) -> bool:
    return item.get_closest_marker("django_db") is not None or "django_db_setup" in getattr(item, "fixturenames", ())


def pytest_collection_finish() -> None:
    """What is loaded by now stays: leave it out of every collection of garbage. A fifth less processor for the run."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.write_line(SAMPLE.sentence())


@pytest.fixture(autouse=True)
def cold_caches() -> Iterator[None]:
    """Every test starts with empty caches, so that its query counts are those of a cold start."""
    from django.contrib.contenttypes.models import ContentType
    from django.core.cache import cache

    cache.clear()
    ContentType.objects.clear_cache()
    yield


@pytest.fixture(autouse=True)
def open_doors() -> Iterator[None]:
    """No back-up was put back, as far as this process knows; what a test wrote in the ledger goes with its rows."""
    from django.conf import settings

    from pages import restored

    restored.forget()
    restored._now_known(stands=False)
    yield
    if settings.STORAGES["erasures"]["BACKEND"] == "django.core.files.storage.FileSystemStorage":
        shutil.rmtree(settings.STORAGES["erasures"]["OPTIONS"]["location"], ignore_errors=True)
