"""The privacy officer answers a request under the Woo, selecting words; then two dossiers lie side by side."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect

from handover import runs
from handover.dossier import Order
from handover.models import WooRelease
from people.models import User
from people.service import Role
from tests.factories.contributions import ContributionFactory
from tests.factories.people import staff
from tests.factories.synthesis import FindingFactory
from tests.handover.woo.cases import content_of, parts_of
from tests.journeys.screens import DESK

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def _be(page: Any, colleague: User, url: str) -> None:
    """From here on this colleague is at the screen."""
    client = Client()
    client.force_login(colleague)
    name = django_settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": url}])


def test_a_request_is_answered_and_two_dossiers_lie_side_by_side(
    page_at: Callable[..., Any], live_server: Any, settings: Any, axe: Callable[..., list[str]]
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    text = "😀 Mijn klachten lagen stil. Mevrouw Kwibus wist dat, en Dorus ook."
    ContributionFactory(question="Wat ging er mis?", original=text, redacted=text)
    analyst = staff(Role.ANALYST)
    runs.ask(Order("csv", "intern"), by=analyst)
    FindingFactory(sentence="Klachten blijven liggen.")
    later = runs.ask(Order("csv", "intern"), by=analyst)
    page = page_at(DESK)
    _be(page, staff(Role.PRIVACY_OFFICER), live_server.url)

    page.goto(f"{live_server.url}/beheer/woo-verzoeken/")
    assert axe(page) == []
    page.get_by_role("link", name="Begin een verzoek").first.click()
    page.get_by_label("Kenmerk").fill("Z-2026-12")
    page.get_by_label("Waar gaat het verzoek over?").fill("Klachten")
    assert axe(page) == []
    page.get_by_role("button", name="Begin het verzoek").click()
    page.get_by_role("button", name="Zoek stukken").click()
    page.get_by_role("link", name="Zoek stukken").click()
    page.get_by_label("Welke woorden zoekt u?").fill("klacht")
    page.keyboard.press("Enter")
    expect(page.locator("input[name=stuk]")).to_have_count(2)
    for box in page.locator("input[name=stuk]").all():
        box.check()
    assert axe(page) == []
    page.get_by_role("button", name="Voeg toe aan het verzoek").click()
    page.get_by_role("button", name="Beoordeel de stukken").click()
    assert axe(page) == []
    page.get_by_role("link", name="Beoordeel Bijdrage").click()
    expect(page.get_by_label("Kwibus (naam)")).to_be_checked()
    page.evaluate(
        """() => { const parts = [...document.querySelector("[data-woorden]").childNodes];
        const node = parts.find((each) => each.textContent.includes("Dorus"));
        const place = node.textContent.indexOf("Dorus");
        document.getSelection().setBaseAndExtent(node, place, node, place + 5); }"""
    )
    page.get_by_role("button", name="Neem over wat ik in de tekst selecteerde").click()
    expect(page.get_by_label("Welke woorden lakt u weg?")).to_have_value("Dorus")
    assert axe(page) == []
    page.get_by_role("button", name="Bewaar het oordeel").click()
    page.get_by_role("button", name="Bewaar het oordeel").click()
    expect(page.get_by_text("Alle stukken zijn beoordeeld.")).to_be_visible()
    page.get_by_role("button", name="Maak openbaar").click()
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Download het bestand").click()
    assert fetched.value.suggested_filename.startswith("woo-")
    assert axe(page) == []
    parts = parts_of(content_of(WooRelease.objects.get()))
    assert "Mevrouw [5.1.2.e] wist dat, en [5.1.2.e] ook." in parts["stukken.docx/word/document.xml"].decode()
    assert not any(b"wibus" in part or b"Dorus" in part for part in parts.values())

    _be(page, analyst, live_server.url)
    page.goto(f"{live_server.url}/beheer/exports/inspect/{later.pk}/")
    page.get_by_role("link", name="Vergelijk met een eerder dossier").click()
    expect(page.get_by_text("Klachten blijven liggen.")).to_be_visible()
    assert axe(page) == []
