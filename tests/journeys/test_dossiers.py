"""From what was decided to the whole dossier: on a phone without scripts, with the keyboard, and at a desk."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from handover.models import Run, RunState
from handover.published.contents import contents_of
from tests.handover.published.making import published
from tests.journeys.screens import DESK, PHONE

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_a_reader_finds_the_dossier_and_fetches_it(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]]
) -> None:
    publication = published(title="Wat wij hoorden in het eerste jaar")
    page = page_at(PHONE, javascript=False)
    page.goto(f"{live_server.url}/wat-deden-we-ermee/")
    page.get_by_role("link", name="Lees of download het hele dossier").click()
    page.get_by_role("link", name=publication.title).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=publication.title)).to_be_visible()
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Download: Verslag voor Word").click()
    wanted = contents_of(publication.run).named("dossier.docx")
    assert wanted is not None
    assert hashlib.sha256(Path(fetched.value.path()).read_bytes()).hexdigest() == wanted.sha256
    more = page.get_by_text("Meer vormen")
    more.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Download: Verslag als PDF")).to_be_visible()
    page.get_by_text("Controleer of een bestand heel is").click()
    expect(page.get_by_text(wanted.sha256)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    assert page.context.cookies() == []

    desk = page_at(DESK)
    for path in ("", f"{publication.slug}/"):
        desk.goto(f"{live_server.url}/dossiers/{path}")
        desk.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        assert axe(desk) == []
    Run.objects.filter(pk=publication.run_id).update(state=RunState.RESTRICTED)
    page.reload()
    expect(page.get_by_text("U kunt dit dossier nu niet ophalen.")).to_be_visible()
    desk.reload()
    assert axe(desk) == []
