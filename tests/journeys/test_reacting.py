"""A visitor reacts to a decision that is not final, and the organiser's desk leads to what was said."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from people.service import Role
from synthesis.models import Decision, DecisionReaction
from tests.factories.people import staff
from tests.factories.synthesis import DecisionFactory, FindingFactory, ReactionFactory
from tests.home.test_desk import one_of_everything
from tests.journeys.looking import Axe, complaints
from tests.journeys.screens import STAFF_WIDTHS

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def decision(transactional_db: None) -> Decision:
    made = DecisionFactory(opened=True, title="Een dienst moet binnen tien werkdagen antwoorden")
    made.findings.add(FindingFactory())
    return made


def test_a_visitor_reacts_without_javascript(
    page_at: Callable[..., "Page"], live_server: Any, decision: Decision
) -> None:
    page = page_at(360, javascript=False)
    page.goto(f"{live_server.url}/wat-deden-we-ermee/triage/")
    page.get_by_role("link", name="Lees en reageer").click()
    assert page.context.cookies() == [], "reading sets no cookie"
    page.get_by_role("link", name="Reageer op dit besluit").click()

    page.get_by_label("Wat wilt u ons zeggen?").fill("Tien dagen is te lang.")
    page.get_by_role("button", name="Stuur mijn reactie").click()
    expect(page.get_by_role("heading", name="Er klopt nog iets niet")).to_be_visible()
    expect(page.get_by_label("Wat wilt u ons zeggen?")).to_have_value("Tien dagen is te lang.")
    page.get_by_text("Ik ben het er niet mee eens").click()
    page.get_by_role("button", name="Stuur mijn reactie").click()
    page.get_by_role("heading", name="Uw reactie is binnen").wait_for()

    page.get_by_role("link", name="Verander mijn reactie").click()
    expect(page.get_by_label("Ik ben het er niet mee eens")).to_be_checked()
    page.get_by_text("Ik begrijp het niet goed").click()
    page.get_by_role("button", name="Stuur mijn reactie").click()
    page.get_by_role("button", name="Wis mijn spoor op dit apparaat").click()
    expect(page).to_have_url(re.compile(rf"/besluit/{decision.pk}/$"))
    reaction = DecisionReaction.objects.get()
    assert (reaction.stance, reaction.words) == ("unclear", "Tien dagen is te lang.")


def test_the_screens_of_reacting_are_for_everybody(
    page_at: Callable[..., "Page"], live_server: Any, axe: Axe, decision: Decision
) -> None:
    page, found = page_at(360, reduced_motion="reduce"), []
    over = DecisionFactory(opened=True, open_until=timezone.localdate() - timedelta(days=1))

    def look() -> None:
        found.extend(complaints(page, axe, language="nl"))

    for each in (decision, over):
        page.goto(f"{live_server.url}/wat-deden-we-ermee/besluit/{each.pk}/reageer/")
        look()
    page.goto(f"{live_server.url}/wat-deden-we-ermee/besluit/{decision.pk}/reageer/")
    page.get_by_role("button", name="Stuur mijn reactie").click()
    look()
    page.get_by_text("Ik ben het ermee eens").click()
    page.get_by_role("button", name="Stuur mijn reactie").click()
    look()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", STAFF_WIDTHS)
def test_the_organiser_follows_the_desk(
    page_at: Callable[..., "Page"], live_server: Any, axe: Axe, settings: Any, width: int
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    organiser = staff(Role.ORGANISER)
    one_of_everything(organiser)
    yesterday = timezone.localdate() - timedelta(days=1)
    decision = Decision.objects.get(state="open", open_until=yesterday)
    ReactionFactory(decision=decision, words="Vijf dagen is genoeg.")
    client = Client()
    client.force_login(organiser)
    page = page_at(width)
    session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])

    page.goto(f"{live_server.url}/beheer/")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    desk = page.locator(".desk-lines")
    assert [line for line in axe(page) if "desk" in line or "wat-loopt-er" in line or "uw-bureau" in line] == []
    assert desk.get_by_role("link").first.inner_text().startswith(("Maak", "Sluit", "Houd", "Stel", "Kijk"))

    desk.get_by_role("link", name="Lees 2 reacties op besluiten").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Vijf dagen is genoeg.").wait_for()
    page.get_by_label("Wat deed u hiermee?").fill("Het worden vijf dagen.")
    page.keyboard.press("Enter")
    page.get_by_text("Bewaard.").first.wait_for()

    page.goto(f"{live_server.url}/beheer/")
    desk.get_by_role("link", name="Stel 1 besluit vast").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Wat veranderde er na de reacties?").fill("Het werden vijf dagen in plaats van tien.")
    page.get_by_role("button", name="Stel vast").click()
    page.get_by_text("het besluit staat nu op").first.wait_for()
    decision.refresh_from_db()
    assert decision.state == "final"
    page.goto(f"{live_server.url}/beheer/")
    expect(desk.get_by_role("link", name="Stel 1 besluit vast")).to_have_count(0)
