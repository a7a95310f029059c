"""A pack that is withdrawn: found nowhere any more, and honest to who still has its address."""

from typing import Any

import pytest
from django.test import Client
from lxml import etree
from wagtail.models import Page

from education.authoring.publishing import publish_pack, withdraw_pack
from education.models import LessonPack, Material
from tests.education.findable.making import file_of, online, pack, released
from tests.factories.lesson_packs import whole_pack

pytestmark = pytest.mark.django_db


@pytest.fixture
def indexed(settings: Any) -> None:
    """Pages are put in the index at once, as they are outside the tests."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def gone() -> LessonPack:
    """It was online, in two releases."""
    made = pack(title="Oude les over zegels", slug="oude-les")
    page = online(made, introduction="Nog van de redactie.")
    page.save_revision()
    sheet = Material.objects.create(pack=made, kind="worksheet", title="Werkblad 1")
    for number in (1, 2):
        release = released(made, number)
        file_of(release, f"leerling/blad-{number}.pdf", "pdf", material=sheet, title="Werkblad 1")
        file_of(release, f"oude-les-{number}.zip", "zip")
    withdraw_pack(made, by=None)
    made.refresh_from_db()
    return made


def test_who_has_its_address_reads_that_it_is_withdrawn_and_finds_the_old_releases(
    client: Client, gone: LessonPack
) -> None:
    address = gone.get_absolute_url()
    for each in (f"/en{address}", address):
        response = client.get(each)
        text = response.content.decode()
        assert response.status_code == 200 and not response.cookies
        assert '<meta name="robots" content="noindex">' in text and "application/ld+json" not in text
        for number in (1, 2):
            assert gone.releases.get(number=number).files.get(form="zip").pk in _files_linked(text)
        assert "canonical" not in text and "/deel/" not in text and "Nog van de redactie." not in text
    assert "Wij gebruiken dit lespakket niet meer" in text and "Zoek een ander lespakket" in text
    assert "Download alles" not in text


def _files_linked(text: str) -> set[int]:
    parts = text.split("/lespakketten/bestand/")[1:]
    return {int(part.partition("/")[0]) for part in parts}


def test_it_is_found_nowhere(client: Client, indexed: None, gone: LessonPack) -> None:
    online(pack(title="Nieuwe les over zegels", slug="nieuwe-les"))
    for address in ("/lespakketten/", "/lespakketten/?zoek=zegels", "/zoeken/?q=zegels", "/lespakketten/nieuw.xml"):
        assert "oude-les" not in client.get(address).content.decode(), address
    for address in ("/lespakketten/?zoek=zegels", "/zoeken/?q=zegels"):
        assert "nieuwe-les" in client.get(address).content.decode(), address
    sitemap = client.get("/sitemap.xml").content.decode()
    assert "/lespakketten/nieuwe-les/" in sitemap and "oude-les" not in sitemap


def test_harvesters_hear_that_it_is_deleted(client: Client, gone: LessonPack) -> None:
    answer = client.get("/oai/", {"verb": "ListIdentifiers", "metadataPrefix": "lom"})
    headers = etree.fromstring(answer.content).findall(".//{*}header")
    assert [(each.get("status"), each.findtext("{*}identifier").rpartition(":")[2]) for each in headers] == [
        ("deleted", "oude-les")
    ]


def test_an_address_in_an_electronic_classroom_leads_to_the_notice(client: Client, gone: LessonPack) -> None:
    key = gone.materials.get().stable_key
    response = client.get(f"/lespakketten/deel/{key}/pdf/")
    assert response.status_code == 302 and response.headers["Location"] == gone.get_absolute_url()
    assert response.headers["Cache-Control"] == "no-cache"
    LessonPack.objects.update(state="draft")
    assert client.get(f"/lespakketten/deel/{key}/pdf/").status_code == 404


def test_a_pack_that_comes_back_is_found_again(client: Client, indexed: None) -> None:
    found = ("/lespakketten/?zoek=zegels", "/zoeken/?q=zegels", "/sitemap.xml")
    made = whole_pack(slug="heen-en-weer", title="Heen en weer over zegels", state="draft", minutes=10)
    released(made)
    for deed, is_found in ((publish_pack, True), (withdraw_pack, False), (publish_pack, True)):
        deed(made, by=None)
        for address in found:
            assert ("heen-en-weer" in client.get(address).content.decode()) is is_found, address
    text = client.get(made.get_absolute_url()).content.decode()
    assert "Wij gebruiken dit lespakket niet meer" not in text and "canonical" in text


def test_only_a_withdrawn_pack_shows_a_page_that_is_offline(client: Client, gone: LessonPack) -> None:
    for state, status in (("draft", 404), ("published", 404), ("withdrawn", 200)):
        LessonPack.objects.update(state=state)
        assert client.get(gone.get_absolute_url()).status_code == status
    assert client.get(f"{gone.get_absolute_url()}verder/").status_code == 404
    assert Page.objects.get(slug="oude-les").live is False
