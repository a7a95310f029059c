"""The page of one event: everything one wants to know before coming, and what programs read in it."""

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from lxml import html as lxml_html

from gatherings.models import Gathering
from gatherings.service import GatheringMode, call_off
from outreach.models import Event, EventReport
from people.models import Perspective
from people.service import Role
from tests.factories import gatherings, outreach
from tests.factories.people import staff
from tests.home.cold import bare_beside, cost

pytestmark = pytest.mark.django_db

SCHEMA = "https://schema.org/"
#: What Google and schema.org ask of an event: required, then recommended.
REQUIRED = ("name", "startDate", "location")
RECOMMENDED = ("description", "endDate", "eventStatus", "eventAttendanceMode", "image", "offers", "organizer", "url")
NASTY = 'Praten over </script><script>alert(1)</script> & "geld" \u2028 van de zus'


def page(client: Client, event: Event) -> str:
    response = client.get(event.get_absolute_url())
    assert response.status_code == 200 and not response.cookies
    return response.content.decode()


def data_in(text: str) -> Any:
    """The one block of data, read as a browser would cut it out."""
    blocks = lxml_html.fromstring(text).xpath('//script[@type="application/ld+json"]')
    assert len(blocks) == 1
    return json.loads(blocks[0].text)


def test_it_says_everything_before_one_signs_up(client: Client) -> None:
    place = gatherings.venue(
        features=["step_free"],
        checked_on="2026-10-01",
        door_cm=92,
        public_transport="Bus 1, halte Stadhuis.",
        parking="Achter het gebouw, gratis.",
    )
    event = outreach.event(
        page=True,
        for_whom="Iedereen is welkom.",
        programme="Praten aan tafels.",
        who_is_there="Twee mensen van het team.",
        words_used="Wij schrijven op wat u zegt.",
        childcare=True,
        languages=["nl", "ar"],
        contact_name="fatma",
        contact_phone="070 - 123 45 67",
    )
    outreach.date(event, venue=place)
    outreach.question(event, "Waar liep u vast?")
    event.event_partners.create(partner=outreach.partner(name="Raadslieden"), role="co_host")
    event.event_partners.create(partner=outreach.partner(name="Alleen uitnodigen"), role="invites")
    event.meant_for.add(Perspective.objects.get(code="youth"))
    text = page(client, event)
    for words in (
        "Iedereen is welkom.",
        "Vooral voor: jongeren.",
        "Praten aan tafels.",
        "Twee mensen van het team.",
        "Wij schrijven op wat u zegt.",
        "<li>Zonder trap of drempel</li>",
        "Dit is er niet:",
        "<li>Een ringleiding</li>",
        "De deur is 92 centimeter breed.",
        "Wij keken ter plekke op 1 oktober 2026.",
        "Bus 1, halte Stadhuis.",
        "Achter het gebouw, gratis.",
        "Meedoen is gratis. U betaalt niets.",
        "Wij regelen opvang voor uw kind.",
        "Er is geen eten.",
        "Wij spreken er: Nederlands, Arabisch.",
        "<li>Waar liep u vast?",
        "Raadslieden",
        "tel:0701234567",
        "Wij behandelen geen zaken.",
        "Binnenlopen mag ook.",
    ):
        assert words in text, words
    assert "Alleen uitnodigen" not in text and "csrfmiddlewaretoken" not in text


def test_what_nobody_looked_at_is_not_called_missing(client: Client) -> None:
    event = outreach.event(page=True)
    outreach.date(event, venue=gatherings.venue(features=[]))
    text = page(client, event)
    assert "Dit weten wij nog niet:" in text and "Dit is er niet:" not in text
    assert text.count("dat weten wij nog niet. Bel ons") == 2


@pytest.mark.parametrize(
    ("sign_up", "words"),
    [
        ("none", "U hoeft zich niet aan te melden. Loop gewoon binnen."),
        ("needed", "Meld u van tevoren aan."),
        ("invited", "Deze bijeenkomst is voor wie wij uitnodigden."),
    ],
)
def test_how_one_comes_is_said_at_the_date(client: Client, sign_up: str, words: str) -> None:
    event = outreach.event(page=True, sign_up=sign_up)
    outreach.date(event)
    assert words in page(client, event)


def test_a_series_with_what_was_and_what_is_off(client: Client) -> None:
    event = outreach.event(page=True)
    for days in (10, 40):
        outreach.date(event, days)
    off = outreach.date(event, 20)
    call_off(off.gathering, reason="De zaal is dicht.", by=staff(Role.ORGANISER))
    was = outreach.began(outreach.date(event, 5), minutes=3 * 24 * 60)
    Gathering.objects.filter(pk=was.gathering_id).update(state="held")
    text = page(client, event)
    assert text.count("Nog plek") == 2 and text.count("Afgezegd") == 1 and text.count("De zaal is dicht.") == 1
    assert "Het verslag is nog niet klaar." in text
    report = EventReport.objects.create(date=was, heard="Bellen helpt.", next_steps="Wij bellen.")
    assert "Lees wat wij hoorden" not in page(client, event)
    EventReport.objects.filter(pk=report.pk).update(state="published")
    text = page(client, event)
    assert "Lees wat wij hoorden" in text and "Het verslag is nog niet klaar." not in text
    assert client.get(re.findall(rf'"(/agenda/{event.slug}/verslag/[^"]*)"', text)[0]).status_code == 200


