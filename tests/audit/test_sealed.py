"""The trail is only added to: the database refuses the rest, and the seals find what was done past it."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from audit import outside, protection, sealing
from audit.models import AuditEvent, AuditSeal
from audit.service import TRAIL_DAYS, looked, record
from audit.tasks import seal_trail, verify_trail
from audit.verifying import verify
from people.service import Role
from tests.factories.contributions import ContributionFactory
from tests.factories.people import staff

pytestmark = pytest.mark.django_db
EVENTS, SEALS = "audit_auditevent", "audit_auditseal"


@pytest.fixture(autouse=True)
def folder() -> Iterator[Path]:
    """Nothing stands outside yet."""
    place = Path(django_settings.STORAGES["seals"]["OPTIONS"]["location"])
    shutil.rmtree(place, ignore_errors=True)
    yield place
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture
def sealed() -> list[AuditEvent]:
    """Three seals of two lines each."""
    events = []
    for number in range(6):
        events.append(record("test.deed", by=None, number=number))
        if number % 2:
            assert seal_trail() == 2
    return events


def sql(statement: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def codes() -> list[str]:
    return sorted({problem.code for problem in verify().problems})


class TestTheDatabaseRefuses:
    @pytest.mark.parametrize(
        "statement",
        [
            f"UPDATE {EVENTS} SET action = 'x'",
            f"UPDATE {EVENTS} SET actor_id = 7 WHERE id = (SELECT MAX(id) FROM {EVENTS})",
            f"UPDATE {EVENTS} SET at = '2001-01-01 00:00:00'",
            f"UPDATE {EVENTS} SET details = '{{}}'",
            f"UPDATE {EVENTS} SET seal_id = NULL",
            f"UPDATE {EVENTS} SET seal_id = 1 WHERE seal_id = 2",
            f"DELETE FROM {EVENTS}",
            f"DELETE FROM {EVENTS} WHERE id = (SELECT MIN(id) FROM {EVENTS})",
            f"INSERT OR REPLACE INTO {EVENTS} SELECT * FROM {EVENTS}",
            f"UPDATE {SEALS} SET mark = 'x'",
            f"UPDATE {SEALS} SET written = 0",
            f"DELETE FROM {SEALS}",
            f"INSERT OR REPLACE INTO {SEALS} SELECT * FROM {SEALS}",
        ],
    )
    def test_what_is_not_adding(self, sealed: list[AuditEvent], statement: str) -> None:
        with pytest.raises(IntegrityError, match="only added to"):
            sql(statement)
        assert codes() == []

    def test_also_by_djangos_own_ways(self, sealed: list[AuditEvent]) -> None:
        event = AuditEvent.objects.latest("pk")
        event.action = "test.other"
        for deed in (event.save, event.delete, AuditEvent.objects.all().delete):
            with pytest.raises(IntegrityError), transaction.atomic():
                deed()
        assert AuditEvent.objects.filter(action="test.deed").count() == 6

    def test_a_line_past_its_term_may_go(self) -> None:
        old = AuditEvent.objects.create(action="test.old", at=timezone.now() - timedelta(days=TRAIL_DAYS + 1))
        old.delete()
        assert not AuditEvent.objects.filter(action="test.old").exists()

    def test_a_table_that_was_made_anew_is_guarded_after_the_next_migrate(self) -> None:
        protection.remove()
        assert codes() == ["guard_missing"]
        emit_post_migrate_signal(0, False, "default")
        assert protection.missing() == []


class TestSeals:
    def test_what_nobody_touched_is_as_it_was(self, sealed: list[AuditEvent]) -> None:
        verdict = verify()
        assert (verdict.problems, verdict.lines, verdict.seals) == ([], 6, 3)
        assert [each.number for each in outside.read_all()] == [1, 2, 3]
        assert seal_trail() == 0
        assert AuditSeal.objects.count() == 3

    @pytest.mark.parametrize(
        ("statement", "found"),
        [
            (f"UPDATE {EVENTS} SET actor_id = 7 WHERE id = %s", "line_changed"),
            (f"UPDATE {EVENTS} SET seen = ',1,' WHERE id = %s", "line_changed"),
            (f"UPDATE {EVENTS} SET details = '{{}}' WHERE id = %s", "line_changed"),
            (f"DELETE FROM {EVENTS} WHERE id = %s", "line_gone"),
            (f"UPDATE {EVENTS} SET seal_id = NULL WHERE id = %s", "line_gone"),
            (f"DELETE FROM {EVENTS} WHERE seal_id = (SELECT seal_id FROM {EVENTS} WHERE id = %s)", "line_gone"),
        ],
    )
    def test_a_line_that_was_altered_past_the_guards_is_found(
        self, sealed: list[AuditEvent], statement: str, found: str
    ) -> None:
        with protection.lifted():
            sql(statement, sealed[2].pk)
        assert codes() == [found]
        assert [problem.what for problem in verify().problems] == ["2"]

    def test_a_line_that_was_slipped_in_is_found(self, sealed: list[AuditEvent]) -> None:
        AuditEvent.objects.create(action="test.late", seal_id=2)
        assert codes() == ["line_added"]

    def test_a_seal_that_was_altered_or_taken_away_is_found(self, sealed: list[AuditEvent]) -> None:
        with protection.lifted():
            sql(f"UPDATE {SEALS} SET count = 1 WHERE number = 2")
            sealed_wrong = codes()
            sql(f"UPDATE {EVENTS} SET seal_id = NULL WHERE seal_id = 2")
            sql(f"DELETE FROM {SEALS} WHERE number = 2")
        assert [code for code in sealed_wrong if code != "guard_missing"] == ["line_added", "seal_changed"]
        assert codes() == ["only_outside", "seal_missing"]

    def test_who_makes_the_chain_anew_with_the_key_is_found_outside(self, sealed: list[AuditEvent]) -> None:
        with protection.lifted():
            sql(f"UPDATE {EVENTS} SET actor_id = 7 WHERE id = %s", sealed[0].pk)
            sql(f"UPDATE {EVENTS} SET seal_id = NULL")
            sql(f"DELETE FROM {SEALS}")
            sealing._seal_some()
        assert "differs_outside" in codes()
        outside.write_new()
        assert "differs_outside" in codes(), "also when the new seals are put beside the old ones"

    def test_another_key_is_said_and_is_no_sign_of_changes(self, sealed: list[AuditEvent], settings) -> None:
        settings.RECEIPT_KEY = "another"
        assert codes() == ["other_key"]

    def test_the_files_outside_must_be_there(self, sealed: list[AuditEvent], folder: Path) -> None:
        next(folder.iterdir()).unlink()
        assert codes() == ["not_outside"]

    def test_each_night_the_files_of_the_last_week_are_opened_and_by_the_command_all(
        self, sealed: list[AuditEvent], folder: Path, time_machine
    ) -> None:
        next(folder.iterdir()).unlink()
        assert verify_trail() == 1
        time_machine.move_to(timezone.now() + timedelta(days=30))
        record("test.deed", by=None)
        assert verify_trail() == 0
        assert codes() == ["not_outside"]
        next(file for file in folder.iterdir() if file.name.startswith(f"{timezone.localdate()}")).unlink()
        assert verify_trail() == 1

    def test_lines_that_nobody_seals_are_said(self) -> None:
        AuditEvent.objects.create(action="test.deed", at=timezone.now() - timedelta(hours=2))
        assert codes() == ["not_sealed"]

    def test_keeping_the_term_leaves_the_rest_to_be_verified(self) -> None:
        """A seal goes whole: none is left with half its lines."""
        long_ago = timezone.now() - timedelta(days=TRAIL_DAYS + 2)
        for moment in (long_ago, long_ago + timedelta(hours=1)):
            AuditEvent.objects.create(action="test.old", at=moment)
        seal_trail()
        AuditEvent.objects.create(action="test.half", at=long_ago)
        record("test.new", by=None)
        seal_trail()
        limit = timezone.localdate() - timedelta(days=TRAIL_DAYS)
        assert AuditEvent.objects.past(limit).delete()[0] == 2
        assert AuditEvent.objects.filter(action="test.half").exists(), "its seal holds a line within the term"
        assert codes() == []

    def test_files_older_than_any_back_up_go(self, sealed: list[AuditEvent], folder: Path) -> None:
        (folder / "2001-01-01-a.jsonl").write_text("")
        assert verify_trail() == 0
        assert not (folder / "2001-01-01-a.jsonl").exists()
        assert len(list(folder.iterdir())) == 3

    @pytest.mark.parametrize("count", [1, 30])
    def test_sealing_asks_the_same_whatever_there_is(self, count: int, django_assert_max_num_queries) -> None:
        for _number in range(count):
            record("test.deed", by=None)
        with django_assert_max_num_queries(8):
            assert seal_trail() == count


class TestTheCommand:
    def test_it_says_that_all_is_well(self, sealed: list[AuditEvent]) -> None:
        out = StringIO()
        call_command("verify_trail", stdout=out)
        assert "6 regels onder 3 zegels" in out.getvalue()
        assert "zoals het geschreven werd" in out.getvalue()
        assert AuditEvent.objects.get(action="audit.verify").details["problems"] == 0

    def test_it_fails_and_says_where(self, sealed: list[AuditEvent]) -> None:
        with protection.lifted():
            sql(f"UPDATE {EVENTS} SET actor_id = 7 WHERE id = %s", sealed[3].pk)
        err = StringIO()
        with pytest.raises(CommandError, match="klopt op 1 plaatsen niet"):
            call_command("verify_trail", stderr=err, stdout=StringIO())
        assert "Onder zegel 2 is een regel veranderd." in err.getvalue()
        assert AuditEvent.objects.get(action="audit.verify").outcome == "refused"

    def test_after_a_back_up_it_goes_on_and_keeps_saying_so(self, sealed: list[AuditEvent]) -> None:
        with protection.lifted():
            sql(f"DELETE FROM {EVENTS} WHERE seal_id > 1")
            sql(f"DELETE FROM {SEALS} WHERE number > 1")
        assert codes() == ["only_outside"]
        out = StringIO()
        call_command("verify_trail", "--restored", stdout=out)
        assert "Bij zegel 4 is een back-up teruggezet." in out.getvalue()
        record("test.deed", by=None)
        seal_trail()
        assert codes() == []
        with pytest.raises(CommandError, match="Laat --restored weg"):
            call_command("verify_trail", "--restored", stdout=out)


class TestLooking:
    def test_looking_again_soon_is_one_look(self) -> None:
        reader, words = staff(Role.MODERATOR), ContributionFactory()
        for _time in range(3):
            looked("contributions.read", by=reader, on=words)
        looked("contributions.read", by=staff(Role.MODERATOR), on=words)
        assert AuditEvent.objects.filter(action="contributions.read").count() == 2

    def test_a_list_is_one_line_and_is_found_by_each_that_stood_in_it(self) -> None:
        first, second, other = ContributionFactory(), ContributionFactory(), ContributionFactory()
        looked("contributions.listed", by=staff(Role.MODERATOR), seen=[first, second], count=2)
        assert AuditEvent.objects.filter(action="contributions.listed").count() == 1
        assert AuditEvent.objects.about(second).count() == 1
        assert AuditEvent.objects.about(other).count() == 0

    def test_a_number_that_is_part_of_another_is_not_found(self) -> None:
        AuditEvent.objects.create(action="test.listed", seen_type="audit.auditevent", seen=",12,112,")
        for number, found in (("12", 1), ("1", 0), ("2", 0), ("112", 1)):
            assert AuditEvent.objects.about_keys({"audit.auditevent": [number]}).count() == found
