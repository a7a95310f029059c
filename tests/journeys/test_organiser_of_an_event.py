"""Somebody new makes an evening and puts it on the agenda, with only what the screens say: three presses."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from gatherings.models import Gathering, SeatMessage
from outreach.models import Event
from people.service import Role
from tests.factories import gatherings
from tests.factories.people import staff
from tests.journeys.screens import VISITOR_WIDTHS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def enter(page_at: Callable[..., Any], live_server: Any, settings: Any) -> Callable[..., Any]:
    """`enter(width)`: a page in which an organiser is logged in."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(Role.ORGANISER))
    session = client.cookies[django_settings.SESSION_COOKIE_NAME].value

    def open_page(width: int) -> Any:
        page = page_at(width, javascript=True)
        page.context.add_cookies(
            [{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
        return page

    return open_page


def _ours(complaints: list[str]) -> list[str]:
    """Without the message that Wagtail itself shows for a while after a deed: its colours are not ours to choose."""
    return [each for each in complaints if not each.endswith(" .success")]


@pytest.mark.parametrize("width", VISITOR_WIDTHS)
def test_a_newcomer_makes_and_publishes_an_evening(
    enter: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], width: int
) -> None:
    page = enter(width)
    page.goto(f"{live_server.url}/beheer/in-het-land/new/")
    day = timezone.localdate() + timedelta(days=20)
    expect(page.get_by_label("Welke plek")).to_be_hidden()  # there is no place yet: one writes a new one
    expect(page.get_by_label("Adres van de online bijeenkomst")).to_be_hidden()
    assert _ours(axe(page)) == []
    page.get_by_label("Titel").fill("Avond in Zwolle")
    page.get_by_label("Welke dag?").fill(f"{day:%d-%m-%Y}")
    page.keyboard.press("Escape")
    page.get_by_label("Hoe heet de nieuwe plek?").fill("Buurthuis De Wijk")
    page.get_by_label("Plaats", exact=True).fill("Zwolle")
    page.get_by_label("Provincie").select_option(label="Overijssel")
    page.get_by_label("Naam van de contactpersoon").fill("Samira")
    page.get_by_label("Telefoonnummer").fill("070 123 45 67")
    page.get_by_role("button", name="Maak het evenement").press("Enter")

    expect(page.get_by_text("Het staat klaar.")).to_be_visible()
    assert _ours(axe(page)) == []
    page.get_by_role("link", name="Zet op de agenda").first.click()
    expect(page.get_by_text("Iedereen kan het evenement zien")).to_be_visible()
    assert _ours(axe(page)) == []
    page.get_by_role("button", name="Zet op de agenda").press("Enter")
    expect(page.get_by_text("Het staat op de agenda.")).to_be_visible()
    event = Event.objects.get()
    assert event.state == "public"
    page.goto(f"{live_server.url}/agenda/{event.slug}/")
    expect(page.get_by_role("heading", name="Avond in Zwolle")).to_be_visible()

    date = event.dates.get()
    gatherings.seat(date.gathering)
    page.goto(f"{live_server.url}/beheer/in-het-land/{event.pk}/datums/")
    page.get_by_label("Eerste dag").fill(f"{day + timedelta(days=7):%d-%m-%Y}")
    page.keyboard.press("Escape")
    page.get_by_label("Hoeveel keer?").fill("3")
    page.get_by_role("button", name="Ga verder").press("Enter")
    boxes = page.get_by_role("group", name="Deze datums worden het").get_by_role("checkbox")
    expect(boxes).to_have_count(3)
    assert _ours(axe(page)) == []
    boxes.nth(1).uncheck()
    page.get_by_role("button", name="Voeg deze datums toe").press("Enter")
    expect(page.get_by_text("2 datums zijn toegevoegd.")).to_be_visible()

    page.get_by_text("Verander, splits of zeg af").first.click()
    page.get_by_role("link", name="Verander de datum").first.click()
    expect(page.get_by_text("1 aanmelding krijgt bericht.")).to_be_visible()
    page.get_by_label("Begint om").fill("18:00")
    page.get_by_label("Alle datums die nog komen").check()
    assert _ours(axe(page)) == []
    page.get_by_role("button", name="Bewaar de datum").press("Enter")
    expect(page.get_by_text("3 datums zijn veranderd.")).to_be_visible()
    assert _ours(axe(page)) == []
    assert {each.starts_here.hour for each in Gathering.objects.all()} == {18}
    assert SeatMessage.objects.filter(kind="change").count() == 1
