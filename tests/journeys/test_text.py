"""People better a text: they read it whole and piece by piece, an organiser rolls out the next edition, and thanks."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect

from consultation.models import Answer, AnswerWords, Suggestion, TextEdition
from consultation.results.keeping import count_step
from consultation.texts.paragraphs import paragraphs_of
from people.service import Role
from tests.factories.drafttext import TEXT, many, pieces_now, reaction, text_round
from tests.factories.people import staff
from tests.journeys.screens import STAFF_WIDTHS, VISITOR_SCREENS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def titled(page: Any, start: str) -> None:
    expect(page).to_have_title(re.compile(f"^{re.escape(start)}"))


def fits(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def _ours(problems: list[str]) -> list[str]:
    """Without what Wagtail draws: the message after a deed, whose colours are not ours to choose, and the buttons that
    fold a panel, which are small for as long as the page moves."""
    return [each for each in problems if not each.endswith(" .success") and ".w-panel__toggle" not in each]


@pytest.fixture
def enter(page_at: Callable[..., Any], live_server: Any, settings: Any) -> Callable[..., Any]:
    """`enter(width)`: a page in which an organiser is logged in."""
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


@pytest.mark.parametrize(("width", "javascript"), VISITOR_SCREENS)
def test_a_participant_reads_the_text_and_reacts_to_three_pieces(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], width: int, javascript: bool
) -> None:
    round_, step = text_round()
    page = page_at(width, javascript=javascript)

    def check() -> None:
        if javascript:
            assert axe(page) == [], page.url
            assert fits(page), page.url

    page.goto(f"{live_server.url}/meedoen/{round_.slug}/")
    page.get_by_role("link", name="Lees de tekst: De criteria").click()
    titled(page, "De criteria, uitgave 1")
    expect(page.get_by_text("Wij nemen geen zaak over van een rechter.")).to_be_visible()
    check()
    assert page.context.cookies() == []
    page.get_by_role("link", name="Zeg wat u ervan vindt").click()
    page.get_by_role("link", name="Begin met de eerste vraag").click()

    titled(page, "Vraag 1 van 3: Wat wij doen")
    check()
    page.get_by_text("Dit is duidelijk", exact=True).click()
    page.get_by_text("Dit is niet duidelijk", exact=True).click()
    press(page, "Ga verder")
    titled(page, "1 fout: ")
    expect(page.get_by_text("Laat er één staan").first).to_be_visible()
    check()
    page.get_by_text("Dit is niet duidelijk", exact=True).click()
    page.get_by_text("Hier ben ik het mee eens", exact=True).click()
    press(page, "Ga verder")

    titled(page, "Vraag 2 van 3: Wanneer wij beginnen")
    page.get_by_text("Dit is niet duidelijk", exact=True).click()
    page.get_by_label("Waarom vindt u dat?").fill("Wat is niemand anders?")
    page.get_by_label("Hoe zou u het zeggen?").fill("Wij beginnen als u al ergens was.")
    press(page, "Ga verder")

    titled(page, "Vraag 3 van 3")
    press(page, "Sla over")
    page.get_by_text("Ik denk mee als burger").first.wait_for()
    assert Answer.objects.count() == 3
    assert Answer.objects.get(item=paragraphs_of(step)[0]).value == {"choices": ["clear", "agree"]}


@pytest.mark.parametrize("width", STAFF_WIDTHS)
def test_an_organiser_pastes_a_text(
    enter: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], width: int
) -> None:
    round_, step = text_round("Oud\nOude woorden.", is_open=False)
    page = enter(width)
    page.goto(f"{live_server.url}/beheer/rondes/inspect/{round_.pk}/")
    page.get_by_role("link", name="De tekst", exact=True).click()
    page.get_by_label("Haal stukje 1 weg").check()
    page.get_by_role("textbox", name="Nieuwe stukjes").fill(TEXT)
    assert _ours(axe(page)) == []
    press(page, "Bewaar de tekst")
    page.get_by_text("De tekst is bewaard").wait_for()
    assert [piece.heading for piece in pieces_now(step)] == [
        "Wat wij doen",
        "Wanneer wij beginnen",
        "Wat wij niet doen",
    ]
    assert fits(page)


@pytest.mark.parametrize("width", STAFF_WIDTHS)
def test_an_organiser_rolls_out_and_the_writer_is_thanked(
    enter: Callable[..., Any],
    page_at: Callable[..., Any],
    live_server: Any,
    axe: Callable[..., list[str]],
    width: int,
) -> None:
    round_, step = text_round()
    first, second, _third = paragraphs_of(step)
    many(first, ["clear", "agree"], 6)
    many(first, ["unclear"], 2, group="government")
    one = reaction(first, "unclear", suggestion="Wij helpen u als u vastloopt.")
    reaction(second, "object", suggestion="Begin eerder.")
    reaction(second, suggestion="Dit moet er niet komen.")
    count_step(step)

    page = enter(width)
    page.goto(f"{live_server.url}/beheer/rondes/stap/{step.pk}/tekst/")
    page.get_by_text("De meeste mensen vinden dit duidelijk.").wait_for()
    assert _ours(axe(page)) == []
    assert fits(page)
    page.get_by_label("Stukje 1", exact=True).fill("Wij helpen mensen die vastlopen. Wij luisteren eerst.")
    page.get_by_label("Stukje 2", exact=True).fill("Wij beginnen eerder.")
    for number in (1, 2):
        page.get_by_label(f"Wat doet u met voorstel {number}?").select_option("used")
    press(page, "Bekijk eerst wat er verandert")
    page.locator("ins").first.wait_for()
    press(page, "Breng uitgave 2 uit")
    page.get_by_text("De tekst is nog niet bewaard").wait_for()
    page.get_by_label("Wat veranderde er, en waarom?").fill("Kortere zinnen, want die waren niet duidelijk.")
    press(page, "Breng uitgave 2 uit")
    page.get_by_text("Uitgave 2 staat op de website").wait_for()
    assert TextEdition.objects.get(step=step, number=2).used_suggestions.count() == 2
    assert Suggestion.objects.filter(state="open").count() == 1

    reader = page_at(width)
    reader.goto(f"{live_server.url}/meedoen/{round_.slug}/tekst/{step.order}/")
    titled(reader, "De criteria, uitgave 2")
    expect(reader.locator("ins").first).to_be_visible()
    expect(reader.get_by_text("Met woorden van deelnemers")).to_be_visible()
    assert axe(reader) == []
    assert fits(reader)

    writer = page_at(width)
    writer.goto(f"{live_server.url}/mijn-inbreng/")
    writer.get_by_label("Uw code").fill(one.submission.participation.receipt.code)
    press(writer, "Open mijn inbreng")
    expect(writer.get_by_text("Uw woorden zijn gebruikt in uitgave 2")).to_be_visible()
    assert axe(writer) == []
    assert AnswerWords.objects.filter(prompt="suggestion").count() == 3
