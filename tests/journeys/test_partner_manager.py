"""A partner manager brings in a list, mends the row that was refused, and sees on the map where help is missing."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from openpyxl import Workbook
from playwright.sync_api import expect

from outreach.models import Partner
from people.service import Role
from tests.factories import outreach
from tests.factories.people import staff
from tests.journeys.looking import complaints
from tests.journeys.screens import STAFF_WIDTHS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def enter(page_at: Callable[..., Any], live_server: Any, settings: Any) -> Callable[..., Any]:
    """`enter(width)`: a page in which an organiser is logged in."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(Role.ORGANISER))
    session = client.cookies[django_settings.SESSION_COOKIE_NAME].value

    def open_page(width: int) -> Any:
        page = page_at(width)
        page.context.add_cookies(
            [{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
        return page

    return open_page


def _ours(complaints: list[str]) -> list[str]:
    """Without the message that Wagtail itself shows for a while after a deed: its colours are not ours to choose."""
    return [each for each in complaints if not each.endswith((" .success", " .warning"))]


def _list(kind: str) -> dict[str, Any]:
    """The list as a file: two organisations, of which one has this kind."""
    book = Workbook()
    book.active.append(["Nummer", "Naam", "Plaats", "Soort", "Werkt in", "Wat zij doen", "Op de website"])
    book.active.append(["1", "Raadslieden Goes", "Goes", kind, "Zeeland", "Helpen met schulden", "nee"])
    book.active.append(["2", "Bibliotheek Emmen", "Emmen", "Bibliotheek of informatiepunt", "Drenthe", "", "nee"])
    output = BytesIO()
    book.save(output)
    return {"name": "lijst.xlsx", "mimeType": "application/octet-stream", "buffer": output.getvalue()}


@pytest.mark.parametrize("width", STAFF_WIDTHS)
def test_from_a_list_to_the_map(
    enter: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], width: int
) -> None:
    page = enter(width)
    page.goto(f"{live_server.url}/beheer/partners/lijst/inlezen/")
    assert _ours(axe(page)) == []
    page.get_by_label("De ingevulde lijst").set_input_files(_list("Wijkding"))
    page.get_by_role("button", name="Kijk het bestand na").press("Enter")
    expect(page.get_by_text("1 rij klopt niet")).to_be_visible()
    expect(page.get_by_text("Dit kennen wij niet. Kies uit:")).to_be_visible()
    assert _ours(axe(page)) == []
    page.get_by_role("button", name="Neem 1 rij over").press("Enter")
    expect(page.get_by_text("1 rij is overgeslagen")).to_be_visible()

    page.goto(f"{live_server.url}/beheer/partners/lijst/inlezen/")
    page.get_by_label("De ingevulde lijst").set_input_files(_list("Sociaal werk of wijkteam"))
    page.get_by_role("button", name="Kijk het bestand na").press("Enter")
    expect(page.get_by_text("1 partner blijft hetzelfde")).to_be_visible()
    page.get_by_role("button", name="Neem 1 rij over").press("Enter")
    expect(page.get_by_role("link", name="Raadslieden Goes")).to_be_visible()
    assert Partner.objects.count() == 2

    page.goto(f"{live_server.url}/beheer/partners/kaart/")
    page.get_by_label("Welke hulp?").select_option("debts")
    page.get_by_role("button", name="Toon op de kaart").press("Enter")
    expect(page.get_by_text("U koos: helpen met schulden.")).to_be_visible()
    expect(page.get_by_role("row", name="Zeeland 1")).to_be_visible()
    expect(page.get_by_text("Een advocaat of jurist: nergens iemand")).to_be_visible()
    assert _ours(axe(page)) == []


def test_help_is_found_and_the_map_is_read_on_a_phone(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]]
) -> None:
    outreach.helping(name="Raadslieden Goes", town="Goes", provinces=["ZE"], limits="Alleen Goes.", waiting_weeks=2)
    page = page_at(360)
    page.goto(f"{live_server.url}/agenda/hulp/")
    page.get_by_label("Waar woont u?").select_option("ZE")
    page.get_by_role("button", name="Zoek hulp").press("Enter")
    expect(page.get_by_role("heading", name="Raadslieden Goes")).to_be_visible()
    expect(page.get_by_role("link", name="Bel 038 123 45 67: Raadslieden Goes")).to_be_visible()
    assert complaints(page, axe, language="nl", everywhere=False) == []
    page.get_by_role("link", name="Bekijk waar hulp ontbreekt").press("Enter")
    expect(page.get_by_role("heading", name="Waar ontbreekt hulp?")).to_be_visible()
    assert complaints(page, axe, language="nl", everywhere=False) == []
