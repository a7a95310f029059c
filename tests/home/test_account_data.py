"""An account without input: its owner reads what is kept, takes it along, and wipes it."""

import json

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from consultation.models import Subscription
from people.models import Participant, User
from people.service import Role
from privacy.models import RightsRequest
from tests.factories.contributions import ReceiptFactory
from tests.factories.people import UserFactory, staff
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
    for address in (PAGE, FILE, REQUEST):
        assert Client().get(address).url.startswith("/account/login/")


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [("gegevens/", PAGE), ("gegevens/bestand/", FILE), ("verzoek/?soort=erasure", f"{REQUEST}?soort=erasure")],
)
def test_who_only_has_an_account_is_led_to_what_is_theirs(owner: Client, address: str, leads_to: str) -> None:
    answer = owner.get(f"/mijn-inbreng/{address}")
    assert answer.url == leads_to and "no-store" in answer["Cache-Control"]
    assert owner.get(leads_to).status_code == 200
    assert Client().get(f"/mijn-inbreng/{address}").status_code == 403
    owner.cookies["inbreng"] = "over"
    assert owner.get(f"/mijn-inbreng/{address}").status_code == 403, "a code was open here, and its hour is over"


def officer_of(settings) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    officer = Client()
    officer.force_login(staff(Role.PRIVACY_OFFICER))
    return officer


@pytest.mark.parametrize("kind", ["access", "correction", "restriction", "objection", "erasure"])
def test_from_asking_with_an_account_to_the_answer(owner: Client, user, settings, mailoutbox, kind: str) -> None:
    Subscription.objects.create(round=open_round(), email=user.email)
    assert f'href="{REQUEST}"' in owner.get(PAGE).text
    assert not Participant.objects.exists(), "nobody is made by looking"
    told = owner.post(REQUEST, {"kind": kind, "text": "Mijn naam klopt niet. 123456782"}, follow=True).text
    assert "haalden wij weg" in told and "Mijn naam klopt niet." in told
    owner.post(REQUEST, {"kind": kind, "text": "Nog een keer."})
    request = RightsRequest.objects.get()
    assert not AuditEvent.objects.filter(action__startswith="privacy.request").exists(), "it would say when"
    officer, desk = officer_of(settings), reverse("verzoeken:decide", args=[request.pk])
    assert f'href="{desk}"' in officer.get("/beheer/").text
    page = officer.get(desk).text
    assert "alleen@voorbeeld.nl" in page and "not_found" not in page
    assert "alleen@voorbeeld.nl" in officer.get(reverse("verzoeken:file", args=[request.pk])).text
    said = {"outcome": "granted", "answer": "Dit is ons antwoord.", "version": request.version}
    assert "Besloten" in officer.post(desk, said, follow=True).text
    assert mailoutbox[-1].to == ["alleen@voorbeeld.nl"] and "Dit is ons antwoord." in mailoutbox[-1].body
    is_gone = kind in ("objection", "erasure")
    assert Subscription.objects.exists() != is_gone and User.objects.filter(pk=user.pk).exists() != is_gone
    if not is_gone:
        assert "Dit is ons antwoord." in owner.get(PAGE).text


def test_asking_is_refused_with_what_was_typed_and_taken_back_by_its_owner_only(owner: Client, user) -> None:
    refused = owner.post(REQUEST, {"kind": "correction", "text": ""})
    assert refused.status_code == 422 and not Participant.objects.exists()
    kept = owner.post(REQUEST, {"text": "Dit typte ik."})
    assert kept.status_code == 422 and "Dit typte ik." in kept.text
    owner.post(REQUEST, {"kind": "access"})
    request = RightsRequest.objects.get()
    back = reverse("receipt:account_take_back", args=[request.pk])
    stranger = Client()
    stranger.force_login(UserFactory())
    assert stranger.post(back).status_code == 404
    assert "is ingetrokken" in owner.post(back, follow=True).text
    request.refresh_from_db()
    assert request.state == "taken_back"
    RightsRequest.objects.update(state="granted", decided_on=request.received_on)
    assert "al beantwoord" in owner.post(back, follow=True).text


def test_who_took_part_asks_at_their_input(owner: Client, user) -> None:
    receipt = ReceiptFactory()
    Participant.objects.filter(pk=receipt.participation.participant_id).update(user=user)
    assert owner.get(REQUEST).url == reverse("receipt:request")
    assert owner.get(reverse("receipt:request")).status_code == 200


def test_the_answer_follows_the_address_of_the_account(owner: Client, user, settings, mailoutbox) -> None:
    """Who changed it since asked for a reason; at the old one somebody else may read by now."""
    Subscription.objects.create(round=open_round(), email="nieuw@voorbeeld.nl")
    of_another = Subscription.objects.create(round=open_round("twee"), email=user.email)
    owner.post(REQUEST, {"kind": "erasure"})
    request = RightsRequest.objects.get()
    User.objects.filter(pk=user.pk).update(email="nieuw@voorbeeld.nl")
    officer, desk = officer_of(settings), reverse("verzoeken:decide", args=[request.pk])
    officer.post(desk, {"outcome": "granted", "answer": "Gewist.", "version": request.version})
    assert [mail.to for mail in mailoutbox if "Gewist." in mail.body] == [["nieuw@voorbeeld.nl"]]
    assert list(Subscription.objects.all()) == [of_another]
