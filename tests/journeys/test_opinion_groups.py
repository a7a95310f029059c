"""An analyst asks for opinion groups, waits, and reads them: on a phone and on a screen, without JavaScript too."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect

from consultation.analyses import run
from consultation.models import Analysis
from people.service import Role
from tests.factories.opinion import simulated, statements_step, vote
from tests.factories.people import staff
from tests.factories.rounds import open_round
from tests.journeys.screens import STAFF_SCREENS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def queue() -> Any:
    """The worker is another process: a task waits until the test does its part."""
    from django_q.conf import Conf

    was, Conf.SYNC = Conf.SYNC, False
    yield
    Conf.SYNC = was


@pytest.mark.parametrize(("width", "javascript"), STAFF_SCREENS)
def test_opinion_groups(
    page_at: Callable[..., Any],
    live_server: Any,
    settings: Any,
    axe: Callable[..., list[str]],
    width: int,
    javascript: bool,
    tmp_path: Any,
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    round_ = open_round()
    _step, items = statements_step(round_, 20, title="Wat vindt u van deze stellingen?")
    vote(round_, items, simulated(320, 20, 2, seed=2, apart=0.8)[0])
    client = Client()
    client.force_login(staff(Role.ANALYST))
    session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    page = page_at(width, javascript=javascript)
    page.context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])

    def look(name: str) -> None:
        page.screenshot(path=tmp_path / f"{name}-{width}.png", full_page=True)
        if not javascript:
            return  # axe is a script
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, (
            f"{name} scrolls sideways"
        )
        # That a waiting page refreshes itself is said on it; it keeps no state that could be lost.
        assert [each for each in axe(page) if "meta-refresh" not in each] == [], name

    page.goto(f"{live_server.url}/beheer/rondes/{round_.pk}/meningsgroepen/")
    expect(page.get_by_text("Er is nog niets berekend.")).to_be_visible()
    look("vraag")
    page.get_by_label("Startgetal").fill("7")
    page.get_by_role("button", name="Zoek meningsgroepen").click()
    expect(page.get_by_text("De berekening wacht op haar beurt.")).to_be_visible()
    look("wacht")
    assert run(Analysis.objects.get().pk)
    # The page refreshes itself.
    expect(page.get_by_text("Wij zien 2 groepen mensen die anders stemmen dan elkaar.")).to_be_visible(timeout=15_000)
    expect(page.get_by_role("heading", name="Groep A")).to_be_visible()
    expect(page.get_by_role("img", name="Waar mensen staan.")).to_be_visible()
    expect(page.get_by_role("row")).to_have_count(21)
    for name, place in (("plaatjes", ".desk-pictures"), ("stellingen", "table.balance-table")):
        page.locator(place).screenshot(path=tmp_path / f"{name}-{width}.png")
    look("groepen")

    page.goto(f"{live_server.url}/meedoen/uitleg/meningsgroepen/")
    expect(page.get_by_role("heading", name="Hoe doen wij dat?")).to_be_visible()
    look("uitleg")
