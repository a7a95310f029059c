"""A teacher looks for a lesson for tomorrow: types a word wrong, narrows the list, and reads whether it fits."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from education.source import Fact
from tests.education.findable.making import online, pack, released
from tests.journeys.looking import Axe, complaints, title_of
from tests.journeys.screens import IS_DEEP, PHONE, VISITOR_SCREENS

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "javascript"), VISITOR_SCREENS if IS_DEEP else [(PHONE, True)])
def test_from_the_overview_to_what_is_in_a_pack(
    page_at: Callable[..., "Page"], live_server: Any, axe: Axe, width: int, javascript: bool
) -> None:
    yesterday = (timezone.localdate() - timedelta(days=2)).isoformat()
    old = Fact("bedrag", "5 euro", "Een bedrag van vorig jaar", "Wet", "https://voorbeeld.nl/", yesterday)
    eighteen = pack(title="18 worden: wat komt er op je af?", keywords=["zorgtoeslag", "DigiD"])
    online(eighteen)
    released(eighteen, 1)
    released(eighteen, 2, facts=(old,), goals=("vo_44",))
    online(pack(title="Toeslagen aanvragen", levels=["havo"], keywords=["zorgtoeslag"], minutes=90))
    online(pack(title="Wat is eerlijk?", levels=["vwo"]))
    page = page_at(width, javascript=javascript, reduced_motion="reduce")
    found: list[str] = []

    def look() -> None:
        if javascript:
            found.extend(complaints(page, axe, language="nl", everywhere=False))
            page.set_viewport_size({"width": width, "height": 800})

    page.goto(live_server.url)
    page.get_by_role("link", name="Zoek een les voor uw klas").press("Enter")
    expect(page.get_by_text("Er zijn 3 lespakketten.")).to_be_visible()
    page.get_by_label("Waar zoekt u een les over?").fill("zorgtoeslga")
    page.get_by_role("button", name="Zoek lespakketten").press("Enter")
    expect(page.get_by_text("Er zijn 2 lespakketten.")).to_be_visible()
    expect(page.get_by_role("link", name="Wat is eerlijk?")).to_have_count(0)
    page.get_by_label("Voor welk onderwijs?").select_option(label="Vmbo basis")
    page.get_by_text("Kies ook een vak, de duur of een onderwerp").press("Enter")
    page.get_by_label("Hoelang mag het duren?").select_option(label="Eén lesuur (31 tot 50 minuten)")
    look()
    page.get_by_role("button", name="Zoek lespakketten").press("Enter")
    expect(page.get_by_text("Er is 1 lespakket.")).to_be_visible()
    expect(page.get_by_role("link", name="Haal weg")).to_have_count(3)
    look()
    page.get_by_role("link", name="18 worden").press("Enter")
    expect(page.get_by_role("heading", level=1, name="18 worden")).to_be_visible()
    assert title_of(page).startswith("18 worden")
    expect(page.get_by_text("Niet elk cijfer is nog van nu")).to_be_visible()
    page.get_by_text("Bekijk de les: 1 stap, 45 minuten").press("Enter")
    expect(page.get_by_role("table").get_by_text("Beginnen")).to_be_visible()
    expect(page.get_by_role("heading", name="Uitgave 2")).to_be_visible()
    look()
    assert found == []
