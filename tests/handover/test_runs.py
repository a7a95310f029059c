"""A run is asked for once, made once, safe to kill and repeat, and void when words are taken back."""

import hashlib
import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django_q.models import OrmQ

from audit.models import AuditEvent
from contributions.models import Contribution
from contributions.service import Refused, withdraw_contribution
from handover import runs, tasks
from handover.dossier import FORMATS, Order
from handover.models import Run, RunState
from handover.privacy import expire, expired
from handover.snapshot import snapshot
from people.service import Role
from tests.factories.contributions import ContributionFactory, ParticipationFactory
from tests.factories.people import staff
from tests.factories.rounds import open_round
from tests.handover.workbooks import read

ORDER = Order("xlsx", "intern")


@pytest.fixture
def analyst(db):
    return staff(Role.ANALYST)


@pytest.fixture
def queued(settings):
    """The worker is another process: a task waits in the table until a test makes it."""
    settings.Q_CLUSTER = {**settings.Q_CLUSTER, "sync": False}
    from django_q.conf import Conf

    was, Conf.SYNC = Conf.SYNC, False
    yield
    Conf.SYNC = was


def file_of(run):
    with runs.private_storage().open(run.file) as file:
        return file.read()


def test_a_run_and_its_task_are_queued_together_or_not_at_all(analyst, queued):
    with pytest.raises(RuntimeError), transaction.atomic():
        runs.ask(ORDER, by=analyst)
        raise RuntimeError("the power fails")
    assert (Run.objects.count(), OrmQ.objects.count()) == (0, 0)
    run = runs.ask(ORDER, by=analyst)
    assert (run.state, OrmQ.objects.count()) == (RunState.QUEUED, 1)
    assert AuditEvent.objects.get(action="handover.ask").actor_id == analyst.pk


def test_the_checksum_and_the_counts_are_those_of_the_file(analyst):
    ContributionFactory.create_batch(3)
    run = Run.objects.get(pk=runs.ask(ORDER, by=analyst).pk)
    content = file_of(run)
    assert run.state == RunState.DONE
    assert (run.sha256, run.size) == (hashlib.sha256(content).hexdigest(), len(content))
    made = read(runs.private_storage().open(run.file))
    assert run.counts == {title: len(rows) for title, rows in made.items()}


def test_a_task_that_runs_twice_makes_one_file(analyst):
    run = Run.objects.get(pk=runs.ask(ORDER, by=analyst).pk)
    before = file_of(run)
    assert tasks.make_run(str(run.pk)) is False
    run.refresh_from_db()
    assert file_of(run) == before


def test_a_run_that_was_killed_halfway_is_made_again(analyst, queued):
    run = runs.ask(ORDER, by=analyst)
    Run.objects.filter(pk=run.pk).update(state=RunState.RUNNING, progress=40, doing="Bijdragen: 4000")
    assert tasks.make_run(str(run.pk)) is True
    run.refresh_from_db()
    assert (run.state, run.progress, run.doing) == (RunState.DONE, 100, "")


def test_a_form_or_round_that_is_not_there_is_a_sentence(analyst):
    for order, sentence in (
        (Order("bestaat-niet", "intern"), "er nog niet: wel csv"),
        (Order("xlsx", "buren"), "intern of openbaar"),
        (Order("xlsx", "intern", "bestaat-niet"), "Er is geen ronde"),
    ):
        with pytest.raises(Refused, match=sentence):
            runs.ask(order, by=analyst)
    assert Run.objects.count() == 0


def test_a_run_that_cannot_be_made_says_so_and_leaves_no_file(analyst, queued):
    open_round("weg")
    run = runs.ask(Order("xlsx", "intern", "weg"), by=analyst)
    Run.objects.filter(pk=run.pk).update(round_slug="intussen-anders")
    assert tasks.make_run(str(run.pk)) is False
    run.refresh_from_db()
    assert (run.state, run.file) == (RunState.FAILED, "")
    assert "Er is geen ronde" in run.problem


