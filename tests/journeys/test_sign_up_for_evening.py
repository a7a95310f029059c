"""On a phone, without scripts: somebody signs three people up by phone number, changes that, and calls it off."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from gatherings.models import Seat
from outreach.models import SignUp
from tests.factories import outreach
from tests.journeys.screens import VISITOR_SCREENS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "javascript"), VISITOR_SCREENS)
def test_three_people_sign_up_change_and_call_off(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], width: int, javascript: bool
) -> None:
    date = outreach.date(outreach.event(page=True, contact_phone="070 123 45 67"), capacity=8)
    page = page_at(width, javascript=javascript)

    def check(title: str) -> None:
        expect(page).to_have_title(re.compile(f"^{re.escape(title)}"))
        if javascript:
            assert axe(page) == [], page.url
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

    def go_on(title: str, button: str = "Ga verder") -> None:
        page.get_by_role("button", name=button, exact=True).press("Enter")
        check(title)

    page.goto(f"{live_server.url}/agenda/aanmelden/{date.pk}/")
    check("Met hoeveel mensen komt u?")
    page.get_by_text("Wij komen met 3 mensen").click()
    go_on("Wie bent u?")
    page.get_by_label("De cijfers van uw postcode").fill("80")
    go_on("1 fout:")
    expect(page.get_by_label("De cijfers van uw postcode")).to_have_value("80")
    page.get_by_label("De cijfers van uw postcode").fill("8011")
    go_on("Wat hebt u nodig?")
    page.get_by_text("Ik heb een tolk in mijn taal nodig").click()
    page.get_by_label("In welke taal wilt u een tolk?").fill("Arabisch")
    go_on("Hoe mogen wij u bereiken?")
    page.go_back()
    expect(page.get_by_label("In welke taal wilt u een tolk?")).to_have_value("Arabisch")
    go_on("Hoe mogen wij u bereiken?")
    page.get_by_text("Bel mij", exact=True).click()
    go_on("Uw gegevens")
    page.get_by_label("Uw telefoonnummer").fill("06 12 34 56 78")
    go_on("Kijk uw aanmelding na")
    expect(page.get_by_text("Overijssel")).to_be_visible()
    go_on("Dank u wel", "Meld mij aan")
    made = SignUp.objects.select_related("seat").get()
    expect(page.get_by_text(made.door_code.upper(), exact=True)).to_be_visible()

    page.get_by_role("link", name="Open uw eigen pagina").click()
    check("Avond in de buurt")
    expect(page.get_by_text(made.door_code.upper(), exact=True)).to_be_visible()
    page.get_by_role("link", name="Verander met hoeveel mensen u komt").click()
    check("Met hoeveel mensen komt u?")
    page.get_by_text("Wij komen met 2 mensen").click()
    page.get_by_role("button", name="Bewaar dit").press("Enter")
    expect(page.get_by_text("U komt nu met 2 mensen.")).to_be_visible()
    page.get_by_role("link", name="Ik kom toch niet").click()
    page.get_by_role("button", name="Meld mij af").press("Enter")
    expect(page.get_by_role("heading", name="U komt niet. Dank u wel voor uw bericht.")).to_be_visible()
    seat = Seat.objects.get()
    assert (seat.state, seat.chairs) == ("declined", 2)
