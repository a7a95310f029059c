"""A visitor writes a card on a phone without scripts; a host writes through a lost connection; and the report."""

import os
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from contributions.models import Contribution, Participation
from contributions.service import find_receipt
from outreach.models import EventReport, SignalCard
from people.service import Role
from tests.factories import outreach
from tests.factories.people import staff
from tests.journeys.looking import complaints
from tests.journeys.test_conversation import log_in, looked_at
from tests.outreach.cards.evening import Evening

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_a_visitor_writes_a_card_without_scripts(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]]
) -> None:
    evening = Evening.make()
    outreach.question(evening.event, "Wat had u geholpen?", order=2)
    page = page_at(360, javascript=False)
    page.goto(f"{live_server.url}{evening.table()}")
    assert page.context.cookies() == []
    page.get_by_role("link", name="Begin met de eerste vraag").click()
    page.get_by_label("Uw woorden").fill("Mijn nummer is 123456782, en niemand belde.")
    page.get_by_role("button", name="Verstuur deze kaart").click()
    expect(page.get_by_text("Uw kaart is nog niet verstuurd.")).to_be_visible()
    expect(page.get_by_label("Uw woorden")).not_to_have_value(re.compile("123456782"))
    page.get_by_role("button", name="Laat zo staan en verstuur").click()
    expect(page.get_by_role("heading", name="Uw kaart is verstuurd. Dank u wel.")).to_be_visible()
    code = "-".join(page.locator(".rg-receipt__words li").all_inner_texts())
    page.get_by_role("link", name="Beantwoord twee korte vragen").click()
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("Bewaard. Dank u wel.")).to_be_visible()
    page.get_by_role("link", name="Ga naar de volgende vraag").click()
    page.get_by_label("Uw woorden").fill("Iemand die terugbelt.")
    page.get_by_role("button", name="Verstuur deze kaart").click()
    expect(page.get_by_role("link", name="Kies zelf een vraag")).to_be_visible()
    found = find_receipt(code)
    assert found and found.participation and found.participation.contributions.count() == 2
    page.get_by_role("button", name="Haal de code van dit apparaat").click()
    expect(page.get_by_role("link", name="Begin met een nieuwe kaart")).to_be_visible()
    assert [cookie for cookie in page.context.cookies() if "tafel" in cookie["name"]] == []

    looked = page_at(360)
    for screen in ("", f"vraag/{evening.question.pk}/"):
        looked.goto(f"{live_server.url}{evening.table(screen)}")
        assert complaints(looked, axe, language="nl", everywhere=False) == []
    looked.get_by_label("Uw woorden").fill("Nog een kaart.")
    looked.get_by_role("button", name="Verstuur deze kaart").click()
    expect(looked).to_have_title(re.compile("^Uw kaart is verstuurd"))
    for screen in ("klaar/", "wie/", "mag/"):
        looked.goto(f"{live_server.url}{evening.table(screen)}")
        assert complaints(looked, axe, language="nl", everywhere=False) == []
        _shoot(looked, f"table-{screen.strip('/')}")


def test_a_host_writes_through_a_lost_connection_and_an_organiser_reports(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], settings: Any
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    evening = Evening.make()
    page = page_at(360)
    log_in(page, evening.host, live_server.url)
    page.goto(f"{live_server.url}{evening.staff_url('opschrijven')}")
    expect(page.locator("[data-wachtrij-aan]")).to_be_visible()  # the script is there
    assert looked_at(page, axe) == []
    _shoot(page, "host")
    page.set_viewport_size({"width": 360, "height": 800})
    words = page.get_by_label("Wat wordt er gezegd")
    words.fill("Zij wist niet waar zij moest zijn.")
    page.get_by_role("button", name="Bewaar de kaart").press("Enter")
    code = page.locator("[data-codes] [data-code]")
    expect(code).to_have_text(re.compile(r"\d{4}$"))
    found = find_receipt(code.inner_text())
    assert found and found.participation
    page.context.set_offline(True)
    page.get_by_role("button", name="Schrijf nog iets op van dezelfde bezoeker").press("Enter")
    words.fill("En niemand belde terug.")
    page.get_by_role("button", name="Bewaar de kaart").press("Enter")
    expect(page.locator("[data-wachtrij]")).to_contain_text("1 kaart wacht op verbinding.")
    words.fill("Een ander, ook zonder verbinding.")
    page.get_by_role("button", name="Bewaar de kaart").press("Enter")
    expect(page.locator("[data-wachtrij]")).to_contain_text("2 kaarten wachten op verbinding.")
    assert SignalCard.objects.count() == 1
    page.context.set_offline(False)
    expect(page.locator("[data-wachtrij]")).to_contain_text("Alles is bewaard.", timeout=20_000)
    assert (Contribution.objects.count(), Participation.objects.counted().count()) == (3, 2)
    assert found.participation.contributions.count() == 2

    desk = page_at(1280)
    log_in(desk, staff(Role.ORGANISER), live_server.url)
    evening.held()
    for screen in ("kaarten", "papier", "afdrukken", "bericht", "verslag"):
        desk.goto(f"{live_server.url}{evening.staff_url(screen)}")
        assert looked_at(desk, axe) == []
        _shoot(desk, f"staff-{screen}")
    desk.get_by_label("Wat wij hoorden").fill("Mensen willen gebeld worden.")
    desk.get_by_label("Wat wij ermee doen").fill("Wij zetten bellen op één.")
    desk.get_by_role("button", name="Bewaar het verslag").press("Enter")
    expect(desk.get_by_text("Niemand buiten het team ziet dit nog.")).to_be_visible()
    desk.get_by_role("button", name="Zet het verslag online").press("Enter")
    expect(desk.get_by_role("heading", name="Vertel wat u met de avond doet")).to_be_visible()
    assert EventReport.objects.get().state == "published"


def _shoot(page: Any, name: str) -> None:
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/o-cards-{name}.png", full_page=True)
