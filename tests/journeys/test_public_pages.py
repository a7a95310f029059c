"""Every public page, and the states of the form, as a real browser shows them: both languages, phone and desk,
light and dark, large and small."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.home.lived_in import LivedIn, lived_in
from tests.journeys.looking import Axe, complaints, title_of
from tests.journeys.screens import IS_DEEP

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

OTHER_SCREENS = ("/bestaat-niet/", "/mijn-inbreng/", "/account/login/", "/account/login/code/")


@pytest.fixture
def here(transactional_db: None) -> LivedIn:
    return lived_in()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_public_page(
    page_at: Callable[..., "Page"], live_server: Any, axe: Axe, here: LivedIn, language: str
) -> None:
    page = page_at(360, reduced_motion="reduce")
    prefix = "/en" if language == "en" else ""
    found: list[str] = []
    titles: dict[str, str] = {}
    in_dutch = language == "nl"
    looked = {"language": language, "everywhere": in_dutch, "with_axe": in_dutch or IS_DEEP}
    for address in here.pages:
        page.goto(live_server.url + prefix + address)
        found += complaints(page, axe, **looked)
        if (title := title_of(page)) in titles:
            found.append(f"{address} and {titles[title]} are both called {title!r}")
        titles[title] = address
    assert page.context.cookies() == [], "reading sets no cookie"
    for address in (*OTHER_SCREENS, *here.forms):
        page.goto(live_server.url + prefix + address)
        found += complaints(page, axe, **looked)
        title_of(page)
    assert not found, "\n".join(found)


def choose_first_of_each(page: "Page") -> None:
    """In every group of radio buttons the first one, by its label."""
    for name in set(page.eval_on_selector_all("[type=radio]", "all => all.map(each => each.name)")):
        identity = page.locator(f'input[name="{name}"]').first.get_attribute("id")
        page.locator(f'label[for="{identity}"]').first.click()


def test_every_state_of_the_form(page_at: Callable[..., "Page"], live_server: Any, axe: Axe, here: LivedIn) -> None:
    page = page_at(360, reduced_motion="reduce")
    found: list[str] = []
    titles: list[str] = []

    def look(*, everywhere: bool = False) -> None:
        found.extend(complaints(page, axe, language="nl", everywhere=everywhere))
        titles.append(title_of(page))

    def press(name: str) -> None:
        page.get_by_role("button", name=name, exact=True).click()

    page.goto(live_server.url + here.flow("begin"))
    look()
    page.goto(live_server.url + here.flow("vraag/1"))
    page.locator(".rg-choice__label").first.click()
    look(everywhere=True)
    press("Ga verder")
    seen_error = False
    while "/vraag/" in page.url:
        look()
        if not seen_error and page.locator("textarea:visible").count():
            page.locator("textarea:visible").first.fill("Te veel. " * 600)
            press("Ga verder")
            expect(page.get_by_role("heading", name="Er klopt nog iets niet")).to_be_visible()
            assert title_of(page).startswith("1 fout: ")
            look(everywhere=True)
            page.locator("textarea:visible").first.fill("Mijn nummer is 123456782, en bel 06 12 34 56 78.")
            press("Ga verder")
            expect(page.get_by_role("heading", name="Kijk nog even naar uw tekst")).to_be_visible()
            look()
            seen_error = True
        press("Sla over")
    look()
    for following in ("eerder", "toestemming", "bereik", "overzicht"):
        choose_first_of_each(page) if following != "overzicht" else page.locator(".rg-choice__label").first.click()
        press("Ga verder")
        expect(page).to_have_url(re.compile(following))
        look(everywhere=following == "overzicht")
    for screen in ("later", "hulp", "bel-mij"):
        page.goto(live_server.url + here.flow(screen))
        look()
    page.goto(live_server.url + here.flow("overzicht"))
    press("Stuur mijn antwoorden in")
    expect(page).to_have_url(re.compile("/bedankt/"))
    look(everywhere=True)
    assert seen_error
    assert all(titles)
    assert not found, "\n".join(found)


def test_the_language_switch_stays_on_the_same_page(
    page_at: Callable[..., "Page"], live_server: Any, here: LivedIn
) -> None:
    page = page_at(360)
    for address in ("/", "/privacy/", f"/meedoen/{here.open.slug}/", here.flow("begin"), "/zoeken/"):
        page.goto(live_server.url + address)
        page.locator("header a[hreflang=en]").click()
        expect(page).to_have_url(f"{live_server.url}/en{address}")
        assert page.locator("html").get_attribute("lang") == "en"
        page.locator("header a[hreflang=nl]").click()
        expect(page).to_have_url(live_server.url + address)


def test_larger_letters_stay_and_nothing_falls_off(
    page_at: Callable[..., "Page"], live_server: Any, axe: Axe, here: LivedIn
) -> None:
    page = page_at(360, reduced_motion="reduce")
    page.goto(live_server.url)
    before = page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")
    page.get_by_role("link", name="Grotere letters").click()
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)") >= 1.15 * before
    found = []
    for address in ("/", f"/meedoen/{here.open.slug}/", here.flow("vraag/1")):
        page.goto(live_server.url + address)
        found += complaints(page, axe, language="nl")
    assert not found, "\n".join(found)
