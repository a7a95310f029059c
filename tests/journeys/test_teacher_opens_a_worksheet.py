"""A new teacher, from the home page to an opened worksheet of one of our packs: a few presses, without JavaScript."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pikepdf
import pytest
from playwright.sync_api import expect

from education.authoring.publishing import publish_pack
from education.packs.building import make_pack
from education.packs.every import EVERY_PACK
from education.releases.asking import ask_release
from tests.journeys.screens import DESK, PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_from_the_home_page_to_a_worksheet_in_a_few_presses(
    page_at: Callable[..., "Page"], live_server: Any, axe: Callable[..., list[str]]
) -> None:
    written = EVERY_PACK[1]
    pack = make_pack(written, None)
    release = ask_release(pack, "De eerste uitgave.", by=None)
    release.refresh_from_db()
    assert release.state == "ready"
    publish_pack(pack, by=None)
    sheet = next(material for material in written.materials if material.kind == "worksheet")

    for width in (PHONE, DESK):
        page = page_at(width, javascript=False)  # five presses and one choice, the last press is the worksheet
        page.goto(live_server.url)
        page.get_by_role("link", name="Zoek een les voor uw klas").press("Enter")
        page.get_by_label("Voor welk onderwijs?").select_option(label="Praktijkonderwijs")
        page.get_by_role("button", name="Zoek lespakketten").press("Enter")
        expect(page.get_by_text("Er is 1 lespakket.")).to_be_visible()
        page.get_by_role("link", name=written.title).press("Enter")
        expect(page.get_by_role("heading", level=1, name=written.title)).to_be_visible()
        page.locator("summary").filter(has_text="Voor leerlingen").press("Enter")
        for form in ("Word", "PDF"):
            content = _downloaded(
                page, page.get_by_role("link", name=re.compile(f"{form} ?: {re.escape(sheet.title)}"))
            )
            opened_from = io.BytesIO(content)
            if form == "Word":
                title = docx.Document(opened_from).core_properties.title
            else:
                with pikepdf.open(opened_from) as opened:
                    title = str(opened.docinfo["/Title"])
            assert title == f"{sheet.title} - {written.title}"

    watched = page_at(PHONE)
    for path in ("/lespakketten/?niveau=pro", pack.get_absolute_url()):
        for width in (320, PHONE, DESK):
            watched.set_viewport_size({"width": width, "height": 800})
            watched.goto(f"{live_server.url}{path}")
            assert axe(watched) == [], (path, width)
            assert watched.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)


def _downloaded(page: "Page", link: "Locator") -> bytes:
    with page.expect_download() as download:
        link.press("Enter")
    return Path(download.value.path()).read_bytes()
