"""What all tests share. The fixtures themselves live in tests/fixtures/, one subject per file."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.sample_sizes import SAMPLE

pytest_plugins = [
    "tests.fixtures.database",
    "tests.fixtures.postgres",
    "tests.fixtures.processes",
    "tests.fixtures.browser",
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


#: What takes minutes starts first, so that no process works on it alone when the others are done.
SLOW_FIRST = ("tests/faults/", "tests/workshop/", "tests/home/test_demo.py", "tests/journeys/", "tests/handover/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In the order of SLOW_FIRST, and then as they were found."""
    items.sort(key=lambda item: not item.nodeid.startswith(SLOW_FIRST))


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
