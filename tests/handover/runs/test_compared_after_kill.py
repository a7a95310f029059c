"""A maker that is killed while it brings its file in: there is a run with what it is compared by, or there is none."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages
from django.db import connection
from django_q.conf import Conf

from handover import runs
from handover.comparing.differences import compare, earlier_runs
from handover.dossier import Order
from handover.models import PublishedTable, Run, RunIndex, RunState
from people.service import Role
from tests.factories.contributions import ContributionFactory
from tests.factories.people import staff
from tests.handover.runs.test_killed import ended, finish, long_ago, process

pytestmark = pytest.mark.django_db(transaction=True)
#: The writes with which a public run comes in, in their order.
DONE, TOLD, INDEX = 'UPDATE "handover_run" SET "state"', 'INTO "handover_publishedtable"', 'INTO "handover_runindex"'


@pytest.fixture(autouse=True)
def worker_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Conf, "SYNC", False)


def dies_at(statement: str, *, after: bool) -> Callable[..., Any]:
    """The process is gone just before or after this statement reaches the database."""

    def execute(go_on: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        is_it = statement in sql and (statement != DONE or "done" in params)
        if is_it and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        found = go_on(sql, params, many, context)
        if is_it:
            os.kill(os.getpid(), signal.SIGKILL)
        return found

    return execute


def dying_maker(run: Run, statement: str, *, after: bool) -> int:
    def make() -> bool:
        with connection.execute_wrapper(dies_at(statement, after=after)):
            return runs.make(run.pk)

    return process(make)


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("statement", [DONE, TOLD, INDEX], ids=["done", "told", "index"])
def test_a_run_that_is_done_can_always_be_compared(statement: str, after: bool, tmp_path: Path) -> None:
    ContributionFactory.create_batch(2, published=True)
    by, order = staff(Role.ANALYST), Order("json", "openbaar")
    run = runs.ask(order, by=by)
    assert ended(dying_maker(run, statement, after=after)) == -signal.SIGKILL
    run.refresh_from_db()
    assert (run.state, run.file, RunIndex.objects.count()) == (RunState.RUNNING, "", 0)
    assert not PublishedTable.objects.exists()
    long_ago()
    assert runs.restart_silent() == 1
    finish(run)
    index = RunIndex.objects.get(run=run)
    assert storages["private"].exists(index.file)
    later = runs.ask(order, by=by)
    finish(later)
    assert list(earlier_runs(later)) == [run]
    assert not any(each.differs for each in compare(run, later))
