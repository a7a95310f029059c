"""An import goes from state to state by its table only, one at a time, and each file once."""

import pytest
from django.db import IntegrityError, transaction

from audit.models import AuditEvent
from contributions.enums import ImportState
from contributions.import_transitions import MOVES, move
from contributions.models import ImportRun
from contributions.refusals import ChangedMeanwhile
from people.service import Role
from tests.factories.contributions import OccasionFactory
from tests.factories.people import staff

pytestmark = pytest.mark.django_db


def run_in(state: str, **fields: object) -> ImportRun:
    return ImportRun.objects.create(
        **{"occasion": OccasionFactory(), "file_name": "a.xlsx", "sha256": "ab", "state": state, **fields}
    )


@pytest.mark.parametrize("was", ImportState)
@pytest.mark.parametrize("to", ImportState)
def test_only_moves_in_the_table_are_made(was, to):
    run = run_in(was)
    if to in MOVES[was]:
        assert move(run.pk, to, by=None).state == to
    else:
        with pytest.raises(ChangedMeanwhile, match="Ververs de pagina"):
            move(run.pk, to, by=None)
        assert ImportRun.objects.get().state == was


def test_a_move_is_on_the_record_and_an_end_forgets_the_file():
    run, organiser = run_in(ImportState.CHECKED, file="imports/a.xlsx"), staff(Role.ORGANISER)
    move(run.pk, ImportState.DROPPED, by=organiser)
    run.refresh_from_db()
    assert (run.file, run.finished_at is None) == ("", False)
    seen = AuditEvent.objects.get(action="contributions.move_import")
    assert (seen.actor_id, seen.details["was"], seen.details["now"]) == (organiser.pk, "checked", "dropped")


@pytest.mark.parametrize("busy", [ImportState.LOADING, ImportState.COUNTING, ImportState.UNDOING])
def test_two_files_are_never_taken_in_at_once_for_one_occasion(busy):
    run = run_in(busy)
    other = run_in(ImportState.CHECKED, occasion=run.occasion, sha256="cd")
    with pytest.raises(IntegrityError), transaction.atomic():
        move(other.pk, ImportState.LOADING, by=None)
    elsewhere = run_in(ImportState.CHECKED)
    assert move(elsewhere.pk, ImportState.LOADING, by=None).state == ImportState.LOADING


def test_the_same_file_is_never_taken_in_twice_for_one_occasion():
    run = run_in(ImportState.DONE)
    again = run_in(ImportState.CHECKED, occasion=run.occasion)
    with pytest.raises(IntegrityError), transaction.atomic():
        move(again.pk, ImportState.LOADING, by=None)
