"""An organiser sees where people are missing, agrees on numbers, and begins the event that is proposed."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect

from people.service import Role
from tests.factories import gatherings, outreach
from tests.factories.people import staff
from tests.journeys.screens import IS_DEEP, STAFF_SCREENS
from tests.outreach.coverage import country

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def a_season() -> None:
    """Many people in the west, few in the east, nobody in Drenthe; partners there who can help."""
    for province, number in (("UT", 31), ("ZH", 44), ("NH", 25), ("NB", 12), ("GR", 7), ("OV", 3)):
        country.heard(country.people(number, province))
        country.heard(country.people(number // 3, province, country.HELPER))
    country.walked_in(country.held_date("UT"), 9)
    outreach.partner(name="Formulierenbrigade Emmen", provinces=["DR"], town="Emmen")
    outreach.partner(name="Sociaal raadslieden Assen", provinces=["DR"], town="Assen")
    gatherings.venue(name="Dorpshuis", town="Emmen", province="DR")
    gatherings.venue(name="Stadskantoor", town="Lelystad", province="FL")


@pytest.mark.parametrize(("width", "javascript"), STAFF_SCREENS if IS_DEEP else STAFF_SCREENS[:1])
def test_where_are_we_missing(
    page_at: Callable[..., Any],
    live_server: Any,
    settings: Any,
    axe: Callable[..., list[str]],
    width: int,
    javascript: bool,
    tmp_path: Any,
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    a_season()
    client = Client()
    client.force_login(staff(Role.ORGANISER))
    session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    page = page_at(width, javascript=javascript)
    page.context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])

    def look(name: str) -> None:
        page.screenshot(path=tmp_path / f"{name}-{width}.png", full_page=True)
        if javascript:  # axe is a script
            assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, name
            assert [each for each in axe(page) if not each.endswith(" .success")] == [], name

    page.goto(f"{live_server.url}/beheer/in-het-land/dekking/")
    expect(page.get_by_text("Voor dit half jaar zijn er geen streefcijfers.")).to_be_visible()
    look("leeg")

    page.get_by_role("link", name="Kies wie wij waar willen bereiken").click()
    page.get_by_text("Begin met een voorstel").click()
    page.get_by_label("Overal evenveel").check()
    page.get_by_role("button", name="Vul het voorstel in").press("Enter")
    expect(page.get_by_text("Het is nog niet bewaard.")).to_be_visible()
    page.get_by_label("Drenthe: burgers").fill("veel")
    page.get_by_role("button", name="Bewaar de streefcijfers").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Vul een heel getal in")
    look("fout")
    page.get_by_label("Drenthe: burgers").fill("30")
    page.get_by_role("button", name="Bewaar de streefcijfers").press("Enter")

    expect(page.get_by_text("De streefcijfers zijn bewaard.")).to_be_visible()
    first = page.locator(".coverage-next > li").first
    expect(first).to_contain_text("1. Ga naar Drenthe")
    expect(first).to_contain_text("Burgers: wij willen er 30, en bereikten nog niemand.")
    expect(first).to_contain_text("Formulierenbrigade Emmen (Emmen)")
    expect(page.get_by_role("img", name="Hoeveel mensen wij bereikten")).to_be_visible()
    look("bord")
    first.get_by_role("link", name="Maak dit evenement").click()
    expect(page).to_have_url(re.compile(r"/in-het-land/new/\?provincie=DR&soort=desk&perspectief=citizens"))

    page.goto(f"{live_server.url}/agenda/kaart/")
    expect(page.get_by_role("heading", name="Waar waren wij al?")).to_be_visible()
    look("kaart")
    page.get_by_role("link", name="Lees hoe wij kiezen waar wij heen gaan").click()
    expect(page.get_by_role("heading", name="Zo kiezen wij waar wij heen gaan")).to_be_visible()
    look("uitleg")
