"""An account without input: its owner reads what is kept, takes it along, and wipes it."""

import json
from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from consultation.models import Subscription
from people.models import Participant, User
from people.service import Role
from privacy.models import RightsRequest
from privacy.requests.subjects import address_of
from tests.factories.contributions import ReceiptFactory
from tests.factories.people import UserFactory, staff
from tests.factories.privacy import RightsRequestFactory
from tests.factories.rounds import open_round

pytestmark = pytest.mark.django_db
PAGE, FILE = "/mijn-inbreng/account/", "/mijn-inbreng/account/bestand/"
REQUEST = "/mijn-inbreng/account/verzoek/"


@pytest.fixture
def user():
    user = UserFactory(email="alleen@voorbeeld.nl")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@pytest.fixture
def owner(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_door_leads_who_is_logged_in_to_what_is_kept(owner: Client) -> None:
    assert f'href="{PAGE}"' in owner.get("/mijn-inbreng/").text
    page = owner.get(PAGE)
    assert "alleen@voorbeeld.nl" in page.text and "no-store" in page["Cache-Control"]
    assert "alleen@voorbeeld.nl" in json.dumps(json.loads(owner.get(FILE).text))


def test_wiping_takes_account_addresses_letters_and_session(owner: Client, user) -> None:
    Subscription.objects.create(round=open_round(), email=user.email)
    assert "is gewist" in owner.post(PAGE, follow=True).text
    assert not User.objects.filter(pk=user.pk).exists()
    assert not EmailAddress.objects.exists() and not Subscription.objects.exists()
    assert owner.get(PAGE).status_code == 302
    assert owner.post(PAGE).status_code == 302


def test_an_account_of_which_the_concept_went_away_goes_whole(owner: Client, user) -> None:
    Participant.objects.create(user=user, organisation="De buurtkamer")
    assert "De buurtkamer" in owner.get(PAGE).text
    owner.post(PAGE)
    assert not User.objects.filter(pk=user.pk).exists()
    assert Participant.objects.get().organisation == ""


def test_who_has_input_finds_everything_there(owner: Client, user) -> None:
    receipt = ReceiptFactory()
    Participant.objects.filter(pk=receipt.participation.participant_id).update(user=user)
    assert owner.get(PAGE).url == reverse("receipt:data")
    assert owner.post(PAGE).url == reverse("receipt:data")
    assert User.objects.filter(pk=user.pk).exists()


def test_a_colleague_reads_what_is_kept_and_is_told_who_closes_the_account(settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    colleague, client = staff(Role.MODERATOR), Client()
    client.force_login(colleague)
    assert colleague.email in client.get(PAGE).text
    assert "Een beheerder sluit uw account" in client.post(PAGE).text
    assert User.objects.filter(pk=colleague.pk).exists()


def test_a_visitor_is_asked_to_log_in() -> None:
    for address in (PAGE, FILE):
        assert Client().get(address).url.startswith("/account/login/")


def test_the_pages_of_who_has_input_lead_who_has_none_to_the_same_of_the_account(owner: Client) -> None:
    assert owner.get("/mijn-inbreng/gegevens/").url == PAGE
    assert owner.get("/mijn-inbreng/gegevens/bestand/").url == FILE
    assert owner.get("/mijn-inbreng/verzoek/").url == REQUEST
    assert Client().get("/mijn-inbreng/verzoek/").status_code == 403


def test_a_right_is_used_from_an_account_and_comes_on_the_desk(owner: Client, user) -> None:
    assert f'href="{REQUEST}"' in owner.get(PAGE).text
    bad = owner.post(REQUEST, {"text": "Ik wil dat dit blijft staan."})
    assert bad.status_code == 422 and "Ik wil dat dit blijft staan." in bad.text
    page = owner.post(REQUEST, {"kind": "correction", "text": "Mijn naam is fout, 123456782."}, follow=True)
    assert "Uw verzoek is binnen" in page.text and "Mijn naam is fout" in page.text and "123456782" not in page.text
    owner.post(REQUEST, {"kind": "correction", "text": "Nog eens."})
    asked = RightsRequest.objects.get()
    assert asked.participant is not None and asked.participant.user == user
    assert address_of(asked) == user.email
    page = owner.post(f"{REQUEST}{asked.pk}/intrekken/", follow=True)
    assert "is ingetrokken" in page.text
    asked.refresh_from_db()
    assert asked.state == "taken_back"


def test_what_was_answered_meanwhile_is_not_taken_back(owner: Client, user) -> None:
    person = Participant.objects.create(user=user)
    asked = RightsRequestFactory(participant=person, state="refused", decided_on=date(2026, 3, 2), answer="Omdat.")
    page = owner.post(f"{REQUEST}{asked.pk}/intrekken/")
    assert page.status_code == 409 and "Wij hebben dit al beantwoord" in page.text and "Omdat." in page.text
    of_another = RightsRequestFactory()
    assert owner.post(f"{REQUEST}{of_another.pk}/intrekken/").status_code == 404
    assert Client().post(f"{REQUEST}{of_another.pk}/intrekken/").status_code == 302


def test_who_has_input_asks_there(owner: Client, user) -> None:
    receipt = ReceiptFactory()
    Participant.objects.filter(pk=receipt.participation.participant_id).update(user=user)
    assert owner.get(REQUEST).url == reverse("receipt:request")
