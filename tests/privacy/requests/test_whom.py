"""Who wrote or called is found by what they left with us; and nothing is said to be done that was not."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from consultation.models import CallBackRequest
from contributions.models import Contribution, Participation
from contributions.whereabouts import seen_in
from people.models import ContactDetails, User
from people.service import Role, leave_address, numbers_in
from privacy.models import RightsRequest
from privacy.requests.asking import are_words_set_aside
from tests.factories.contributions import ContributionFactory, ReceiptFactory
from tests.factories.people import UserFactory, staff
from tests.factories.rounds import open_round

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def officer() -> Client:
    client = Client()
    client.force_login(staff(Role.PRIVACY_OFFICER))
    return client


@pytest.fixture
def receipt():
    return ReceiptFactory(participation=ContributionFactory(original="Ik zei iets.").participation)


@pytest.fixture
def person(receipt):
    person = receipt.participation.participant
    leave_address(person, name="Kim Jansen", phone="06-12 34 56 78", address="Dorpsstraat 1\n1234 AB  Ons Dorp")
    return person


def put_in(officer: Client, kind: str = "erasure", **also: str) -> RightsRequest:
    typed = {"kind": kind, "way": "phone", "received_on": f"{timezone.localdate()}", "reach": "Kim, ik bel terug"}
    officer.post(reverse("verzoeken:put_in"), {**typed, **also})
    return RightsRequest.objects.get()


def grant(officer: Client, request: RightsRequest) -> str:
    request.refresh_from_db()
    said = {"outcome": "granted", "answer": "Gewist.", "checked_how": "Teruggebeld.", "version": request.version}
    return officer.post(reverse("verzoeken:decide", args=[request.pk]), said, follow=True).text


@pytest.mark.parametrize(
    "typed", ["+31 6 12345678", "0612345678", "(06) 1234.5678", "kim jansen", "code", "dorpsstraat  1", "1234ab"]
)
def test_who_left_no_mail_address_is_found_shown_and_wiped(officer: Client, receipt, person, typed: str) -> None:
    request = put_in(officer)
    typed = receipt.code if typed == "code" else typed
    page = officer.get(reverse("verzoeken:decide", args=[request.pk]), {"zoek": typed}).text
    assert f'value="{person.pk}"' in page and "Kim Jansen" in page
    assert AuditEvent.objects.filter(action="privacy.request_search").count() == 1
    officer.post(
        reverse("verzoeken:point_out", args=[request.pk]), {"people": [person.pk], "version": request.version}
    )
    assert "Besloten" in grant(officer, request)
    assert not ContactDetails.objects.exists()
    assert Contribution.objects.get().original == ""


@pytest.mark.parametrize(
    "typed",
    [
        "06-12",
        "jansen",
        "k",
        "06 87 65 43 21",
        "appel-berg-boom-avond-1999",
        "%",
        " ",
        "Dorpsstraat",
        "straat 1",
        "Dorpsstraat 12",
        "1234 AC",
        "1234",
    ],
)
def test_what_points_at_nobody_finds_nobody(officer: Client, person, typed: str) -> None:
    request = put_in(officer)
    page = officer.get(reverse("verzoeken:decide", args=[request.pk]), {"zoek": typed}).text
    assert str(person.pk) not in page and "Kim Jansen" not in page


@pytest.mark.parametrize("kind", ["erasure", "objection", "restriction"])
def test_nobody_found_is_not_called_done(officer: Client, person, kind: str) -> None:
    request = put_in(officer, kind)
    assert "Wij vonden niemand." in grant(officer, request)
    request.refresh_from_db()
    assert request.state == "received"
    said = {"outcome": "not_found", "answer": "Wij zochten op uw nummer.", "version": request.version}
    assert "Niets gevonden" in officer.post(reverse("verzoeken:decide", args=[request.pk]), said, follow=True).text
    request.refresh_from_db()
    assert request.state == "not_found" and request.decided_on and request.decided_by
    assert AuditEvent.objects.filter(action="privacy.request_not_found").count() == 1


def test_words_are_set_aside_once_somebody_is_pointed_out_and_not_when_it_was_somebody_else(officer, person) -> None:
    request = put_in(officer, "objection")
    assert not are_words_set_aside(person)
    address = reverse("verzoeken:point_out", args=[request.pk])
    officer.post(address, {"people": [person.pk], "version": request.version})
    assert are_words_set_aside(person)
    again = officer.post(address, {"people": [person.pk], "version": request.version}, follow=True).text
    assert "Een collega was u voor." in again
    officer.post(address, {"version": request.version + 1})
    assert not are_words_set_aside(person)
    said = {"people": ["geen nummer"], "version": request.version + 2}
    assert "Kies over wie" in officer.post(address, said, follow=True).text


def test_who_asked_on_their_own_page_is_not_exchanged_for_somebody_else(officer: Client, person) -> None:
    other = ContributionFactory().participation.participant
    request = RightsRequest.objects.create(
        kind="erasure", way="receipt", participant=other, due_on=timezone.localdate()
    )
    address = reverse("verzoeken:point_out", args=[request.pk])
    assert "niet meer kiezen" in officer.post(address, {"people": [person.pk], "version": 1}, follow=True).text
    assert not request.about.exists()
    assert (
        str(person.pk) not in officer.get(reverse("verzoeken:decide", args=[request.pk]), {"zoek": "Kim Jansen"}).text
    )


def test_who_only_asked_to_be_called_is_found_by_the_number_to_answer_to(officer: Client) -> None:
    CallBackRequest.objects.create(round=open_round(), name="Sam", phone="0687654321", when="donderdag", token=uuid4())
    request = put_in(officer, reach="Sam, 06 - 87 65 43 21")
    file = officer.get(reverse("verzoeken:file", args=[request.pk])).text
    assert "Sam" in file and "0687654321" in file
    grant(officer, request)
    assert not CallBackRequest.objects.exists()


def test_a_number_that_only_a_call_back_holds_goes_with_the_request(officer: Client) -> None:
    CallBackRequest.objects.create(round=open_round(), name="Sam", phone="0687654321", token=uuid4())
    request = put_in(officer)
    page = officer.get(reverse("verzoeken:decide", args=[request.pk]), {"zoek": "06 87654321"}).text
    assert 'name="number"' in page and "gevonden" in page
    said = {"version": request.version, "number": "06 87654321"}
    officer.post(reverse("verzoeken:point_out", args=[request.pk]), said)
    assert "Besloten" in grant(officer, request)
    assert not CallBackRequest.objects.exists()


def test_restricting_what_lies_loose_and_wiping_a_part_of_nothing_are_not_called_done(officer: Client, person) -> None:
    CallBackRequest.objects.create(round=open_round(), name="Sam", phone="0687654321", token=uuid4())
    request = put_in(officer, "restriction", reach="06 87654321")
    assert "Wij vonden niemand." in grant(officer, request)
    RightsRequest.objects.all().delete()
    request = put_in(officer, "erasure", reach="06 12345678")
    said = {"people": [person.pk], "version": request.version}
    officer.post(reverse("verzoeken:point_out", args=[request.pk]), said)
    partly = {"outcome": "partly", "answer": "Deels.", "checked_how": "Gebeld.", "version": request.version + 1}
    assert "Kruis aan wat wij wissen." in officer.post(reverse("verzoeken:decide", args=[request.pk]), partly).text


def test_an_account_of_who_never_took_part_is_found_and_goes(officer: Client) -> None:
    user = UserFactory(email="alleen@voorbeeld.nl")
    visitor = Client()
    visitor.force_login(user)
    request = put_in(officer, email="Alleen@voorbeeld.nl")
    assert "alleen@voorbeeld.nl" in officer.get(reverse("verzoeken:file", args=[request.pk])).text
    assert "Besloten" in grant(officer, request)
    assert not User.objects.filter(pk=user.pk).exists()
    assert "_auth_user_id" not in visitor.session


def test_the_account_of_a_colleague_is_shown_and_not_wiped(officer: Client) -> None:
    colleague = staff(Role.MODERATOR)
    request = put_in(officer, email=colleague.email)
    assert colleague.email in officer.get(reverse("verzoeken:file", args=[request.pk])).text
    assert "Dit adres is van een collega." in grant(officer, request)
    User.objects.filter(pk=colleague.pk).update(is_active=False)
    assert "Dit adres is van een collega." in grant(officer, request)
    assert User.objects.filter(pk=colleague.pk).exists()


def test_a_request_by_hand_is_told_to_whom_it_is_about_and_its_words_go_with_them(officer: Client, person) -> None:
    first = put_in(officer, "access", text="Mijn verhaal over de brief.")
    officer.post(reverse("verzoeken:point_out", args=[first.pk]), {"people": [person.pk], "version": first.version})
    grant(officer, first)
    assert "Mijn verhaal" in officer.get(reverse("verzoeken:file", args=[first.pk])).text
    second = RightsRequest.objects.create(
        kind="erasure", way="letter", reach="Kim", due_on=timezone.localdate(), text="Wis mij."
    )
    officer.post(reverse("verzoeken:point_out", args=[second.pk]), {"people": [person.pk], "version": 1})
    assert "Besloten" in grant(officer, second)
    first.refresh_from_db()
    assert (first.text, first.reach, first.email) == ("", "", "") and first.state == "granted"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Kim, 06-12345678 of +31 (0)20 123 45 67", ["612345678", "201234567"]),
        ("Dorpsstraat 12, 1234 AB", []),
        ("06 12345678 / 06–87654321", ["612345678", "687654321"]),
        ("06-12345678 0687654321, of 0031 6 11 22 33 44", ["612345678", "687654321", "611223344"]),
        ("Nummer 123456782 is geen telefoon", []),
        ("", []),
    ],
)
def test_numbers_are_found_in_what_somebody_wrote(text: str, numbers: list[str]) -> None:
    assert numbers_in(text) == numbers


def test_the_letter_says_that_nothing_was_found(officer: Client, mailoutbox) -> None:
    request = put_in(officer, "access", email="onbekend@voorbeeld.nl")
    said = {"outcome": "not_found", "answer": "Wij zochten op uw adres.", "version": request.version}
    officer.post(reverse("verzoeken:decide", args=[request.pk]), said)
    letter = mailoutbox[-1].body
    assert "vonden niets van u" in letter and "Wij zochten op uw adres." in letter


def test_nothing_found_is_not_said_of_who_is_there(officer: Client, person) -> None:
    request = put_in(officer)
    officer.post(reverse("verzoeken:point_out", args=[request.pk]), {"people": [person.pk], "version": 1})
    said = {"outcome": "not_found", "answer": "Niets.", "version": 2}
    assert "Niets gevonden" not in officer.post(reverse("verzoeken:decide", args=[request.pk]), said).text
    request.refresh_from_db()
    assert request.state == "received"


def test_people_of_one_name_are_told_apart_without_their_words(officer: Client, person) -> None:
    other = ContributionFactory(original="Iets anders.").participation
    leave_address(other.participant, name="Kim Jansen", email="kim.twee@voorbeeld.nl")
    Participation.objects.filter(pk=other.pk).update(touched_on=date(2025, 3, 4), handed_in_on=date(2025, 3, 2))
    request = put_in(officer)
    page = officer.get(reverse("verzoeken:decide", args=[request.pk]), {"zoek": "Kim Jansen"}).text
    assert "…78" in page and "12 34 56" not in page
    assert "k…@voorbeeld.nl" in page and "kim.twee" not in page
    assert "gezien op 2 maart 2025" in page
    assert other.occasion.title in page and person.participations.get().occasion.title in page
    assert "Ik zei iets." not in page and "Iets anders." not in page
    assert AuditEvent.objects.filter(action="privacy.request_search").count() == 1


def test_telling_apart_asks_the_same_for_one_and_for_three(django_assert_num_queries) -> None:
    people = [ContributionFactory().participation.participant for _each in range(3)]
    assert len(seen_in(people[:1])) == 2
    with django_assert_num_queries(1):
        assert len(seen_in(people)) == 6
