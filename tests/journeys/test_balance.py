"""An organiser sees who is missing, says whom to hear, and makes a task of a gap: on a phone and on a screen."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from consultation.figures.keeping import count
from consultation.models import GapTask
from people.service import Role
from tests.factories.balance import answer, drafts_from, people_from
from tests.factories.contributions import ContributionFactory
from tests.factories.people import staff
from tests.factories.rounds import item_of, open_round
from tests.journeys.screens import STAFF_WIDTHS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def a_busy_round() -> Any:
    """People of all kinds, a busy day, a text that came three times, and drafts that stopped."""
    round_ = open_round()
    today = timezone.localdate()
    for week in range(4):
        people_from("first_line_helper", 6 + week, round_, handed_in_on=today - timedelta(days=7 * week))
        people_from("tax_office", 5, round_, recruitment="invited", handed_in_on=today - timedelta(days=7 * week + 1))
    people = people_from("experience_expert", 14, round_, took_part_before="yes", handed_in_on=today)
    people_from("trade_association", 3, round_, speaks_for="organisation", channel="paper")
    people_from("entrepreneur", 1, round_, channel="phone", assisted=True)
    people_from("unknown", 4, round_)
    people_from("team", 2, round_)
    people_from("youth", 60, round_, handed_in_on=today - timedelta(days=3))
    for number, participation in enumerate(people):
        answer(participation, item_of(round_, "single"), skipped=number < 3)
        if number < 4:
            ContributionFactory(participation=participation, original="Begin bij wie het langst wacht.")
    drafts_from(round_, 6, item_of(round_, "ranking"), today - timedelta(days=1))
    count(round_)
    return round_


@pytest.mark.parametrize("width", STAFF_WIDTHS)
def test_who_is_missing(
    page_at: Callable[..., Any], live_server: Any, settings: Any, axe: Callable[..., list[str]], width: int
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    round_ = a_busy_round()
    client = Client()
    client.force_login(staff(Role.ORGANISER))
    session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    page = page_at(width)
    page.context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])

    def look(name: str) -> None:
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, (
            f"{name} scrolls sideways"
        )
        assert axe(page) == [], name

    page.goto(f"{live_server.url}/beheer/rondes/inspect/{round_.pk}/")
    look("ronde")
    page.get_by_role("link", name="Bekijk wie ontbreekt").click()
    page.get_by_text("Wij hoorden tussen").wait_for()
    assert page.locator("svg.balance-bar").count() > 10
    words = page.locator("tr", has_text="ondernemers en zzp'ers").get_by_text("nog 4 mensen")
    box = words.bounding_box()
    assert box["x"] + box["width"] <= width, "the words are read without scrolling"
    look("balans")

    page.get_by_role("link", name="Maak er een taak van (ondernemers en zzp'ers)").click()
    page.get_by_role("button", name="Maak deze taak").wait_for()
    look("taak")
    page.get_by_role("button", name="Maak deze taak").click()
    page.get_by_text("De taak staat in de lijst.").wait_for()
    assert GapTask.objects.get().missing == 4

    page.goto(f"{live_server.url}/beheer/gaten/")
    look("gaten")
    page.goto(f"{live_server.url}/beheer/rondes/{round_.pk}/streefcijfers/")
    page.get_by_label("Aandeel in procenten: burgers").fill("50")
    page.get_by_role("button", name="Bewaar de streefcijfers").click()
    page.get_by_text("Nu is het 116").wait_for()
    expect(page.get_by_label("Aandeel in procenten: burgers")).to_have_value("50")
    look("streefcijfers")
    page.get_by_label("Aandeel in procenten: burgers").fill("34")
    page.keyboard.press("Enter")
    page.get_by_text("De streefcijfers zijn bewaard.").wait_for()
