"""Looking at a page as it stands in the browser, with the eyes of people who look differently."""

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

Axe = Callable[..., list[str]]

#: WCAG 2.5.8: 24 px, except for a link in a sentence. A button or a row of choices gets the 44 px of a finger.
SMALL_TARGETS = """() => {
  const seen = element => element.checkVisibility({visibilityProperty: true});
  const name = element => `${element.tagName} ${(element.innerText || element.name || "").slice(0, 40)}`;
  const rowOf = element => element.closest("label, .rg-choice") ?? element;
  const small = [];
  for (const element of document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary"
  )) {
    if (!seen(element) || element.closest(".rg-skip")) continue;
    if (element.tagName === "A" && getComputedStyle(element).display === "inline") continue;
    const row = element.matches("[type=radio], [type=checkbox]") ? rowOf(element) : element;
    const {width, height} = row.getBoundingClientRect();
    const least = element.matches("button, .nl-button") || row !== element ? 44 : 24;
    if (height < least || width < 24) small.push(`${name(element)}: ${Math.round(width)} x ${Math.round(height)}`);
  }
  return small;
}"""

HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter(heading => heading.checkVisibility()).map(heading => Number(heading.tagName[1]))"""

#: What sticks out of a page that is too wide: it says where to look.
STICKING_OUT = """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
  [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 5)
  .map(e => `${e.tagName.toLowerCase()}.${e.className}`)"""

MOVING = """() => [...document.querySelectorAll("body *")].filter(element => {
  const style = getComputedStyle(element);
  const seconds = `${style.transitionDuration},${style.animationDuration}`.split(",").map(parseFloat);
  return Math.max(...seconds) > 0.05;
}).map(element => element.className)"""

#: With the colours of the system a button without a border is a word among words.
BARE_BUTTONS = """() => [...document.querySelectorAll(".nl-button--primary, .nl-button--secondary")]
  .filter(e => e.checkVisibility() && parseFloat(getComputedStyle(e).borderTopWidth) < 1).map(e => e.innerText)"""


def complaints(page: "Page", axe: Axe, *, language: str, everywhere: bool = True, with_axe: bool = True) -> list[str]:
    """What is wrong with the page that is open now: on a phone, and `everywhere` also on a desk, in the dark, and
    with the colours and the calm that somebody chose. `with_axe` off: only what a language can break."""
    found = [*_structure(page, language)]
    page.set_viewport_size({"width": 320, "height": 640})
    found += [f"sticks out at 320: {each}" for each in page.evaluate(STICKING_OUT)]
    page.set_viewport_size({"width": 360, "height": 800})
    found += [f"360: {each}" for each in axe(page)] if with_axe else []
    found += [f"small: {each}" for each in page.evaluate(SMALL_TARGETS)]
    if everywhere:
        found += _elsewhere(page, axe)
    where = page.url.split("/", 3)[3]
    return [f"/{where} {each}" for each in found]


def _elsewhere(page: "Page", axe: Axe) -> list[str]:
    page.set_viewport_size({"width": 1280, "height": 900})
    found = [f"1280: {each}" for each in axe(page)]
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found += [f"dark: {each}" for each in axe(page, ["cat.color"])]
    found += [f"moves: {each}" for each in page.evaluate(MOVING)]
    page.emulate_media(color_scheme="light", forced_colors="active", reduced_motion="reduce")
    found += [f"no border with forced colours: {each}" for each in page.evaluate(BARE_BUTTONS)]
    page.emulate_media(color_scheme="light", forced_colors="none", reduced_motion="reduce")
    page.set_viewport_size({"width": 360, "height": 800})
    return found


def _structure(page: "Page", language: str) -> list[str]:
    found = []
    if page.locator("html").get_attribute("lang") != language:
        found.append("wrong lang")
    levels: list[int] = page.evaluate(HEADINGS)
    if levels.count(1) != 1:
        found.append(f"{levels.count(1)} headings of level 1")
    if any(after > before + 1 for before, after in pairwise(levels)):
        found.append(f"headings skip a level: {levels}")
    switch = page.locator("header a[hreflang]")
    if switch.count() != 1 or switch.get_attribute("hreflang") == language:
        found.append("no way to the other language")
    return found


def title_of(page: "Page") -> str:
    """The title, without the name of the site."""
    title: Any = page.title()
    assert title.endswith(" - Reisgenoot"), title
    return str(title.removesuffix(" - Reisgenoot"))
