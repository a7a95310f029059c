"""The two sides of a request: the person's own page, and the privacy officer's screens. Both without scripts."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from consultation.models import Subscription
from people.service import Role, leave_address
from privacy.models import RightsRequest
from privacy.requests.asking import ask
from tests.factories.contributions import ContributionFactory, ReceiptFactory
from tests.factories.people import UserFactory, staff
from tests.factories.privacy import RightsRequestFactory
from tests.home.deeds import deed

pytestmark = pytest.mark.django_db
MINE = "/mijn-inbreng/"
ASK = "/mijn-inbreng/verzoek/"


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def receipt():
    return ReceiptFactory(participation=ContributionFactory(original="Ik zei iets.", published=True).participation)


@pytest.fixture
def holder(receipt) -> Client:
    client = Client()
    client.post(MINE, {"code": receipt.code})
    return client


@pytest.fixture
def officer() -> Client:
    client = Client()
    client.force_login(staff(Role.PRIVACY_OFFICER))
    return client


def test_from_objecting_to_the_answer(holder: Client, officer: Client, receipt) -> None:
    assert "Maak bezwaar" in holder.get(MINE).text
    assert "checked" in holder.get(ASK, {"soort": "erasure"}).text
    assert "checked" not in holder.get(ASK).text, "nobody asks by accident"
    sent = deed(holder, ASK, {"kind": "objection", "text": "Ik ben te herkennen. 123456782"}, follow=True).text
    assert "haalden wij weg" in sent
    assert "Tot dan gebruiken wij uw woorden niet" in sent and "Stilgezet" in sent
    request = RightsRequest.objects.get()
    address = reverse("verzoeken:decide", args=[request.pk])
    assert f'href="{address}"' in officer.get("/beheer/").text
    page = officer.get(address).text
    assert "Ik ben te herkennen." in page and "123456782" not in page
    wrong = officer.post(address, {"outcome": "refused", "answer": "", "version": request.version})
    assert wrong.status_code == 422
    done = officer.post(address, {"outcome": "refused", "answer": "U bent afgedekt.", "version": request.version})
    assert done.url == reverse("verzoeken:index")
    told = holder.get(MINE).text
    assert "U bent afgedekt." in told and "Autoriteit Persoonsgegevens" in told and "Stilgezet" not in told
    assert AuditEvent.objects.filter(action="privacy.request_read").count() == 1


def test_what_is_wrong_comes_back_with_what_was_typed(holder: Client) -> None:
    for typed, sentence in (
        ({"text": "hallo"}, "Kies wat u wilt."),
        ({"kind": "correction", "text": "  "}, "Schrijf op wat er niet klopt"),
        ({"kind": "zomaar", "text": "hallo"}, "Kies wat u wilt."),
    ):
        response = deed(holder, ASK, typed)
        assert response.status_code == 422
        assert sentence in response.text and typed["text"] in response.text
    assert not RightsRequest.objects.exists()


def test_in_part_the_officer_ticks_what_goes(officer: Client, receipt) -> None:
    person = receipt.participation.participant
    leave_address(person, email="zij@voorbeeld.nl")
    request = ask(person, "erasure")
    address = reverse("verzoeken:decide", args=[request.pk])
    assert "Contactgegevens (1)" in officer.get(address).text
    given = {"outcome": "partly", "answer": "Uw adres is weg.", "version": request.version}
    assert officer.post(address, {**given, "parts": "auth.Group"}).status_code == 422
    assert officer.post(address, {**given, "parts": "people.ContactDetails"}).status_code == 302
    person.refresh_from_db()
    assert not hasattr(person, "contact")
    assert person.participations.get().contributions.get().original == "Ik zei iets."


def test_one_takes_back_ones_own_and_nobody_elses(holder: Client, receipt) -> None:
    own, other = ask(receipt.participation.participant, "access"), RightsRequestFactory()
    assert deed(holder, reverse("receipt:take_back_request", args=[other.pk])).status_code == 404
    assert deed(holder, reverse("receipt:take_back_request", args=[own.pk])).status_code == 302
    own.refresh_from_db()
    other.refresh_from_db()
    assert (own.state, other.state) == ("taken_back", "received")
    RightsRequest.objects.filter(pk=own.pk).update(state="granted", decided_on=timezone.localdate())
    assert deed(holder, reverse("receipt:take_back_request", args=[own.pk])).status_code == 409


def test_a_code_alone_asks_nothing_for_an_account(holder: Client, receipt) -> None:
    person = receipt.participation.participant
    person.user = UserFactory()
    person.save()
    ask(person, "objection", "Alleen voor mij.")
    assert "Alleen voor mij." not in holder.get(MINE).text
    assert deed(holder, ASK, {"kind": "erasure"}).status_code == 409
    holder.force_login(person.user)
    assert "Alleen voor mij." in holder.get(MINE).text
    assert deed(holder, ASK, {"kind": "erasure"}).status_code == 302


def test_by_hand_from_the_letter_to_the_file(officer: Client) -> None:
    Subscription.objects.create(email="zij@voorbeeld.nl")
    person = ContributionFactory(original="Mijn woorden").participation.participant
    leave_address(person, email="zij@voorbeeld.nl", name="Z.")
    given = {"kind": "access", "way": "letter", "received_on": timezone.localdate().isoformat(), "text": "Alles."}
    refused = officer.post(reverse("verzoeken:put_in"), given)
    assert refused.status_code == 422 and "hoe wij antwoorden" in refused.text and "Alles." in refused.text
    case = officer.post(reverse("verzoeken:put_in"), {**given, "email": "zij@voorbeeld.nl"})
    page = officer.get(case.url).text
    assert str(person) in page and "Hoe stelde u vast" in page
    file = officer.get(reverse("verzoeken:file", args=[RightsRequest.objects.get().pk]))
    told = json.dumps(json.loads(file.content), ensure_ascii=False)
    assert "Mijn woorden" in told and "Z." in told
    assert told.count('"wat": "Aanmeldingen voor nieuws"') == 1
    assert "no-store" in file.headers["Cache-Control"]
    assert AuditEvent.objects.filter(action="privacy.request_file").count() == 1


def test_more_time_and_using_words_again_need_a_reason(officer: Client) -> None:
    request = RightsRequestFactory(kind="restriction")
    address = reverse("verzoeken:put_off", args=[request.pk])
    assert "Schrijf eerst de reden" in officer.post(address, {"version": 1}, follow=True).text
    assert "Het is veel." in officer.post(address, {"version": 1, "reason": "Het is veel."}, follow=True).text
    assert "één keer" in officer.post(address, {"version": 2, "reason": "Nog meer."}, follow=True).text
    given = {"outcome": "granted", "answer": "Goed.", "version": 2}
    officer.post(reverse("verzoeken:decide", args=[request.pk]), given)
    ended = officer.post(reverse("verzoeken:end", args=[request.pk]), {"version": 3, "reason": "Klaar."}, follow=True)
    assert "Klaar." in ended.text and "Niet meer stilgezet" in ended.text


def test_a_correction_is_made_and_the_trail_tells_which_fields_not_what(officer: Client) -> None:
    request = RightsRequestFactory(kind="correction", text="Ik woon in Zeeland.")
    address = reverse("verzoeken:correct", args=[request.pk])
    assert "Ik woon in Zeeland." in officer.get(address).text
    person = request.participant
    officer.post(address, {"speaks_for": "self", "province": "ZE", "perspective": person.perspective_id or ""})
    person.refresh_from_db()
    assert person.province == "ZE"
    event = AuditEvent.objects.get(action="privacy.corrected")
    assert "province" in event.details["fields"] and "ZE" not in str(event.details)
    RightsRequest.objects.filter(pk=request.pk).update(state="refused", decided_on=timezone.localdate())
    assert officer.post(address, {"speaks_for": "self", "province": "UT"}).status_code == 422
    person.refresh_from_db()
    assert person.province == "ZE"


def test_the_list_and_the_page_ask_the_same_whatever_their_number(officer: Client, holder: Client, receipt) -> None:
    counts = []
    for more in (1, 2):
        for _number in range(more):
            RightsRequestFactory()
            RightsRequestFactory(participant=receipt.participation.participant, kind="access", state="taken_back")
        for client, address in ((officer, reverse("verzoeken:index")), (holder, MINE), (holder, ASK)):
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counts.append(len(queries))
    assert counts[:3] == counts[3:]


def test_the_screen_of_terms_changes_nothing_and_says_when_it_last_ran(officer: Client) -> None:
    from privacy.tasks import apply_retention

    assert "liep hier nog nooit" in officer.get(reverse("bewaartermijnen:index")).text
    apply_retention()
    page = officer.get(reverse("bewaartermijnen:index")).text
    assert "Toen gingen er 0 rijen weg" in page and "Contactgegevens" in page
