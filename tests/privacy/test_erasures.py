"""A back-up that is put back does not bring back what was erased after it was made."""

import shutil
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.core.management import call_command
from django.utils import timezone

from contributions.models import Contribution, Participation
from contributions.service import withdraw, withdraw_contribution
from people.models import ContactDetails, Participant
from people.service import leave_address
from privacy import erasures, tasks
from privacy.models import Consent, Erasure
from privacy.service import CONTACT, Purpose, purge_participant, remember, set_consents, standing_purposes
from tests.factories.contributions import ContributionFactory, ParticipationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_ledger() -> None:
    """The ledger outlives a test's transaction, as it outlives a database: begin without one."""
    ledger = storages["erasures"]
    shutil.rmtree(Path(ledger.path("")), ignore_errors=True)


class BackUp:
    """Rows as they were, put back over what is there now: what a restored database looks like."""

    def __init__(self, *rows) -> None:
        self._rows = [type(row).objects.get(pk=row.pk) for row in rows]

        self._known = list(Erasure.objects.all())

    def put_back(self) -> None:
        """Everything as it was; of erasures this database knows what it knew then."""
        for row in self._rows:
            row.save(force_insert=not type(row).objects.filter(pk=row.pk).exists())
        Erasure.objects.all().delete()
        Erasure.objects.bulk_create(self._known)


def again(*arguments: str) -> str:
    out = StringIO()
    call_command("reapply_erasures", *arguments, stdout=out)
    return out.getvalue()


def test_words_that_were_taken_back_go_again() -> None:
    words = ContributionFactory(original="Bel mij.", redacted="Bel mij.")
    backed_up = BackUp(words)
    withdraw_contribution(words)
    assert tasks.note_erasures() == 1
    backed_up.put_back()
    assert Contribution.objects.get(pk=words.pk).original == "Bel mij."

    assert "contribution" in again()
    assert Contribution.objects.get(pk=words.pk).original == "Bel mij."
    assert "Klaar: alles is weer gewist." in again("--apply")
    kept = Contribution.objects.get(pk=words.pk)
    assert (kept.original, kept.redacted, kept.emptied_reason) == ("", "", "withdrawn")
    assert "Deze database weet van alle wissingen." in again("--apply")


def test_who_took_part_and_withdrew_is_withdrawn_again_also_after_the_last_day(time_machine) -> None:
    participation = ParticipationFactory()
    words = ContributionFactory(participation=participation, occasion=participation.occasion, original="Bel mij.")
    backed_up = BackUp(participation, words)
    withdraw(participation)
    tasks.note_erasures()
    backed_up.put_back()
    participation.occasion.words_final_on = timezone.localdate() - timedelta(days=1)
    participation.occasion.save()
    again("--apply")
    assert Participation.objects.get(pk=participation.pk).state == "withdrawn"
    assert Contribution.objects.get(pk=words.pk).original == ""
    assert Contribution.objects.get(pk=words.pk).emptied_reason == "withdrawn"


def test_a_person_who_asked_to_be_forgotten_is_forgotten_again() -> None:
    participation = ParticipationFactory()
    person = participation.participant
    contact = ContactDetails.objects.create(participant=person, email="kim@voorbeeld.nl")
    backed_up = BackUp(person, participation, contact)
    purge_participant(person)
    tasks.note_erasures()
    backed_up.put_back()
    assert ContactDetails.objects.filter(participant=person).exists()
    again("--apply")
    assert not ContactDetails.objects.filter(participant=person).exists()


def test_a_consent_that_was_taken_back_does_not_stand_again() -> None:
    person = Participant.objects.create()
    set_consents(person, {Purpose.PUBLISH}, {Purpose.PUBLISH})
    backed_up = BackUp(Consent.objects.get())
    set_consents(person, set(), {Purpose.PUBLISH})
    tasks.note_erasures()
    backed_up.put_back()
    assert standing_purposes(person) == {Purpose.PUBLISH}
    again("--apply")
    assert standing_purposes(person) == set()


def test_what_was_given_again_and_taken_back_again_goes_again_and_stays_when_it_was_not() -> None:
    person = Participant.objects.create()
    for _time in range(2):
        set_consents(person, {Purpose.PUBLISH}, {Purpose.PUBLISH})
        backed_up = BackUp(Consent.objects.standing().get())
        tasks.note_erasures()
        assert "Deze database weet van alle wissingen." in again("--apply")
        assert standing_purposes(person) == {Purpose.PUBLISH}, "given again after it was taken back: it stands"
        set_consents(person, set(), {Purpose.PUBLISH})
        tasks.note_erasures()
        backed_up.put_back()
        assert standing_purposes(person) == {Purpose.PUBLISH}
        again("--apply")
        assert standing_purposes(person) == set()
        assert "Deze database weet van alle wissingen." in again("--apply")


def test_what_was_erased_while_the_ledger_was_written_is_written_next() -> None:
    remember(CONTACT, ["1"], "withdrawn")
    told = erasures._told

    def meanwhile(erasure: Erasure) -> dict[str, str]:
        remember(CONTACT, ["1"], "withdrawn")
        return told(erasure)

    erasures._told = meanwhile
    try:
        erasures.note()
    finally:
        erasures._told = told
    assert erasures.note() == 1
    assert erasures.note() == 0


def test_what_was_rolled_back_is_not_remembered_and_twice_is_once() -> None:
    words = ContributionFactory(original="Bel mij.")
    withdraw_contribution(words)
    withdraw_contribution(words)
    assert Erasure.objects.count() == 1
    assert tasks.note_erasures() == 1
    assert tasks.note_erasures() == 0
    Erasure.objects.update(noted=False)  # killed between the file and this mark
    assert tasks.note_erasures() == 1
    Erasure.objects.all().delete()
    assert erasures.reapply(apply=False) == {"contribution": 1}


def test_the_ledger_holds_no_words_and_goes_in_time(time_machine) -> None:
    words = ContributionFactory(original="Bel mij op 0612345678.")
    withdraw_contribution(words)
    tasks.note_erasures()
    ledger = storages["erasures"]
    (name,) = ledger.listdir("")[1]
    with ledger.open(name) as file:
        told = file.read().decode()
    assert str(words.pk) in told
    assert "Bel" not in told
    time_machine.move_to(timezone.now() + timedelta(days=399))
    assert erasures.forget_old() == 0
    time_machine.move_to(timezone.now() + timedelta(days=2))
    assert erasures.forget_old() == 1
    assert not Erasure.objects.exists()


def test_a_kind_that_nobody_knows_is_told_and_stops_nothing(caplog) -> None:
    Erasure.objects.create(kind="iets", key="1")
    words = ContributionFactory(original="Bel mij.")
    withdraw_contribution(words)
    tasks.note_erasures()
    Erasure.objects.all().delete()
    Contribution.objects.filter(pk=words.pk).update(original="Bel mij.", emptied_reason="")
    again("--apply")
    assert Contribution.objects.get(pk=words.pk).original == ""
    assert "a kind that nobody knows: iets" in caplog.text


def test_an_address_that_somebody_took_away_goes_again(client) -> None:
    participation = ParticipationFactory()
    person = participation.participant
    contact = ContactDetails.objects.create(participant=person, email="kim@voorbeeld.nl")
    backed_up = BackUp(contact)
    leave_address(person)
    remember(CONTACT, [person.pk], "withdrawn")
    tasks.note_erasures()
    backed_up.put_back()
    again("--apply")
    assert not ContactDetails.objects.filter(participant=person).exists()
