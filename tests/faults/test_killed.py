"""Web and worker killed with -9 at random moments, between submit and thank-you above all: nothing promised is lost.

`SAMPLE=deep` makes it 150 rounds; how many kills there were, and what they hit, is printed.
"""

import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings

from tests.faults.databases import DATABASES
from tests.faults.person import Person, broken_promises, name_of
from tests.notices.conftest import Postbox
from tests.sample_sizes import SAMPLE

# The databases under test are copies of the test database: without this mark it would not be made.
pytestmark = pytest.mark.django_db

CLIENTS = 6
MESSAGES_PER_ROUND = 6


class Crowd:
    """Some clients at once; each that is done makes room for the next person, until told to stop."""

    def __init__(self, url: str, slug: str, rng: random.Random) -> None:
        self.url, self.slug, self.rng = url, slug, rng
        self.people: list[Person] = []
        self.failures: list[str] = []
        self.stopping = threading.Event()
        self.handing_in = threading.Event()
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self._work, daemon=True) for _ in range(CLIENTS)]
        for thread in self.threads:
            thread.start()

    @property
    def usual_seconds(self) -> float:
        """How long handing in takes here when nobody is killed: half of the last twenty were quicker."""
        quick = sorted(person.seconds_to_hand_in for person in self.people[-20:] if person.seconds_to_hand_in)
        return min(quick[len(quick) // 2], 1.0) if quick else 0.1

    def finish(self) -> None:
        """Let everybody who is busy finish, and nobody new begin."""
        self.stopping.set()
        for thread in self.threads:
            thread.join(timeout=180)
        assert not any(thread.is_alive() for thread in self.threads), "somebody is still waiting for an answer"

    def _next(self) -> Person:
        with self.lock:
            number = len(self.people)
            dice = random.Random(self.rng.random())
            person = Person(name_of(number), self.url, self.slug, dice, handing_in=self.handing_in.set)
            self.people.append(person)
            return person

    def _work(self) -> None:
        while not self.stopping.is_set():
            person = self._next()
            try:
                person.take_part()
            except Exception as error:  # told in the test's own words, at the end
                self.failures.append(f"{person.name}: {error!r}")


@pytest.mark.timeout(240 + 20 * SAMPLE.kill_rounds)
@pytest.mark.parametrize("database", DATABASES)
def test_web_killed_between_submit_and_thank_you(
    database: str,
    request: pytest.FixtureRequest,
    stage: Callable[..., Any],
    serve: Callable[..., Any],
    own_cache: dict[str, str],
    rng: random.Random,
    capsys: pytest.CaptureFixture[str],
) -> None:
    url = request.getfixturevalue(f"{database}_database_url")
    rounds = SAMPLE.kill_rounds * 2 // 3 if database == "sqlite" else SAMPLE.kill_rounds // 3
    tell = stage(url, **own_cache)
    server = serve(url, **own_cache)
    crowd = Crowd(server.url, tell("open_round")["slug"], rng)

    for _round in range(rounds):
        _wait_for_a_bad_moment(crowd, rng)
        server.kill()
        server.start()
    crowd.finish()

    told = tell("tell", [person.code for person in crowd.people])
    seen: Counter[str] = sum((person.seen for person in crowd.people), Counter())
    with capsys.disabled():
        print(
            f"\n[{database}] web killed -9 {rounds} times: {len(crowd.people)} people, "
            + ", ".join(f"{count} {what}" for what, count in sorted(seen.items()))
        )
    assert crowd.failures == []
    assert broken_promises(crowd.people, told) == []
    people = len(crowd.people)
    assert all(person.thanked for person in crowd.people)
    assert len({person.code for person in crowd.people}) == people
    totals = told["totals"]
    # What a person began on a code that never reached them (the answer to the first page was cut off) is no row yet.
    assert (totals["participations"], totals["counted"], totals["submissions"]) == (people, people, people)
    assert totals["contributions"] == sum(len(person.said) for person in crowd.people)
    assert totals["orphans"] == 0
    assert tell("integrity") == "ok"
    assert "Traceback" not in server.output(), server.output()[-3000:]
    assert seen["answers cut off"] + seen["hand-ins cut off"] > 0, "no kill hit a form: this run proved nothing"


def _wait_for_a_bad_moment(crowd: Crowd, rng: random.Random) -> None:
    """Anywhere; or, more often, a moment after somebody pressed the last button."""
    if rng.random() < 0.3:
        time.sleep(rng.uniform(0.2, 1.5))
        return
    crowd.handing_in.clear()
    assert crowd.handing_in.wait(timeout=60), f"nobody hands in any more: {crowd.failures}"
    time.sleep(rng.uniform(0, 1.2 * crowd.usual_seconds))


@pytest.mark.timeout(240 + 20 * SAMPLE.kill_rounds)
def test_worker_killed_while_messages_leave(
    sqlite_database_url: str,
    stage: Callable[..., Any],
    work: Callable[..., Any],
    mail_server: Callable[..., Any],
    own_cache: dict[str, str],
    rng: random.Random,
    capsys: pytest.CaptureFixture[str],
) -> None:
    postbox: Postbox = mail_server()
    postbox.seconds_per_message = 0.03
    outside = {**own_cache, "EMAIL_URL": mail_server.url}
    tell = stage(sqlite_database_url, **outside)
    rounds = SAMPLE.kill_rounds // 2
    worker = None

    for number in range(rounds):
        tell("queue_notices", number * MESSAGES_PER_ROUND, MESSAGES_PER_ROUND)
        tell("sweep")
        before = len(postbox.received)
        if worker is None:
            worker = work(sqlite_database_url, **outside)
        else:
            worker.start()
        _wait_for(lambda before=before: len(postbox.received) > before + rng.randint(0, 3), worker)
        time.sleep(rng.uniform(0, 0.05))
        worker.kill()
        tell("an_hour_later")
    assert worker is not None
    tell("sweep")
    worker.start()
    _wait_for(lambda: all(notice["state"] == "sent" for notice in tell("notices")), worker)

    notices = tell("notices")
    by_subject: dict[str, list[str]] = {}
    for message in postbox.received:
        by_subject.setdefault(str(message["Subject"]), []).append(str(message["Message-ID"]))
    repeats = sum(len(ids) - 1 for ids in by_subject.values())
    with capsys.disabled():
        print(f"\nworker killed -9 {rounds} times: {len(notices)} messages, {repeats} of them left once more")
    assert set(by_subject) == {f"Bericht {number}" for number in range(rounds * MESSAGES_PER_ROUND)}
    assert [ids for ids in by_subject.values() if len(set(ids)) != 1] == []
    assert {ids[0].strip("<").partition("@")[0] for ids in by_subject.values()} == {each["id"] for each in notices}
    assert repeats <= rounds * settings.Q_CLUSTER["workers"], "something sends twice without a reason"
    assert {notice["to"] for notice in notices} == {""}


def _wait_for(reached: Callable[[], bool], worker: Any, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < deadline, worker.output()[-3000:]
        assert worker.process.poll() is None, worker.output()[-3000:]
        time.sleep(0.02)
