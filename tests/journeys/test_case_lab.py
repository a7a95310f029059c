"""The case lab in a browser: somebody tries the criteria on three cases, and colleagues put a set together."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect

from consultation.models import Answer, Case, DesignProduct, Item, Round, Step, StepResults
from contributions.models import Participation
from home.demo.cases import cases_in_bank
from people.service import Role
from tests.factories.caselab import criteria, lab_round, lab_step
from tests.factories.people import staff
from tests.factories.rounds import draft_round
from tests.journeys.looking import STICKING_OUT
from tests.journeys.screens import STAFF_WIDTHS, VISITOR_SCREENS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def lab() -> tuple[Round, Step]:
    made = lab_round(7)
    Case.objects.update(warning="Dit gaat over geldzorgen.")
    return made


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def look(page: Any, axe: Callable[..., list[str]], javascript: bool) -> None:
    """Accessible, and no wider than the window."""
    if javascript:
        assert axe(page) == [], page.url
        assert page.evaluate(STICKING_OUT) == []


@pytest.mark.parametrize(("width", "javascript"), VISITOR_SCREENS)
def test_three_cases_blind_first_and_then_the_others(
    page_at: Callable[..., Any],
    live_server: Any,
    axe: Callable[..., list[str]],
    lab: tuple[Round, Step],
    width: int,
    javascript: bool,
) -> None:
    round_, step = lab
    told = [
        {"item": str(pk), "counts": {"citizens": {"now": 14, "later": 8, "refer": 6}}}
        for pk in step.items.values_list("pk", flat=True)
    ]
    StepResults.objects.create(
        step=step,
        results={"groups": [{"code": "citizens"}], "cases": told},
        as_of="2026-11-01T12:00Z",
        fingerprint="x",
    )
    page = page_at(width, javascript=javascript)
    page.goto(f"{live_server.url}/meedoen/{round_.slug}/vraag/1/")
    for number in range(1, 4):
        expect(page).to_have_title(re.compile(rf"Vraag {number} van 3: "))
        look(page, axe, javascript)
        story = page.get_by_text("Iemand krijgt een brief.")
        expect(story).to_be_hidden()
        expect(page.get_by_text("Dit gaat over geldzorgen.")).to_be_visible()
        page.locator("summary", has_text="Lees het verhaal").click()
        expect(story).to_be_visible()
        if number == 1:
            press(page, "Ga verder")
            expect(page).to_have_title(re.compile("^1 fout: "))
            look(page, axe, javascript)
        page.get_by_text("Ja, maar later", exact=True).click()
        page.locator("summary", has_text="Lees wat de criteria betekenen").click()
        expect(page.get_by_text("Uitleg bij Het kost veel.")).to_be_visible()
        page.locator("label", has_text="Het kost veel").click()
        page.get_by_label("Waarom? Eén zin is genoeg.").fill("Het kan snel.")
        look(page, axe, javascript)
        press(page, "Ga verder")
    expect(page).to_have_title(re.compile("^Hoe kozen anderen"))
    look(page, axe, javascript)
    press(page, "Bekijk hoe anderen kozen")
    expect(page.get_by_text("Dit kozen 28 mensen")).to_have_count(3)
    expect(page.get_by_text("(uw keuze)")).to_have_count(3)
    look(page, axe, javascript)
    page.get_by_role("link", name="Ga verder").click()
    expect(page).to_have_url(re.compile("/wie/$"))
    assert Answer.objects.filter(value__take="later", value__seen_others=True).count() == 3


def test_going_on_with_the_code_on_another_device_gives_the_same_case(
    page_at: Callable[..., Any], live_server: Any, lab: tuple[Round, Step]
) -> None:
    page = page_at(360)
    page.goto(f"{live_server.url}/meedoen/{lab[0].slug}/vraag/1/")
    page.get_by_text("Ja, nu meteen", exact=True).click()
    press(page, "Ga verder")
    expect(page).to_have_title(re.compile("^Vraag 2 van 3"))
    here = page.locator("h1").inner_text()
    press(page, "Stop en ga later verder")
    words = page.locator(".rg-receipt__words li").all_inner_texts()
    other = page_at(1280)
    other.goto(f"{live_server.url}/mijn-inbreng/")
    other.get_by_label("Uw code").fill(" ".join(words))
    press(other, "Open mijn inbreng")
    other.get_by_role("link", name="Ga verder waar u was").click()
    expect(other).to_have_title(re.compile("^Vraag 2 van 3"))
    expect(other.locator("h1")).to_have_text(here)
    assert Participation.objects.count() == 1


@pytest.fixture
def enter(page_at: Callable[..., Any], live_server: Any, settings: Any) -> Callable[..., Any]:
    """`enter(role, width)`: a page in which a colleague with this role is logged in."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False

    def open_page(role: Role, width: int, javascript: bool = True) -> Any:
        client = Client()
        client.force_login(staff(role))
        session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
        page = page_at(width, javascript=javascript)
        page.context.add_cookies(
            [{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
        return page

    return open_page


@pytest.mark.parametrize("width", STAFF_WIDTHS)
def test_a_colleague_writes_another_looks_and_the_organiser_puts_a_set_together(
    enter: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], width: int
) -> None:
    cases_in_bank(None, staff(Role.EDITOR))
    criteria()
    step = lab_step(draft_round())
    writer = enter(Role.EDITOR, width)
    writer.goto(f"{live_server.url}/beheer/casussen/")
    expect(writer.get_by_text("Over wie: 16 burgers, 8 ondernemers, 8 jongeren.")).to_be_visible()
    assert ours(axe(writer)) == []
    writer.goto(f"{live_server.url}/beheer/casussen/new/")
    writer.get_by_label("Titel").fill("De brief op de mat")
    writer.get_by_label("Verhaal").fill("Jan kreeg een brief. Hij begrijpt hem niet.")
    for label in ("Burger", "Licht", "Eén mens"):
        writer.get_by_text(label, exact=True).click()
    assert ours(axe(writer)) == []
    writer.get_by_role("button", name="Bewaar de casus").click()
    expect(writer.get_by_text("U schreef deze casus zelf.")).to_be_visible()
    assert ours(axe(writer)) == []
    reader = enter(Role.ORGANISER, width)
    reader.goto(writer.url)
    reader.get_by_role("button", name="Keur de casus goed").click()
    expect(reader.get_by_text("Nagekeken op")).to_be_visible()
    reader.goto(f"{live_server.url}/beheer/rondes/casussen/{step.pk}/")
    assert ours(axe(reader)) == []
    reader.get_by_label("De brief op de mat (Burger, Licht, Eén mens)").check()
    reader.get_by_label("Of laat ons een mix kiezen").fill("12")
    reader.get_by_role("button", name="Zet deze casussen klaar").click()
    expect(reader.get_by_text("12 casussen staan klaar.")).to_be_visible()
    assert ours(axe(reader)) == []
    assert Item.objects.filter(step=step).count() == 12
    assert DesignProduct.objects.get().versions.count() == 1


def ours(found: list[str]) -> list[str]:
    """Without the message that Wagtail itself shows for a while after a deed."""
    return [each for each in found if not each.endswith(" .success")]
