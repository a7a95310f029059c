"""Each door of Wagtail through which a file can come in judges it by its content, and says what to do."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver, reverse
from PIL import Image
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.contrib.redirects.forms import ImportForm
from wagtail.documents.forms import get_document_form
from wagtail.documents.models import Document
from wagtail.images.forms import get_image_form
from wagtail.models import Collection, UploadedFile
from wagtail.users.models import UserProfile

from pages.file_forms import ScannedDocumentForm, ScannedImageForm
from pages.models import SiteImage
from pages.scanning import ScannedFileField
from people.roles import ensure_roles
from people.service import Role
from tests.factories.lesson_packs import office
from tests.factories.people import staff

pytestmark = pytest.mark.django_db

TITLE = "Een titel die blijft staan"
NO_DOCUMENT = "Dit soort bestand kan niet. Kies een PDF, Word"
ACCOUNT = {
    "name_email-first_name": "A",
    "name_email-last_name": "B",
    "locale-preferred_language": "nl",
    "theme-theme": "system",
    "theme-contrast": "system",
    "theme-density": "default",
}
NO_PICTURE = "Dit soort bestand kan niet. Kies een JPG, PNG"


@pytest.fixture
def editor(settings, client: Client) -> Client:
    """An administrator, who may also bring lists of addresses."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    ensure_roles()
    client.force_login(staff(Role.ADMINISTRATOR))
    return client


def picture(form: str = "PNG", **how: Any) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (8, 6), "navy").save(made, form, **how)
    return made.getvalue()


def zipped() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.html", "<script>alert(1)</script>")
    return made.getvalue()


@dataclass(frozen=True)
class Door:
    """One address that takes a file."""

    name: str
    field: str
    good: tuple[str, bytes]
    sentence: str
    prefix: str = ""
    is_edit: bool = False
    model: Any = Document

    def bring(self, client: Client, name: str, content: bytes) -> str:
        """Post this file here; what came back."""
        where = reverse(self.name, args=[self.there().pk] if self.is_edit else [])
        filled = {"title": TITLE, "collection": Collection.objects.get(depth=1).pk}
        data = {f"{self.prefix}{key}": value for key, value in filled.items()}
        data |= ACCOUNT if self.model is UserProfile else {}
        data[self.field] = SimpleUploadedFile(name, content)  # type: ignore[assignment]
        answer = client.post(where, data, headers={"X-Requested-With": "XMLHttpRequest"})
        return answer.content.decode().encode().decode("unicode_escape", "ignore") + answer.content.decode()

    def there(self) -> Any:
        """What there is to edit."""
        return self.model.objects.first() or self.model.objects.create(
            title="Oud", file=SimpleUploadedFile(*self.good), **self.sizes()
        )

    def sizes(self) -> dict[str, int]:
        return {"width": 8, "height": 6} if self.model is SiteImage else {}

    def kept(self) -> list[tuple[int, str]]:
        """What stands in the database, file by file."""
        if self.model is None:
            return []
        field = "avatar" if self.model is UserProfile else "file"
        return [(each.pk, str(getattr(each, field))) for each in self.model.objects.order_by("pk")]


PDF, PNG = ("stuk.pdf", b"%PDF-1.7\n"), ("plaatje.png", picture())
SHEET = ("lijst.csv", b"van,naar\n/a/,/b/\n")
DOORS = (
    Door("wagtaildocs:add", "file", PDF, NO_DOCUMENT),
    Door("wagtaildocs:edit", "file", PDF, NO_DOCUMENT, is_edit=True),
    Door("wagtaildocs:add_multiple", "files[]", PDF, NO_DOCUMENT),
    Door("wagtaildocs_chooser:create", "document-chooser-upload-file", PDF, NO_DOCUMENT, "document-chooser-upload-"),
    Door("wagtailimages:add", "file", PNG, NO_PICTURE, model=SiteImage),
    Door("wagtailimages:edit", "file", PNG, NO_PICTURE, is_edit=True, model=SiteImage),
    Door("wagtailimages:add_multiple", "files[]", PNG, NO_PICTURE, model=SiteImage),
    Door(
        "wagtailimages_chooser:create",
        "image-chooser-upload-file",
        PNG,
        NO_PICTURE,
        "image-chooser-upload-",
        model=SiteImage,
    ),
    Door("wagtailadmin_account", "avatar-avatar", PNG, NO_PICTURE, model=UserProfile),
    Door(
        "wagtailredirects:start_import",
        "import_file",
        ("lijst.csv", b"van,naar\n/a/,/b/\n"),
        "Kies een CSV",
        model=None,
    ),
)
#: Addresses of Wagtail's pictures and documents that take no file.
WITHOUT_A_FILE = {
    *("index", "index_results", "delete", "url_generator", "url_generator_output", "preview", "image_usage"),
    *("document_usage", "edit_multiple", "create_multiple_from_uploaded_image", "delete_multiple"),
    *("create_multiple_from_uploaded_document", "delete_upload_multiple", "choose", "choose_results", "chosen"),
    *("chosen_multiple", "select_format", "set_permissions", "set_privacy"),
}
each_door = pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)


