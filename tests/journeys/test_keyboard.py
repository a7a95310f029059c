"""Without a mouse: everything can be reached, seen and done with a keyboard alone."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from contributions.models import Participation
from contributions.service import ParticipationState
from tests.home.lived_in import LivedIn, lived_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

#: What a keyboard must reach. Of a group of radio buttons one is a stop, the arrows do the rest.
CONTROLS = """() => {
  const groups = new Set(), found = [];
  for (const e of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")) {
    if (!e.checkVisibility({visibilityProperty: true}) || e.disabled || e.tabIndex < 0) continue;
    if (e.type === "radio") { if (groups.has(e.name)) continue; groups.add(e.name); }
    found.push(e);
  }
  found.forEach((e, index) => e.dataset.stop = index);
  return found.length;
}"""
STOP = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const own = e.type === "radio" ? document.querySelector(`input[type=radio][name="${e.name}"][data-stop]`) : e;
  // A tick box, a radio button and the link of a card may show their focus on the row or card around them.
  const shown = [e, e.nextElementSibling, e.closest(".rg-choice, .rg-card")].filter(Boolean).some(each => {
    const style = getComputedStyle(each);
    return !["none", "auto"].includes(style.outlineStyle) && parseFloat(style.outlineWidth) >= 2;
  });
  const box = e.getBoundingClientRect();
  return {
    stop: own?.dataset.stop ?? null,
    name: `${e.tagName.toLowerCase()} "${(e.innerText || e.name || e.className).slice(0, 40)}"`,
    outline: shown,
    inSight: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


@pytest.fixture
def here(transactional_db: None) -> LivedIn:
    return lived_in()


def walk(page: "Page") -> list[str]:
    """Tab through the whole page; what is not reached, not outlined or not in sight."""
    count = page.evaluate(CONTROLS)
    found, reached, order = [], set(), []
    for _ in range(count + 5):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["stop"] in reached:
            break
        reached.add(stop["stop"])
        order.append(stop["stop"])
        if not stop["outline"]:
            found.append(f"no outline of 2 px: {stop['name']}")
        if not stop["inSight"]:
            found.append(f"out of sight: {stop['name']}")
    for number in sorted({str(number) for number in range(count)} - reached):
        lost = page.locator(f"[data-stop='{number}']").evaluate("e => e.outerHTML")
        found.append(f"never reached: {lost[:150]}")
    numbers = [int(each) for each in order if each is not None]
    if numbers != sorted(numbers):
        found.append("Tab jumps about")
    return [f"{page.url}: {each}" for each in found]


def test_tab_reaches_everything_and_shows_where_one_is(
    page_at: Callable[..., "Page"], live_server: Any, here: LivedIn
) -> None:
    page = page_at(1280, reduced_motion="reduce")
    found = []
    for address in ("/", f"/meedoen/{here.open.slug}/", here.flow("vraag/1"), here.flow("wie"), "/mijn-inbreng/"):
        page.goto(live_server.url + address)
        found += walk(page)
        if address.endswith("vraag/1/"):
            page.get_by_role("button", name="Sla over").click()
    assert not found, "\n".join(found)


def test_the_skip_link_comes_first_and_skips(page_at: Callable[..., "Page"], live_server: Any, here: LivedIn) -> None:
    page = page_at(360)
    for address in ("/", f"/meedoen/{here.open.slug}/", here.flow("vraag/1"), "/account/login/"):
        page.goto(live_server.url + address)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.innerText") == "Ga naar de inhoud", address
        assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "inhoud", address
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)"), address


def to_button(page: "Page", name: str) -> None:
    """Tab on until this button has the focus, and press it."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if (
            page.evaluate("document.activeElement.matches('button, .nl-button') && document.activeElement.innerText")
            == name
        ):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"no button {name!r} on {page.url}")


def to(page: "Page", selector: str) -> None:
    """Tab on until what has the focus is one of these."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"no {selector} on {page.url}")


def test_a_whole_form_with_the_keyboard_only(page_at: Callable[..., "Page"], live_server: Any, here: LivedIn) -> None:
    counted = Participation.objects.filter(state=ParticipationState.COUNTED)
    before = counted.count()
    page = page_at(1280)
    page.goto(f"{live_server.url}/meedoen/{here.open.slug}/")
    to_button(page, "Doe mee")
    to_button(page, "Begin met de eerste vraag")
    to(page, "[type=checkbox]")
    page.keyboard.press("Space")
    to(page, "textarea")
    page.keyboard.type("Gewoon bellen.")
    to_button(page, "Ga verder")
    to(page, "[type=radio]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    to_button(page, "Ga verder")
    while "/vraag/" in page.url:
        if page.locator("textarea:visible").count():
            to(page, "textarea")
            page.keyboard.type("Eerder helpen.")
            to_button(page, "Ga verder")
        else:
            to_button(page, "Sla over")
    expect(page).to_have_url(re.compile(r"/wie/$"))
    to(page, "[type=radio][name=perspective]")
    page.keyboard.press("Space")
    to_button(page, "Ga verder")
    expect(page).to_have_url(re.compile(r"/eerder/$"))
    to_button(page, "Sla over")
    to_button(page, "Ga verder")
    to(page, "[type=radio]")
    page.keyboard.press("Space")
    to_button(page, "Ga verder")
    expect(page.get_by_text("Gewoon bellen.")).to_be_visible()
    to_button(page, "Stuur mijn antwoorden in")
    expect(page).to_have_url(re.compile(r"/bedankt/$"))
    assert counted.count() == before + 1


def test_an_error_brings_the_focus_to_the_summary_and_from_there_to_the_field(
    page_at: Callable[..., "Page"], live_server: Any, here: LivedIn
) -> None:
    page = page_at(360)
    page.goto(live_server.url + here.flow("vraag/1"))
    to_button(page, "Sla over")
    page.goto(live_server.url + here.flow("wie"))
    to_button(page, "Ga verder")
    assert page.evaluate(
        "document.activeElement.closest('#fouten') !== null || document.activeElement.id === 'fouten'"
    )
    to(page, "#fouten a")
    page.keyboard.press("Enter")
    field = page.evaluate("document.activeElement.name")
    assert field == "perspective"
    assert page.evaluate("document.activeElement.closest('fieldset, [aria-invalid=true]') !== null")
