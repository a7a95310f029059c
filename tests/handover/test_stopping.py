"""Every run has a number of its own, and can be stopped while it waits and while it is made."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from handover import runs
from handover.dossier import Order
from handover.models import Run, RunState
from handover.runs import making
from people.service import Role
from tests.factories.people import staff
from tests.handover.test_runs import queued  # noqa: F401 -- the same fixture

pytestmark = pytest.mark.django_db
ORDER = Order("xlsx", "intern")


def test_numbers_go_up_and_are_never_used_twice() -> None:
    assert [Run.objects.numbered().number for _each in range(3)] == [1, 2, 3]
    Run.objects.filter(number=2).delete()
    assert Run.objects.numbered().number == 4


def test_a_run_that_waits_is_stopped_and_not_made(queued: None) -> None:  # noqa: F811
    by = staff(Role.ANALYST)
    run = runs.ask(ORDER, by=by)
    assert runs.stop(run, by=by) and not runs.stop(run, by=by)
    assert not runs.make(run.pk)
    run.refresh_from_db()
    assert (run.state, run.file) == (RunState.CANCELLED, "")


def test_a_run_that_is_being_made_notices(queued: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    by = staff(Role.ANALYST)
    run = runs.ask(ORDER, by=by)
    monkeypatch.setattr(making, "_SECONDS_BETWEEN_NEWS", 0)
    told = []

    def stop_when_it_begins(news: Any, percent: int, doing: str) -> None:
        told.append(doing)
        if len(told) == 3:
            runs.stop(run, by=by)
        original(news, percent, doing)

    original = making.News.__call__
    monkeypatch.setattr(making.News, "__call__", stop_when_it_begins)
    assert not runs.make(run.pk)
    run.refresh_from_db()
    assert (run.state, run.file, run.problem, len(told)) == (RunState.CANCELLED, "", "", 3)
    assert runs.sweep() == 0


def test_the_button(client: Client, settings: Any, queued: None) -> None:  # noqa: F811
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    by = staff(Role.ANALYST)
    client.force_login(by)
    run = runs.ask(ORDER, by=by)
    assert "Stop het maken" in client.get(reverse("runs:inspect", args=[run.pk])).content.decode()
    page = client.post(reverse("runs:stop", args=[run.pk]), follow=True).content.decode()
    assert "Gestopt. Er is geen bestand gemaakt." in page and "Stop het maken" not in page
    assert "kon niet meer" in client.post(reverse("runs:stop", args=[run.pk]), follow=True).content.decode()
