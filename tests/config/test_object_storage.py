"""Files on an S3 server instead of in folders: by one setting, and everything that keeps files works the same."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection

from config.storing import file_storages
from handover import runs
from handover.dossier import Order
from handover.models import RunState
from pages import health
from pages.models import SiteImage
from people.service import Role
from tests.factories.contributions import ContributionFactory
from tests.factories.people import staff
from tests.fixtures.object_store import ObjectServer

pytestmark = pytest.mark.django_db


@pytest.fixture
def bucket(object_server: ObjectServer, settings, tmp_path: Path) -> str:
    """All files of this test are in a bucket of its own: its STORAGE_URL."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    url = object_server.bucket()
    settings.STORAGES = {**settings.STORAGES, **file_storages(url, tmp_path / "nowhere")}
    return url


@pytest.mark.parametrize("alias", ["default", "private"])
def test_a_file_comes_back_as_it_was_and_two_of_one_name_are_two(bucket: str, object_server, alias: str) -> None:
    storage = storages[alias]
    first = storage.save("map/naam.txt", ContentFile(b"een"))
    second = storage.save("map/naam.txt", ContentFile(b"twee"))
    assert first != second
    with storage.open(first) as file:
        assert file.read() == b"een"
    assert sorted(storage.listdir("map")[1]) == sorted(each.rpartition("/")[2] for each in (first, second))
    folder = {"default": "media", "private": "private"}[alias]
    assert object_server.names_in(bucket) == sorted(f"{folder}/{each}" for each in (first, second))
    storage.delete(first)
    assert not storage.exists(first)
    with pytest.raises(FileNotFoundError):
        storage.open(first).read()
    assert storage.listdir("nooit") == ([], [])


def test_nobody_is_sent_to_the_storage_server(bucket: str) -> None:
    for alias in ("default", "private"):
        assert storages[alias].url("images/een plaatje.png") == "/media/images/een%20plaatje.png"


def test_ready_says_when_the_storage_server_is_gone(bucket: str, object_server: ObjectServer, client: Client) -> None:
    health.beat()
    assert client.get("/readyz").json()["storage"] == "ok"
    object_server.stop()
    try:
        answer = client.get("/readyz")
    finally:
        object_server.start()
    assert (answer.status_code, answer.json()["storage"]) == (503, "fails")
    assert "127.0.0.1" not in answer.content.decode()


@pytest.mark.parametrize("where", ["folders", "bucket"])
def test_a_size_of_a_picture_is_sent_and_its_original_is_not(where: str, request, client: Client) -> None:
    if where == "bucket":
        request.getfixturevalue("bucket")
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    drawn = BytesIO()
    Image.new("RGB", (40, 30), "navy").save(drawn, "PNG")
    picture = SiteImage.objects.create(title="Blauw", file=ContentFile(drawn.getvalue(), "blauw.png"))
    size = picture.get_rendition("width-20")
    answer = client.get(size.url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert Image.open(BytesIO(b"".join(answer.streaming_content))).size == (20, 15)
    assert answer["Cache-Control"] == "public, max-age=2592000"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert client.get(f"/media/{picture.file.name}").status_code == 404
    size.file.storage.delete(size.file.name)
    assert client.get(size.url).status_code == 404


def test_a_dossier_is_made_fetched_and_swept(bucket: str, object_server: ObjectServer, client: Client) -> None:
    ContributionFactory(redacted="Laat mij niet drie keer hetzelfde vertellen.")
    analyst = staff(Role.ANALYST)
    run = runs.ask(Order("csv", "intern"), by=analyst)
    run.refresh_from_db()
    assert run.state == RunState.DONE, run.problem
    assert f"private/{run.file}" in object_server.names_in(bucket)
    client.force_login(analyst)
    answer = client.get(reverse("runs:file", args=[run.pk]))
    assert answer.status_code == 200
    assert len(b"".join(answer.streaming_content)) == run.size
    assert runs.sweep() == 0


@pytest.mark.parametrize(
    "wrong",
    ["s3://server/bucket", "s3://sleutel:geheim@server", "https://sleutel:geheim@server/bucket", "s3://a:b@/bucket"],
)
def test_an_address_that_cannot_be_is_refused_without_telling_the_secret(wrong: str, tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        file_storages(wrong, tmp_path)
    assert "geheim@" not in str(refused.value)
    assert "STORAGE_URL" in str(refused.value)
