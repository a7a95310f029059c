"""An organiser writes what comes next, and reads it in its chapter before a dossier is made."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect

from contributions.models import AgendaItem
from people.service import Role
from tests.factories.people import staff
from tests.factories.synthesis import DecisionFactory, FindingFactory
from tests.journeys.screens import DESK

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_the_next_step_is_written_and_read_in_its_chapter(
    page_at: Callable[..., Any], live_server: Any, settings: Any, axe: Callable[..., list[str]]
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(Role.ORGANISER))
    triage = AgendaItem.objects.get(code="triage")
    finding = FindingFactory(agenda_item=triage, sentence="Bellen helpt meer dan schrijven.")
    DecisionFactory(agenda_item=triage, title="Wij bellen eerst.").findings.add(finding)
    page = page_at(DESK)
    session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])

    page.goto(f"{live_server.url}/beheer/verslagteksten/new/?plaats=next_step&actie={triage.pk}")
    page.locator("[name=body]").fill("In januari leggen wij dit voor aan de raad.")
    page.locator("form button[type=submit]").last.click()
    page.get_by_role("link", name="Volgende stap bij een actie").first.click()
    page.get_by_role("link", name="Bekijk het hoofdstuk").click()
    expect(page.get_by_role("heading", name="De volgende stap")).to_be_visible()
    expect(page.get_by_text("In januari leggen wij dit voor aan de raad.")).to_be_visible()
    page.get_by_role("link", name="B2.1").last.click()  # at the decision; it leads to the finding
    assert page.url.endswith("#B2.1")
    assert axe(page) == []
