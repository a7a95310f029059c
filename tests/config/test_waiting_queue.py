"""The worker runs nothing by itself after a back-up was put back, but its sign of life, the seals and the ledger."""

import pytest
from django_q.brokers import get_broker
from django_q.models import OrmQ
from django_q.signing import SignedPackage
from django_q.tasks import async_task

from config.queue import GOES_ON, WaitingQueue
from config.schedules import EVERY
from contributions.service import withdraw_contribution
from pages import restored
from privacy.models import Erasure, NotedFile
from privacy.tasks import note_erasures
from tests.factories.contributions import ContributionFactory

pytestmark = pytest.mark.django_db
ASKED = "handover.tasks.make_run"


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch) -> WaitingQueue:
    """Everything of the timetable is due, and somebody asked for a dossier."""
    monkeypatch.setattr("config.queue.sleep", lambda _seconds: None)
    queue = get_broker()
    assert isinstance(queue, WaitingQueue)
    for name, (function, _minutes) in EVERY.items():
        async_task(function, group=name, sync=False, broker=queue)
    async_task(ASKED, "1", sync=False, broker=queue)
    return queue


def handed(queue: WaitingQueue) -> set[str]:
    """All that a worker gets, until there is no more."""
    functions = set()
    while given := queue.dequeue():
        functions |= {SignedPackage.loads(payload)["func"] for _number, payload in given}
    return functions


def test_what_tells_nobody_anything_goes_on_and_nothing_else(queue: WaitingQueue) -> None:
    restored.wait_for_erasures()
    assert handed(queue) == GOES_ON
    left = {SignedPackage.loads(row.payload)["func"] for row in OrmQ.objects.all()}
    assert left == {*GOES_ON, ASKED}, "what is by the timetable comes again, and does not pile up"
    restored.erasures_done()
    assert handed(queue) == {ASKED}


def test_a_worker_that_starts_on_an_older_database_notices_before_it_runs_anything(queue: WaitingQueue) -> None:
    withdraw_contribution(ContributionFactory(original="Bel mij."))
    note_erasures()
    Erasure.objects.all().delete()
    NotedFile.objects.all().delete()
    assert handed(queue) == GOES_ON


def test_otherwise_everything_runs(queue: WaitingQueue) -> None:
    assert handed(queue) == {ASKED, *(function for function, _minutes in EVERY.values())}


def test_what_is_signed_by_another_key_waits_and_stops_nothing(queue: WaitingQueue) -> None:
    restored.wait_for_erasures()
    queue.enqueue("een andere sleutel")
    assert handed(queue) == GOES_ON
    assert OrmQ.objects.filter(payload="een andere sleutel").exists()


def test_what_goes_on_is_in_the_timetable() -> None:
    assert {function for function, _minutes in EVERY.values()} >= GOES_ON


def test_nothing_runs_before_it_could_be_seen_once_whether_a_back_up_was_put_back(
    queue: WaitingQueue, settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = settings.STORAGES["erasures"]
    settings.STORAGES = {**settings.STORAGES, "erasures": {"BACKEND": "no.such.Storage"}}
    assert handed(queue) == GOES_ON
    settings.STORAGES = {**settings.STORAGES, "erasures": kept}
    monkeypatch.setattr(restored._Seen, "look_again_at", 0.0)
    assert handed(queue) == {ASKED}