def test_an_event_without_dates_or_places_has_a_page_too(client: Client) -> None:
    event = outreach.event(page=True)
    assert "De datum is nog niet bekend." in page(client, event)
    date = outreach.date(event)
    Gathering.objects.filter(pk=date.gathering_id).update(
        mode=GatheringMode.ONLINE, venue=None, online_url="https://x.nl/geheim"
    )
    text = page(client, event)
    assert "Meedoen vanuit huis" in text and "geheim" not in text
    assert data_in(text)["location"]["@type"] == "VirtualLocation"
    Gathering.objects.filter(pk=date.gathering_id).update(mode=GatheringMode.ON_SITE, online_url="")
    text = page(client, event)
    assert "De plek volgt nog" in text and data_in(text)["location"]["name"] == "Nederland"


def test_the_page_asks_as_little_for_many_dates_as_for_one(client: Client) -> None:
    event = outreach.event(page=True)
    outreach.date(event)
    outreach.question(event)
    address = event.get_absolute_url()
    bare, one = bare_beside(client, address), cost(client, address)
    for days in (31, 32, 33):
        outreach.date(event, days)
        event.event_partners.create(partner=outreach.partner(), role="place")
    outreach.began(outreach.date(event, 40), minutes=9999)
    outreach.question(event, "En toen?")
    assert cost(client, address) == one <= bare + 10
    print("\nevent", one, "bare", bare)


def check_event(found: dict[str, Any]) -> None:
    """What schema.org and the search engines ask, checked by hand."""
    assert found["@type"] == "Event"
    assert [name for name in (*REQUIRED, *RECOMMENDED) if not found.get(name)] == []
    starts, ends = (datetime.fromisoformat(found[name]) for name in ("startDate", "endDate"))
    assert starts.utcoffset() is not None and starts < ends
    assert found["eventStatus"] in {f"{SCHEMA}EventScheduled", f"{SCHEMA}EventCancelled"}
    assert found["isAccessibleForFree"] is True and found["offers"]["price"] == 0
    assert found["offers"]["priceCurrency"] == "EUR" and found["offers"]["@type"] == "Offer"
    assert all(each.startswith("http") for each in (*found["image"], found["url"], found["@id"]))
    assert found["organizer"]["@type"] == "Organization" and found["organizer"]["url"]
    assert all(re.fullmatch(r"[a-z]{2,3}", code) for code in found["inLanguage"])
    offline = found["eventAttendanceMode"] == f"{SCHEMA}OfflineEventAttendanceMode"
    assert found["location"]["@type"] == ("Place" if offline else "VirtualLocation")


def test_one_date_is_an_event_in_the_data(client: Client) -> None:
    event = outreach.event(page=True, title=NASTY, summary=NASTY)
    date = outreach.date(event)
    text = page(client, event)
    found = data_in(text)
    assert found["@context"] == "https://schema.org"
    check_event(found)
    assert found["name"] == found["description"] == NASTY
    assert "<script>alert" not in text and "\u2028" not in re.findall(r"ld\+json.*?</script>", text, re.S)[0]
    assert datetime.fromisoformat(found["startDate"]).astimezone(UTC) == date.gathering.starts_at
    address = found["location"]["address"]
    assert (address["@type"], address["addressLocality"], address["addressCountry"]) == (
        "PostalAddress",
        "Zwolle",
        "NL",
    )
    assert {each["@type"] for each in found["location"]["amenityFeature"]} == {"LocationFeatureSpecification"}
    call_off(date.gathering, reason="Ziek.", by=staff(Role.ORGANISER))
    assert data_in(page(client, event))["eventStatus"] == f"{SCHEMA}EventCancelled"


def test_more_dates_are_a_series_with_each_of_them(client: Client) -> None:
    event = outreach.event(page=True)
    dates = [outreach.date(event, days) for days in (9, 30, 2)]
    found = data_in(page(client, event))
    assert found["@type"] == "EventSeries" and len(found["subEvent"]) == 3
    for each in found["subEvent"]:
        check_event(each)
    assert len({each["@id"] for each in found["subEvent"]}) == 3
    first, last = found["subEvent"][0], found["subEvent"][-1]
    assert found["startDate"] == first["startDate"] and found["endDate"] == last["endDate"]
    assert {each["@id"].rsplit("#", 1)[1] for each in found["subEvent"]} == {str(date.pk) for date in dates}


def test_who_passes_it_on_sees_what_it_is(client: Client) -> None:
    event = outreach.event(page=True, title='Avond "vast"')
    outreach.date(event)
    head = lxml_html.fromstring(page(client, event)).head
    tags = {each.get("property") or each.get("name"): each.get("content") for each in head.xpath("//meta[@content]")}
    assert tags["og:title"] == tags["twitter:title"] == 'Avond "vast"'
    assert tags["og:image"].endswith(f"/agenda/{event.slug}/deelplaatje.png?v={event.version}")
    assert tags["og:image:alt"] and tags["description"] == event.summary
    assert head.xpath('//link[@rel="alternate"][@type="text/calendar"]/@href') == [f"/agenda/{event.slug}/agenda.ics"]


def test_a_page_that_an_editor_publishes_shows_no_event_that_is_not_on_the_agenda(client: Client) -> None:
    event = outreach.event("draft", page=True)
    assert event.page.live
    assert client.get(event.get_absolute_url()).status_code == 404
    assert event.page.make_preview_request().status_code == 200
    Event.objects.filter(pk=event.pk).update(state="cancelled")
    assert client.get(event.get_absolute_url()).status_code == 200
