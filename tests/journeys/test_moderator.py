"""A moderator works the queue away, with keyboard and with scripts off; the screens pass axe."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect

from contributions.enums import ModerationState
from contributions.models import CareSignal, Contribution
from contributions.service import messages
from people.service import Role
from tests.factories.contributions import ContributionFactory, ReceiptFactory
from tests.factories.people import staff
from tests.journeys.screens import STAFF_SCREENS, STAFF_WIDTHS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def enter(page_at: Callable[..., Any], live_server: Any, settings: Any) -> Callable[..., Any]:
    """`enter(width, javascript=True)`: a page in which a moderator is logged in."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(Role.MODERATOR, first_name="Mo"))
    session = client.cookies[django_settings.SESSION_COOKIE_NAME].value

    def open_page(width: int, javascript: bool = True) -> Any:
        page = page_at(width, javascript=javascript)
        page.context.add_cookies(
            [{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
        return page

    return open_page


@pytest.mark.parametrize(("width", "javascript"), STAFF_SCREENS)
def test_working_the_queue_away(
    enter: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], width: int, javascript: bool
) -> None:
    for number, text in enumerate(("Bel mij op 06-12345678, groet Jan.", "Alles is stuk.", "Help gezinnen eerst.")):
        ContributionFactory(original=text, hints=["phone"] if not number else [], id=f"{number}" * 32)
    page = enter(width, javascript)
    page.goto(f"{live_server.url}/beheer/moderatie/")
    assert not javascript or axe_of_ours(page, axe) == []

    page.get_by_role("link", name="Bel mij op").click()
    expect(page.locator("mark")).to_have_text("06-12345678")
    assert not javascript or axe_of_ours(page, axe) == []
    page.get_by_text("Dek woorden af").click()
    page.get_by_label("06-12345678").check()
    page.get_by_label("Woorden om af te dekken").fill("Jan")
    page.locator("#redact_reason").select_option("personal_data")
    page.get_by_role("button", name="Dek af").click()
    page.get_by_text("2 plaatsen afgedekt").first.wait_for()
    page.get_by_role("button", name="Geef vrij").click()

    expect(page.locator("[data-woorden]")).to_have_text("Alles is stuk.")
    page.locator("summary", has_text="Zet niet op de website").click()
    page.locator("#withhold_reason").select_option("own_case")
    page.get_by_role("button", name="Zet niet op de website").click()

    expect(page.locator("[data-woorden]")).to_have_text("Help gezinnen eerst.")
    page.locator("summary", has_text="Meld een zorgsignaal").click()
    page.get_by_label("Ernstige zorg").check()
    assert not javascript or axe_of_ours(page, axe) == []
    page.get_by_role("button", name="Meld zorgsignaal").click()
    page.get_by_text("Zorgsignaal gemeld").first.wait_for()
    page.get_by_role("button", name="Geef vrij").click()
    page.get_by_text("Alles is gelezen").first.wait_for()

    assert CareSignal.objects.count() == 1
    assert list(Contribution.objects.order_by("id").values_list("moderation", "redacted")) == [
        (ModerationState.PUBLISHED, "Bel mij op ███████████, groet ███."),
        (ModerationState.WITHHELD, "Alles is stuk."),
        (ModerationState.PUBLISHED, "Help gezinnen eerst."),
    ]


def test_selected_words_are_taken_over_and_the_keyboard_does_the_rest(
    enter: Callable[..., Any], live_server: Any
) -> None:
    contribution = ContributionFactory(original="Mevrouw Jansen belde.")
    page = enter(1280)
    page.goto(f"{live_server.url}/beheer/moderatie/{contribution.pk}/")
    page.evaluate(
        """() => { const text = document.querySelector("[data-woorden]").firstChild;
        document.getSelection().setBaseAndExtent(text, 8, text, 14); }"""
    )
    page.locator("summary", has_text="Dek woorden af").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Neem over").click()

    expect(page.get_by_label("Woorden om af te dekken")).to_have_value("Jansen")
    page.get_by_role("button", name="Geef vrij").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Alles is gelezen").first.wait_for()
    contribution.refresh_from_db()
    assert contribution.moderation == ModerationState.PUBLISHED


@pytest.mark.parametrize("width", STAFF_WIDTHS)
def test_answering_a_question(
    enter: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], width: int
) -> None:
    receipt = ReceiptFactory()
    messages.ask(receipt, "Wanneer hoor ik iets?")
    page = enter(width)
    page.goto(f"{live_server.url}/beheer/vragen/")
    page.get_by_role("link", name=str(receipt)).click()
    assert axe_of_ours(page, axe) == []
    page.get_by_label("Uw bericht").fill("In mei.")
    page.get_by_role("button", name="Verstuur antwoord").click()

    page.get_by_text("Uw antwoord is verstuurd").first.wait_for()
    assert receipt.messages.count() == 2


def axe_of_ours(page: Any, axe: Callable[..., list[str]]) -> list[str]:
    """The violations in what we made; what Wagtail draws around it is Wagtail's."""
    return [line for line in axe(page) if ".rg-" in line or "rg-" in line]
