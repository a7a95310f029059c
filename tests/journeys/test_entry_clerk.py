"""An entry clerk types a form from paper with the keyboard only, and a colleague looks at it."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect

from consultation.entry_sheet import prefix_of
from consultation.enums import EntryState, ItemKind
from consultation.models import Entry, Round
from contributions import service as contributions
from contributions.models import Contribution, Participation
from people.models import User
from people.service import Role
from tests.factories.people import staff
from tests.factories.rounds import item_of, open_round

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
#: A clerk does not wait for messages to fade in before reading on.
OURS = "document.querySelectorAll('.messages').forEach(each => each.remove())"


@pytest.fixture
def enter(page_at: Callable[..., Any], live_server: Any, settings: Any) -> Callable[..., Any]:
    """`enter(user, width)`: a page in which this member of staff is logged in."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False

    def open_page(user: User, width: int, javascript: bool = True) -> Any:
        client = Client()
        client.force_login(user)
        session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
        page = page_at(width, javascript=javascript)
        page.context.add_cookies(
            [{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
        return page

    return open_page


def to(page: "Page", selector: str) -> None:
    """Tab on until what has the focus is this."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"no {selector} on {page.url}")


def named(round_: Round, kind: str, name: str, order: int = 0) -> str:
    return f"[name='{prefix_of(item_of(round_, kind, order))}{name}']"


def complaints(page: "Page", axe: Callable[..., list[str]]) -> list[str]:
    page.evaluate(OURS)
    return [f"{page.url} {each}" for each in axe(page, WCAG)]


def test_a_form_from_paper_by_keyboard_and_the_second_look(
    enter: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]]
) -> None:
    round_ = open_round()
    (printed,) = contributions.preprint_codes(1)
    page = enter(staff(Role.FACILITATOR), 1280)
    page.goto(f"{live_server.url}/beheer/invoer/ronde/{round_.pk}/?kanaal=paper")
    found = complaints(page, axe)

    to(page, "[name=reference]")
    page.keyboard.type(printed.number)
    with page.expect_navigation():
        page.keyboard.press("Enter")  # keeps, and hands nothing over
    assert Entry.objects.get().state == EntryState.TYPING
    expect(page.locator("[name=reference]")).to_have_value(printed.number)

    to(page, named(round_, ItemKind.MULTIPLE, "keuze"))
    page.keyboard.press("Space")
    to(page, named(round_, ItemKind.MULTIPLE, "reden_person"))
    page.keyboard.type("Gewoon bellen.")
    to(page, named(round_, ItemKind.SINGLE, "keuze"))
    page.keyboard.press("ArrowDown")  # from "niet ingevuld" on to the first answer
    to(page, named(round_, ItemKind.RANKING, "plek_harm"))
    page.keyboard.press("ArrowDown")
    to(page, named(round_, ItemKind.OPEN, "tekst", 1))
    page.keyboard.type("Zaken bij de rechter.")
    to(page, "[name=perspective]")
    page.keyboard.type("Ik ben jonger")
    to(page, "[name=publish]")
    page.keyboard.press("Space")
    to(page, "button[value=volgende]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("kanaal=paper"))
    expect(page.locator("[name=reference]")).to_have_value("")
    assert not Participation.objects.counted().exists()

    entry = Entry.objects.get()
    look = enter(staff(Role.MODERATOR), 360)
    look.goto(f"{live_server.url}/beheer/invoer/")
    found += complaints(look, axe)
    look.goto(f"{live_server.url}/beheer/invoer/{entry.pk}/nakijken/")
    found += complaints(look, axe)
    expect(look.get_by_text("Zaken bij de rechter.")).to_be_visible()
    assert look.evaluate("document.documentElement.scrollWidth <= innerWidth")
    to(look, "button[value=approved]")
    with look.expect_navigation():
        look.keyboard.press("Enter")
    assert Participation.objects.counted().get().participant.perspective.code == "youth"
    assert {each.original for each in Contribution.objects.all()} == {"Gewoon bellen.", "Zaken bij de rechter."}
    assert contributions.find_receipt(printed.code).participation == Participation.objects.get()
    assert found == []


def test_on_the_phone_without_scripts(enter: Callable[..., Any], live_server: Any) -> None:
    round_ = open_round()
    page = enter(staff(Role.ORGANISER), 1280, javascript=False)
    page.goto(f"{live_server.url}/beheer/invoer/begin/")
    page.get_by_role("link", name="Telefonisch").click()
    page.locator(named(round_, ItemKind.OPEN, "tekst", 1)).fill("Aan de telefoon gezegd.")
    page.get_by_role("button", name="Leg voor aan een collega").click()
    code = page.locator(".rg-entry__code").inner_text()
    assert contributions.find_receipt(code).participation == Participation.objects.get()
    page.get_by_role("link", name="De persoon heeft de code. Ga verder").click()
    expect(page.locator("td").get_by_text("Wacht op nakijken")).to_be_visible()
