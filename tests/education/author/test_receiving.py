"""What comes in with the form of a material: stopped in time, told in a sentence, and what was typed is not lost."""

import errno
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from education.authoring import receiving, uploads
from education.models import LessonPack, Material
from tests.factories.lesson_packs import office, whole_pack

pytestmark = pytest.mark.django_db
BOUNDARY = "grens"


class Incoming(io.RawIOBase):
    """A form with one file of so many bytes that exists nowhere: made while it is read, like a slow line."""

    def __init__(
        self, fields: dict[str, Any], size: int, *, name: str = "film.mp4", watched: Path | None = None
    ) -> None:
        self.pieces = self._pieces(fields, size, name)
        self.length = sum(len(piece) for piece in self._pieces(fields, 0, name)) + size
        self.left, self.watched, self.most_on_disk, self.most_in_memory = b"", watched, 0, 0
        self.began_with = psutil.Process().memory_info().rss

    @staticmethod
    def _pieces(fields: dict[str, Any], size: int, name: str) -> Iterator[bytes]:
        head, last = list(fields.items()), len(fields) // 2

        def field(one: tuple[str, Any]) -> bytes:
            return f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{one[0]}"\r\n\r\n{one[1]}\r\n'.encode()

        yield b"".join(map(field, head[:last]))
        yield f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="upload"; filename="{name}"\r\n\r\n'.encode()
        yield b"....ftypmp42"[:size]
        for _each in range(size // (1 << 20)):
            yield bytes(1 << 20)
        yield bytes(max(size - 12, 0) % (1 << 20) if size % (1 << 20) else 0)
        yield b"\r\n" + b"".join(map(field, head[last:])) + f"--{BOUNDARY}--\r\n".encode()

    def read(self, size: int = -1) -> bytes:
        while size < 0 or len(self.left) < size:
            piece = next(self.pieces, None)
            if piece is None:
                break
            self.left += piece
        given, self.left = (self.left, b"") if size < 0 else (self.left[:size], self.left[size:])
        if self.watched:
            self.most_on_disk = max(self.most_on_disk, sum(each.stat().st_size for each in self.watched.iterdir()))
        self.most_in_memory = max(self.most_in_memory, psutil.Process().memory_info().rss - self.began_with)
        return given


@pytest.fixture
def waiting_room(tmp_path: Path, settings: Any) -> Path:
    """Where Django keeps what comes in; nothing else is in it."""
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    return tmp_path


@pytest.fixture
def pack() -> LessonPack:
    return whole_pack()


def address(pack: LessonPack) -> str:
    return reverse("packs:material_add", args=[pack.pk])


def typed(pack: LessonPack, **more: Any) -> dict[str, Any]:
    """A form in which somebody typed a lot."""
    return {
        "title": "Een film die ik zelf maakte",
        "kind": "file",
        "version": pack.version,
        "body-count": "1",
        "body-0-type": "paragraph",
        "body-0-order": "0",
        "body-0-deleted": "",
        "body-0-value-text": "Mijn lange verhaal.",
        "file_says": "Een meisje wordt achttien.",
        "audience": "teacher",
        **more,
    }


def sent(client: Client, pack: LessonPack, stream: Incoming, **more: Any) -> Any:
    kind = f"multipart/form-data; boundary={BOUNDARY}"
    whole = {"CONTENT_TYPE": kind, "CONTENT_LENGTH": str(stream.length), "wsgi.input": stream, **more}
    return client.generic("POST", address(pack), **whole)


def kept_and_typed(page: Any, status: int, says: str) -> None:
    """Refused in words, nothing kept, everything that was typed still there."""
    text = page.content.decode()
    assert (page.status_code, says in text) == (status, True), text[:2000]
    for words in ("Een film die ik zelf maakte", "Mijn lange verhaal.", "Een meisje wordt achttien."):
        assert words in text
    assert page.context["form"]["audience"].value() == "teacher"
    assert not Material.objects.filter(kind="file").exists()


def test_of_200_megabytes_no_more_than_20_touch_the_disk_and_nothing_typed_is_lost(
    desk: Client, pack: LessonPack, waiting_room: Path
) -> None:
    stream = Incoming(typed(pack), 200_000_000, watched=waiting_room)
    kept_and_typed(sent(desk, pack, stream), 422, "Dit bestand is groter dan 20 MB")
    assert stream.most_on_disk <= uploads.MOST_BYTES
    assert stream.most_in_memory < 30_000_000
    assert list(waiting_room.iterdir()) == []


def test_what_is_larger_still_is_not_read_at_all(desk: Client, pack: LessonPack) -> None:
    class Unread(Incoming):
        def read(self, size: int = -1) -> bytes:
            raise AssertionError("read, and it should not")

    stream = Unread(typed(pack), 0)
    page = sent(desk, pack, stream, CONTENT_LENGTH=str(receiving.MOST_BYTES_HEARD_OUT + 1))
    assert page.status_code == 413 and "Dit bestand is groter dan 20 MB" in page.content.decode()


def test_a_form_from_elsewhere_is_refused_also_now_that_the_size_comes_first(
    editor: Any, pack: LessonPack, settings: Any
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert strict.post(address(pack), typed(pack)).status_code == 403
    shown = strict.get(address(pack))
    token = {"csrfmiddlewaretoken": shown.context["csrf_token"]}
    upload = SimpleUploadedFile("film.mp4", b"....ftypmp42")
    assert strict.post(address(pack), typed(pack, **token, upload=upload)).status_code == 302


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"MZ\x90\x00" + bytes(99), "Dit soort bestand kan niet"),
        (office(word__vbaProject=b"x").getvalue(), "macro"),
        (office(word__document=bytes(60_000_000)).getvalue(), "veel te groot"),
        (office(**{"word__document.xml": b'<!DOCTYPE a [<!ENTITY b "lol">]><a>&b;</a>'}).getvalue(), "vastlopen"),
        (b"%PDF-1.7" + office().getvalue(), "verstopt"),
        (b"", "leeg"),
    ],
)
def test_every_trap_is_told_in_the_form_and_nothing_typed_is_lost(
    desk: Client, pack: LessonPack, content: bytes, says: str
) -> None:
    page = desk.post(address(pack), typed(pack, upload=SimpleUploadedFile("werkblad.docx", content)))
    kept_and_typed(page, 422, says)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.mp4"),
        ("C:\\\\boek\\\\les 1.pdf", "les-1.mp4"),
        ("/etc/cron.d/les.pdf", "les.mp4"),
    ],
)
def test_a_path_in_the_name_leads_nowhere(desk: Client, pack: LessonPack, name: str, kept: str) -> None:
    assert sent(desk, pack, Incoming(typed(pack), 12, name=name)).status_code == 302
    material = Material.objects.get(kind="file")
    folder, _slash, last = material.file.name.removeprefix("lesmateriaal/").partition("/")
    assert len(folder) == 12 and last == f"{pack.slug}-{kept}"
    assert default_storage.open(material.file.name).read() == b"....ftypmp42"


class FullDisk(FileSystemStorage):
    """Half of what is written finds a place."""

    def _save(self, name: str, content: Any) -> str:
        super()._save(name, ContentFile(b"half"))
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_a_sentence_and_leaves_nothing_half(
    desk: Client, pack: LessonPack, monkeypatch: Any, waiting_room: Path, settings: Any
) -> None:
    def film() -> Any:
        return desk.post(address(pack), typed(pack, upload=SimpleUploadedFile("a.mp4", b"....ftypmp42" + bytes(9999))))

    def kept_files() -> list[Path]:
        return [each for each in Path(settings.MEDIA_ROOT, "lesmateriaal").rglob("*") if each.is_file()]

    before = kept_files()

    def full(*_given: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("django.core.files.uploadhandler.TemporaryFileUploadHandler.receive_data_chunk", full)
        kept_and_typed(film(), 422, "Onze schijf is vol")
    was = settings.STORAGES
    settings.STORAGES = {**was, "default": {**was["default"], "BACKEND": f"{__name__}.FullDisk"}}
    kept_and_typed(film(), 422, "Onze schijf is vol")
    settings.STORAGES = was
    assert kept_files() == before and list(waiting_room.iterdir()) == []
    assert film().status_code == 302
