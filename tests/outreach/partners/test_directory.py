"""The directory in the admin: writing, finding, two at once, and stopping."""

import pytest
from django.test import Client
from django.utils import timezone

from audit.models import AuditEvent
from outreach.models import Partner
from people.service import Role
from tests.factories import outreach
from tests.home.cold import cost
from tests.outreach.partners.desk import FILLED, client_of, text

pytestmark = pytest.mark.django_db


def test_a_partner_is_written_down_with_what_it_does_and_where(organiser: Client) -> None:
    answer = organiser.post("/beheer/partners/new/", {**FILLED, "limits": "BSN 123456782 mag niet."})
    partner = Partner.objects.get()
    assert answer["Location"] == f"/beheer/partners/inspect/{partner.pk}/"
    assert (partner.provinces, partner.offers, partner.number, partner.version) == (["OV"], ["forms"], None, 1)
    assert "123456782" not in partner.limits
    assert AuditEvent.objects.filter(action="outreach.add_partner", object_id=str(partner.pk)).exists()
    page = text(organiser.get(f"/beheer/partners/inspect/{partner.pk}/"))
    assert "Helpen met formulieren" in page
    assert "Overijssel" in page


def test_who_stands_on_the_website_was_looked_at_and_can_be_reached(organiser: Client) -> None:
    nothing = {**FILLED, "is_public": "on", "provinces": [], "offers": [], "phone": ""}
    page = text(organiser.post("/beheer/partners/new/", nothing), 422)
    for sentence in ("kies ‘werkt in het hele land’", "Kies wat deze organisatie doet", "wanneer u dit nakeek"):
        assert sentence in page
    assert "Vul een telefoonnummer, e-mailadres of website in" in page
    assert "Formulierenbrigade Zwolle" in page
    assert not Partner.objects.exists()


def test_two_at_once_lose_nothing(organiser: Client) -> None:
    partner = outreach.partner(name="Sociaal raadslieden", limits="Alleen Zwolle.")
    address = f"/beheer/partners/edit/{partner.pk}/"
    mine = {**FILLED, "version": "1"}
    assert organiser.post(address, {**mine, "name": "Raadslieden", "limits": "Alleen Kampen."}).status_code == 302
    page = text(organiser.post(address, {**mine, "name": "Raadslieden Zwolle"}), 409)
    assert "Een collega was u voor" in page
    assert "Alleen Kampen." in page
    assert 'value="Raadslieden Zwolle"' in page
    assert Partner.objects.get().name == "Raadslieden"
    # Having read that, one may write over it.
    assert 'name="version" value="2"' in page
    assert organiser.post(address, {**mine, "name": "Raadslieden Zwolle", "version": "2"}).status_code == 302
    assert Partner.objects.get().version == 3


def test_a_number_is_of_one_partner(organiser: Client) -> None:
    outreach.partner(number="7")
    assert "al van een andere partner" in text(organiser.post("/beheer/partners/new/", {**FILLED, "number": "7"}), 422)


def test_a_partner_stops_and_starts_again_and_never_vanishes(organiser: Client, client: Client) -> None:
    partner = outreach.helping(name="Hulp in Zwolle")
    assert "Hulp in Zwolle" in text(client.get("/agenda/hulp/"))
    organiser.post(f"/beheer/partners/{partner.pk}/stopt/")
    organiser.post(f"/beheer/partners/{partner.pk}/stopt/")
    partner.refresh_from_db()
    assert (partner.ended_on, partner.version) == (timezone.localdate(), 2)
    assert "Hulp in Zwolle" not in text(client.get("/agenda/hulp/"))
    assert organiser.get(f"/beheer/partners/delete/{partner.pk}/").status_code == 404
    organiser.post(f"/beheer/partners/{partner.pk}/begint-weer/")
    partner.refresh_from_db()
    assert (partner.ended_on, partner.is_public) == (None, False)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("province=ZE", {"Zeeuws", "Overal"}),
        ("offer=debts", {"Zeeuws"}),
        ("language=tr", {"Overal"}),
        ("kind=library", {"Overal"}),
        ("working=niet-meer", {"Gestopt"}),
        ("is_public=True", {"Overal"}),
        ("q=Zeeuws", {"Zeeuws"}),
    ],
)
def test_the_list_is_narrowed(organiser: Client, asked: str, found: set[str]) -> None:
    outreach.partner(name="Zeeuws", provinces=["ZE"], offers=["debts"])
    outreach.helping(name="Overal", provinces=[], nationwide=True, languages=["nl", "tr"], kind="library")
    outreach.partner(name="Gestopt", provinces=["DR"], ended_on=timezone.localdate())
    listed = organiser.get(f"/beheer/partners/results/?{asked}").context["object_list"]
    assert {partner.name for partner in listed} == found


def test_the_list_and_the_page_ask_the_same_for_more(organiser: Client) -> None:
    first = outreach.partner()
    outreach.contact(first)
    outreach.pack(to=first)
    addresses = ("/beheer/partners/", f"/beheer/partners/inspect/{first.pk}/")
    few = [cost(organiser, address) for address in addresses]
    for _again in range(3):
        outreach.pack(to=first)
        outreach.contact(first)
        outreach.partner()
    assert [cost(organiser, address) for address in addresses] == few


def test_an_analyst_reads_and_a_moderator_does_not(settings, organiser: Client) -> None:
    partner = outreach.partner(name="Raadslieden")
    page = text(client_of(Role.ANALYST).get(f"/beheer/partners/inspect/{partner.pk}/"))
    assert "Raadslieden" in page
    assert "contactpersonen/" not in page
    assert client_of(Role.MODERATOR).get(f"/beheer/partners/inspect/{partner.pk}/").status_code == 302
