"""A participant reads back what became of their words: on a phone and a desk, with scripts and without."""

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from contributions.enums import ModerationReason
from contributions.models import Contribution, Message
from contributions.service import messages, moderation
from people.service import Role
from tests.factories.contributions import ContributionFactory, OccasionFactory, ReceiptFactory
from tests.factories.people import staff
from tests.journeys.screens import VISITOR_SCREENS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def receipt() -> Any:
    """Somebody whose words were covered, withheld, read, and who asked something."""
    occasion = OccasionFactory(title="Welke zaken eerst?", words_final_on=date(2099, 5, 1))
    found = ReceiptFactory(participation__occasion=occasion)
    mine = {"participation": found.participation, "themes": ("triage",)}
    moderator = staff(Role.MODERATOR)
    covered = ContributionFactory(**mine, original="Mevrouw Jansen belde mij.", story=True, order=1)
    moderation.redact(covered.pk, [(8, 14)], by=moderator, version=1, reason=ModerationReason.PERSONAL_DATA)
    moderation.publish(covered.pk, by=moderator, version=2)
    ContributionFactory(**mine, original="Mijn toeslag is stopgezet.", withheld=True, order=2)
    ContributionFactory(**mine, original="Help eerst gezinnen met kinderen.", order=3)
    messages.ask(found, "Wanneer hoor ik iets?")
    messages.answer(found, "In mei leest u hier wat wij besloten.", by=moderator, up_to=1)
    return found


@pytest.mark.parametrize(("width", "javascript"), VISITOR_SCREENS)
def test_reading_asking_and_taking_back(
    page_at: Callable[..., Any],
    live_server: Any,
    axe: Callable[..., list[str]],
    receipt: Any,
    width: int,
    javascript: bool,
) -> None:
    page = page_at(width, javascript=javascript)
    page.goto(f"{live_server.url}/mijn-inbreng/")
    assert not javascript or axe(page) == []

    page.get_by_label("Uw code").fill("dit is geen code")
    page.get_by_role("button", name="Open mijn inbreng").click()
    expect(page.get_by_role("heading", name="Er klopt nog iets niet")).to_be_visible()
    expect(page.get_by_label("Uw code")).to_have_value("dit is geen code")
    assert not javascript or axe(page) == []

    page.get_by_label("Uw code").fill(receipt.code.upper())
    page.get_by_role("button", name="Open mijn inbreng").click()
    for sentence in (
        "Een deel is afgedekt",
        "Het telt wel mee",
        "Een medewerker leest het nog",
        "In mei leest u hier wat wij besloten.",
        "terughalen tot en met 1 mei 2099",
    ):
        expect(page.get_by_text(sentence).first, sentence).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth") if javascript else True
    assert not javascript or axe(page) == []

    page.get_by_label("Uw bericht").fill("Mag mijn zus ook meedoen?")
    page.get_by_role("button", name="Verstuur mijn bericht").click()
    expect(page.get_by_text("Uw bericht is binnen")).to_be_visible()
    assert Message.objects.filter(text="Mag mijn zus ook meedoen?").count() == 1

    page.get_by_role("link", name="Haal deze woorden terug").last.click()
    expect(page.get_by_text("U kunt dit niet ongedaan maken")).to_be_visible()
    assert not javascript or axe(page) == []
    page.get_by_role("button", name="Haal deze woorden terug").click()
    expect(page.get_by_text("Uw woorden zijn gewist")).to_be_visible()
    assert Contribution.objects.filter(original="").count() == 1

    page.get_by_role("link", name="Bekijk alles wat wij van u bewaren").click()
    expect(page.get_by_text("Mevrouw Jansen belde mij.")).to_be_visible()
    assert not javascript or axe(page) == []
    page.get_by_role("link", name="Ga terug naar mijn inbreng").click()
    page.get_by_role("button", name="Sluit mijn inbreng af").click()
    expect(page.get_by_text("U hebt uw inbreng afgesloten")).to_be_visible()


def test_the_code_of_a_qr_is_filled_in_and_leaves_the_address_bar(
    page_at: Callable[..., Any], live_server: Any, receipt: Any
) -> None:
    page = page_at(360)
    page.goto(f"{live_server.url}/mijn-inbreng/#{quote(receipt.code)}")

    expect(page.get_by_label("Uw code")).to_have_value(receipt.code)
    expect(page).to_have_url(f"{live_server.url}/mijn-inbreng/")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Uw woorden").wait_for()
