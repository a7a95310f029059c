"""Which files stand on the page, under which heading, and at which address."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from education.catalogue.files import sections_of, zip_of
from education.catalogue.systems import systems_of
from education.models import Material, ReleaseFile
from tests.education.findable.making import file_of, online, pack, released

pytestmark = pytest.mark.django_db


@pytest.fixture
def files() -> list[ReleaseFile]:
    made = pack(slug="vol")
    online(made)
    release = released(made)
    sheet = Material.objects.create(pack=made, kind="worksheet", title="Werkblad 1")
    file_of(release, "leerling/werkblad.docx", "docx", material=sheet, title="Werkblad 1")
    file_of(release, "leerling/werkblad.pdf", "pdf", material=sheet, title="Werkblad 1")
    file_of(release, "leerling/werkblad.odt", "odt", material=sheet, title="Werkblad 1")
    file_of(release, "docent/lespakket.html", "html", title="Alles op een pagina")
    file_of(release, "elo/les.imscc", "imscc", title="Cartridge")
    file_of(release, "elo/scorm.zip", "scorm", title="Zelf oefenen")
    file_of(release, "metadata/nllom.xml", "lom", title="Gegevens")
    file_of(release, "vol-1.zip", "zip", title="Alles")
    return list(ReleaseFile.objects.select_related("material").order_by("path"))


def test_by_who_uses_it_then_by_part_then_by_program(files: list[ReleaseFile]) -> None:
    shown = [
        (section.title, [(part.title, [file.form for file in part.downloads]) for part in section.parts])
        for section in sections_of(files, [], lasting=True)
    ]
    assert shown == [
        ("Voor de docent", [("Alles op een pagina", ["Webpagina"])]),
        ("Voor leerlingen", [("Werkblad 1", ["Word", "PDF"])]),
    ]
    assert [file.form for file in sections_of(files, [], lasting=True)[1].parts[0].more] == ["OpenDocument"]
    whole = zip_of(files)
    assert whole is not None and whole.url == reverse("education:file", args=[files[-1].pk])


def test_what_a_system_takes_says_how_it_comes_in(files: list[ReleaseFile], client: Client) -> None:
    systems, records = systems_of(files)
    assert [each.download.form for each in systems] == [
        "De hele les (Common Cartridge 1.1)",
        "De zelftoets met een score (SCORM 1.2)",
    ]
    assert [system for system, _sentence in systems[0].how] == ["Moodle", "itslearning", "Canvas"]
    assert [each.download.form for each in records] == ["NL-LOM"]
    text = " ".join(client.get("/lespakketten/vol/").content.decode().split())
    for sentence in ("<strong>Moodle:</strong> Kies in uw cursus ‘Herstel’.", "Plak daar het adres van een deel"):
        assert sentence in text
    assert text.index("Meer formaten") < text.index("OpenDocument<span") and text.index(">Word<") < text.index(
        "Meer f"
    )


def test_the_address_to_copy_is_whole_dutch_and_lasting(files: list[ReleaseFile], client: Client) -> None:
    key = next(file.material.stable_key for file in files if file.material)
    with override("en"):
        part = sections_of(files, [], lasting=True)[1].parts[0]
    assert part.address == f"http://localhost:8000/lespakketten/deel/{key}/pdf/"
    assert sections_of(files, [], lasting=False)[1].parts[0].address == ""
    for address in ("/lespakketten/vol/", "/en/lespakketten/vol/"):
        text = client.get(address).content.decode()
        assert f'value="{part.address}" readonly' in text and "pack.css" in text
    assert "SOMtoday, Teams of LessonUp" in client.get("/lespakketten/vol/").content.decode()


def test_a_part_has_a_lasting_address_unless_two_files_would_share_it(files: list[ReleaseFile]) -> None:
    part = sections_of(files, [], lasting=True)[1].parts[0]
    sheet = next(file.material for file in files if file.material)
    assert part.downloads[0].url == reverse("education:part", args=[sheet.stable_key, "docx"])
    assert "/deel/" not in sections_of(files, [], lasting=False)[1].parts[0].downloads[0].url
    file_of(files[0].release, "leerling/werkblad-2.docx", "docx", material=sheet, title="Werkblad 1")
    again = list(ReleaseFile.objects.select_related("material").order_by("path"))
    urls = [file.url for file in sections_of(again, [], lasting=True)[1].parts[0].downloads]
    assert [("/deel/" in url) for url in urls] == [False, False, True]


def test_the_page_stands_whether_files_are_served_or_not(client: Client, files: list[ReleaseFile]) -> None:
    response: HttpResponse = client.get("/lespakketten/vol/")
    assert response.status_code == 200 and files[0].release.changes in response.content.decode()


def test_parts_stand_in_the_order_of_the_lesson(files: list[ReleaseFile]) -> None:
    release = files[0].release
    first = Material.objects.create(pack=release.pack, kind="worksheet", title="Eerst")
    file_of(release, "leerling/z-eerst.pdf", "pdf", material=first, title="Eerst")
    rows = list(ReleaseFile.objects.select_related("material").order_by("path"))
    worksheet = next(file.material for file in files if file.material)
    order = [str(first.stable_key), str(worksheet.stable_key)]
    pupils = sections_of(rows, order, lasting=True)[1]
    assert [part.title for part in pupils.parts] == ["Eerst", "Werkblad 1"]
