"""The first pages of a release: made with it, shown lazily with words beside them, and never in its way."""

import io
import re

import pikepdf
import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from PIL import Image

from education.enums import PdfFault, ReleaseState
from education.formats import pdf_reading
from education.formats.documents.files import documents_of
from education.formats.documents.pdf import write_pdf
from education.formats.pdf_reading import LARGEST_PICTURE, UnreadablePdf, faults_in, first_page
from education.models import LessonPack, Material, Release, ReleaseFile
from education.releases import forms, pictures, reading_back
from education.source import Source
from tests.education.findable.making import online
from tests.factories.education import source
from tests.factories.lesson_packs import released, whole_pack


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """A worksheet as teachers get it."""
    made = source()
    return write_pdf(made, made.parts[1])


def spoiled(pdf: bytes, what: str) -> bytes:
    """The same without one thing that a screen reader needs."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        match what:
            case "tags":
                del opened.Root.MarkInfo, opened.Root.StructTreeRoot
            case "lang":
                del opened.Root.Lang
            case "title":
                del opened.docinfo["/Title"]
        to = io.BytesIO()
        opened.save(to)
    return to.getvalue()


@pytest.fixture
def only_pdfs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A release of PDFs only: the guide, the worksheet, the quiz."""

    def pdfs(made: Source) -> list[forms.Form]:
        return [form for form in documents_of(made) if form.code == "pdf"]

    monkeypatch.setattr(forms, "FORMS", [pdfs])
    monkeypatch.setattr(forms, "PACKAGES", [])


def test_what_is_wrong_with_a_pdf_is_seen(pdf: bytes) -> None:
    assert faults_in(pdf) == []
    assert faults_in(spoiled(pdf, "lang")) == [PdfFault.LANGUAGE]
    assert faults_in(spoiled(pdf, "title")) == [PdfFault.TITLE]
    assert faults_in(spoiled(pdf, "tags")) == [PdfFault.UNTAGGED]
    assert faults_in(b"%PDF-1.7 en dan niets") == faults_in(b"") == faults_in(pdf[:400]) == [PdfFault.UNREADABLE]


@pytest.mark.parametrize(("alt", "faults"), [("Een grafiek met drie staven", []), ("", [PdfFault.ALT_TEXT])])
def test_a_figure_without_words_is_a_fault(pdf: bytes, alt: str, faults: list[PdfFault]) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        paragraphs = [each for each in opened.objects if getattr(each, "get", lambda _k: None)("/S") == "/P"]
        paragraphs[0].S = pikepdf.Name.Figure
        paragraphs[0].Alt = alt
        to = io.BytesIO()
        opened.save(to)
    assert faults_in(to.getvalue()) == faults


def test_a_picture_is_small_however_much_is_on_the_page(monkeypatch: pytest.MonkeyPatch, pdf: bytes) -> None:
    made = first_page(pdf)
    with Image.open(io.BytesIO(made.content)) as seen:
        assert seen.format == "WEBP" and seen.size == (made.width, made.height) == (480, 679)
        assert len(set(seen.convert("L").tobytes())) > 20, "there is something on it"
    assert 1_000 < len(made.content) <= LARGEST_PICTURE
    monkeypatch.setattr(pdf_reading, "LARGEST_PICTURE", 4_000)
    less = first_page(pdf)
    assert len(less.content) <= 4_000 and less.width < 480
    monkeypatch.setattr(pdf_reading, "LARGEST_PICTURE", 10)
    with pytest.raises(UnreadablePdf):
        first_page(pdf)


def test_a_page_of_ten_metres_is_no_picture_of_ten_metres() -> None:
    to = io.BytesIO()
    with pikepdf.new() as opened:
        opened.add_blank_page(page_size=(3, 14_400))
        opened.save(to)
    made = first_page(to.getvalue())
    assert made.height <= 1_500 and len(made.content) <= LARGEST_PICTURE


@pytest.mark.django_db
@pytest.mark.usefixtures("only_pdfs")
class TestRelease:
    def test_the_page_shows_them_with_words_and_leads_to_the_pdf(self, client: Client) -> None:
        made = whole_pack(title="18 worden")
        online(made)
        release = released(made)
        shown = list(release.pictures.select_related("of"))
        assert [each.of.title for each in shown] == ["Handleiding", "Werkblad 1"]
        text = client.get(made.get_absolute_url()).content.decode()
        for each in shown:
            assert default_storage.size(each.file.name) <= LARGEST_PICTURE
            src, pdf = (reverse(f"education:{name}", args=[each.of_id]) for name in ("picture", "file"))
            tag = re.search(rf'<a href="{pdf}"><img src="{src}" alt="([^"]*)" ([^>]*)>', text)
            assert tag and tag[1] == f"Eerste bladzijde van {each.of.title} (PDF)"
            assert f'width="{each.width}" height="{each.height}" loading="lazy"' in tag[2]
        assert len(text) < 45_000
        assert release.files.filter(path__contains="plaatjes").count() == 0

    def test_a_picture_is_for_everybody_and_of_a_draft_for_colleagues(self, client: Client) -> None:
        release = released()
        picture = release.pictures.all()[0]
        address = reverse("education:picture", args=[picture.of_id])
        response = client.get(address)
        assert b"".join(response.streaming_content)[:4] == b"RIFF" and not response.cookies
        assert response.headers["Content-Type"] == "image/webp" and "immutable" in response.headers["Cache-Control"]
        LessonPack.objects.update(state="draft")
        assert client.get(address).status_code == 404
        LessonPack.objects.update(state="withdrawn")
        assert client.get(address).status_code == 200
        Release.objects.update(state=ReleaseState.BUILDING)
        assert client.get(address).status_code == 404
        Release.objects.update(state=ReleaseState.READY)
        default_storage.delete(picture.file.name)
        assert client.get(address).status_code == 404

    def test_a_picture_that_fails_fails_no_release(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(_pdf: bytes) -> None:
            raise MemoryError

        monkeypatch.setattr(pictures, "first_page", broken)
        release = released()
        assert release.state == ReleaseState.READY and not release.pictures.exists()

    def test_a_pdf_that_is_not_for_everybody_is_not_released(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reading_back, "faults_in", lambda pdf: faults_in(spoiled(pdf, "lang")))
        release = released()
        assert release.state == ReleaseState.FAILED and not ReleaseFile.objects.exists()
        assert release.problem.startswith(
            "De PDF van ‘Handleiding’ is niet voor iedereen te lezen. In deze PDF mist de"
        )
        assert not default_storage.exists(f"uitgaven/{release.pk}") or not any(
            default_storage.listdir(f"uitgaven/{release.pk}")[1]
        )

    def test_a_loose_pdf_gets_no_picture(self, pdf: bytes) -> None:
        made = whole_pack()
        loose = Material(pack=made, order=9, kind="file", audience="pupil", title="Blad")
        loose.file.save("blad.pdf", io.BytesIO(pdf), save=False)
        loose.save()
        release = released(made)
        assert release.files.filter(material=loose).count() == 1 and release.pictures.count() == 2
