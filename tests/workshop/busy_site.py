"""A busy site: people answer, sign up for a date and read their own words, each timed, until told to stop."""

import itertools
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from tests.faults.person import Person, name_of
from tests.faults.visitor import Answer, Visitor
from tests.fixtures.installed import NAME, ORIGIN


@dataclass
class Seen:
    """Every request of everybody: when it was asked, how long it took, and what was wrong."""

    requests: list[tuple[float, float]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)

    @property
    def longest(self) -> float:
        """The longest that somebody waited, in seconds."""
        return max(seconds for _at, seconds in self.requests)

    def between(self, begin: float, end: float) -> list[float]:
        """How long who asked between these moments (time.monotonic) waited."""
        return [seconds for at, seconds in self.requests if begin <= at <= end]


class Arrived(Visitor):
    """Somebody who came by the proxy, from an address of their own, and is timed."""

    def __init__(self, url: str, number: int, seen: Seen) -> None:
        super().__init__(url)
        self.origin, self.host, self.seen = ORIGIN, NAME, seen
        self.comes_from = f"127.{1 + number // 60_000}.{number // 250 % 240}.{1 + number % 250}"

    def _ask(self, method: str, path: str, body: str | None) -> Answer:
        begun = time.monotonic()
        try:
            answer = super()._ask(method, path, body)
        except Exception as broken:
            self.seen.wrong.append(f"{method} {path}: {broken!r}")
            raise
        self.seen.requests.append((begun, time.monotonic() - begun))
        if answer.status >= 400:
            self.seen.wrong.append(f"{method} {path}: {answer.status}")
        return answer


class BusySite:
    """Four who answer, one who signs up and one who reads; who is ready makes room for the next."""

    TYPED = {
        "aantal": {"people": "1"},
        "wie": {"perspective": "experience_expert"},
        "bereik": {"way": "mail"},
    }

    def __init__(self, url: str, place: dict[str, Any], rng: random.Random) -> None:
        self.url, self.place, self.rng, self.seen = url, place, rng, Seen()
        self.people: list[Person] = []
        self.signed_up: list[str] = []
        self.read = 0
        self.problems: list[str] = []
        self._numbers, self._lock, self._stopping = itertools.count(), threading.Lock(), threading.Event()
        deeds = (self._answer, self._answer, self._answer, self._answer, self._sign_up, self._read)
        self._threads = [threading.Thread(target=self._go_on, args=[deed], daemon=True) for deed in deeds]
        for thread in self._threads:
            thread.start()

    def finish(self) -> None:
        """Everybody who is busy finishes, nobody new begins."""
        self._stopping.set()
        for thread in self._threads:
            thread.join(timeout=180)
        assert not any(thread.is_alive() for thread in self._threads), "somebody still waits for an answer"

    def arrive(self) -> tuple[int, Arrived]:
        """Somebody new, with their number."""
        with self._lock:
            number = next(self._numbers)
        return number, Arrived(self.url, number, self.seen)

    def open_receipt(self, person: Person) -> Arrived:
        """The words of this person, opened with the code alone by another browser."""
        _number, reader = self.arrive()
        self._sees(reader, reader.follow(reader.submit(reader.get("/mijn-inbreng/"), code=person.code)), person)
        return reader

    def _go_on(self, deed: Callable[[], None]) -> None:
        while not self._stopping.is_set():
            try:
                deed()
            except Exception as problem:  # told at the end, in the test's own words
                self.problems.append(f"{deed.__name__}: {problem!r}"[:600])
                time.sleep(0.5)

    def _answer(self) -> None:
        number, visitor = self.arrive()
        with self._lock:
            dice = random.Random(self.rng.random())
        person = Person(name_of(number), self.url, self.place["slug"], dice, double_clicks=0)
        person.visitor = visitor
        try:
            person.take_part()
        finally:
            if person.code:
                self.people.append(person)

    def _sign_up(self) -> None:
        number, visitor = self.arrive()
        email = f"{name_of(number)}@voorbeeld.nl"
        page = visitor.follow(visitor.get(self.place["sign_up"]))
        while "/bedankt/" not in page.path:
            screen = urlsplit(page.path).path.rstrip("/").rpartition("/")[2]
            typed = {"name": "Kim", "email": email} if screen == "adres" else self.TYPED.get(screen, {})
            before, page = page, visitor.follow(visitor.submit(page, **typed))
            assert page.path != before.path, f"stays at {page.path}: {page.told}"
        self.signed_up.append(email)
        time.sleep(0.5)

    def _read(self) -> None:
        """One reader who came early stays in: whoever serves, the session is known."""
        while not any(person.thanked for person in self.people):
            if self._stopping.is_set():
                return
            time.sleep(0.2)
        person = next(person for person in self.people if person.thanked)
        reader = self.open_receipt(person)
        while not self._stopping.is_set():
            self._sees(reader, reader.follow(reader.get("/mijn-inbreng/")), person)
            self.read += 1
            time.sleep(0.3)

    @staticmethod
    def _sees(reader: Arrived, page: Answer, person: Person) -> None:
        missing = [words for words in person.said.values() if words not in page.text]
        assert page.status == 200, f"{page.status} {page.told}"
        assert not missing, f"{reader.comes_from} at {page.path} does not see {missing[:1]}: {page.told}"
