"""A teacher with a phone looks at the first pages, and puts a worksheet in the school's own system."""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image
from playwright.sync_api import expect

from education.models import Material, ReleasePicture
from tests.education.findable.making import file_of, online, pack, released
from tests.journeys.looking import Axe, complaints

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def with_files() -> Material:
    """A pack online with two parts, each with the picture of its first page, and what a system imports."""
    made = pack(title="18 worden", slug="achttien")
    online(made)
    release = released(made)
    to = io.BytesIO()
    Image.new("RGB", (480, 679), "white").save(to, "WEBP")
    for title, folder in (("Handleiding", "docent"), ("Werkblad 1: de kalender van Sam", "leerling")):
        part = Material.objects.create(pack=made, kind="worksheet", title=title)
        for form in ("docx", "odt", "pdf"):
            file = file_of(release, f"{folder}/deel.{form}", form, material=part, title=title)
        kept = default_storage.save("plaatje.webp", ContentFile(to.getvalue()))
        ReleasePicture.objects.create(release=release, of=file, file=kept, width=480, height=679)
    for form, name in (("imscc", "elo/les.imscc"), ("scorm", "elo/les-scorm12.zip"), ("lom", "metadata/nllom.xml")):
        file_of(release, name, form)
    file_of(release, "achttien-1.zip", "zip")
    return part


def test_a_worksheet_goes_from_the_page_to_the_own_system(
    page_at: Callable[..., "Page"], live_server: Any, axe: Axe
) -> None:
    part = with_files()
    page = page_at(360, reduced_motion="reduce", permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{live_server.url}/lespakketten/achttien/")
    picture = page.get_by_role("img", name="Eerste bladzijde van Werkblad 1: de kalender van Sam (PDF)")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("naturalWidth", 480)
    assert page.evaluate("document.documentElement.scrollHeight") < 4_000
    page.get_by_text("Zet een deel in Magister, SOMtoday, Teams of LessonUp").press("Enter")
    page.get_by_role("button", name="Kopieer Werkblad 1").click()
    expect(page.get_by_text("Het adres is gekopieerd.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(f"/lespakketten/deel/{part.stable_key}/pdf/")
    page.get_by_text("Meer formaten: Moodle").press("Enter")
    expect(page.get_by_text("Kies in uw cursus ‘Herstel’. Upload dit bestand.")).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert complaints(page, axe, language="nl", everywhere=False) == []
