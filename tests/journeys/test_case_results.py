"""What came out of the case lab: for everybody on a phone and a screen, for organisers and analysts in the admin."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect

from consultation.enums import ResultsShown
from consultation.results.keeping import count_steps
from people.service import Role
from tests.factories.people import staff
from tests.factories.ratings import alike, cases, cases_step, criteria_version, items_of, judge
from tests.factories.rounds import open_round
from tests.journeys.looking import complaints
from tests.journeys.screens import STAFF_WIDTHS, VISITOR_WIDTHS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TAKES = ("now", "later", "refer", "no")


def two_versions() -> Any:
    """Version 1 on thirty cases and divided; version 2 on the same and two new ones, and far more agreed."""
    first = cases_step(open_round("eerste"), criteria_version(1), cases(30), results_shown=ResultsShown.LIVE)
    second = cases_step(
        open_round("tweede"),
        criteria_version(2),
        cases(32),
        results_shown=ResultsShown.LIVE,
        title="Probeer de criteria",
    )
    for step, apart in ((first, 3), (second, 1)):
        for number, item in enumerate(items_of(step)):
            for place in range(4):
                people = 9 if place == number % 4 else apart
                criterion = ("urgent", "stuck", "many")[(number + place) % 3 if number % 2 else 0]
                code = ("youth", "first_line_helper", "tax_office")[(place + number) % 3]
                judge(step, code, alike([item], TAKES[place], criterion, people))
    between = items_of(second)[0]
    judge(second, "tax_office", alike([between], "no", "urgent", 14))
    judge(second, "experience_expert", alike([between], "now", "many", 14), recruitment="invited")
    judge(second, "team", alike([between], "now", "", 6))
    for step in (first, second):
        count_steps(step.round)
    return second


@pytest.mark.parametrize("width", VISITOR_WIDTHS)
def test_everybody_reads_what_came_out(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], width: int
) -> None:
    step = two_versions()
    page = page_at(width)
    page.goto(f"{live_server.url}/meedoen/{step.round.slug}/uitkomst/")
    expect(page).to_have_title("Wat kwam eruit: " + step.round.title + " - Reisgenoot")
    expect(page.get_by_text("Neem twee mensen die dezelfde casus lazen.")).to_be_visible()
    page.locator("summary", has_text=re.compile(r"^Verzonnen zaak 1\.")).click()
    page.get_by_text("Bekijk per groep: Verzonnen zaak 1", exact=True).click()
    expect(page.get_by_role("region", name="Verzonnen zaak 1: hoeveel mensen").first).to_be_visible()
    for word in ("alpha", "entropie", "Krippendorff", "AC1", "interval"):
        assert word not in page.content()
    assert complaints(page, axe, language="nl", everywhere=width == 1280) == []
    page.get_by_role("link", name="Lees hoe wij dit berekenen").first.click()
    expect(page.get_by_role("heading", name="Wat wij nooit doen")).to_be_visible()
    assert complaints(page, axe, language="nl", everywhere=width == 1280) == []


@pytest.mark.parametrize("width", STAFF_WIDTHS)
def test_staff_read_statistics_and_try_a_portfolio(
    page_at: Callable[..., Any], live_server: Any, settings: Any, axe: Callable[..., list[str]], width: int
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    step = two_versions()
    client = Client()
    client.force_login(staff(Role.ANALYST))
    session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    page = page_at(width)
    page.context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])

    def look(name: str) -> None:
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, f"{name} is too wide"
        assert axe(page) == [], name

    page.goto(f"{live_server.url}/beheer/rondes/{step.round_id}/uitkomst/")
    expect(page.get_by_text("Elke casus apart")).to_be_visible()
    look("uitkomst")
    page.get_by_role("link", name="Bekijk de statistiek").click()
    expect(page.get_by_text("Krippendorffs alpha, ordinaal")).to_be_visible()
    look("statistiek")
    page.go_back()
    page.get_by_role("link", name="Vergelijk de versies").click()
    expect(page.get_by_text("In versie 2 waren mensen het vaker eens dan in versie 1.").first).to_be_visible()
    look("versies")
    page.go_back()
    page.get_by_role("link", name="Bekijk wat past in een jaar").click()
    expect(page.get_by_text("casussen in 100 dagen")).to_be_visible()
    look("jaar")
    page.get_by_label("Hoeveel dagen zijn er in een jaar?").fill("20")
    page.get_by_role("button", name="Reken opnieuw").click()
    expect(page.get_by_text("in 20 dagen")).to_be_visible()
    look("jaar met 20 dagen")
