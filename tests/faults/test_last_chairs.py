"""Many people (two hundred in `make deep`) answer at once for eight chairs: eight come, nobody hears it twice."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.faults.visitor import Answer, Visitor
from tests.sample_sizes import SAMPLE

# The databases under test are copies of the test database: without this mark it would not be made.
pytestmark = pytest.mark.django_db
CHAIRS = 8


def all_at_once(url: str, paths: list[str], answer: str, *, twice: bool) -> list[Answer]:
    """Everybody presses the same button at the same moment, with a nervous finger when `twice`."""
    together = threading.Barrier(len(paths))

    def press(path: str) -> list[Answer]:
        visitor = Visitor(url, seconds=120)
        together.wait(timeout=120)
        return [visitor.post(path, [("antwoord", answer)]) for _each in range(2 if twice else 1)]

    with ThreadPoolExecutor(len(paths)) as hands:
        return [kept for answers in hands.map(press, paths) for kept in answers]


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("database", "people", "twice"), [("postgres", SAMPLE.people_at_once, False), ("sqlite", 24, True)]
)
def test_the_last_chairs(
    database: str,
    people: int,
    twice: bool,
    request: pytest.FixtureRequest,
    stage: Callable[..., Any],
    serve: Callable[..., Any],
    own_cache: dict[str, str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    url = request.getfixturevalue(f"{database}_database_url")
    tell = stage(url, **own_cache)
    server = serve(url, **own_cache)
    paths = tell("invite_for_first_come", people, CHAIRS)

    started = time.monotonic()
    answers = all_at_once(server.url, paths, "komt", twice=twice)
    seconds = time.monotonic() - started
    assert {kept.status for kept in answers} == {302}
    assert len(answers) == people * (1 + twice)
    told = tell("seats_told")
    waiting = people - CHAIRS
    assert told["states"] == {"accepted": CHAIRS, "waiting": waiting}
    assert told["messages"] == {"invite": people, "confirm": CHAIRS, "waiting": waiting}
    assert (told["twice"], told["mails"], told["ranks"]) == (0, 2 * people, waiting)

    coming = tell("paths_of", "accepted")
    pages = [Visitor(server.url).get(path).text for path in [*coming, *tell("paths_of", "waiting")[:CHAIRS]]]
    assert ["U komt. Fijn!" in page for page in pages] == [True] * CHAIRS + [False] * CHAIRS
    assert ["De groep is net vol" in page for page in pages] == [False] * CHAIRS + [True] * CHAIRS

    # and all of them step back at once: each chair is offered to one other person
    all_at_once(server.url, coming, "komt_niet", twice=True)
    told = tell("seats_told")
    assert told["states"] == {"declined": CHAIRS, "offered": CHAIRS, "waiting": waiting - CHAIRS}
    assert (told["messages"]["offer"], told["twice"]) == (CHAIRS, 0)
    assert "deadlock" not in server.output()
    assert "Traceback" not in server.output(), server.output()[-3000:]
    with capsys.disabled():
        print(f"\n[{database}] {people} people for {CHAIRS} chairs: {len(answers)} answers in {seconds:.1f} s")
