"""Which stand of a run may follow which, who makes it when a maker dies, and what happens when there is no room."""

import errno
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from django.utils import timezone
from django_q.models import OrmQ

from contributions.service import Refused
from handover import runs, tasks
from handover.dossier import Order
from handover.life import MOVES, move
from handover.models import Run, RunState
from handover.runs import making
from people.service import Role
from tests.factories.contributions import ContributionFactory
from tests.factories.people import staff
from tests.handover.test_runs import queued  # noqa: F401 -- the same fixture

pytestmark = pytest.mark.django_db
ORDER = Order("xlsx", "intern")


@pytest.mark.parametrize(("before", "after"), list(product(RunState.values, RunState.values)))
def test_only_moves_of_the_table_are_made(before, after):
    run = Run.objects.create(state=before)
    assert bool(move(Run.objects.filter(pk=run.pk), after)) is (after in MOVES[before])
    run.refresh_from_db()
    assert run.state == (after if after in MOVES[before] else before)


def silent(run, **changes):
    long_ago = timezone.now() - making.SILENCE - timedelta(seconds=1)
    Run.objects.filter(pk=run.pk).update(state=RunState.RUNNING, touched_at=long_ago, **changes)


def test_a_run_that_gives_signs_of_life_is_left_alone(queued):  # noqa: F811
    run = runs.ask(ORDER, by=staff(Role.ANALYST))
    Run.objects.filter(pk=run.pk).update(state=RunState.RUNNING, touched_at=timezone.now())
    assert (runs.restart_silent(), tasks.make_run(str(run.pk))) == (0, False)


def test_a_run_whose_maker_died_is_made_by_another_and_the_slow_one_does_not_bring_its_file_in(queued):  # noqa: F811
    run = runs.ask(ORDER, by=staff(Role.ANALYST))
    slow = making._claim(run.pk)
    silent(run)
    OrmQ.objects.all().delete()
    assert (runs.restart_silent(), OrmQ.objects.count()) == (1, 1)
    assert tasks.make_run(str(run.pk)) is True
    made = Run.objects.get(pk=run.pk)
    with pytest.raises(runs.Stopped):
        making.News(slow)(40, "Bijdragen")
    making._fail(slow, "te laat")
    made.refresh_from_db()
    assert (made.state, made.problem, made.attempts) == (RunState.DONE, "", 2)


def test_after_three_times_somebody_hears_that_it_does_not_work(queued):  # noqa: F811
    run = runs.ask(ORDER, by=staff(Role.ANALYST))
    silent(run, attempts=3)
    assert runs.restart_silent() == 0
    run.refresh_from_db()
    assert run.state == RunState.FAILED and "drie keer blijven steken" in run.problem


def test_a_command_that_was_killed_does_not_stay_busy_and_is_not_made_by_the_worker():
    run = Run.objects.numbered(state=RunState.RUNNING, is_command=True)
    silent(run)
    assert (tasks.make_run(str(run.pk)), runs.restart_silent()) == (False, 0)
    run.refresh_from_db()
    assert run.state == RunState.FAILED and "opdrachtregel" in run.problem


class FullDisk(FileSystemStorage):
    """Writes half of what it gets, and then there is no room."""

    def _save(self, name, content):
        with self.open(name, "wb") as half:
            half.write(content.read(100))
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_a_sentence_and_leaves_no_half_file(queued, settings):  # noqa: F811
    run = runs.ask(ORDER, by=staff(Role.ANALYST))
    place = settings.STORAGES["private"].get("OPTIONS", {})
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {"BACKEND": "tests.handover.test_life.FullDisk", "OPTIONS": place},
    }
    storage = runs.private_storage()
    Path(storage.path(runs.FOLDER)).mkdir(parents=True, exist_ok=True)
    assert tasks.make_run(str(run.pk)) is False
    run.refresh_from_db()
    assert run.state == RunState.FAILED and "Er is geen ruimte meer" in run.problem
    assert not [name for name in storage.listdir(runs.FOLDER)[1] if run.pk.hex in name]


def test_no_room_for_the_first_draft_either(queued, monkeypatch):  # noqa: F811
    ContributionFactory()
    run = runs.ask(ORDER, by=staff(Role.ANALYST))
    monkeypatch.setattr(making.tempfile, "TemporaryFile", lambda: Path("/dev/full").open("wb+"))  # noqa: SIM115
    assert tasks.make_run(str(run.pk)) is False
    run.refresh_from_db()
    assert run.state == RunState.FAILED and "Er is geen ruimte meer" in run.problem


@pytest.mark.parametrize("state", RunState.values)
def test_what_is_over_can_be_asked_for_again_as_a_concept(queued, state):  # noqa: F811
    by = staff(Role.ANALYST)
    run = Run.objects.numbered(format="ods", audience="openbaar", state=state, adopted_by_name="Noor", asked_by=by)
    if state in runs.OVER:
        fresh = runs.again(run, by=by)
        assert (fresh.format, fresh.audience, fresh.adopted_by_name, fresh.state) == ("ods", "openbaar", "", "queued")
    else:
        with pytest.raises(Refused, match="hoeft het niet opnieuw"):
            runs.again(run, by=by)
