"""Weighing each other's statements: a participant votes and adds one, everybody reads what came out, staff decide."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from consultation.enums import ResultsShown
from consultation.models import Answer, OwnStatement, Round
from contributions.models import Contribution
from contributions.service import moderation
from people.service import Role
from tests.factories.people import staff
from tests.factories.statements import counted, own_of, statements_of, statements_round, voters
from tests.journeys.looking import complaints
from tests.journeys.screens import STAFF_WIDTHS, VISITOR_SCREENS
from tests.journeys.test_join_round import checker, press, titled
from tests.journeys.test_organiser import _ours as ours

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

OWN = "Gemeenten mogen zaken brengen"


@pytest.fixture
def round_() -> Round:
    return statements_round(settings={"per_person": 5}, results_shown=ResultsShown.LIVE)


@pytest.mark.parametrize(("width", "javascript"), VISITOR_SCREENS)
def test_voting_on_five_statements_and_adding_one(
    page_at: Callable[..., Any],
    live_server: Any,
    axe: Callable[..., list[str]],
    round_: Round,
    width: int,
    javascript: bool,
) -> None:
    page = page_at(width, javascript=javascript)
    check = checker(page, axe, javascript)
    page.goto(f"{live_server.url}/meedoen/{round_.slug}/begin/")
    page.get_by_role("link", name="Begin met de eerste vraag").click()
    titled(page, "Vraag 1 van 6: ")
    check()
    met = []
    for number, answer in enumerate(("Eens", "Oneens", "Geen mening", "Snap ik niet", "Eens"), start=1):
        titled(page, f"Vraag {number} van 6: ")
        met.append(page.locator("#vraag-kop").inner_text())
        press(page, answer)
    titled(page, "Vraag 6 van 6: Mist u een stelling?")
    assert len(set(met)) == 5
    check()
    press(page, "Ga terug")
    titled(page, "Vraag 5 van 6: ")
    assert page.get_by_role("button", name="Eens (dit koos u)").get_attribute("aria-pressed") == "true"
    check()
    press(page, "Oneens")
    titled(page, "Vraag 6 van 6: ")

    page.get_by_label("Uw stelling").fill(OWN)
    press(page, "Ga verder")
    titled(page, "Let op: Vraag 6")
    check()
    expect(page.get_by_text("Dit lijkt op: ‘Een gemeente mag een zaak brengen’")).to_be_visible()
    press(page, "Laat zo staan en ga verder")
    titled(page, "Over u")

    page.goto(f"{live_server.url}/meedoen/{round_.slug}/overzicht/")
    check()
    page.get_by_role("link", name="Beantwoord meer stellingen").click()
    press(page, "Eens")
    expect(page.locator("#vraag-kop")).not_to_have_text(met[0])
    press(page, "Genoeg stellingen, ga verder")
    titled(page, "Kijk uw antwoorden na")
    press(page, "Stuur mijn antwoorden in")
    titled(page, "Dank u wel")
    votes = Answer.objects.filter(item__kind="statement").order_by("place").values_list("value__choices__0", flat=True)
    assert list(votes) == ["agree", "disagree", "pass", "unclear", "disagree", "agree"]
    assert Contribution.objects.get().original == OWN


def test_voting_with_the_keyboard_alone(page_at: Callable[..., Any], live_server: Any, round_: Round) -> None:
    page = page_at(1280)
    page.goto(f"{live_server.url}/meedoen/{round_.slug}/vraag/1/")
    page.get_by_role("button", name="Eens", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    titled(page, "Vraag 2 van 6")
    assert Answer.objects.get().value == {"choices": ["disagree"]}


def test_going_on_with_another_phone(page_at: Callable[..., Any], live_server: Any, round_: Round) -> None:
    page = page_at(360)
    page.goto(f"{live_server.url}/meedoen/{round_.slug}/vraag/1/")
    press(page, "Eens")
    titled(page, "Vraag 2 van 6")
    text = page.locator("#vraag-kop").inner_text()
    press(page, "Stop en ga later verder")
    words = page.locator(".rg-receipt__words li").all_inner_texts()
    phone = page_at(360)
    phone.goto(f"{live_server.url}/mijn-inbreng/")
    phone.get_by_role("textbox").first.fill(" ".join(words))
    press(phone, "Open mijn inbreng")
    phone.get_by_role("link", name="Ga verder waar u was").click()
    titled(phone, "Vraag 2 van 6")
    expect(phone.locator("#vraag-kop")).to_have_text(text)


def test_the_results_read_on_every_screen(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], round_: Round
) -> None:
    items = statements_of(round_)
    groups = ("citizens", "civil_society", "government")
    voters(round_, items[0], {group: {"agree": 14, "pass": 5} for group in groups})
    voters(round_, items[1], {"citizens": {"agree": 20}, "civil_society": {"disagree": 9}, "government": {"agree": 9}})
    voters(
        round_,
        items[2],
        {
            "citizens": {"agree": 22, "disagree": 6, "unclear": 5},
            "civil_society": {"agree": 9, "disagree": 9, "pass": 2},
            "government": {"agree": 5, "disagree": 24, "pass": 7},
        },
    )
    counted(round_)
    page = page_at(360)
    page.goto(f"{live_server.url}/meedoen/{round_.slug}/uitkomst/")
    expect(page.get_by_role("heading", name=re.compile("Hier zijn alle groepen het over eens"))).to_be_visible()
    page.get_by_text("Bekijk de getallen").first.click()
    expect(page.get_by_role("table").first).to_be_visible()
    assert complaints(page, axe, language="nl") == []
    without = page_at(360, javascript=False)
    without.goto(f"{live_server.url}/meedoen/{round_.slug}/uitkomst/")
    expect(without.get_by_text("Burgers", exact=True).first).to_be_visible()
    page.goto(f"{live_server.url}/meedoen/uitleg/statements/")
    assert complaints(page, axe, language="nl") == []


def enter(page_at: Callable[..., Any], live_server: Any, width: int) -> Any:
    client = Client()
    client.force_login(staff(Role.ORGANISER))
    session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    page = page_at(width)
    page.context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    return page


@pytest.mark.parametrize("width", STAFF_WIDTHS)
def test_an_organiser_decides_on_statements_of_others(
    page_at: Callable[..., Any],
    live_server: Any,
    axe: Callable[..., list[str]],
    settings: Any,
    round_: Round,
    width: int,
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    for text in (OWN, "Elke brief moet een naam en een telefoonnummer hebben.", "Mijn buurman is een boef."):
        write(round_, text)
    page = enter(page_at, live_server, width)
    page.goto(live_server.url + reverse("rounds:inspect", args=[round_.pk]))
    page.get_by_role("link", name="Besluit over eigen stellingen").click()
    expect(page.get_by_text("Dit lijkt op:").first).to_be_visible()
    assert ours(axe(page)) == []
    page.get_by_role("link", name=re.compile(f"Bekijk en besluit.*{OWN}")).click()
    expect(page.get_by_role("button", name="Voeg deze stelling samen")).to_be_visible()
    assert ours(axe(page)) == []
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    press(page, "Voeg deze stelling samen")
    page.get_by_role("link", name=re.compile("Bekijk en besluit.*Elke brief")).click()
    press(page, "Leg deze stelling voor")
    page.get_by_role("link", name=re.compile("Bekijk en besluit.*Mijn buurman")).click()
    press(page, "Leg deze stelling niet voor")
    expect(page.get_by_text("Schrijf op waarom u deze stelling niet voorlegt").first).to_be_visible()
    assert ours(axe(page)) == []
    page.get_by_label("Waarom niet?").fill("Dit gaat over één mens.")
    press(page, "Leg deze stelling niet voor")
    expect(page.get_by_text("Er wacht nu geen stelling op u.")).to_be_visible()
    assert ours(axe(page)) == []
    states = OwnStatement.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["merged", "adopted", "refused"]


def write(round_: Round, text: str) -> None:
    """A participant wrote this, and a moderator let it through."""
    from tests.consultation.statements.test_own_statements import write as written

    assert own_of(round_)
    written(round_, text, let_through=False)
    words = Contribution.objects.get(moderation="waiting")
    moderation.publish(words.pk, by=staff(Role.MODERATOR), version=words.version)