def test_taking_words_back_voids_the_runs_that_held_them_and_wipes_their_files(
    analyst, django_capture_on_commit_callbacks
):
    here, elsewhere = open_round("hier"), open_round("elders")
    words = ContributionFactory(participation=ParticipationFactory(occasion=here.occasion))
    ContributionFactory(participation=ParticipationFactory(occasion=elsewhere.occasion))
    everything, this, other = (
        Run.objects.get(pk=runs.ask(Order("xlsx", "intern", slug), by=analyst).pk) for slug in ("", "hier", "elders")
    )
    names = [run.file for run in (everything, this, other)]
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_contribution(words)
    for run in (everything, this, other):
        run.refresh_from_db()
    assert [run.state for run in (everything, this, other)] == ["superseded", "superseded", "done"]
    assert [runs.private_storage().exists(name) for name in names] == [False, False, True]
    assert (everything.file, everything.sha256 != "") == ("", True)


def test_words_taken_back_while_a_run_is_made_do_not_come_out(analyst, queued, django_capture_on_commit_callbacks):
    words = ContributionFactory()
    run = runs.ask(ORDER, by=analyst)
    Run.objects.filter(pk=run.pk).update(state=RunState.RUNNING)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_contribution(words)
    assert tasks.make_run(str(run.pk)) is False
    run.refresh_from_db()
    assert (run.state, run.file) == (RunState.SUPERSEDED, "")


def test_a_file_that_should_have_gone_goes_the_next_time(analyst):
    run = Run.objects.get(pk=runs.ask(ORDER, by=analyst).pk)
    name = run.file
    Run.objects.filter(pk=run.pk).update(state=RunState.SUPERSEDED)
    assert [runs.sweep(), runs.sweep()] == [1, 0]
    assert not runs.private_storage().exists(name)


def test_files_are_wiped_after_their_term_and_the_line_stays(analyst):
    run = Run.objects.get(pk=runs.ask(ORDER, by=analyst).pk)
    today = timezone.localdate()
    assert expired(today).count() == 0
    late = expired(today + timedelta(days=91))
    assert expire(late) == 1
    run.refresh_from_db()
    assert (run.state, run.file, len(run.sha256)) == (RunState.EXPIRED, "", 64)


@pytest.mark.django_db(transaction=True)
def test_a_snapshot_is_one_moment_cannot_write_and_holds_nobody_up():
    first = ContributionFactory()
    with snapshot() as using:
        assert Contribution.objects.using(using).count() == 1
        writer = threading.Thread(target=_write_one, args=(first.participation,))
        writer.start()
        writer.join(timeout=10)
        assert not writer.is_alive(), "a writer had to wait for the export"
        assert Contribution.objects.count() == 2
        assert Contribution.objects.using(using).count() == 1
        with pytest.raises(Exception, match=r"readonly|read-only"):
            Contribution.objects.using(using).update(version=9)
    assert Contribution.objects.count() == 2


def _write_one(participation):
    try:
        ContributionFactory(participation=participation)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_people_who_hand_in_during_an_export_are_all_kept_and_in_it_whole_or_not():
    """Each writer adds a pair in one transaction; an export holds both or neither."""
    participation = ParticipationFactory()
    stop = threading.Event()
    pairs: list[tuple[str, str]] = []

    def write():
        try:
            while not stop.is_set():
                with transaction.atomic():
                    pair = tuple(str(ContributionFactory(participation=participation).pk) for _ in range(2))
                pairs.append(pair)
        finally:
            connection.close()

    writers = [threading.Thread(target=write) for _ in range(3)]
    for writer in writers:
        writer.start()
    try:
        exports = [_numbers() for _ in range(4)]
    finally:
        stop.set()
        for writer in writers:
            writer.join()
    assert Contribution.objects.count() == 2 * len(pairs)
    assert len(exports[-1]) > 0
    for numbers in exports:
        assert all((first in numbers) == (second in numbers) for first, second in pairs)


def _numbers():
    from tests.handover.workbooks import dossier

    return {row["Nummer"] for row in dossier()["Bijdragen"]}


def test_every_known_form_is_of_the_interface():
    from handover.dossier import KNOWN_FORMATS

    assert set(FORMATS) <= set(KNOWN_FORMATS)
