"""A database that is older than the ledger of erasures is noticed, however it was put back."""

import shutil
from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone

from audit.ledger import Ledger
from contributions.models import Contribution
from contributions.service import withdraw_contribution
from pages import restored
from people.models import User
from privacy import put_back
from privacy.models import Erasure, NotedFile
from privacy.tasks import apply_retention, note_erasures
from tests.factories.contributions import ContributionFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def erased() -> Contribution:
    """Somebody took words back, and the ledger was told."""
    words = ContributionFactory(original="Bel mij.")
    withdraw_contribution(words)
    assert note_erasures() == 1
    return words


def older() -> None:
    """The database as it was before that."""
    Erasure.objects.all().delete()
    NotedFile.objects.all().delete()


def stands(client: Client) -> bool:
    """As monitoring asks it, a minute later."""
    restored._Seen.look_again_at = 0
    return client.get("/readyz").json()["erasures"] == "fails"


def test_an_older_database_is_noticed_and_opens_after_erasing(client: Client) -> None:
    words = erased()
    assert not stands(client)
    older()
    Contribution.objects.filter(pk=words.pk).update(original="Bel mij.", emptied_reason="")
    assert stands(client)
    assert client.get("/").status_code == 503
    call_command("reapply_erasures", "--apply", stdout=StringIO())
    assert not stands(client)
    assert client.get("/").status_code == 200
    assert Contribution.objects.get(pk=words.pk).original == ""


def test_what_was_erased_once_more_is_noticed_too(client: Client) -> None:
    words = erased()
    known = NotedFile.objects.values_list("name", flat=True)[0]
    Contribution.objects.filter(pk=words.pk).update(original="Bel mij.", emptied_reason="")
    withdraw_contribution(Contribution.objects.get(pk=words.pk))
    assert note_erasures() == 1
    Erasure.objects.update(times=1)
    NotedFile.objects.exclude(name=known).delete()
    assert stands(client)


def test_killed_between_the_ledger_and_the_database_is_no_alarm(client: Client) -> None:
    erased()
    NotedFile.objects.all().delete()
    Erasure.objects.update(noted=False)
    assert not stands(client)
    assert NotedFile.objects.count() == 1, "known from now on"


def test_a_back_up_that_knew_what_was_not_yet_told_is_no_alarm(client: Client) -> None:
    words = ContributionFactory(original="Bel mij.")
    withdraw_contribution(words)
    kept = list(Erasure.objects.all())
    note_erasures()
    older()
    Erasure.objects.bulk_create(kept)
    assert not stands(client)


def test_the_ledger_of_another_database_on_this_machine_is_no_alarm(client: Client) -> None:
    erased()
    older()
    first = MigrationRecorder.Migration.objects.earliest("applied")
    first.applied -= timedelta(days=40)
    first.save()
    assert not stands(client)


def test_files_of_a_release_that_did_not_say_whose_they_were_count_from_the_day_the_database_was_made(
    client: Client,
) -> None:
    MigrationRecorder.Migration.objects.update(applied=timezone.now() - timedelta(days=3))
    line = {"kind": "contribution", "key": "1", "reason": "withdrawn", "erased_on": f"{timezone.localdate()}"}
    place = storages["erasures"]
    before, since = (timezone.localdate() - timedelta(days=days) for days in (9, 2))
    ledger = Ledger("erasures")
    written = ledger.write([line])
    content = place.open(written).read()
    place.delete(written)
    place.save(f"{before}-{'a' * 32}.jsonl", ContentFile(content))
    assert not stands(client)
    place.save(f"{since}-{'a' * 32}.jsonl", ContentFile(content))
    assert stands(client)


def test_a_file_that_cannot_be_read_closes_nothing_and_is_looked_at_again(client: Client, caplog) -> None:
    name = erased() and NotedFile.objects.get().name
    place = storages["erasures"]
    place.delete(name)
    place.save(name, ContentFile(b'{"kind": "contrib'))
    older()
    assert not stands(client)
    assert "cannot be read" in caplog.text
    assert not NotedFile.objects.exists()
    with pytest.raises(CommandError, match="stuk: " + name):
        call_command("reapply_erasures", "--apply", stdout=StringIO())
    call_command("reapply_erasures", "--apply", "--without", name, stdout=StringIO())


def test_a_ledger_that_is_away_is_told_by_the_log_and_looked_at_again(client: Client, caplog, settings) -> None:
    erased()
    older()
    kept = settings.STORAGES["erasures"]
    settings.STORAGES = {**settings.STORAGES, "erasures": {"BACKEND": "no.such.Storage"}}
    assert stands(client) and not restored.waits_for_erasures()
    assert "it cannot be seen now" in caplog.text
    settings.STORAGES = {**settings.STORAGES, "erasures": kept}
    assert stands(client)


def test_putting_back_that_stopped_halfway_stays_closed(client: Client) -> None:
    put_back.begin()
    put_back.begin()
    assert stands(client)
    call_command("reapply_erasures", "--apply", stdout=StringIO())
    assert not stands(client)
    assert not storages["erasures"].exists(put_back.busy())


def test_a_practice_in_the_same_place_closes_only_itself(client: Client, monkeypatch) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setitem(connection.settings_dict, "NAME", "practice")
        put_back.begin()
    assert not stands(client)
    with monkeypatch.context() as elsewhere:
        elsewhere.setitem(connection.settings_dict, "NAME", "practice")
        assert stands(client)


def test_numbers_of_another_database_mean_somebody_else_here() -> None:
    """A pilot in the same place: its account 7 is not ours; a number that can be nobody else still counts."""
    mine, left = UserFactory(), ContributionFactory(original="Bel mij.")
    lines = [
        {"kind": "row", "key": f"{mine.pk}:user", "reason": "erased", "erased_on": f"{timezone.localdate()}"},
        {"kind": "contribution", "key": str(left.pk), "reason": "withdrawn", "erased_on": f"{timezone.localdate()}"},
    ]
    Ledger("erasures").write(lines, after_day="another12345-")
    call_command("reapply_erasures", "--apply", stdout=StringIO())
    assert User.objects.filter(pk=mine.pk).exists()
    left.refresh_from_db()
    assert left.original == ""
    Ledger("erasures").write(lines[:1], after_day=f"{put_back.mark_of_this_database()}-")
    call_command("reapply_erasures", "--apply", stdout=StringIO())
    assert not User.objects.filter(pk=mine.pk).exists()


def test_it_can_be_closed_by_hand(client: Client) -> None:
    told = StringIO()
    call_command("reapply_erasures", "--wait", stdout=told)
    assert "De website is dicht" in told.getvalue()
    assert client.get("/").status_code == 503


def test_names_go_with_their_files(time_machine) -> None:
    erased()
    time_machine.move_to(timezone.now() + timedelta(days=401))
    apply_retention()
    assert not NotedFile.objects.exists()


def test_a_look_asks_the_same_for_one_file_and_for_three(client: Client, django_assert_num_queries) -> None:
    erased()
    with django_assert_num_queries(2):
        assert not put_back.was_put_back()
    erased()
    erased()
    with django_assert_num_queries(2):
        assert not put_back.was_put_back()


def test_without_a_ledger_nothing_is_asked(django_assert_num_queries) -> None:
    shutil.rmtree(storages["erasures"].path(""), ignore_errors=True)
    with django_assert_num_queries(0):
        assert not put_back.was_put_back()
