"""Downloads: resumable, counted without following anybody, and never of what is not there yet."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from education.enums import PackState
from education.models import LessonPack, Release
from education.releases.ranges import NotThere, piece_of
from tests.factories.lesson_packs import file_of, released, whole_pack


def body_of(response):
    return b"".join(response.streaming_content)


@pytest.fixture
def release(db):
    return released()


@pytest.fixture
def zip_file(release):
    return file_of(release)


def test_without_account_cookie_or_trace(client, release, zip_file):
    response = client.get(f"/lespakketten/{release.pack.slug}/pakket.zip", headers={"Accept-Encoding": "gzip"})
    whole = default_storage.open(zip_file.file.name).read()
    assert (response.status_code, body_of(response)) == (200, whole)
    assert response.headers["Content-Length"] == str(len(whole))
    assert response.headers["ETag"] == f'"{zip_file.sha256}"'
    assert response.headers["Accept-Ranges"] == "bytes"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{release.pack.slug}-1.zip"'
    assert not response.cookies and "Cookie" not in response.headers.get("Vary", "")
    release.refresh_from_db()
    zip_file.refresh_from_db()
    assert (release.downloads, zip_file.downloads) == (1, 1)


def test_a_broken_off_download_goes_on_where_it_was_and_counts_once(client, zip_file):
    address = reverse("education:file", args=[zip_file.pk])
    whole = default_storage.open(zip_file.file.name).read()
    first = client.get(address, headers={"Range": "bytes=0-99"})
    rest = client.get(address, headers={"Range": "bytes=100-", "If-Range": f'"{zip_file.sha256}"'})
    assert (first.status_code, rest.status_code) == (206, 206)
    assert body_of(first) + body_of(rest) == whole
    assert rest.headers["Content-Range"] == f"bytes 100-{len(whole) - 1}/{len(whole)}"
    assert rest.headers["Content-Length"] == str(len(whole) - 100)
    zip_file.refresh_from_db()
    assert zip_file.downloads == 1


def test_another_version_is_sent_whole_and_a_known_one_not_at_all(client, zip_file):
    address = reverse("education:file", args=[zip_file.pk])
    other = client.get(address, headers={"Range": "bytes=100-", "If-Range": '"iets-anders"'})
    assert (other.status_code, len(body_of(other))) == (200, zip_file.size)
    known = client.get(address, headers={"If-None-Match": f'"{zip_file.sha256}"'})
    assert (known.status_code, known.content) == (304, b"")
    assert client.head(address).headers["Content-Length"] == str(zip_file.size)
    assert client.post(address).status_code == 405
    zip_file.refresh_from_db()
    assert zip_file.downloads == 0


def test_a_piece_past_the_end_is_not_there(client, zip_file):
    response = client.get(reverse("education:file", args=[zip_file.pk]), headers={"Range": f"bytes={zip_file.size}-"})
    assert (response.status_code, response.headers["Content-Range"]) == (416, f"bytes */{zip_file.size}")


@given(st.integers(1, 300), st.one_of(st.none(), st.integers(0, 400)), st.one_of(st.none(), st.integers(0, 400)))
def test_a_piece_is_what_python_would_cut(total, first, last):
    data = bytes(number % 251 for number in range(total))
    asked = f"bytes={'' if first is None else first}-{'' if last is None else last}"
    expected = data[-last:] if first is None and last else data[first or 0 : None if last is None else last + 1]
    try:
        piece = piece_of(asked, total)
    except NotThere:
        assert (first is not None and first >= total) or (first is None and last == 0)
        return
    if piece is None:
        assert (first is None and last is None) or (first is not None and last is not None and last < first)
    else:
        assert data[piece.start : piece.end + 1] == expected and piece.length == len(expected)


@pytest.mark.parametrize("asked", ["bytes=0-1,5-9", "pages=1-2", "bytes=a-b", "bytes=-", "niets"])
def test_what_we_do_not_know_is_answered_with_everything(asked):
    assert piece_of(asked, 10) is None


def test_a_draft_is_for_colleagues_only(client, desk, release, zip_file):
    LessonPack.objects.update(state=PackState.DRAFT)
    addresses = (f"/lespakketten/{release.pack.slug}/pakket.zip", reverse("education:file", args=[zip_file.pk]))
    assert [client.get(address).status_code for address in addresses] == [404, 404]
    seen = desk.get(addresses[1])
    assert (seen.status_code, seen.headers["Cache-Control"]) == (200, "private, no-store")
    zip_file.refresh_from_db()
    assert zip_file.downloads == 0


def test_half_a_release_has_no_address(client, release, zip_file):
    Release.objects.update(state="building")
    assert client.get(reverse("education:file", args=[zip_file.pk])).status_code == 404
    assert client.get(f"/lespakketten/{release.pack.slug}/pakket.zip").status_code == 404


def test_old_releases_stay_also_of_a_pack_that_is_withdrawn(client, release, zip_file):
    newer = released(release.pack, "Nieuw bedrag.")
    assert client.get(f"/lespakketten/{release.pack.slug}/pakket.zip").headers["ETag"] == f'"{newer.sha256}"'
    LessonPack.objects.update(state=PackState.WITHDRAWN)
    old = f"/lespakketten/{release.pack.slug}/uitgave/1/pakket.zip"
    assert client.get(old).headers["ETag"] == f'"{release.sha256}"'
    assert client.get(reverse("education:file", args=[zip_file.pk])).status_code == 200
    assert client.get(f"/lespakketten/{release.pack.slug}/pakket.zip").status_code == 404


def test_the_address_of_a_part_leads_to_the_newest(client, db):
    pack = whole_pack()
    loose = pack.materials.create(order=9, kind="file", audience="pupil", title="Kaart")
    loose.file.save("kaart.png", default_storage.open(default_storage.save("k.png", ContentFile(b"een"))))
    released(pack)
    address = f"/lespakketten/deel/{loose.stable_key}/png/"
    assert body_of(client.get(address, follow=True)) == b"een"
    loose.file.save("kaart.png", default_storage.open(default_storage.save("k.png", ContentFile(b"twee"))))
    assert body_of(client.get(address, follow=True)) == b"een"
    released(pack, "Andere kaart.")
    assert body_of(client.get(address, follow=True)) == b"twee"
    assert client.get(f"/lespakketten/deel/{loose.stable_key}/docx/").status_code == 404


def test_a_download_asks_few_queries(release, zip_file, django_assert_max_num_queries):
    address = f"/lespakketten/{release.pack.slug}/pakket.zip"
    with django_assert_max_num_queries(4):
        Client().get(address)
