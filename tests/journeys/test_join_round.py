"""Somebody joins a round: on a phone and a desk, with scripts and without, and with the keyboard alone."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from consultation.models import Answer, Round
from contributions.enums import ParticipationState
from contributions.models import Contribution, Participation
from tests.factories.rounds import item_of, open_round
from tests.journeys.screens import VISITOR_SCREENS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

Check = Callable[[], None]


@pytest.fixture
def round_() -> Round:
    return open_round()


def checker(page: Any, axe: Callable[..., list[str]], javascript: bool) -> Check:
    """What every screen must be: accessible, and no wider than the window."""

    def check() -> None:
        if javascript:
            assert axe(page) == [], page.url
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

    return check


def titled(page: Any, start: str) -> None:
    """The page that comes carries this title; a click may still be on its way."""
    expect(page).to_have_title(re.compile(f"^{re.escape(start)}"))


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize(("width", "javascript"), VISITOR_SCREENS)
def test_from_the_list_of_rounds_to_the_receipt(
    page_at: Callable[..., Any],
    live_server: Any,
    axe: Callable[..., list[str]],
    round_: Round,
    width: int,
    javascript: bool,
) -> None:
    page = page_at(width, javascript=javascript)
    check = checker(page, axe, javascript)
    page.goto(f"{live_server.url}/meedoen/")
    check()
    page.get_by_role("link", name=round_.title).click()
    check()
    page.get_by_role("link", name="Doe mee").first.click()
    check()
    assert page.context.cookies() == []
    page.get_by_role("link", name="Begin met de eerste vraag").click()
    check()

    titled(page, "Vraag 1 van 6: Wie mag een zaak")
    expect(page.locator("#reden_person")).not_to_be_visible()
    page.get_by_text("De mens of ondernemer zelf").click()
    page.locator("#reden_person").fill("Bel mij op 06 12345678, BSN 123456782.")
    press(page, "Ga verder")
    check()
    titled(page, "Let op: Vraag 1")
    expect(page.locator("#reden_person")).to_have_value("Bel mij op 06 12345678, BSN █████████.")
    press(page, "Laat zo staan en ga verder")

    page.get_by_text("Pas als al het andere geprobeerd is").click()
    press(page, "Ga verder")
    titled(page, "Vraag 3 van 7")
    page.locator("#tekst").fill("x" * 5001)
    press(page, "Ga verder")
    check()
    titled(page, "1 fout: ")
    if javascript:
        assert page.evaluate("document.activeElement.id") == "fouten"
    page.get_by_role("link", name=re.compile("1 teken te lang")).click()
    page.locator("#tekst").fill("Houd contact.")
    press(page, "Ga verder")
    check()
    press(page, "Sla over")

    check()
    page.get_by_label("Hoe erg het is").select_option("1")
    page.get_by_label("Of wij ervan leren").select_option("1")
    press(page, "Ga verder")
    check()
    expect(page.get_by_label("Of wij ervan leren")).to_have_value("1")
    page.get_by_label("Of wij ervan leren").select_option("2")
    press(page, "Ga verder")
    press(page, "Ga terug")
    expect(page.get_by_label("Of wij ervan leren")).to_have_value("2")
    press(page, "Ga verder")
    press(page, "Sla over")
    check()
    page.get_by_label("Wat gebeurde er?").fill("Ik kreeg geen antwoord.")
    press(page, "Ga verder")

    check()
    page.get_by_text("Ik denk mee als burger").first.click()
    press(page, "Ga verder")
    check()
    page.get_by_text("Nee, dit is de eerste keer").click()
    press(page, "Ga verder")
    check()
    page.get_by_text("Mogen uw woorden op deze website staan?").click()
    press(page, "Ga verder")
    check()
    page.get_by_text("Zonder naam", exact=True).click()
    press(page, "Ga verder")
    check()
    page.get_by_role("link", name=re.compile("Wijzig.*Welke zaken")).click()
    page.locator("#tekst").fill("Zaken bij de rechter.")
    press(page, "Bewaar en ga terug naar het overzicht")
    expect(page.get_by_text("Zaken bij de rechter.")).to_be_visible()
    press(page, "Stuur mijn antwoorden in")
    check()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dank u wel. Uw antwoorden zijn binnen.")
    page.go_back()
    page.goto(f"{live_server.url}/meedoen/{round_.slug}/overzicht/")
    expect(page).to_have_url(re.compile(r"/bedankt/$"))

    assert Participation.objects.get().state == ParticipationState.COUNTED
    assert [words.original for words in Contribution.objects.order_by("order")] == [
        "Bel mij op 06 12345678, BSN █████████.",
        "Houd contact.",
        "Zaken bij de rechter.",
        "Ik kreeg geen antwoord.",
    ]
    assert Answer.objects.get(item=item_of(round_, "ranking")).value == {"order": ["harm", "lesson"]}


@pytest.mark.parametrize("javascript", [True, False])
def test_stopping_and_going_on_with_another_phone(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], round_: Round, javascript: bool
) -> None:
    page = page_at(360, javascript=javascript)
    check = checker(page, axe, javascript)
    page.goto(f"{live_server.url}/meedoen/{round_.slug}/vraag/1/")
    page.get_by_text("Een gemeente").click()
    press(page, "Stop en ga later verder")
    check()
    words = page.locator(".rg-receipt__words li").all_inner_texts()

    phone = page_at(360, javascript=javascript)
    phone.goto(f"{live_server.url}/mijn-inbreng/")
    phone.get_by_role("textbox").first.fill(" ".join(words))
    press(phone, "Open mijn inbreng")
    phone.get_by_role("link", name="Ga verder waar u was").click()
    expect(phone).to_have_url(re.compile(r"/vraag/2/$"))
    press(phone, "Ga terug")
    expect(phone.get_by_label("Een gemeente")).to_be_checked()


def test_the_browsers_own_back_button_loses_nothing_and_is_no_second_window(
    page_at: Callable[..., Any], live_server: Any, round_: Round
) -> None:
    page = page_at(360)
    page.goto(f"{live_server.url}/meedoen/{round_.slug}/vraag/1/")
    page.get_by_text("Een gemeente").click()
    press(page, "Ga verder")
    page.wait_for_url("**/vraag/2/")
    page.go_back()
    expect(page.get_by_label("Een gemeente")).to_be_checked()
    page.get_by_text("Een helper buiten de overheid").click()
    press(page, "Ga verder")
    expect(page).to_have_url(re.compile(r"/vraag/2/$"))
    assert Answer.objects.get(item=item_of(round_, "multiple")).value == {"choices": ["helper", "municipality"]}


def test_help_leads_back_to_the_very_question(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], round_: Round
) -> None:
    page = page_at(360)
    check = checker(page, axe, javascript=True)
    page.goto(f"{live_server.url}/meedoen/{round_.slug}/vraag/1/?samen=1")
    check()
    page.get_by_role("link", name="Ik wil hulp").click()
    check()
    page.get_by_role("link", name="Ga terug naar waar u was").first.click()
    expect(page).to_have_url(re.compile(r"/vraag/1/[?]samen=1$"))
    page.get_by_role("link", name="Bel mij terug").click()
    press(page, "Vraag of wij u bellen")
    check()
    page.get_by_label("Telefoonnummer").fill("06 12 34 56 78")
    press(page, "Vraag of wij u bellen")
    check()
    page.get_by_role("link", name="Ga terug naar waar u was").click()
    expect(page).to_have_url(re.compile(r"/vraag/1/[?]samen=1$"))


def test_with_the_keyboard_alone(page_at: Callable[..., Any], live_server: Any, round_: Round) -> None:
    page = page_at(1280)
    page.goto(f"{live_server.url}/meedoen/{round_.slug}/vraag/1/")
    page.locator("#keuze_0").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("Gewoon bellen.")
    page.get_by_role("button", name="Ga verder").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/vraag/2/")
    assert Answer.objects.get().draft_words == {"person": "Gewoon bellen."}
