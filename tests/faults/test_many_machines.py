"""Two web servers, two workers, one PostgreSQL, one Redis and one S3 server; restarted one by one while people answer.

By the environment alone: the code is the same. Nobody notices the restart: no page and no form is cut off.
"""

import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from tests.faults.person import broken_promises
from tests.faults.test_killed import Crowd
from tests.fixtures.cluster import CacheServer, Proxy
from tests.fixtures.object_store import ObjectServer
from tests.sample_sizes import DEEP, SAMPLE

# The databases under test are copies of the test database: without this mark it would not be made.
pytestmark = pytest.mark.django_db

RESTARTS = 10 if SAMPLE is DEEP else 1
FORMS = ("xlsx",)


@pytest.mark.timeout(400 + 60 * RESTARTS)
def test_restarted_one_by_one_and_nobody_notices(
    postgres_database_url: str,
    object_server: ObjectServer,
    cache_server: CacheServer,
    proxy: Callable[..., Proxy],
    stage: Callable[..., Any],
    serve: Callable[..., Any],
    work: Callable[..., Any],
    rng: random.Random,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shared = {"CACHE_URL": cache_server.url, "STORAGE_URL": object_server.bucket(), "TRUSTED_PROXY_COUNT": "1"}
    one_process = {**shared, "WEB_CONCURRENCY": "1"}
    tell = stage(postgres_database_url, **shared)
    servers = [serve(postgres_database_url, **one_process) for _each in range(2)]
    workers = [work(postgres_database_url, **shared) for _each in range(2)]
    front = proxy([server.port for server in servers])

    crowd = Crowd(front.url, tell("open_round")["slug"], rng)
    dossiers = [tell("ask_for_dossier", form) for form in FORMS]
    for _round in range(RESTARTS):
        for server in servers:
            time.sleep(rng.uniform(0.5, 1.5))
            with front.without(server.port):
                _restart_gently(server)
    _wait_for_all(lambda: [tell("dossier_told", key)["state"] for key in dossiers], workers)
    crowd.finish()

    people = crowd.people
    told = tell("tell", [person.code for person in people])
    made = [tell("dossier_told", key) for key in dossiers]
    kept = tell("files_of_dossiers")
    seen: Counter[str] = sum((person.seen for person in people), Counter())
    with capsys.disabled():
        print(
            f"\n[2 web, 2 workers, PostgreSQL, Redis, S3] {len(people)} people, {seen['requests']} requests, "
            f"{2 * RESTARTS} restarts, {seen['answers cut off'] + seen['hand-ins cut off']} forms cut off, "
            f"{seen['pages cut off']} pages cut off, {len(dossiers)} dossiers"
        )
    assert crowd.failures == []
    assert broken_promises(people, told) == []
    assert told["totals"]["counted"] == len(people) > 0
    assert (seen["answers cut off"], seen["hand-ins cut off"], seen["pages cut off"]) == (0, 0, 0)
    assert [(each["state"], each["whole"]) for each in made] == [("done", True)] * len(dossiers)
    assert kept["there"] == kept["named"]
    for process in (*servers, *workers):
        assert "Traceback" not in process.output(), process.output()[-3000:]


def _restart_gently(server: Any) -> None:
    """As an operator does at an upgrade: ask it to stop, wait until it has answered everybody, start it again."""
    server.process.send_signal(signal.SIGTERM)
    server.process.wait(timeout=30)
    server.start()


def _wait_for_all(states: Callable[[], list[str]], workers: list[Any], seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while set(states()) != {"done"}:
        assert time.monotonic() < deadline, "\n".join(worker.output()[-1500:] for worker in workers)
        time.sleep(0.2)
