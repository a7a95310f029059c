"""Showing somebody everything, and wiping it."""

import json
from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group

from audit.models import AuditEvent
from notices.models import Notice, NoticeState
from people.models import ContactDetails, Participant, Perspective, User
from people.service import Role, attach_account, leave_address
from privacy import register
from privacy.access import as_text
from privacy.models import Consent
from privacy.service import access_export, after_purge, purge_participant, set_consents
from tests.factories.contributions import ContributionFactory, ParticipationFactory
from tests.factories.people import UserFactory, staff
from tests.security.trace import database_dump

pytestmark = pytest.mark.django_db
MARK = "zevenslaper"


@pytest.fixture
def person() -> Participant:
    """Somebody of whom we hold everything one can leave here."""
    participation = ParticipationFactory(participant__perspective=Perspective.objects.get(code="youth"))
    participant = participation.participant
    participant.organisation = f"{MARK} bv"
    participant.province = "UT"
    participant.save()
    participant.other_hats.add(Perspective.objects.get(code="municipality"))
    ContributionFactory(participation=participation, original=f"Ik ben {MARK}.")
    leave_address(participant, email=f"{MARK}@voorbeeld.nl", name=f"Z. {MARK}", phone="0612345678")
    set_consents(participant, {"publish", "contact"}, {"publish", "contact"})
    user = UserFactory(email=f"{MARK}.account@voorbeeld.nl")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    attach_account(participant, user)
    Notice.objects.create(key="test:1", template="decision", to=f"{MARK}@voorbeeld.nl", subject="Besluit", text=MARK)
    return participant


def test_access_shows_every_kind_of_thing_we_hold(person: Participant) -> None:
    export = json.loads(json.dumps(access_export(person)))
    text = as_text(export)
    shown = {part["wat"] for part in export["onderdelen"]}
    with_rows = {
        entry.title
        for entry in register.declared()
        if entry.export and entry.of_participant and entry.of_participant(person).exists()
    }
    assert shown == with_rows
    assert len(shown) >= 7
    for words in (
        f"Ik ben {MARK}.",
        f"{MARK}@voorbeeld.nl",
        f"{MARK} bv",
        "0612345678",
        f"{MARK}.account@voorbeeld.nl",
    ):
        assert words in text
    assert all(part["waarvoor"] and part["grondslag"] and part["bewaartermijn"] for part in export["onderdelen"])


def test_access_shows_nothing_of_anybody_else(person: Participant) -> None:
    other = ParticipationFactory().participant
    assert MARK not in json.dumps(access_export(other))
    assert MARK not in as_text(access_export(Participant.objects.create()))


def test_purge_leaves_no_word_name_or_address_in_any_table(person: Participant) -> None:
    assert MARK in database_dump()
    assert purge_participant(person) > 0
    assert MARK not in database_dump()
    assert not ContactDetails.objects.filter(participant=person).exists()
    assert not User.objects.filter(email__startswith=MARK).exists()
    assert Consent.objects.filter(participant=person, withdrawn_on=None).count() == 0
    assert Consent.objects.filter(participant=person).count() == 2, "that somebody said yes stays as proof"


def test_purge_stops_mail_that_was_waiting(person: Participant) -> None:
    purge_participant(person)
    notice = Notice.objects.get(key="test:1")
    assert (notice.state, notice.to, notice.text) == (NoticeState.FAILED, "", "")


def test_purging_again_wipes_nothing_more(person: Participant) -> None:
    purge_participant(person)
    after = database_dump()
    assert purge_participant(person) == 0
    assert database_dump() == after


def test_purge_wipes_one_person_and_nobody_else(person: Participant) -> None:
    other = ContributionFactory(original="Dit blijft staan.")
    other_participant = other.participation.participant
    leave_address(other_participant, email="blijft@voorbeeld.nl")
    purge_participant(person)
    other.refresh_from_db()
    assert other.original == "Dit blijft staan."
    assert ContactDetails.objects.get(participant=other_participant).email == "blijft@voorbeeld.nl"


def test_who_works_here_keeps_the_account(person: Participant) -> None:
    person.user.groups.add(Group.objects.get(name=Role.EDITOR))
    purge_participant(person)
    person.refresh_from_db()
    assert person.user is None
    assert User.objects.filter(email=f"{MARK}.account@voorbeeld.nl").exists()


def test_who_purged_for_somebody_is_written_down_and_a_person_who_did_it_is_not(person: Participant) -> None:
    officer = staff(Role.PRIVACY_OFFICER)
    purge_participant(person)
    assert not AuditEvent.objects.filter(action="privacy.purge").exists()
    purge_participant(person, by=officer)
    event = AuditEvent.objects.get(action="privacy.purge")
    assert (event.actor_id, event.object_id, event.details["reason"]) == (officer.pk, str(person.pk), "erased")


def test_apps_above_hear_of_it_in_the_same_transaction(person: Participant, monkeypatch) -> None:
    from privacy import purge

    heard: list[tuple[Participant, str]] = []
    monkeypatch.setattr(purge, "_listeners", list(purge._listeners))
    after_purge(lambda participant, reason: heard.append((participant, reason)))
    purge_participant(person, "erased")
    assert heard == [(person, "erased")]

    def fail(participant: Participant, reason: str) -> None:
        raise RuntimeError("the file could not be wiped")

    after_purge(fail)
    leave_address(person, email="opnieuw@voorbeeld.nl")
    with pytest.raises(RuntimeError):
        purge_participant(person)
    assert ContactDetails.objects.filter(participant=person).exists(), "half a purge is no purge"


def test_dates_in_an_export_are_plain(person: Participant) -> None:
    days = [
        row["Achtergelaten op"]
        for part in access_export(person)["onderdelen"]
        for row in part["gegevens"]
        if "Achtergelaten op" in row
    ]
    assert days == [date.today().isoformat()]
