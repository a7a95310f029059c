"""The crowd: everybody who comes, each as fast as people read and type. A process of its own, by locust.

Reads its plan from a file; prints nothing; writes to the file it is given what each person was promised, and how long
each step took. Locust must be imported before anything else opens a socket: it makes them cooperative.
"""

# ruff: noqa: I001 -- locust first, see above
from locust import User, constant, task
from locust.env import Environment
from locust.exception import StopUser

import json
import random
import resource
import sys
import time
from pathlib import Path
from typing import Any

import gevent

from tests.faults.person import Person
from tests.load.arrivals import Arrival
from tests.load.browser import Plan
from tests.load.people import JOURNEYS, Promised, go

DICE = random.Random(20261127)
#: How long the last to come may take.
AT_MOST = 1800


class Somebody(User):
    """One arrival, once. Locust keeps them apart and ends them."""

    abstract = True
    wait_time = constant(0)
    kind = ""

    @task
    def come(self) -> None:
        """The whole journey, and home."""
        go(self.kind, random.Random(DICE.random()))
        raise StopUser


KINDS: dict[str, type[Somebody]] = {
    kind: type(f"Somebody_{kind}", (Somebody,), {"kind": kind, "abstract": False, "tasks": list(Somebody.tasks)})
    for kind in JOURNEYS
}


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


def main(plan: str, output: str) -> None:
    """Let everybody come at their moment; ends when all are home, or half an hour after the last came."""
    asked = json.loads(Path(plan).read_text())
    Plan.servers[:], Plan.pace, Plan.origin = asked["servers"], asked["pace"], asked["origin"]
    Promised.place.update(asked["place"])
    runner = Environment(user_classes=list(KINDS.values()), host=Plan.servers[0]).create_local_runner()
    Plan.started = time.perf_counter()
    for each in (Arrival(*each) for each in asked["arrivals"]):
        gevent.sleep(max(0.0, Plan.started + each.at - time.perf_counter()))
        runner.spawn_users({KINDS[each.kind].__name__: 1})
    limit = time.perf_counter() + AT_MOST
    while runner.user_count and time.perf_counter() < limit:
        gevent.sleep(0.2)
    seconds = time.perf_counter() - Plan.started
    runner.quit()
    used = resource.getrusage(resource.RUSAGE_SELF)
    Path(output).write_text(
        json.dumps(
            {
                "people": [told(person) for person in Promised.people],
                "signed_up": len(Promised.signed_up),
                "in_class": Promised.in_class,
                "failures": Plan.failures,
                "kept_by_proxy": Plan.kept_by_proxy,
                "steps": [[each.at, each.kind, each.seconds, each.sent] for each in Plan.steps],
                "seconds": seconds,
                "cpu_seconds": used.ru_utime + used.ru_stime,
            }
        )
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
