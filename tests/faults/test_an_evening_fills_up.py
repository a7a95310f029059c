"""Many people (five hundred in `make deep`) press "Meld mij aan" at once: every chair once, the list in order."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.faults.test_last_chairs import all_at_once
from tests.faults.visitor import Answer, Visitor
from tests.sample_sizes import SAMPLE

# The databases under test are copies of the test database: without this mark it would not be made.
pytestmark = pytest.mark.django_db
IS_DEEP = SAMPLE.name == "deep"
PEOPLE, CHAIRS = (500, 80) if IS_DEEP else (SAMPLE.people_at_once, 13)
#: So many at the same moment; the others come as soon as one of these is through.
HANDS = 60


def send_all(url: str, drafts: list[list[str]]) -> list[Answer]:
    """Everybody presses the last button; every third one twice, with a nervous finger."""
    together = threading.Barrier(min(HANDS, len(drafts)))

    def press(number: int) -> list[Answer]:
        path, name, value = drafts[number]
        visitor = Visitor(url, seconds=120)
        visitor.cookies[name] = value
        if number < together.parties:
            together.wait(timeout=120)
        page = visitor.get(path)
        return [visitor.submit(page, path) for _each in range(2 if number % 3 == 0 else 1)]

    with ThreadPoolExecutor(together.parties) as hands:
        return [kept for answers in hands.map(press, range(len(drafts))) for kept in answers]


@pytest.mark.timeout(900)
def test_every_chair_once_and_the_list_in_order(
    postgres_database_url: str,
    stage: Callable[..., Any],
    serve: Callable[..., Any],
    capsys: pytest.CaptureFixture[str],
) -> None:
    # no cache: else the brake on sign-ups from one address holds back the one address from which a test comes
    nothing_kept = {"CACHE_URL": "dummycache://"}
    tell = stage(postgres_database_url, **nothing_kept)
    server = serve(postgres_database_url, **nothing_kept)
    drafts = tell("drafts_of_a_date", PEOPLE, CHAIRS)

    started = time.monotonic()
    answers = send_all(server.url, drafts)
    seconds = time.monotonic() - started
    assert {kept.status for kept in answers} == {302}
    assert all(kept.location.endswith("/bedankt/") for kept in answers)
    told = tell("date_told")
    assert told["taken"] == CHAIRS
    assert (told["seats"], told["people"], told["codes"]) == (PEOPLE, PEOPLE, PEOPLE)
    assert told["ranks"] == list(range(1, PEOPLE + 1)), "each has a place of their own, in one order"
    assert told["accepted"] + len(told["waiting"]) == PEOPLE and told["offered"] == 0
    assert (told["mails"], told["twice"]) == (len(range(0, PEOPLE, 3)), 0)
    # who waits came after the last chairs were gone: only a pair may stand before somebody alone who took the last one
    early = [chairs for rank, chairs in told["waiting"] if rank < told["last_accepted"]]
    assert set(early) <= {2} and told["waiting"] == sorted(told["waiting"])

    # some of them step back at once: as many chairs are offered, first come first served
    leaving = tell("paths_of_coming", 5)
    all_at_once(server.url, leaving, "komt_niet", twice=True)
    after = tell("date_told")
    assert after["taken"] in (CHAIRS, CHAIRS - 1), "one chair may be too few for a pair"
    before = [rank for rank, _chairs in told["waiting"]]
    assert [rank for rank, _chairs in after["waiting"]] == [
        rank for rank in before if rank in {each[0] for each in after["waiting"]}
    ]
    assert after["offered"] == len(before) - len(after["waiting"]) >= 2
    assert "deadlock" not in server.output()
    assert "Traceback" not in server.output(), server.output()[-3000:]
    with capsys.disabled():
        per_minute = PEOPLE / seconds * 60
        print(f"\n[postgres] {PEOPLE} sign-ups for {CHAIRS} chairs in {seconds:.1f} s ({per_minute:.0f} a minute)")
