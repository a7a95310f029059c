"""Who watches over one container of the worker sees that its guard goes on, whatever else is away."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django_q.brokers import get_broker

from tests.fixtures.processes import Running

pytestmark = pytest.mark.django_db


def test_the_guard_leaves_a_sign_also_when_the_cache_is_away(settings, tmp_path: Path) -> None:
    settings.WORKER_BEAT_FILE = str(tmp_path / "beats")
    broker = get_broker()

    class Away:
        def get(self, *_words: object) -> None:
            raise ConnectionError

    broker.cache = Away()
    with pytest.raises(ConnectionError):
        broker.set_stat("key", "value", 3)
    assert (tmp_path / "beats").exists()


def test_where_nobody_asks_for_it_there_is_no_sign(settings, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert settings.WORKER_BEAT_FILE == ""
    get_broker().set_stat("key", "value", 3)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_does_not_stop_the_worker(settings, tmp_path: Path, caplog) -> None:
    settings.WORKER_BEAT_FILE = str(tmp_path / "no-folder" / "beats")
    get_broker().set_stat("key", "value", 3)
    assert "WORKER_BEAT_FILE" in caplog.text


@pytest.mark.deep
@pytest.mark.django_db(transaction=True)
def test_a_worker_that_runs_beats_and_one_that_is_gone_does_not(
    sqlite_database_url: str, work: Callable[..., Running], tmp_path: Path
) -> None:
    beats = tmp_path / "beats"
    worker = work(sqlite_database_url, WORKER_BEAT_FILE=str(beats), CACHE_URL="rediscache://127.0.0.1:9/0")
    deadline = time.monotonic() + 60
    while not beats.exists() and time.monotonic() < deadline:
        time.sleep(0.2)
    first = beats.stat().st_mtime_ns
    time.sleep(3)
    later = beats.stat().st_mtime_ns
    assert later > first, worker.output()
    worker.kill()
    gone = beats.stat().st_mtime_ns
    time.sleep(3)
    assert beats.stat().st_mtime_ns == gone
