"""An analyst codes by keyboard: from the list to words, to a code, to the next, and a group in one deed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect

from people.service import Role
from synthesis.likeness.finding import work
from synthesis.models import Coding, Comparing, Excerpt, Reading
from synthesis.service import make_code
from tests.factories.people import staff
from tests.factories.synthesis import occasion, person_heard, words_of

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def _ours(violations: list[str]) -> list[str]:
    """What Wagtail draws around it is Wagtail's."""
    return [line for line in violations if "rg-" in line]


def test_from_the_list_to_a_code_and_a_group(
    page_at: Callable[..., Any], live_server: Any, settings: Any, axe: Callable[..., list[str]]
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(Role.ANALYST))
    at = occasion()
    first = words_of(person_heard(at), "👋🏽 Hallo. Bel mij terug binnen een week!\r\nGeen brieven meer.", "triage")
    alike = [
        words_of(person_heard(at), f"Zorg voor één vaste persoon die mijn verhaal kent{end}", "triage") for end in ".!"
    ]
    work(Comparing.objects.create().pk)
    calling = make_code(name="Terugbellen", definition="Mensen willen gebeld worden.", by=None)
    make_code(name="Vaste persoon", by=None)
    page = page_at(1280)
    session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])

    page.goto(f"{live_server.url}/beheer/coderen/")
    assert _ours(axe(page)) == []
    page.get_by_role("link", name="Bel mij terug").focus()
    page.keyboard.press("Enter")
    page.locator("#woorden").wait_for()
    assert _ours(axe(page)) == []

    # Words by the mouse's selection: places are letters, also behind an emoji.
    page.evaluate(
        """() => { const text = document.querySelector("[data-woorden] [data-van]").firstChild;
        document.getSelection().setBaseAndExtent(text, 12, text, 19);
        document.querySelector("[data-woorden]").dispatchEvent(new MouseEvent("mouseup", {bubbles: true})); }"""
    )
    expect(page.locator("[data-gekozen] q")).to_have_text("Bel mij")
    page.get_by_label("Gebruik sneltoetsen").check()
    page.locator("#woorden").blur()
    page.keyboard.press("c")
    page.keyboard.type("terug")
    expect(page.get_by_role("checkbox", name="Vaste persoon")).to_be_hidden()
    page.get_by_role("checkbox", name="Terugbellen").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("[data-woorden] mark")).to_have_text("Bel mij")
    assert Excerpt.objects.select_related("contribution").get().words == "Bel mij"

    # Typed words, and done.
    page.locator("#woorden").fill("geen brieven")
    page.get_by_role("checkbox", name="Terugbellen").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Geef de code").press("Enter")
    expect(page.locator("[data-woorden] mark")).to_have_count(2)
    assert _ours(axe(page)) == []
    page.locator("body").press("k")
    page.get_by_text("Klaar. Dit").first.wait_for()
    assert Reading.objects.get().contribution_id == first.pk

    # What looks alike, in one deed.
    page.goto(f"{live_server.url}/beheer/coderen/{alike[0].pk}/lijkt-op/")
    assert _ours(axe(page)) == []
    page.get_by_role("checkbox", name="Vaste persoon", exact=True).focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Geef de codes").press("Enter")
    page.get_by_text("2 bijdragen zijn gecodeerd.").first.wait_for()
    assert Coding.objects.exclude(code=calling).count() == 2
    assert Reading.objects.count() == 3
