"""Sums of web processes that are gone stay, in one file; when all are gone counting begins anew."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry
from prometheus_client.parser import text_string_to_metric_families

from home.operations import counted_together

COUNTS = """
import os, sys, time
from prometheus_client import Counter, Histogram
seen = Counter("seen", "x", ["where"])
took = Histogram("took_seconds", "x", buckets=(1, 5))
for _each in range(int(sys.argv[1])):
    seen.labels("hier é").inc()
    took.observe(2)
print("counted", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))
    return tmp_path


def counting(number: int) -> "subprocess.Popen[bytes]":
    """A process that counted so many, and stays."""
    process = subprocess.Popen(
        [sys.executable, "-c", COUNTS, str(number)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=dict(os.environ),
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"counted\n"
    return process


def sums() -> dict[str, float]:
    text = counted_together.told(CollectorRegistry()).decode()
    found = [sample for each in text_string_to_metric_families(text) for sample in each.samples]
    return {each.name + each.labels.get("le", ""): each.value for each in found}


def test_who_stops_stays_in_the_sums_until_all_are_gone(together: Path) -> None:
    first, second = counting(3), counting(4)
    both = sums()
    assert both == {
        "seen_total": 7,
        "took_seconds_sum": 14,
        "took_seconds_bucket1.0": 0,
        "took_seconds_bucket5.0": 7,
        "took_seconds_bucket+Inf": 7,
        "took_seconds_count": 7,
    }
    first.communicate()
    assert sums() == both
    counted_together.put_away(together)
    assert sums() == both
    assert sorted(each.name for each in together.glob("*.db")) == [
        f"counter_{second.pid}.db", "counter_gone.db", f"histogram_{second.pid}.db", "histogram_gone.db",
    ]  # fmt: skip

    # One web server is started again while the other goes on: nothing jumps. And once more.
    third = counting(1)
    counted_together.begin(together)
    assert sums()["seen_total"] == 8
    third.communicate()
    counted_together.begin(together)
    assert sums()["seen_total"] == 8
    assert len(list(together.glob("*.db"))) == 4

    # All were stopped: the whole begins anew.
    second.communicate()
    counted_together.begin(together)
    assert sums() == {}
    assert list(together.glob("*.db")) == []


def test_without_a_folder_only_the_registry_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PROMETHEUS_MULTIPROC_DIR", raising=False)
    assert counted_together.folder() is None
    assert sums() == {}
