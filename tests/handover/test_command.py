"""`manage.py handover`: the fixed interface."""

import errno
import hashlib

import pytest
from django.core.management import CommandError, call_command

from handover.models import Run, RunState
from tests.factories.contributions import ContributionFactory
from tests.fixtures.processes import manage
from tests.handover.workbooks import read

pytestmark = pytest.mark.django_db


def test_it_writes_the_file_and_a_line_in_the_list(tmp_path, capsys):
    ContributionFactory()
    target = tmp_path / "dossier.xlsx"
    call_command("handover", format="xlsx", audience="intern", output=target)
    run = Run.objects.get()
    assert len(read(target)["Bijdragen"]) == 1
    assert (run.state, run.sha256) == (RunState.DONE, hashlib.sha256(target.read_bytes()).hexdigest())
    assert run.sha256 in capsys.readouterr().out
    assert [each.name for each in tmp_path.iterdir()] == ["dossier.xlsx"]


def test_a_round_that_is_not_there_is_a_sentence(tmp_path):
    target = tmp_path / "dossier.xlsx"
    with pytest.raises(CommandError, match="Er is geen ronde met het adres"):
        call_command("handover", format="xlsx", audience="intern", round="bestaat-niet", output=target)
    assert not target.exists() and Run.objects.count() == 0


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="Maak haar eerst"):
        call_command("handover", format="xlsx", audience="openbaar", output=tmp_path / "weg" / "dossier.xlsx")


def test_an_older_file_stays_whole_when_making_fails(tmp_path, monkeypatch):
    target = tmp_path / "dossier.xlsx"
    target.write_text("het vorige dossier")
    monkeypatch.setattr("pathlib.Path.replace", _no_room)
    with pytest.raises(CommandError, match="geen ruimte meer"):
        call_command("handover", format="xlsx", audience="intern", output=target)
    assert target.read_text() == "het vorige dossier"
    assert [each.name for each in tmp_path.iterdir()] == ["dossier.xlsx"]
    run = Run.objects.get()
    assert (run.state, "geen ruimte meer" in run.problem) == (RunState.FAILED, True)


def _no_room(*_arguments):
    raise OSError(errno.ENOSPC, "no room")


def test_it_works_on_postgresql_too(postgres_database_url, tmp_path):
    target = tmp_path / "dossier.xlsx"
    manage(
        "handover", "--format", "xlsx", "--audience", "intern", "--output", str(target),
        database_url=postgres_database_url,
    )  # fmt: skip
    assert [row["Actie"] for row in read(target)["Agenda"]] == list(range(1, 11))
