"""An organiser opens a round of two steps from a template, looks at how easy it is to read, and has it read."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect

from consultation.enums import MethodCode, RoundState
from consultation.models import Round, Step
from people.service import Role
from tests.factories.people import staff
from tests.factories.rounds import draft_round, item_of, ready_round
from tests.journeys.screens import STAFF_WIDTHS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def enter(page_at: Callable[..., Any], live_server: Any, settings: Any) -> Callable[..., Any]:
    """`enter(width, javascript=True)`: a page in which an organiser is logged in."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(Role.ORGANISER))
    session = client.cookies[django_settings.SESSION_COOKIE_NAME].value

    def open_page(width: int, javascript: bool = True) -> Any:
        page = page_at(width, javascript=javascript)
        page.context.add_cookies(
            [{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
        return page

    return open_page


def ours(complaints: list[str]) -> list[str]:
    """Without what is Wagtail's own: the message after a deed, and the map beside a long form."""
    return [each for each in complaints if not each.endswith((" .success", " .w-minimap__list"))]


@pytest.mark.parametrize("width", STAFF_WIDTHS)
def test_two_steps_from_a_template_to_open(
    enter: Callable[..., Any], live_server: Any, width: int, axe: Callable[..., list[str]]
) -> None:
    page = enter(width)
    page.goto(f"{live_server.url}/beheer/rondes/new/")
    expect(page.get_by_text("HOE: manier van werken")).to_be_visible()
    page.get_by_label("De weg naar binnen").check()
    assert ours(axe(page)) == []
    page.get_by_label("Naam van de contactpersoon").fill("Samira")
    page.get_by_label("Telefoonnummer").fill("070 123 45 67")
    page.get_by_role("button", name="Maak de ronde").click()
    page.get_by_text("Dit moet nog").wait_for()

    page.get_by_role("link", name="Voeg een stap toe").click()
    expect(page.get_by_role("heading", name="Casussen")).to_be_visible()
    assert ours(axe(page)) == []
    page.get_by_role("link", name="Kies ‘Vragen’").click()
    page.get_by_label("Hoe heet deze stap?").fill("Tot slot")
    assert ours(axe(page)) == []
    page.get_by_role("button", name="Voeg de stap toe").click()
    expect(page.get_by_role("heading", name="Stap 2: Tot slot")).to_be_visible()
    page.get_by_role("link", name="Stap ‘Tot slot’ is nog leeg").wait_for()
    assert ours(axe(page)) == []

    page.get_by_role("button", name="Omhoog stap 2").click()
    expect(page.get_by_role("heading", name="Stap 1: Tot slot")).to_be_visible()
    page.get_by_role("button", name="Omlaag stap 1").click()
    expect(page.get_by_role("heading", name="Stap 2: Tot slot")).to_be_visible()

    add_a_question(page)
    page.get_by_role("link", name="Laat een taalambassadeur").click()
    page.get_by_label("Wie las de teksten?").fill("Leesgroep Noord")
    page.get_by_role("button", name="Zet op ‘gelezen’").click()
    page.get_by_role("button", name="Publiceer de pagina").click()
    page.get_by_text("De ronde is klaar om te openen").wait_for()
    page.get_by_role("link", name="Open nu").click()
    page.get_by_role("button", name="Open nu").click()
    page.get_by_text("De ronde staat nu op ‘Open’").wait_for()
    round_ = Round.objects.get()
    assert round_.state == RoundState.OPEN and round_.steps.count() == 2


def add_a_question(page: Any) -> None:
    """To the second step; asks the kind first where the form does so."""
    page.get_by_role("link", name="Voeg een vraag toe aan ‘Tot slot’").click()
    kind = page.locator("select[name=kind]")
    if kind.count():
        kind.select_option("open")
    else:
        page.get_by_role("link", name="Open vraag").click()
    page.locator("textarea[name=text]").fill("Wat wilt u nog zeggen?")
    page.get_by_role("button", name="Voeg de vraag toe").click()
    page.get_by_text("De vraag staat onderaan de lijst").wait_for()


def test_advice_comes_while_one_writes(
    enter: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]]
) -> None:
    round_ = draft_round()
    page = enter(1280)
    page.goto(f"{live_server.url}/beheer/rondes/edit/{round_.pk}/")
    page.locator("#id_why").fill("Uw zienswijze is thans van belang.")
    panel = page.locator("[data-leesbaar]")
    expect(panel.get_by_text("‘zienswijze’")).to_be_visible()
    expect(panel.get_by_text("wat u ervan vindt")).to_be_visible()
    assert ours(axe(page)) == []
    page.locator("#id_why").fill("Wij willen weten wat u vindt.")
    expect(panel.get_by_text("‘zienswijze’")).to_have_count(0)
    assert Round.objects.get().why == round_.why, "looking keeps nothing"


def test_without_a_script_the_button_opens_the_advice_beside_what_was_typed(
    enter: Callable[..., Any], live_server: Any
) -> None:
    item = item_of(draft_round(), "open")
    page = enter(1280, javascript=False)  # on a phone the menu of Wagtail needs a script
    page.goto(f"{live_server.url}/beheer/rondes/vraag/{item.pk}/hier/")
    page.locator("textarea[name=text]").fill("Wat is uw zienswijze inzake dit plan?")
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Kijk de tekst na").press("Enter")
    advice = opened.value
    expect(advice.get_by_text("‘zienswijze’")).to_be_visible()
    expect(page.locator("textarea[name=text]")).to_have_value("Wat is uw zienswijze inzake dit plan?")


def test_all_texts_and_the_tick_at_both_widths(
    enter: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]]
) -> None:
    round_ = ready_round(why="Uw zienswijze inzake deze beschikking is thans van belang.")
    for width in (360, 1280):
        page = enter(width)
        page.goto(f"{live_server.url}/beheer/rondes/{round_.pk}/leesbaar/")
        expect(page.get_by_role("heading", name="Waarom deze vraag")).to_be_visible()
        assert ours(axe(page)) == []
        page.goto(f"{live_server.url}/beheer/rondes/{round_.pk}/gelezen/")
        expect(page.get_by_role("heading", name="Kan het echt niet wachten?")).to_be_visible()
        assert ours(axe(page)) == []


def test_a_twin_opens_by_keyboard_and_without_a_script(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]]
) -> None:
    from consultation.ambassador import tick_read
    from consultation.transitions import move

    round_ = ready_round(plain="Wij helpen mensen die vastzitten.")
    round_ = move(tick_read(round_, "Leesgroep", by=None), RoundState.OPEN, by=None)
    for javascript in (True, False):
        page = page_at(360, javascript=javascript)
        page.goto(f"{live_server.url}/meedoen/{round_.slug}/")
        page.get_by_text("Lees dit in eenvoudige woorden").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_text("Wij helpen mensen die vastzitten.")).to_be_visible()
        if javascript:
            assert axe(page) == []
    assert Step.objects.filter(method=MethodCode.QUESTIONS).exists()
