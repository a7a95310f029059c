"""People choose what comes first: dividing points, choosing within a budget, and reading what came out."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect

from consultation.enums import ProductKind, ProductState, ResultsShown
from consultation.models import Answer, DesignProduct, Element, ElementVersion, Item, ProductVersion, Step
from consultation.results.keeping import count_step
from people.service import Role
from tests.factories.people import staff
from tests.factories.priorities import (
    choices,
    chose,
    opened,
    points,
    points_item,
    step_of_priorities,
    top_item,
)
from tests.journeys.looking import complaints
from tests.journeys.screens import STAFF_WIDTHS, VISITOR_SCREENS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

COSTS = {"listen": 60, "law": 50, "money": 30, "calm": 20}


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def titled(page: Any, start: str) -> None:
    expect(page).to_have_title(re.compile(f"^{re.escape(start)}"))


@pytest.mark.parametrize(("width", "javascript"), VISITOR_SCREENS)
def test_points_and_a_budget_with_sums_that_do_not_add_up(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], width: int, javascript: bool
) -> None:
    step = step_of_priorities()
    points_item(step, most=80)
    top_item(step, most=3, costs=COSTS, budget=100)
    round_ = opened(step)
    page = page_at(width, javascript=javascript)

    def check() -> None:
        if javascript:
            assert axe(page) == [], page.url
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

    page.goto(f"{live_server.url}/meedoen/{round_.slug}/vraag/1/")
    check()
    page.get_by_label("Luisteren").fill("70")
    page.get_by_label("Kennis van de wet").fill("40")
    if javascript:
        expect(page.locator("#punten_stand")).to_have_text("10 te veel: 110 van de 100")
    press(page, "Ga verder")
    titled(page, "1 fout: Vraag 1")
    check()
    expect(page.locator("#punten_listen_fout")).to_contain_text("U gaf 10 punten te veel")
    expect(page.get_by_label("Luisteren")).to_have_value("70")
    if not javascript:
        expect(page.locator("#punten_stand")).to_have_text("U gaf 110 van de 100 punten.")
    page.get_by_label("Kennis van de wet").fill("10")
    press(page, "Ga verder")
    titled(page, "1 fout: Vraag 1")
    expect(page.locator("#rest_fout")).to_contain_text("U hebt nog 20 punten over.")
    check()
    page.get_by_label("Rust").fill("tien")
    press(page, "Ga verder")
    expect(page.locator("#punten_calm_fout")).to_contain_text("Vul bij ‘Rust’ een heel getal in")
    page.get_by_label("Rust").fill("20")
    press(page, "Ga verder")

    titled(page, "Vraag 2 van 2")
    check()
    page.get_by_text("Luisteren (kost 60)").click()
    page.get_by_text("Kennis van de wet (kost 50)").click()
    if javascript:
        expect(page.locator("#keuze_stand")).to_have_text("10 te veel: 110 van de 100")
    press(page, "Ga verder")
    titled(page, "1 fout: Vraag 2")
    check()
    expect(page.get_by_text("Dit kost samen 110. Dat is 10 te veel").first).to_be_visible()
    page.get_by_text("Kennis van de wet (kost 50)").click()
    press(page, "Ga verder")
    expect(page).not_to_have_title(re.compile("^Vraag 2|fout"))
    kept = {answer.item.kind: answer.value for answer in Answer.objects.select_related("item")}
    assert kept == {
        "points": {"points": {"listen": 70, "law": 10, "calm": 20}},
        "top": {"choices": ["listen"]},
    }


@pytest.mark.parametrize("kind", ["gate", "shares"])
def test_what_came_out(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], kind: str
) -> None:
    step = step_of_priorities(settings={"set": kind, "seats": 2})
    divided, chosen = points_item(step), top_item(step, most=3)
    for group, number in (("citizens", 40), ("civil_society", 15), ("government", 12)):
        chose(divided, group, [points(listen=50, law=40, calm=10)] * number)
        chose(chosen, group, [choices(["listen", "law"])] * number)
    chose(divided, "government", [points(money=100)] * 20)
    chose(chosen, "government", [choices(["money"])] * 20, recruitment="invited")
    Step.objects.filter(pk=step.pk).update(results_shown=ResultsShown.LIVE)
    round_ = opened(step)
    count_step(Step.objects.select_related("round").get(pk=step.pk))
    page = page_at(360)
    page.goto(f"{live_server.url}/meedoen/{round_.slug}/uitkomst/")
    expect(page.get_by_role("heading", name="Een evenwichtig lijstje").first).to_be_visible()
    for summary in page.locator("summary").all():
        if summary.is_visible():
            summary.click()
    assert complaints(page, axe, language="nl") == []
    says = "Eraf:" if kind == "gate" else "In dit lijstje telt elke groep even zwaar."
    expect(page.get_by_text(says).first).to_be_visible()
    page.get_by_role("link", name="Lees hoe wij dit berekenen").first.click()
    expect(page).to_have_title(re.compile("^Zo berekenen wij de uitkomst"))
    assert complaints(page, axe, language="nl") == []


@pytest.fixture
def step_about_a_team() -> Step:
    product = DesignProduct.objects.create(slug="team", kind=ProductKind.TEAM, title="Het team")
    version = ProductVersion.objects.create(product=product, number=1, state=ProductState.DRAFT)
    for order, (code, title) in enumerate((("sociaal-raadsman", "Sociaal raadsman"), ("fiscalist", "Fiscalist"))):
        element = Element.objects.create(product=product, code=code)
        ElementVersion.objects.create(element=element, version=version, order=order, title=title)
    return step_of_priorities(version=version)


@pytest.mark.parametrize("width", STAFF_WIDTHS)
def test_an_organiser_makes_a_question_from_the_elements(
    page_at: Callable[..., Any],
    live_server: Any,
    settings: Any,
    axe: Callable[..., list[str]],
    step_about_a_team: Step,
    width: int,
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(Role.ORGANISER))
    session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    page = page_at(width)
    page.context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    page.goto(f"{live_server.url}/beheer/rondes/inspect/{step_about_a_team.round_id}/")
    page.get_by_role("link", name="Voeg een vraag toe").click()
    page.get_by_role("heading", name="Wat voor vraag wordt het?").wait_for()
    assert axe(page) == []
    expect(page.get_by_role("link", name="Open vraag")).to_have_count(0)
    page.get_by_role("link", name="Verdeel punten").click()
    page.get_by_role("link", name="Neem de onderdelen over").click()
    expect(page.locator("[name=options-1-value-label]")).to_have_value("Fiscalist")
    expect(page.locator("[name=options-0-value-cost]")).to_have_count(0)
    page.locator("[name=text]").fill("Wie hebben wij het meest nodig?")
    press(page, "Voeg de vraag toe")
    page.get_by_text("Vul in hoeveel punten iemand verdeelt").first.wait_for()
    assert _ours(axe(page)) == []
    page.locator("[name=budget]").fill("10")
    press(page, "Voeg de vraag toe")
    page.get_by_text("De vraag staat onderaan de lijst").wait_for()
    made = Item.objects.select_related("current").get()
    assert made.current is not None
    assert [row.value["code"] for row in made.current.options] == ["sociaal-raadsman", "fiscalist"]
    assert made.current.budget == 10


def _ours(complaints: list[str]) -> list[str]:
    """Without what Wagtail itself draws: the message after a deed, and the panels around answers in a list."""
    theirs = (" .error", " .success", " .w-ml-2\\.5", "section", '.w-panel--nested[data-panel=""]')
    return [each for each in complaints if not each.endswith(theirs)]
