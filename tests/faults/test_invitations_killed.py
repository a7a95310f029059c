"""Invitations while the mail server is down, whoever invites is killed, and the worker is killed half way.

Each is queued once, none is lost; a kill repeats at most one per process of the worker, with the same Message-ID,
UID and SEQUENCE.
"""

import random
import time
from collections.abc import Callable
from email.message import Message
from typing import Any

import pytest
from django.conf import settings
from icalendar import Calendar

from tests.faults.test_killed import _wait_for
from tests.notices.conftest import Postbox

# The databases under test are copies of the test database: without this mark it would not be made.
pytestmark = pytest.mark.django_db
KILLS = 1


@pytest.mark.timeout(600)
@pytest.mark.parametrize("people", [40, pytest.param(500, marks=pytest.mark.deep)])
def test_every_invitation_leaves_once_whatever_is_killed(
    people: int,
    sqlite_database_url: str,
    stage: Callable[..., Any],
    work: Callable[..., Any],
    mail_server: Any,
    own_cache: dict[str, str],
    rng: random.Random,
    capsys: pytest.CaptureFixture[str],
) -> None:
    outside = {**own_cache, "EMAIL_URL": mail_server.url}
    tell = stage(sqlite_database_url, **outside)
    tell("people_to_invite", people)
    _invite_and_be_killed(stage(sqlite_database_url, **outside), tell, people)
    assert tell("invite_everybody") == people
    assert tell("invite_everybody") == people, "a second time invites nobody anew"
    assert tell("seats")["messages"] == people

    # Nobody listens: everything stays in the queue.
    worker = work(sqlite_database_url, **outside)
    _wait_for(lambda: any(notice["last_problem"] for notice in tell("notices")), worker)
    assert {notice["state"] for notice in tell("notices")} == {"queued"}

    postbox: Postbox = mail_server()
    postbox.seconds_per_message = 0.01
    for kill in range(1, KILLS + 1):
        tell("an_hour_later")
        tell("sweep")
        half = people * kill // (KILLS + 1)
        _wait_for(lambda half=half: len(postbox.received) >= half, worker)
        time.sleep(rng.uniform(0, 0.03))
        worker.kill()
        worker.start()
    tell("an_hour_later")
    tell("sweep")
    _wait_for(lambda: all(notice["state"] == "sent" for notice in tell("notices")), worker, seconds=30 + people)

    repeats = len(postbox.received) - people
    with capsys.disabled():
        print(f"\nworker killed -9 {KILLS} times: {people} invitations, {repeats} of them left once more")
    assert 0 <= repeats <= KILLS * settings.Q_CLUSTER["workers"]
    _everybody_has_their_own(postbox, tell("seats")["seats"])
    assert {notice["to"] for notice in tell("notices")} == {""}


def _invite_and_be_killed(inviting: Any, tell: Callable[..., Any], people: int) -> None:
    """Somebody invites everybody, and is killed on the way: half are invited, or some."""
    print('["invite_everybody"]', file=inviting.process.stdin, flush=True)
    deadline = time.monotonic() + 60
    while tell("seats")["messages"] < people // 4:
        assert time.monotonic() < deadline, "nobody was invited"
        time.sleep(0.02)
    inviting.process.kill()
    inviting.process.wait()
    told = tell("seats")["messages"]
    assert told < people, "everybody was invited before the kill: this run proved nothing"
    assert len(tell("notices")) == told, "a seat and its message are written together, or not at all"


def _everybody_has_their_own(postbox: Postbox, seats: dict[str, list[Any]]) -> None:
    """One message per person, also when it came twice, with the entry of their seat and nobody else in it."""
    by_person: dict[str, list[Message]] = {}
    for recipients, mail in zip(postbox.recipients, postbox.received, strict=True):
        (recipient,) = recipients
        by_person.setdefault(recipient, []).append(mail)
    assert set(by_person) == set(seats)
    for recipient, mails in by_person.items():
        assert len({str(mail["Message-ID"]) for mail in mails}) == 1
        assert {_entry(mail, recipient) for mail in mails} == {tuple(seats[recipient])}


def _entry(mail: Message, recipient: str) -> tuple[str, int]:
    (file,) = [part for part in mail.walk() if part.get_content_type() == "application/ics"]
    content = file.get_payload(decode=True)
    assert isinstance(content, bytes)
    (entry,) = Calendar.from_ical(content).walk("VEVENT")
    assert content.decode().replace("\r\n ", "").count("@voorbeeld.nl") == content.decode().count("ATTENDEE")
    if "ATTENDEE" in entry:
        assert entry["ATTENDEE"] == f"mailto:{recipient}"
    return str(entry["UID"]), int(entry["SEQUENCE"])
