"""A worker that is killed while it makes a dossier: the next one makes it whole, and no words are left behind."""

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.sample_sizes import SAMPLE

pytestmark = [pytest.mark.deep, pytest.mark.django_db]
FORMS = ("zip", "xlsx", "pdf", "docx")
ROUNDS = max(1, SAMPLE.kill_rounds // 50)
WORDS = 3_000


@pytest.mark.timeout(300 + 90 * ROUNDS * len(FORMS))
def test_worker_killed_while_it_makes_a_dossier(
    sqlite_database_url: str,
    stage: Callable[..., Any],
    work: Callable[..., Any],
    own_cache: dict[str, str],
    rng: random.Random,
    tmp_path: Path,
) -> None:
    temporary = tmp_path / "tijdelijk"
    temporary.mkdir()
    outside = {
        **own_cache,
        "DJANGO_SETTINGS_MODULE": "tests.fixtures.own_private",
        "OWN_PRIVATE": str(tmp_path / "private"),
        "TMPDIR": str(temporary),
    }
    tell = stage(sqlite_database_url, **outside)
    tell("earlier_words", WORDS)
    worker = work(sqlite_database_url, **outside)

    def wait_for(key: str, *states: str) -> dict[str, Any]:
        deadline = time.monotonic() + 120
        while (told := tell("dossier_told", key))["state"] not in states:
            assert time.monotonic() < deadline, (told, worker.output()[-3000:])
            assert worker.process.poll() is None, worker.output()[-3000:]
            time.sleep(0.02)
        return dict(told)

    halfway = 0
    for number in range(ROUNDS * len(FORMS)):
        key = tell("ask_for_dossier", FORMS[number % len(FORMS)])
        wait_for(key, "running", "done")
        time.sleep(rng.uniform(0, 0.8))
        worker.kill()
        told = tell("dossier_told", key)
        assert told["whole"] == (told["state"] == "done") and not told["problem"]
        halfway += told["state"] == "running"
        assert tell("makers_silent_for_long") == (told["state"] == "running")
        worker.start()
        told = wait_for(key, "done", "failed")
        assert (told["state"], told["whole"]) == ("done", True)
    assert halfway, "no kill hit a maker: this proved nothing"
    worker.kill()
    files = tell("files_of_dossiers")
    assert set(files["named"]) <= set(files["there"]), "what a killed maker left goes after two hours, nothing else"
    assert len(files["there"]) <= len(files["named"]) + halfway
    assert list(temporary.glob("reisgenoot-dossier-*")) == []
    assert tell("integrity") == "ok"
