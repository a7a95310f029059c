"""Everybody at once: sixty people walk and hand in together while a moderator works and the dossier is made."""

import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from tests.faults.databases import DATABASES
from tests.faults.exporting import Exporter
from tests.faults.person import Person, broken_promises, name_of
from tests.faults.visitor import Visitor
from tests.sample_sizes import SAMPLE

# The databases under test are copies of the test database: without this mark it would not be made.
pytestmark = pytest.mark.django_db


class Moderator(threading.Thread):
    """Lets words through, one after the other, until told to stop."""

    def __init__(self, url: str, cookie: dict[str, str]) -> None:
        super().__init__(daemon=True)
        self.visitor = Visitor(url)
        self.visitor.cookies |= cookie
        self.stopping = threading.Event()
        self.released = 0
        self.failures: list[str] = []

    def run(self) -> None:
        """As a moderator would: from the list to the first words, release, and on to the next."""
        while not self.stopping.is_set():
            try:
                self.released += self._one()
            except Exception as error:  # told by the test, at the end
                self.failures.append(repr(error))
                return

    def _one(self) -> int:
        queue = self.visitor.get("/beheer/moderatie/")
        assert queue.status == 200, f"{queue.status} {queue.location}"
        first = next(iter(links_to("/beheer/moderatie/", queue.html)), "")
        if not first:
            time.sleep(0.1)
            return 0
        words = self.visitor.get(first)
        assert words.status == 200, f"{words.status} {words.location}"
        done = self.visitor.submit(words, actie="publish")
        assert done.location, f"{done.status}: {done.told}"
        return 1


def links_to(start: str, html: str) -> list[str]:
    """Where links lead that go deeper than this address."""
    found = (str(link.get("href", "")) for link in lxml.html.fromstring(html).xpath("//main//a"))
    return [href for href in found if href.startswith(start) and len(href) > len(start) + 30]


@pytest.mark.parametrize("database", DATABASES)
def test_many_people_at_once(
    database: str,
    request: pytest.FixtureRequest,
    stage: Callable[..., Any],
    serve: Callable[..., Any],
    own_cache: dict[str, str],
    rng: random.Random,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    url = request.getfixturevalue(f"{database}_database_url")
    tell = stage(url, **own_cache)
    server = serve(url, **own_cache)
    slug = tell("open_round")["slug"]
    tell("earlier_words", 500)
    number = SAMPLE.people_at_once
    people = [
        Person(name_of(each), server.url, slug, random.Random(rng.random()), patience=180) for each in range(number)
    ]
    moderator = Moderator(server.url, tell("sign_in", "moderator"))
    exporter = Exporter(url, tmp_path, **own_cache)
    together = threading.Barrier(number)

    def take_part(person: Person) -> None:
        try:
            person.prepare()
        finally:
            together.wait(timeout=240)
        person.hand_in()

    moderator.start()
    exporter.start()
    started = time.monotonic()
    with ThreadPoolExecutor(number) as pool:
        results = [pool.submit(take_part, person) for person in people]
    seconds = time.monotonic() - started
    for helper in (moderator, exporter):
        helper.stopping.set()
        helper.join(timeout=120)

    told = tell("tell", [person.code for person in people])
    seen: Counter[str] = sum((person.seen for person in people), Counter())
    with capsys.disabled():
        print(
            f"\n[{database}] {number} people at once: {seen['requests']} requests in {seconds:.0f} s "
            f"({seen['double clicks']} double clicks), {moderator.released} words released and "
            f"{len(exporter.made)} exports made meanwhile"
        )
    assert [repr(result.exception()) for result in results if result.exception()] == []
    assert moderator.failures + exporter.failures == []
    assert moderator.released, "the moderator did nothing: this run proved little"
    assert exporter.made, "no export was made meanwhile: this run proved little"
    assert broken_promises(people, told) == []
    totals = told["totals"]
    assert (totals["participations"], totals["counted"], totals["submissions"]) == (number, number, number)
    assert totals["contributions"] == sum(len(person.said) for person in people)
    assert totals["published"] == moderator.released
    assert tell("integrity") == "ok"
    for output in (server.output(), exporter.output):
        assert "locked" not in output, output[-3000:]
        assert "deadlock" not in output, output[-3000:]
        assert "Traceback" not in output, output[-3000:]
    assert exporter.wrong_files({person.name: sorted(person.said.values()) for person in people}) == []
