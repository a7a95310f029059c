"""Who comes, for the organiser: the list, what must be arranged, and writing somebody down who calls."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from audit.models import AuditEvent
from outreach.models import EventDate, SignUp
from people.service import Role
from tests.factories import outreach
from tests.factories.people import staff
from tests.home.cold import cost

pytestmark = pytest.mark.django_db


@pytest.fixture
def date() -> EventDate:
    return outreach.date(outreach.event(), capacity=6)


@pytest.fixture
def organiser(client: Client, settings: Any) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.ORGANISER))
    return client


def address(date: EventDate, rest: str = "") -> str:
    return f"/beheer/in-het-land/{date.event_id}/datums/{date.pk}/wie-komt/{rest}"


def sheet(**given: Any) -> dict[str, Any]:
    return {"people": "2", "way": "phone", "phone": "0612345678", "name": "Kim", "token": str(uuid4()), **given}


def test_the_list_says_who_comes_what_to_arrange_and_who_cannot_be_told(organiser: Client, date: EventDate) -> None:
    for language in ("Arabisch", "Arabisch", "Tigrinya"):
        outreach.sign_up(date, needs=("interpreter",), language=language)
    outreach.sign_up(date, 2, way="phone", phone="0612345678", name="Kim", needs=("hearing_loop",))
    outreach.sign_up(date, 2, way="phone", phone="06 1234 5678", name="Sam", needs=("hearing_loop",))
    response = organiser.get(address(date))
    page = " ".join(response.content.decode().split())
    assert "5 mensen komen, 2 mensen wachten." in page and "Er is nog 1 stoel vrij." in page
    assert "2 x Een tolk in mijn taal: Arabisch" in page and "1 x Een ringleiding" in page
    assert "3 mensen lieten geen adres achter" in page
    assert page.count("vraag of dit dubbel is") == 2 and "Kim" in page
    assert "no-store" in response["Cache-Control"]
    assert AuditEvent.objects.filter(action="outreach.read_sign_ups").count() == 1


def test_a_caller_is_written_down_once_and_hears_the_code(organiser: Client, date: EventDate) -> None:
    given = sheet(needs=["interpreter"], language="Arabisch", postcode="8011")
    for _each in range(2):
        answer = organiser.post(address(date, "nieuw/"), given, follow=True)
        assert "Zeg deze code voor aan de deur" in answer.content.decode()
    made = SignUp.objects.get()
    assert made.door_code.upper() in answer.content.decode()
    assert (made.seat.chairs, made.seat.state, made.seat.participant.province) == (2, "accepted", "OV")
    assert AuditEvent.objects.filter(action="outreach.sign_up").count() == 1
    wrong = organiser.post(address(date, "nieuw/"), sheet(phone="", name="Sam"))
    assert wrong.status_code == 422 and 'value="Sam"' in wrong.content.decode()
    full = organiser.post(address(date, "nieuw/"), sheet(people="5", way="none", phone=""), follow=True)
    assert "op de wachtlijst gezet" in full.content.decode()
    large = organiser.post(address(date, "nieuw/"), sheet(people="7"))
    assert large.status_code == 409 and "plek voor 6 mensen" in large.content.decode()


def test_a_known_mail_address_is_not_written_down_twice(organiser: Client, date: EventDate) -> None:
    outreach.sign_up(date, way="mail", email="kim@voorbeeld.nl")
    again = organiser.post(address(date, "nieuw/"), sheet(way="mail", email="Kim@voorbeeld.nl"))
    assert again.status_code == 409 and "staat al op de lijst" in again.content.decode()


def test_an_invited_evening_takes_who_a_colleague_writes_down(organiser: Client) -> None:
    date = outreach.date(outreach.event(sign_up="invited"))
    organiser.post(address(date, "nieuw/"), sheet())
    assert SignUp.objects.get().seat.recruitment == "invited"
    over = outreach.began(date, 600)
    late = organiser.post(address(over, "nieuw/"), sheet())
    assert late.status_code == 409 and SignUp.objects.count() == 1


def test_a_sign_up_is_changed_over_the_phone(organiser: Client, date: EventDate) -> None:
    made = outreach.sign_up(date, 2)
    assert organiser.get(address(date, f"{made.pk}/")).status_code == 200
    assert organiser.post(address(date, f"{made.pk}/"), {"people": "4", "needs": ["diet"]}).status_code == 302
    made.refresh_from_db()
    assert (made.seat.chairs, made.needs) == (4, ["diet"])
    outreach.sign_up(date, 2)
    refused = organiser.post(address(date, f"{made.pk}/"), {"people": "5", "needs_note": "Rolstoel"})
    assert refused.status_code == 409 and "Rolstoel" in refused.content.decode()
    elsewhere = outreach.date(date.event, 40)
    assert organiser.get(address(elsewhere, f"{made.pk}/")).status_code == 404


def test_the_list_asks_as_much_for_one_as_for_three(organiser: Client, date: EventDate) -> None:
    outreach.sign_up(date, way="phone", phone="0612345678")
    one = cost(organiser, address(date))
    for number in range(3):
        outreach.sign_up(date, way="phone", phone=f"061234567{number}", perspective=None, needs=("diet",))
    assert cost(organiser, address(date)) == one


def test_the_paper_has_everybody_who_comes(organiser: Client, date: EventDate) -> None:
    outreach.sign_up(date, way="phone", phone="0612345678", name="Kim")
    made = organiser.get(address(date, "afdrukken/"))
    assert made["Content-Type"] == "application/pdf" and made.content.startswith(b"%PDF")
    assert AuditEvent.objects.filter(action="outreach.print_sign_ups").exists()
