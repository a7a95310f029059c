"""What nobody may see yet: a pack that is being written, by every way there is to it."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from education.authoring.publishing import publish_pack, withdraw_pack
from education.models import LessonPack, LessonPackPage, Material, ReleaseFile
from people.service import Role
from tests.education.findable.making import file_of, online, pack, released
from tests.factories.lesson_packs import whole_pack
from tests.factories.people import staff

SECRET = "Geheim pakket over kinderbijslag"


@pytest.fixture(autouse=True)
def indexed(settings: Any) -> None:
    """Pages are put in the index at once, as they are outside the tests."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def draft(db: None) -> LessonPack:
    """Built, with a page that an editor published too early, and every file there."""
    made = whole_pack(state="draft", title=SECRET, summary=SECRET)
    online(made, introduction=SECRET)
    release = released(made)
    material = Material.objects.get(pack=made, kind="worksheet")
    name = default_storage.save("uitgaven/proef/blad.pdf", ContentFile(b"%PDF-1.7"))
    file_of(release, "leerling/blad.pdf", "pdf", material=material, file=name, size=8)
    file_of(release, f"{made.slug}-1.zip", "zip", file=name, size=8)
    return made


def ways(made: LessonPack) -> list[str]:
    base = f"/lespakketten/{made.slug}"
    files = [f"/lespakketten/bestand/{key}/" for key in ReleaseFile.objects.values_list("pk", flat=True)]
    key = Material.objects.get(pack=made, kind="worksheet").stable_key
    return [
        f"{base}/",
        f"{base}/pakket.zip",
        f"{base}/uitgave/1/pakket.zip",
        f"{base}/mail/",
        f"{base}/reactie/",
        f"/lespakketten/deel/{key}/pdf/",
        *files,
    ]


def lists(made: LessonPack) -> list[str]:
    return [
        "/lespakketten/",
        "/lespakketten/?zoek=kinderbijslag",
        "/lespakketten/nieuw.xml",
        "/oai/?verb=ListRecords&metadataPrefix=lom",
        "/oai/?verb=ListIdentifiers&metadataPrefix=oai_dc",
        "/zoeken/?q=kinderbijslag",
        "/sitemap.xml",
        f"/klas/maak/?pakket={made.slug}",
        "/klas/maak/",
        "/",
    ]


def test_a_draft_leaks_by_no_way_also_when_its_page_was_published(draft: LessonPack, client: Client) -> None:
    for way in ways(draft):
        assert client.get(way).status_code == 404, way
    for way in lists(draft):
        page = client.get(way)
        assert page.status_code == 200 and SECRET not in page.content.decode(), way
        assert draft.slug not in page.content.decode().replace(f"pakket={draft.slug}", ""), way


def test_a_colleague_may_look_and_no_cache_keeps_it(draft: LessonPack, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(Role.EDITOR))
    response = client.get(f"/lespakketten/{draft.slug}/pakket.zip")
    assert response.status_code == 200 and response["Cache-Control"] == "private, no-store"
    assert ReleaseFile.objects.get(form="zip").downloads == 0


def test_an_editor_who_publishes_the_page_is_told_what_comes_first(draft: LessonPack, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(Role.ADMINISTRATOR))
    page = LessonPackPage.objects.get(pack=draft)
    revision = page.save_revision()
    data = {"title": page.title, "slug": page.slug, "introduction": "", "body-count": "0", "action-publish": "1"}
    response = client.post(f"/beheer/pages/{page.pk}/edit/", data, follow=True)
    assert "Zet eerst het lespakket online" in response.content.decode()
    revision.publish()  # by the clock, or by a workflow
    assert LessonPackPage.objects.get(pack=draft).live is False


def test_its_page_comes_and_goes_with_the_pack(draft: LessonPack, client: Client) -> None:
    publish_pack(draft, by=None)
    assert client.get(f"/lespakketten/{draft.slug}/").status_code == 200
    assert SECRET in client.get("/zoeken/?q=kinderbijslag").content.decode()
    withdraw_pack(draft, by=None)
    page = LessonPackPage.objects.get(pack=draft)
    page.get_latest_revision().publish()
    assert LessonPackPage.objects.get(pack=draft).live is False
    assert SECRET not in client.get("/zoeken/?q=kinderbijslag").content.decode()
    assert draft.slug not in client.get("/sitemap.xml").content.decode()


def test_a_file_that_is_gone_from_the_disk_is_not_found_and_not_counted(client: Client, db: None) -> None:
    made = pack()
    file = file_of(released(made), "leerling/weg.pdf", "pdf", file="uitgaven/weg/weg.pdf")
    assert client.get(f"/lespakketten/bestand/{file.pk}/").status_code == 404
    assert ReleaseFile.objects.get(pk=file.pk).downloads == 0
    assert client.get("/lespakketten/bestand/99999999999999999999999/").status_code == 404
