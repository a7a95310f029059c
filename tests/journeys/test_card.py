"""Somebody gets a card, scans it and answers; the next one with the same card goes on without it. And news by mail."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from consultation.models import Subscription
from contributions.models import Participation
from tests.factories.cards import batch_of, code_in, used_in
from tests.factories.rounds import open_round

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def wide_enough(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_a_card_is_scanned_used_and_found_used(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]]
) -> None:
    batch = batch_of(open_round(), perspective="youth")
    code = code_in(batch)
    for width, javascript, is_first in ((320, True, True), (1280, False, False)):
        page = page_at(width, javascript=javascript)
        if is_first:
            page.goto(f"{live_server.url}/meedoen/kaart/{code}/")
        else:
            page.goto(f"{live_server.url}/meedoen/kaart/")
            page.get_by_label("De code op uw kaart").fill("K4TM 9RWX")
            page.get_by_role("button", name="Zoek mijn ronde").click()
            expect(page.get_by_text("Deze code klopt niet.").first).to_be_visible()
            page.get_by_label("De code op uw kaart").fill(code.lower().replace("-", " "))
            page.get_by_role("button", name="Zoek mijn ronde").click()
            expect(page.get_by_text("Deze kaart is al gebruikt.")).to_be_visible()
            page.get_by_role("link", name="Doe mee zonder kaart").click()
        if is_first:
            assert axe(page) == [] and wide_enough(page)
            assert page.context.cookies() == []
            page.get_by_role("link", name="Doe mee met deze kaart").click()
            assert axe(page) == [] and wide_enough(page)
            assert page.context.cookies() == []
        page.get_by_role("link", name="Begin met de eerste vraag").click()
        page.get_by_text("De mens of ondernemer zelf").click()
        page.get_by_role("button", name="Ga verder", exact=True).click()
        page.get_by_role("heading", level=1).wait_for()
        assert used_in(batch) == 1
        if is_first:
            page.goto(page.url.split("/vraag/")[0] + "/wie/")
            expect(page.locator("input[name=perspective][value=youth]")).to_be_checked()
    assert sorted(Participation.objects.values_list("recruitment", flat=True)) == ["invited", "open"]


def test_somebody_asks_for_news_by_keyboard(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]]
) -> None:
    round_ = open_round()
    page = page_at(320)
    page.goto(f"{live_server.url}/meedoen/{round_.slug}/nieuws/")
    assert axe(page) == [] and wide_enough(page)
    page.get_by_label("Uw e-mailadres").focus()
    page.keyboard.type("lezer")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_label("Uw e-mailadres")).to_have_value("lezer")
    assert axe(page) == []
    page.get_by_label("Uw e-mailadres").fill("lezer@voorbeeld.nl")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Kijk in uw mail").wait_for()
    assert axe(page) == [] and wide_enough(page)
    assert Subscription.objects.get().round == round_
