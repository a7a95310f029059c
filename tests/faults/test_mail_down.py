"""The mail server refuses, is slow, is down for an hour: the answer is kept at once, and the mail goes later, once."""

import random
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.faults.person import Person, broken_promises
from tests.faults.visitor import Visitor
from tests.notices.conftest import Postbox

# The databases under test are copies of the test database: without this mark it would not be made.
pytestmark = pytest.mark.django_db

#: A page that waited for a mail server would take EMAIL_TIMEOUT (15 s) or more; a busy test machine stays below this.
AT_ONCE = 10.0
#: A server that takes a call and says nothing fails by the clock of the one that is away: `make deep`.
WAYS_TO_FAIL = ("away", pytest.param("silent", marks=pytest.mark.deep), "busy")


@contextmanager
def failing(way: str, mail_server: Any) -> Iterator[None]:
    """A mail server that is away, accepts calls and says nothing, or answers "try again later"."""
    if way == "away":
        yield
    elif way == "silent":
        with socket.create_server(("127.0.0.1", mail_server.port), backlog=20):
            yield
    else:
        postbox: Postbox = mail_server()
        postbox.answer_to_recipient = "451 Te druk, probeer het later"
        yield
        assert postbox.received == []
        mail_server.close()


@pytest.mark.parametrize("way", WAYS_TO_FAIL)
def test_answers_are_kept_at_once_and_mail_goes_later(
    way: str,
    sqlite_database_url: str,
    stage: Callable[..., Any],
    serve: Callable[..., Any],
    work: Callable[..., Any],
    mail_server: Any,
    own_cache: dict[str, str],
    rng: random.Random,
) -> None:
    outside = {**own_cache, "EMAIL_URL": mail_server.url}
    tell = stage(sqlite_database_url, **outside)
    server = serve(sqlite_database_url, **outside)
    slug = tell("open_round")["slug"]
    worker = work(sqlite_database_url, **outside)

    with failing(way, mail_server):
        person = Person("deelnemer-a", server.url, slug, rng, patience=0.0 + AT_ONCE)
        person.prepare()
        took = [_timed(person.hand_in), _timed(lambda: _send_receipt(person)), _timed(lambda: _ask_login_code(person))]
        assert max(took) < AT_ONCE, f"a page waited for the mail server: {took}"
        assert broken_promises([person], tell("tell", [person.code])) == []
        _until(lambda: _tried(tell("notices")), worker)
        assert {notice["state"] for notice in tell("notices")} == {"queued"}

    postbox = mail_server()
    tell("an_hour_later")
    if way == "away":
        # The timetable by itself finds what waits; the worker looks at it twice a minute.
        _until(lambda: _all_sent(tell("notices")), worker, seconds=90)
    else:
        tell("sweep")
        _until(lambda: _all_sent(tell("notices")), worker, seconds=90)
    tell("an_hour_later")
    tell("sweep")
    _until(lambda: tell("tasks_waiting") == 0, worker)

    recipients = sorted(address for addresses in postbox.recipients for address in addresses)
    assert recipients == ["bewijs@voorbeeld.nl", "inloggen@voorbeeld.nl"]
    assert len(set(postbox.message_ids)) == 2
    bodies = [str(message.get_content()) for message in postbox.received]
    assert sum("/mijn-inbreng/link/" in body for body in bodies) == 1
    assert not any(person.code in body for body in bodies), "the code itself travels by no mail"
    assert {notice["to"] for notice in tell("notices")} == {""}
    assert "Traceback" not in server.output(), server.output()[-3000:]


def _send_receipt(person: Person) -> None:
    """From the thank-you page, with a double click."""
    page = person.visitor.get(f"{person.base}bedankt/")
    form = f"{person.base}bedankt/stuur/"
    for _click in range(2):
        sent = person.visitor.submit(page, form, email="bewijs@voorbeeld.nl")
        assert "gestuurd=1" in sent.location, f"{sent.status}: {sent.told}"
    assert "mail is onderweg" in person.visitor.follow(sent).text


def _ask_login_code(person: Person) -> None:
    """In another browser, so that one does not lend the other its cookies."""
    visitor = Visitor(person.url)
    page = visitor.get("/account/login/")
    asked = visitor.submit(page, login="inloggen@voorbeeld.nl")
    assert asked.location, f"{asked.status}: {asked.told}"
    assert visitor.follow(asked).status == 200


def _timed(deed: Callable[[], None]) -> float:
    started = time.monotonic()
    deed()
    return time.monotonic() - started


def _tried(notices: list[dict[str, Any]]) -> bool:
    """Whether the worker found out that the server is not there, and wrote that down."""
    return len(notices) == 2 and any(notice["last_problem"] for notice in notices)


def _all_sent(notices: list[dict[str, Any]]) -> bool:
    return all(notice["state"] == "sent" for notice in notices)


def _until(reached: Callable[[], bool], worker: Any, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < deadline, worker.output()[-3000:]
        time.sleep(0.1)