@each_door
def test_what_is_something_else_stays_out_at_every_door(editor: Client, door: Door) -> None:
    before = door.there() and door.kept() if door.is_edit else door.kept()
    for content in (b"MZ\x90\0 a program", b"<svg xmlns='http://www.w3.org/2000/svg'/>"):
        told = door.bring(editor, door.good[0], content)
        assert door.sentence in told or "geen gewone tekst" in told or "geen tekst" in told
        assert [file for _pk, file in door.kept() if file] == [file for _pk, file in before if file]
        if door.model in {Document, SiteImage} and not door.name.endswith("multiple"):
            assert TITLE in told
    assert not UploadedFile.objects.exists()


@each_door
def test_what_is_good_comes_in_at_every_door(editor: Client, door: Door) -> None:
    told = door.bring(editor, *door.good)
    assert "Dit soort bestand" not in told
    assert any(file for _pk, file in door.kept()) or door.model is None


def namespaced() -> Iterator[str]:
    admin = next(each for each in get_resolver().url_patterns if str(each.pattern) == "beheer/")
    for part in admin.url_patterns:
        if getattr(part, "namespace", None) in {
            "wagtaildocs",
            "wagtailimages",
            "wagtaildocs_chooser",
            "wagtailimages_chooser",
        }:
            yield from (f"{part.namespace}:{one.name}" for one in part.url_patterns)


def test_an_address_for_files_that_nobody_listed_is_named() -> None:
    names = set(namespaced())
    assert len(names) > 20
    listed = {door.name for door in DOORS}
    assert {name for name in names - listed if name.split(":")[1] not in WITHOUT_A_FILE} == set()


def is_judged(field: forms.Field) -> bool:
    return type(field).__module__ == "pages.file_forms"


def below(kind: type) -> Iterator[type]:
    for one in kind.__subclasses__():
        yield one
        yield from below(one)


def test_every_form_with_a_file_in_it_judges() -> None:
    assert issubclass(get_document_form(Document), ScannedDocumentForm)
    assert issubclass(get_image_form(SiteImage), ScannedImageForm)
    taking = [one for one in below(forms.BaseForm) if not one.__module__.startswith(("tests.", "django."))]
    found = {
        one: [field for field in getattr(one, "base_fields", {}).values() if isinstance(field, forms.FileField)]
        for one in taking
    }
    with_file = {one for one, fields in found.items() if fields}
    assert {AvatarPreferencesForm, ImportForm} <= with_file
    undressed = {
        f"{one.__module__}.{one.__name__}"
        for one in with_file
        if not issubclass(one, (ScannedDocumentForm, ScannedImageForm))
        and not all(isinstance(field, ScannedFileField) or is_judged(field) for field in found[one])
    }
    assert undressed == set()


