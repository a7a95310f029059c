"""An import whose worker is killed goes on from where it was, to the end, exactly once; and two never run at once."""

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

FORMS = 600


def wait_until(reached: Callable[[dict[str, Any]], bool], told: Callable[[], dict[str, Any]], worker: Any) -> None:
    """Look again and again; fails when the worker fell."""
    deadline = time.monotonic() + 120
    while not reached(told()):
        assert time.monotonic() < deadline, (told(), worker.output()[-3000:])
        assert worker.process.poll() is None, worker.output()[-3000:]
        time.sleep(0.02)


@pytest.mark.timeout(420)
def test_worker_killed_while_forms_come_in(
    sqlite_database_url: str, stage: Callable[..., Any], work: Callable[..., Any], own_cache: dict[str, str]
) -> None:
    tell = stage(sqlite_database_url, **own_cache)
    tell("open_round")
    key = tell("bring_forms", FORMS)

    def told() -> dict[str, Any]:
        found: dict[str, Any] = tell("import_told", key)
        return found

    worker = work(sqlite_database_url, **own_cache)
    wait_until(lambda run: run["state"] == "checked", told, worker)
    assert tell("confirm_forms", key) == ""
    wait_until(lambda run: run["kept"] > 0, told, worker)
    worker.kill()
    half = told()
    assert half["state"] in ("loading", "counting")
    if half["state"] == "loading":
        assert half["counted"] == 0, "nobody may be counted before all are in"
    tell("an_hour_later")
    worker.start()
    wait_until(lambda run: run["counted"] > 0, told, worker)
    worker.kill()
    assert told()["kept"] == FORMS, "counting begins when all are in"
    tell("an_hour_later")
    worker.start()
    wait_until(lambda run: run["state"] == "done", told, worker)

    assert told() == {"state": "done", "refusal": "", "file_is_there": False, "kept": FORMS, "counted": FORMS}
    totals = tell("totals")
    assert (totals["participations"], totals["counted"], totals["submissions"]) == (FORMS, FORMS, FORMS)
    # Five texts on each paper, and a sixth on every other.
    assert totals["contributions"] == 5 * FORMS + FORMS // 2
    assert totals["orphans"] == 0
    assert tell("integrity") == "ok"


@pytest.mark.timeout(300)
def test_two_files_and_two_clicks_at_once_take_in_one_file_once(
    postgres_database_url: str, stage: Callable[..., Any], own_cache: dict[str, str]
) -> None:
    tells = [stage(postgres_database_url, **own_cache) for _each in range(3)]
    tells[0]("open_round")
    one, other = tells[0]("bring_forms", 150, "een"), tells[0]("bring_forms", 20, "twee")
    for key in (one, other):
        assert tells[0]("work_on", key)

    answers = at_once(tells, "confirm_forms", [one, one, other])
    won = one if "" in answers[:2] else other
    assert sorted(bool(answer) for answer in answers) in ([False, False, True], [False, True, True])

    at_once(tells, "work_on", [won, won, won])
    told = tells[0]("import_told", won)
    forms = 150 if won == one else 20
    assert (told["state"], told["kept"], told["counted"]) == ("done", forms, forms)
    assert tells[0]("totals")["participations"] == forms


def at_once(tells: list[Any], deed: str, keys: list[str]) -> list[Any]:
    """The same deed by several processes at the same moment."""
    gate, answers = threading.Barrier(len(tells)), [None] * len(tells)

    def run(place: int) -> None:
        gate.wait(timeout=20)
        answers[place] = tells[place](deed, keys[place])

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(tells))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=200)
    return answers
