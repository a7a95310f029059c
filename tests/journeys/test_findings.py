"""From words that stand nowhere to a finding somebody answers for: by keyboard, on a phone, and without scripts."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect

from people.service import Role
from synthesis.coding.deeds import code_words
from synthesis.models import Finding
from synthesis.service import make_code
from tests.factories.people import staff
from tests.factories.synthesis import occasion, person_heard, words_of
from tests.journeys.looking import STICKING_OUT

#: Wagtail cuts off what does not fit: how many pixels nobody can reach.
CLIPPED = "() => [...document.querySelectorAll('.content-wrapper')].map(e => e.scrollWidth - e.clientWidth)"

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def _ours(violations: list[str]) -> list[str]:
    """What Wagtail draws around it is Wagtail's."""
    return [line for line in violations if "rg-" in line or "desk-" in line or "overflow-x-auto" in line]


def _open(page_at: Callable[..., Any], live_server: Any, role: Role, **options: Any) -> Any:
    client = Client()
    client.force_login(staff(role))
    page = page_at(360, **options)
    session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    return page


def _look(page: Any, axe: Callable[..., list[str]]) -> None:
    assert _ours(axe(page)) == [], page.url
    assert page.evaluate(STICKING_OUT) == [], page.url
    clipped = page.evaluate(
        "() => [...document.querySelectorAll('.content-wrapper')].map(e => e.scrollWidth - e.clientWidth)"
    )
    assert max(clipped, default=0) <= 1, page.url


def test_from_loose_words_to_who_stands_for_it(
    page_at: Callable[..., Any], live_server: Any, settings: Any, axe: Callable[..., list[str]]
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    said = words_of(person_heard(occasion()), "Bel mij terug binnen een week.", "triage")
    writer = staff(Role.ANALYST)
    code_words(said, 0, len(said.redacted), [make_code(name="Terugbellen", by=writer).pk], by=writer)

    # The analyst: nothing is clipped on a phone, and what was typed stays when something is missing.
    page = _open(page_at, live_server, Role.ANALYST)
    page.goto(f"{live_server.url}/beheer/bevindingen/")
    _look(page, axe)
    page.get_by_role("link", name="Bekijk wat nog in geen bevinding staat").press("Enter")
    page.get_by_role("heading", name="De woorden").wait_for()
    _look(page, axe)
    page.get_by_role("checkbox", name="Kies: Bel mij").press("Space")
    page.get_by_role("button", name="Maak een bevinding van wat u koos").press("Enter")
    page.locator("#id_sentence").fill("Mensen willen binnen een week gebeld worden.")
    page.locator("#id_agenda_item").select_option("")
    _look(page, axe)
    page.get_by_role("button", name="Toevoegen").press("Enter")
    page.locator(".w-field__errors .error-message").first.wait_for()
    expect(page.locator("#id_sentence")).to_have_value("Mensen willen binnen een week gebeld worden.")
    page.locator("#id_stance").select_option("for")
    page.locator("#id_confidence").select_option(index=1)
    page.locator("#id_agenda_item").select_option(index=1)
    page.get_by_role("button", name="Toevoegen").press("Enter")
    page.get_by_text("Dit is een concept. Nog niemand staat ervoor.").wait_for()
    _look(page, axe)
    finding = Finding.objects.get()
    page.goto(f"{live_server.url}/beheer/bevindingen/onderbouwing/{finding.pk}/")
    expect(page.locator("main")).to_contain_text("Bel mij terug binnen een week.")
    _look(page, axe)

    # The organiser, without scripts: adopts, and twice is once. Then withdraws, and has to say why.
    page = _open(page_at, live_server, Role.ORGANISER, javascript=False)
    step = f"{live_server.url}/beheer/bevindingen/stap/{finding.pk}"
    page.goto(f"{step}/adopted/")
    page.get_by_role("button", name="Stel vast").click()
    expect(page.locator("main")).to_contain_text("Wie vaststelt, staat voor deze bevinding.")
    page.goto(f"{step}/adopted/")
    expect(page.locator("main")).to_contain_text("Dit kan nu niet: de bevinding staat op ‘Vastgesteld’.")
    page.goto(f"{step}/withdrawn/")
    page.get_by_role("button", name="Trek in").click()
    expect(page.get_by_role("alert")).to_contain_text("Schrijf op waarom u deze bevinding intrekt.")
    page.get_by_label("Waarom trekt u dit in?").fill("Er was te weinig onder.")
    page.get_by_role("button", name="Trek in").click()
    expect(page.locator("main")).to_contain_text("Reden: Er was te weinig onder.")