def add(client: Client, kind: str, name: str, content: bytes) -> dict[str, Any]:
    answer = client.post(
        f"/beheer/{kind}/multiple/add/",
        {"files[]": SimpleUploadedFile(name, content), "collection": Collection.objects.get(depth=1).pk},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    return dict(answer.json())


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.txt", b"<!DOCTYPE html><script>alert(1)</script>", "webpagina of een programma"),
        ("a.txt", b"\xef\xbb\xbf \n<svg onload=alert(1)>", "webpagina of een programma"),
        ("a.txt", b"#!/bin/sh\nrm -rf /", "webpagina of een programma"),
        ("a.txt", b"MZ\x90\0\x03", "geen gewone tekst"),
        ("a.csv", b"naam,plaats\n=cmd|' /C calc'!A0,Breda\n", "start een cel een programma"),
        ("a.txt", b"hallo " + zipped(), "geen gewone tekst"),
        ("a.txt", b"%PDF-1.7\n", "maar dit is een PDF-bestand"),
        ("a.pdf", office().getvalue(), "maar dit is een DOCX-bestand"),
        ("a.docx", office("spreadsheetml.sheet").getvalue(), "maar dit is een XLSX-bestand"),
        ("a.docx", office(**{"word__vbaProject.bin": b"x"}).getvalue(), "macro"),
        ("a.docx", zipped(), NO_DOCUMENT),
        ("a.pdf", b"%PDF-1.7\n<< /S /JavaScript /JS (x) >>", "programma of een ander bestand"),
        ("a.pdf", b"%PDF-1.7\n" + zipped(), "ander bestand verstopt"),
        ("a.pdf", picture(), NO_DOCUMENT),
        ("a.svg", b"<svg/>", NO_DOCUMENT),
        ("a.html", b"<p>hoi", NO_DOCUMENT),
        ("a.pdf", b"%PDF-1.7\n" + b"x" * 20_000_000, "groter dan 20 MB"),
    ],
)
def test_a_document_is_known_by_its_content(editor: Client, name: str, content: bytes, sentence: str) -> None:
    told = add(editor, "documents", name, content)
    assert (told["success"], sentence in told.get("error_message", "")) == (False, True)
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "Eén regel, en nóg een.\n€ 20".encode()),
        ("a.txt", "Eén regel uit een oude computer".encode("cp1252")),
        ("a.csv", b"naam;bedrag\nA;-20|x\nB;=1+1\n"),
        ("a.docx", office().getvalue()),
        ("A.XLSX", office("spreadsheetml.sheet").getvalue()),
        ("a.pdf", b"%PDF-1.7\n"),
    ],
)
def test_what_editors_use_comes_in(editor: Client, name: str, content: bytes) -> None:
    assert add(editor, "documents", name, content)["success"]
    assert Document.objects.get().file.read() == content


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.png", picture("JPEG"), "maar dit is een JPG-bestand"),
        ("a.png", picture() + zipped(), "ander bestand verstopt"),
        ("a.jpg", picture("JPEG")[:120], "beschadigd"),
        ("a.avif", b"\0\0\0\x1cftypavif", NO_PICTURE),
        ("a.png", b"\0\0\0\x1cftypavif", NO_PICTURE),
        ("a.svg", b"<svg/>", NO_PICTURE),
        ("a.jpg", picture("JPEG") + b"x" * 10_000_000, "groter dan 10 MB"),
    ],
)
def test_a_picture_is_known_by_its_content(editor: Client, name: str, content: bytes, sentence: str) -> None:
    told = add(editor, "images", name, content)
    assert (told["success"], sentence in told.get("error_message", "")) == (False, True)
    assert not SiteImage.objects.exists()


def with_a_place(form: str) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6  # the telephone was held upright
    exif[0x010E] = "bij oma thuis"
    exif.get_ifd(0x8825)[2] = (52.0, 5.0, 7.0)
    return picture(form, exif=exif, **({"comment": b"bij oma thuis"} if form == "JPEG" else {}))


@pytest.mark.parametrize(("form", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_a_picture_is_kept_upright_and_without_place_and_moment(editor: Client, form: str, ending: str) -> None:
    given = with_a_place(form) + b"<script>alert(1)</script>"
    assert b"bij oma thuis" in given
    assert add(editor, "images", f"foto.{ending}", given)["success"]
    kept = SiteImage.objects.get()
    held = kept.file.read()
    assert b"bij oma" not in held
    assert b"<script>" not in held
    with Image.open(io.BytesIO(held)) as opened:
        assert (opened.format, opened.size, dict(opened.getexif())) == (form, (6, 8), {})
    assert (kept.width, kept.height, kept.file_size) == (6, 8, len(held))


def test_what_waits_for_a_title_is_kept_without_place_and_moment_too(editor: Client) -> None:
    answer = editor.post(
        "/beheer/images/multiple/add/",
        {"files[]": SimpleUploadedFile("foto.jpg", with_a_place("JPEG")), "title": "x" * 300, "collection": 1},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert "uploaded_file_id" in answer.json()
    assert b"bij oma" not in UploadedFile.objects.get().file.read()


def test_a_moving_picture_goes_on_moving(editor: Client) -> None:
    made = io.BytesIO()
    first, *rest = (Image.new("RGB", (8, 6), colour) for colour in ("navy", "white", "red"))
    first.save(made, "GIF", save_all=True, append_images=rest, duration=100, loop=0, comment=b"bij oma thuis")
    assert add(editor, "images", "a.gif", made.getvalue())["success"]
    held = SiteImage.objects.get().file.read()
    with Image.open(io.BytesIO(held)) as opened:
        assert getattr(opened, "n_frames", 1) == 3
    assert b"bij oma" not in held
