"""A visitor finds an evening in the neighbourhood, reads whether they can get in, and puts it in their calendar."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from gatherings.service import call_off
from people.service import Role
from tests.factories import gatherings, outreach
from tests.factories.people import staff
from tests.journeys.looking import Axe, complaints, title_of
from tests.journeys.screens import VISITOR_SCREENS

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "javascript"), VISITOR_SCREENS)
def test_from_the_agenda_to_ones_own_calendar(
    page_at: Callable[..., "Page"], live_server: Any, axe: Axe, width: int, javascript: bool
) -> None:
    emmen = gatherings.venue(name="De Marke", town="Emmen", province="DR", features=[])
    evening = outreach.event(page=True, title="Avond in Zwolle", childcare=True, for_whom="Iedereen is welkom.")
    date = outreach.date(evening, 20)
    off = outreach.date(evening, 27)
    call_off(off.gathering, reason="De zaal is dicht.", by=staff(Role.ORGANISER))
    outreach.date(outreach.event(page=True, title="Spreekuur in Emmen", kind="desk", sign_up="none"), 9, venue=emmen)
    outreach.began(outreach.date(outreach.event(page=True, title="Vorige avond"), 3), minutes=60 * 24 * 20)
    page = page_at(width, javascript=javascript, reduced_motion="reduce")
    found: list[str] = []

    def look() -> None:
        if javascript:
            found.extend(complaints(page, axe, language="nl", everywhere=False))
            page.set_viewport_size({"width": width, "height": 800})

    page.goto(live_server.url)
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Agenda").press("Enter")
    expect(page.get_by_role("heading", level=1, name="Agenda")).to_be_visible()
    expect(page.get_by_role("link", name="Spreekuur in Emmen")).to_be_visible()
    page.get_by_text("Zoek wat bij u past").press("Enter")
    page.get_by_label("In welke provincie?").select_option(label="Overijssel")
    look()
    page.get_by_role("button", name="Laat zien").press("Enter")

    expect(page.get_by_text("Er zijn 2 datums.")).to_be_visible()
    expect(page.get_by_role("link", name="Haal weg")).to_be_visible()
    expect(page.get_by_role("link", name="Spreekuur in Emmen")).to_have_count(0)
    look()
    page.get_by_role("link", name="Avond in Zwolle").first.press("Enter")

    expect(page.get_by_role("heading", level=1, name="Avond in Zwolle")).to_be_visible()
    assert title_of(page) == "Avond in Zwolle"
    expect(page.get_by_text("Wij regelen opvang voor uw kind.")).to_be_visible()
    expect(page.get_by_text("De zaal is dicht.")).to_be_visible()
    expect(page.get_by_role("link", name="Meld u aan")).to_have_attribute("href", f"/agenda/aanmelden/{date.pk}/")
    look()
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Zet in uw agenda").first.press("Enter")
    (entry,) = Calendar.from_ical(downloading.value.path().read_bytes()).walk("VEVENT")
    assert str(entry["UID"]) == f"{date.pk}@reisgenoot" and entry["DTSTART"].dt == date.gathering.starts_at

    page.get_by_role("link", name="Bekijk de hele agenda").press("Enter")
    page.get_by_role("link", name="Bekijk wat er geweest is").press("Enter")
    expect(page.get_by_role("link", name="Vorige avond")).to_be_visible()
    look()
    assert page.context.cookies() == [], "reading sets no cookie"
    assert found == []
