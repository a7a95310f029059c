"""A new teacher, from the home page to an opened worksheet of one of our packs: a few presses, without JavaScript."""

import io
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
        page, presses = page_at(width, javascript=False), 0
        page.goto(live_server.url)
        page.get_by_role("link", name="Zoek een les voor uw klas").press("Enter")
        page.get_by_label("Voor welk onderwijs?").select_option(label="Praktijkonderwijs")
        page.get_by_role("button", name="Zoek lespakketten").press("Enter")
        expect(page.get_by_text("Er is 1 lespakket.")).to_be_visible()
        page.get_by_role("link", name=written.title).press("Enter")
        expect(page.get_by_role("heading", level=1, name=written.title)).to_be_visible()
        presses += 3
        for form in ("Word", "PDF"):
            links = page.get_by_role("link").filter(has_text=form).and_(page.locator("[href*='/deel/']"))
            link = _beside(page, links, sheet.title)
            assert link.bounding_box()
            presses += 1
            content = _downloaded(page, link)
            if form == "Word":
                assert docx.Document(io.BytesIO(content)).core_properties.title.startswith(sheet.title)
            else:
                assert str(pikepdf.open(io.BytesIO(content)).docinfo["/Title"]).startswith(sheet.title)
        assert presses <= 5

    watched = page_at(PHONE)
    for path in ("/lespakketten/?niveau=pro", pack.get_absolute_url()):
        for width in (320, PHONE, DESK):
            watched.set_viewport_size({"width": width, "height": 800})
            watched.goto(f"{live_server.url}{path}")
            assert axe(watched) == [], (path, width)
            assert watched.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)


def _beside(page: "Page", links: "Locator", title: str) -> "Locator":
    """The link of this part; a fold above it is opened, as a teacher would."""
    row = page.locator("li, tr, div").filter(has_text=title).filter(has=links).last
    fold = page.locator("details:not([open])").filter(has=row)
    for each in fold.all():
        each.locator("summary").first.press("Enter")
    return row.locator(links).first


def _downloaded(page: "Page", link: "Locator") -> bytes:
    with page.expect_download() as download:
        link.press("Enter")
    return Path(download.value.path()).read_bytes()
