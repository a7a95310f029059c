"""The word back: everybody who can be reached, once; who said no, and who has no address, not."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db.models import F
from django.test import Client
from django.utils import timezone

from contributions.service import Refused
from gatherings.models import Gathering, Seat
from notices.models import Notice
from outreach.cards.reports import publish, report_of, write
from outreach.cards.word_back import mark_done, tell_back
from outreach.coming.retention import expire, past_term
from outreach.models import EventReport, SignUp, WordBack
from people.models import ContactDetails, User
from people.service import Role
from privacy.models import Consent, ConsentText
from privacy.service import purge_participant
from tests.factories import gatherings
from tests.factories.people import staff
from tests.outreach.cards.evening import Evening


@pytest.fixture
def by(db: None) -> User:
    return staff(Role.ORGANISER)


def online(evening: Evening) -> EventReport:
    """The report of an evening that is over, on the website."""
    report = report_of(evening.date)
    report = write(report, "Mensen willen gebeld worden.", "Bellen.", version=report.version, by=None)
    evening.held()
    return publish(report, by=None)


def came(evening: Evening, state: str = "attended", **contact: str) -> object:
    """Somebody with a seat."""
    return gatherings.seat(evening.date.gathering, state, participant=gatherings.person(**contact)).participant


def said_no(participant: object) -> None:
    """Contact was allowed once, and taken back."""
    text = ConsentText.objects.get(purpose="contact", active=True)
    Consent.objects.create(participant=participant, purpose="contact", text=text, withdrawn_on=timezone.localdate())


def test_each_hears_once_however_often_it_is_pressed(evening: Evening, client: Client, by: User) -> None:
    came(evening, email="kim@example.org")
    came(evening, email="weg@example.org", state="no_show")
    said_no(came(evening, email="nee@example.org"))
    evening.write(client, "Niemand belde mij terug.")
    client.post(evening.table("mag/"), {"email": "kaart@example.org"})
    evening.write(Client(), "Zonder adres.")
    report = online(evening)
    assert [tell_back(report, by=by) for _press in range(3)] == [2, 0, 0]
    assert set(Notice.objects.values_list("to", flat=True)) == {"kim@example.org", "kaart@example.org"}
    texts = {notice.to: notice.text for notice in Notice.objects.all()}
    assert all("/verslag/" in text for text in texts.values())
    assert "/mijn-inbreng/" in texts["kaart@example.org"] and "/mijn-inbreng/" not in texts["kim@example.org"]
    came(evening, email="later@example.org")
    assert tell_back(report, by=by) == 1
    assert EventReport.objects.get().word_back_on == timezone.localdate()


def test_who_is_wiped_before_the_mail_left_gets_none(evening: Evening, client: Client, by: User) -> None:
    evening.write(client, "Niemand belde mij terug.")
    client.post(evening.table("mag/"), {"email": "kaart@example.org"})
    tell_back(online(evening), by=by)
    assert Notice.objects.filter(to="kaart@example.org").exists() and not ContactDetails.objects.exists()
    purge_participant(WordBack.objects.get().participant)
    assert not Notice.objects.exclude(to="").exists() and not WordBack.objects.exists()


def test_who_signed_up_and_wrote_with_the_same_address_gets_one_mail(
    evening: Evening, client: Client, by: User
) -> None:
    came(evening, email="kim@example.org")
    evening.write(client, "Niemand belde mij terug.")
    client.post(evening.table("mag/"), {"email": "kim@example.org"})
    report = online(evening)
    assert (tell_back(report, by=by), tell_back(report, by=by)) == (1, 0)
    assert Notice.objects.count() == 1
    assert ContactDetails.objects.count() == 1, "that of the card is forgotten, that of the sign-up has its own term"


def test_an_address_on_a_card_is_used_once_and_then_forgotten(evening: Evening, by: User) -> None:
    for email, given in (("weg@example.org", {}), ("blijf@example.org", {"contact": "on"})):
        phone = Client()
        evening.write(phone, "Niemand belde mij terug.")
        phone.post(evening.table("mag/"), {"email": email, **given})
    report = online(evening)
    assert (tell_back(report, by=by), tell_back(report, by=by)) == (2, 0)
    assert list(ContactDetails.objects.values_list("email", flat=True)) == ["blijf@example.org"]
    assert Notice.objects.exclude(to="").count() == 2


def test_who_has_to_be_called_keeps_the_number_until_then(evening: Evening, by: User) -> None:
    came(evening, email="", phone="0701234567", reach_by="phone")
    seat = Seat.objects.get()
    SignUp.objects.create(seat=seat, date=evening.date, door_code="ab12cd", token=uuid4())
    ContactDetails.objects.update(email="", left_on=timezone.localdate() - timedelta(days=9))
    Gathering.objects.update(starts_at=F("starts_at") - timedelta(days=9), ends_at=F("ends_at") - timedelta(days=9))
    report = online(evening)
    tell_back(report, by=by)
    expire(past_term(timezone.localdate()))
    assert ContactDetails.objects.exists()
    mark_done(report, WordBack.objects.values_list("pk", flat=True), by=by)
    expire(past_term(timezone.localdate()))
    assert not ContactDetails.objects.exists()


def test_who_has_no_mail_stands_on_the_list_until_called(evening: Evening, organiser: Client, by: User) -> None:
    came(evening, email="", phone="0701234567", reach_by="phone")
    report = online(evening)
    assert tell_back(report, by=by) == 1
    assert not Notice.objects.exists()
    url = evening.staff_url("bericht")
    assert "0701234567" in organiser.get(url).content.decode()
    row = WordBack.objects.get()
    for _press in range(2):
        assert organiser.post(url, {"deed": "done", "row": str(row.pk)}).status_code == 302
    row.refresh_from_db()
    assert row.done_on == timezone.localdate()
    assert "0701234567" not in organiser.get(url).content.decode()


def test_nobody_is_told_before_the_report_is_online(evening: Evening, organiser: Client, by: User) -> None:
    came(evening)
    with pytest.raises(Refused, match="eerst online"):
        tell_back(report_of(evening.date), by=by)
    assert organiser.post(evening.staff_url("bericht"), {"deed": "tell"}).status_code == 422
    assert not WordBack.objects.exists()
