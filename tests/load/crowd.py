"""The crowd: people who take part in a round as fast as people read and type. A process of its own, by locust.

Prints nothing; writes to the file it is given what each person was promised, and how long each step took.
Locust must be imported before anything else opens a socket: it makes them cooperative.
"""

# ruff: noqa: I001 -- locust first, see above
from locust import User, constant, task
from locust.env import Environment
from locust.exception import StopUser

import json
import random
import sys
import time
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

import gevent

from tests.faults.person import Person, name_of
from tests.faults.visitor import Answer, NoAnswer, Visitor

#: Seconds that somebody reads and types before each button, at least and at most: in minutes, on a phone.
THINKING = (3.0, 15.0)


class Plan:
    """What this run is."""

    url = ""
    slug = ""
    rng = random.Random(20261127)
    people: ClassVar[list[Person]] = []
    failures: ClassVar[list[str]] = []
    #: (kind of step, seconds) of each request that was answered.
    steps: ClassVar[list[tuple[str, float]]] = []


class ThinkingVisitor(Visitor):
    """A browser with a person behind it."""

    def __init__(self, url: str, rng: random.Random) -> None:
        super().__init__(url)
        self._rng = rng

    def _ask(self, method: str, path: str, body: str | None) -> Answer:
        if method == "POST":
            gevent.sleep(self._rng.uniform(*THINKING))
        started = time.perf_counter()
        try:
            answer = super()._ask(method, path, body)
        except NoAnswer as broken:
            Plan.failures.append(str(broken)[:200])
            raise
        last = urlsplit(path).path.rstrip("/").rpartition("/")[2]
        kind = "vraag" if last.isdigit() else last
        Plan.steps.append((f"{method} {kind}", time.perf_counter() - started))
        if answer.status >= 500:
            Plan.failures.append(f"{answer.status} {path}")
        return answer


class Participant(User):
    """One person, from the first page to the thank-you page, once."""

    wait_time = constant(0)

    @task
    def take_part(self) -> None:
        """Take part, and go home."""
        number = len(Plan.people)
        rng = random.Random(Plan.rng.random())
        person = Person(name_of(number), Plan.url, Plan.slug, rng, double_clicks=0)
        person.visitor = ThinkingVisitor(Plan.url, rng)
        Plan.people.append(person)
        try:
            person.take_part()
        except Exception as problem:  # told in the figures, with the name
            Plan.failures.append(f"{person.name}: {problem!r}"[:300])
        raise StopUser


def told(person: Person) -> dict[str, Any]:
    """What this person was promised, for who compares it with the database."""
    return {
        "name": person.name,
        "code": person.code,
        "handed_in": person.handed_in,
        "thanked": person.thanked,
        "said": sorted(person.said.values()),
        "perspective": person.perspective,
        "before": person.before,
        "email": person.email,
        "consents": person.consents,
    }


def main(url: str, slug: str, people: int, per_second: float, output: str) -> None:
    """So many people, so many of them a second; ends when all are home, or after half an hour more."""
    Plan.url, Plan.slug = url, slug
    environment = Environment(user_classes=[Participant], host=url)
    runner = environment.create_local_runner()
    started = time.monotonic()
    runner.start(people, spawn_rate=per_second)
    limit = started + people / per_second + 1800
    while time.monotonic() < limit and (len(Plan.people) < people or runner.user_count):
        gevent.sleep(0.5)
    runner.quit()
    Path(output).write_text(
        json.dumps(
            {
                "people": [told(person) for person in Plan.people],
                "failures": Plan.failures,
                "steps": Plan.steps,
                "seconds": time.monotonic() - started,
            }
        )
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4]), sys.argv[5])
