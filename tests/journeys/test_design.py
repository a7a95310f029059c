"""What is designed together: a visitor reads it, and an organiser makes the next version and publishes it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect

from consultation.designing.linking import link
from consultation.enums import ProductKind
from consultation.models import DesignProduct
from consultation.results.keeping import count_step
from people.service import Role
from tests.factories.design import add, answer, publish_now, published_product, step_about
from tests.factories.people import staff
from tests.factories.synthesis import DecisionFactory, FindingFactory, occasion, person_heard, words_of
from tests.journeys.looking import complaints
from tests.journeys.screens import STAFF_WIDTHS, VISITOR_SCREENS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def a_theory() -> DesignProduct:
    """Problem, two activities, a result and a change."""
    product = published_product(
        ProductKind.THEORY, titles=("Meer mensen vertrouwen de overheid",), title="Zo helpt het"
    )
    add(
        product,
        "Mensen krijgen eerder hulp",
        "hulp",
        node="result",
        indicator="Minder dan 4 weken wachten",
        leads_to=["meer_mensen_vertrouwen_de_overheid"],
    )
    add(product, "Wij bellen elke week met de dienst", "bellen", node="activity", leads_to=["hulp"], indicator="")
    add(
        product,
        "Wij schrijven brieven die iedereen begrijpt",
        "brieven",
        node="activity",
        leads_to=["hulp"],
        indicator="",
    )
    add(
        product,
        "Mensen lopen vast en niemand belt terug",
        "vast",
        node="problem",
        leads_to=["bellen", "brieven"],
        indicator="",
    )
    publish_now(product, "Nu staat ook het probleem erin.")
    return product


def a_team() -> DesignProduct:
    """Some from inside, some from outside, and one who lived it."""
    product = published_product(ProductKind.TEAM, titles=("Kent het belastingrecht",), title="Het team")
    add(product, "Maakte het zelf mee", "ervaring", seat="lived", how_many=3, side="outside")
    add(product, "Werkt bij de dienst", "dienst", seat="competence", how_many=4, side="inside")
    add(product, "Sociaal raadslieden", "raadslieden", seat="skill", how_many=2, side="secondment")
    publish_now(product, "Ervaring erbij.")
    return product


def criteria() -> DesignProduct:
    """In its second version, with all that can be tied to it."""
    product = published_product(
        titles=("Wie lang wacht, gaat voor", "Wie klein is"), title="Welke zaken pakken wij op?"
    )
    add(
        product,
        "Wie jong is, krijgt hulp",
        takes_up="Jongeren tot 27 jaar.",
        does_not_take_up="Schulden bij vrienden.",
    )
    publish_now(product, "Jongeren vroegen hierom.")
    element = product.elements.get(code="wie_lang_wacht_gaat_voor")
    said = words_of(person_heard(occasion()), "Wachten maakt het erger.", "triage", leave_to="publish", published=True)
    link(element, "evidence", [said], by=None)
    link(element, "findings", [FindingFactory(sentence="Wachten kost mensen hun huis.")], by=None)
    link(element, "decisions", [DecisionFactory(final=True)], by=None)
    link(product, "decisions", [DecisionFactory(final=True, title="Wij beginnen met drie criteria")], by=None)
    step = step_about(product, [element.code, "wie_klein_is"])
    for perspective in ("youth", "science"):
        for _person in range(6):
            answer(step, [element.code], perspective)
    count_step(step)
    return product


def test_a_visitor_reads_what_is_designed_and_why(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]]
) -> None:
    product, theory, team = criteria(), a_theory(), a_team()
    ladder = published_product(ProductKind.LADDER, titles=("Bel de behandelaar", "Vraag om een ander voorstel"))
    limits = published_product(ProductKind.LIMITS, titles=("Zelf een zaak stilleggen",))
    page = page_at(360, reduced_motion="reduce")
    found: list[str] = []
    for address in (
        "/ontwerp/",
        product.get_absolute_url(),
        f"{product.get_absolute_url()}versie/2/",
        f"{product.get_absolute_url()}wie_lang_wacht_gaat_voor/",
        theory.get_absolute_url(),
        team.get_absolute_url(),
        ladder.get_absolute_url(),
        limits.get_absolute_url(),
    ):
        page.goto(live_server.url + address)
        found += complaints(page, axe, language="nl")
    assert page.context.cookies() == [], "reading sets no cookie"
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("width", "javascript"), VISITOR_SCREENS)
def test_from_the_menu_to_the_reason(
    page_at: Callable[..., Any], live_server: Any, width: int, javascript: bool
) -> None:
    criteria()
    page = page_at(width, javascript=javascript)
    page.goto(live_server.url)
    page.get_by_role("link", name="Ontwerp", exact=True).click()
    page.get_by_role("link", name="Welke zaken pakken wij op?").click()
    expect(page).to_have_title("Welke zaken pakken wij op? - Wat wij samen ontwerpen - Reisgenoot")
    page.get_by_role("link", name="Bekijk wat er veranderde").click()
    expect(page.get_by_text("Jongeren vroegen hierom.")).to_be_visible()
    expect(page.get_by_text("Onderdelen: 1 nieuw.")).to_be_visible()
    page.get_by_role("link", name="Bekijk wat er nu staat").click()
    page.get_by_role("link", name="Wie lang wacht, gaat voor").first.click()
    expect(page).to_have_title("Wie lang wacht, gaat voor - Welke zaken pakken wij op? - Reisgenoot")
    expect(page.get_by_text("Wachten maakt het erger.")).to_be_visible()
    expect(page.get_by_text("Wachten kost mensen hun huis.")).to_be_visible()


def test_the_theory_is_a_drawing_on_a_desk_and_a_list_on_a_phone(
    page_at: Callable[..., Any], live_server: Any
) -> None:
    theory = a_theory()
    for width, is_drawn in ((1280, True), (320, False)):
        page = page_at(width)
        page.goto(live_server.url + theory.get_absolute_url())
        assert page.get_by_role("region", name="Tekening.").is_visible() == is_drawn
        expect(page.get_by_role("link", name="Mensen lopen vast en niemand belt terug").first).to_be_visible()


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


def _ours(found: list[str]) -> list[str]:
    """Without the message that Wagtail itself shows for a while after a deed."""
    return [each for each in found if not each.endswith(" .success")]


@pytest.mark.parametrize("width", STAFF_WIDTHS)
def test_an_organiser_makes_the_next_version_and_publishes_it(
    enter: Callable[..., Any], live_server: Any, width: int, axe: Callable[..., list[str]]
) -> None:
    product = criteria()
    FindingFactory(sentence="Jongeren weten niet waar zij hulp vinden.")
    page = enter(width)
    page.goto(f"{live_server.url}/beheer/ontwerp/")
    assert _ours(axe(page)) == []
    page.get_by_role("link", name="Welke zaken pakken wij op?").click()
    page.get_by_role("button", name="Begin een nieuwe versie").click()
    expect(page.get_by_text("Versie 3 staat klaar")).to_be_visible()
    assert _ours(axe(page)) == []

    page.get_by_role("link", name="Verander: Wie klein is").click()
    page.get_by_label("Titel").fill("")
    page.get_by_role("button", name="Bewaar dit onderdeel").click()
    expect(page.get_by_role("alert").get_by_text("Geef het onderdeel een titel.")).to_be_visible()
    assert _ours(axe(page)) == []
    page.get_by_label("Titel").fill("Wie klein begint")
    page.get_by_role("button", name="Bewaar dit onderdeel").click()
    expect(page.get_by_text("Het onderdeel is bewaard.")).to_be_visible()

    page.get_by_role("link", name="Kies bevindingen (0): Wie klein begint").click()
    page.get_by_label("Jongeren weten niet waar zij hulp vinden.").check()
    assert _ours(axe(page)) == []
    page.get_by_role("button", name="Bewaar deze keuze").click()
    expect(page.get_by_text("Bewaard.")).to_be_visible()
    page.goto(f"{live_server.url}/beheer/ontwerp/versie/{product.versions.get(state='draft').pk}/")
    expect(page.get_by_role("link", name="Kies bevindingen (1): Wie klein begint")).to_be_visible()

    page.get_by_role("button", name="Zet hoger: Wie klein begint").click()
    page.get_by_role("button", name="Haal weg: Wie jong is, krijgt hulp").click()
    expect(page.get_by_role("link", name="Zet terug: Wie jong is, krijgt hulp")).to_be_visible()
    expect(page.locator("ins").get_by_text("begint")).to_be_visible()
    page.get_by_role("link", name="Publiceer deze versie").click()
    page.get_by_role("button", name="Publiceer deze versie").click()
    expect(page.get_by_text("Schrijf op wat er veranderde, en waarom.")).to_be_visible()
    assert _ours(axe(page)) == []
    page.get_by_label("Wat veranderde er, en waarom?").fill("Mensen vonden ‘klein’ niet duidelijk.")
    page.get_by_role("button", name="Publiceer deze versie").click()
    expect(page.get_by_text("Gepubliceerd. Deze versie verandert niet meer.")).to_be_visible()
    assert product.versions.get(number=3).state == "published"
    page.get_by_role("link", name="Bekijk op de website").click()
    expect(page.get_by_text("Mensen vonden ‘klein’ niet duidelijk.")).to_be_visible()
