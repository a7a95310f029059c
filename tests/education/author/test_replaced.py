"""A material that is replaced while somebody downloads: who began, gets to the end of what it began with."""

import io
import zipfile

import pytest
from django.test import Client

from education.models import LessonPack, Material, Release
from tests.factories.lesson_packs import file_of, released, whole_pack

pytestmark = pytest.mark.django_db
OLD, NEW = b"%PDF-1.7 oud" + b"o" * 300_000, b"%PDF-1.7 nieuw" + b"n" * 300_000


def with_file(pack: LessonPack, content: bytes) -> Material:
    material = pack.materials.filter(kind="file").first() or Material(pack=pack, kind="file", title="Kaart", order=9)
    material.audience = "pupil"
    material.file.save("kaart.pdf", io.BytesIO(content), save=False)
    material.save()
    return material


@pytest.fixture
def pack() -> LessonPack:
    return whole_pack()


def test_a_download_that_is_under_way_ends_as_it_began(pack: LessonPack, client: Client) -> None:
    card = with_file(pack, OLD)
    first = released(pack)
    lasting = f"/lespakketten/deel/{card.stable_key}/pdf/"
    pieces = iter(client.get(lasting, follow=True).streaming_content)
    begun = next(pieces)
    assert 0 < len(begun) < len(OLD)
    old_name = card.file.name
    with_file(pack, NEW)
    pack.materials.get(kind="file").file.storage.delete(old_name)  # even when the upload itself is gone
    released(pack, "Een nieuwe kaart.")
    assert begun + b"".join(pieces) == OLD
    assert b"".join(client.get(lasting, follow=True).streaming_content) == NEW
    with zipfile.ZipFile(io.BytesIO(whole(client, pack, first.number))) as archive:
        assert OLD in [archive.read(name) for name in archive.namelist()]


def whole(client: Client, pack: LessonPack, number: int, **headers: str) -> bytes:
    answer = client.get(f"/lespakketten/{pack.slug}/uitgave/{number}/pakket.zip", headers=headers)
    return b"".join(answer.streaming_content)


def test_a_piece_of_the_old_never_comes_behind_a_piece_of_the_new(pack: LessonPack, client: Client) -> None:
    """A browser names what it has with If-Range: it gets the rest of that, or everything anew."""
    with_file(pack, OLD)
    first = released(pack)
    newest, kept = f"/lespakketten/{pack.slug}/pakket.zip", f'"{first.sha256}"'
    half = first.size // 2
    begun = b"".join(client.get(newest, headers={"Range": f"bytes=0-{half - 1}"}).streaming_content)
    with_file(pack, NEW)
    second: Release = released(pack, "Een nieuwe kaart.")
    rest = {"Range": f"bytes={half}-", "If-Range": kept}
    at_newest = client.get(newest, headers=rest)
    assert (at_newest.status_code, at_newest.headers["ETag"]) == (200, f'"{second.sha256}"')
    assert b"".join(at_newest.streaming_content) == whole(client, pack, 2)
    at_own = client.get(f"/lespakketten/bestand/{file_of(first).pk}/", headers=rest)
    assert (at_own.status_code, at_own.headers["ETag"]) == (206, kept)
    assert begun + b"".join(at_own.streaming_content) == whole(client, pack, 1)
    by_date = {"Range": f"bytes={half}-", "If-Range": "Fri, 27 Nov 2026 10:00:00 GMT"}
    assert client.get(newest, headers=by_date).status_code == 200  # we give no dates, so nothing can match one
    weak = {"Range": f"bytes={half}-", "If-Range": f'W/"{second.sha256}"'}
    assert client.get(newest, headers=weak).status_code == 200  # RFC 9110, 13.1.5: strong or not at all
