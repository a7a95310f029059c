"""A part is away: 503 with a Dutch page that says when to come back, and holds what was typed."""

import errno
import socket
import sqlite3

import pytest
from botocore.exceptions import ClientError
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import IntegrityError, InternalError, OperationalError, connection
from django.test import Client
from lxml import html

from config.storing import file_storages
from consultation.models import Recording
from pages import object_storage
from pages.outages import away
from pages.storage_away import StorageAway
from tests.consultation.recording.speaker import Speaker
from tests.consultation.walker import Walker
from tests.factories.rounds import open_round
from tests.fixtures.object_store import ObjectServer

pytestmark = pytest.mark.django_db
WORDS = "Bel mij gewoon terug, en laat mij niet <b>drie</b> keer hetzelfde vertellen. “€”"


def gone(execute, sql, params, many, context):
    """The database as it is when its server has gone."""
    raise OperationalError("server closed the connection unexpectedly")


def broken(execute, sql, params, many, context):
    """A fault of ours."""
    raise RuntimeError("ours")


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("path", ["/", "/meedoen/", "/mijn-inbreng/", "/beheer/", "/agenda/", "/klas/"])
def test_every_page_says_so(client: Client, path: str) -> None:
    client.cookies["sessie"] = client.cookies["sessionid"] = "een-sessie-van-gisteren-0000000000"
    with connection.execute_wrapper(gone):
        answer = client.get(path)
    if answer.status_code in (301, 302):
        return  # nothing was asked of the database: to the door of the staff
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    page = answer.content.decode()
    assert "De website is even niet bereikbaar" in page
    assert 'lang="nl"' in page
    assert "no-store" in answer["Cache-Control"]
    assert "server closed" not in page
    assert answer["Content-Security-Policy"]


def test_a_fault_of_ours_stays_a_fault(client: Client) -> None:
    with connection.execute_wrapper(broken):
        answer = client.get("/")
    assert answer.status_code == 500
    assert "Er ging iets mis bij ons" in answer.content.decode()


def test_what_was_typed_is_on_the_page_and_goes_along_when_it_is_back(client: Client) -> None:
    walker = Walker(open_round(), client)
    walker.answer(1, keuze=["person"])
    shown = walker.get("vraag/6")
    typed = {**walker.hidden(shown), "tekst": WORDS, "actie": "verder"}
    with connection.execute_wrapper(gone):
        answer = walker.post("vraag/6", **typed)
    assert answer.status_code == 503
    (form,) = html.fromstring(answer.content.decode()).forms
    assert form.action == walker.address("vraag/6")
    # as a browser reads a text area: without the first end of line
    sent = {name: value.removeprefix("\n") for name, value in form.form_values()}
    assert sent == typed
    assert form.xpath("count(.//textarea)") == 1
    kept = client.post(form.action, sent)
    assert kept.status_code == 302
    assert WORDS in html.fromstring(walker.get("vraag/6").content.decode()).xpath("string(//textarea)")


@pytest.mark.parametrize(
    ("path", "origin"), [("/meedoen/", "https://elders.example"), ("/account/login/", "http://testserver")]
)
def test_words_from_elsewhere_and_of_signing_in_do_not_come_back(client: Client, path: str, origin: str) -> None:
    with connection.execute_wrapper(gone):
        answer = client.post(path, {"login": WORDS, "password": WORDS}, headers={"Origin": origin})
    assert WORDS[:12] not in answer.content.decode()


class TestWhichPart:
    def test_of_postgresql(self) -> None:
        class Refusal(Exception):
            sqlstate = "25006"

        read_only = InternalError("cannot execute INSERT in a read-only transaction")
        read_only.__cause__ = Refusal()
        assert away(read_only) == "database"
        assert away(InternalError("something else")) == ""
        assert away(IntegrityError("twice the same")) == ""
        assert away(OperationalError("connection refused")) == "database"

    @pytest.mark.parametrize(("code", "part"), [(5, "database"), (13, "database"), (1, "")])
    def test_of_sqlite(self, code: int, part: str) -> None:
        cause = sqlite3.OperationalError("database is locked")
        cause.sqlite_errorcode = code
        problem = OperationalError("database is locked")
        problem.__cause__ = cause
        assert away(problem) == part

    def test_of_files(self) -> None:
        assert away(StorageAway(errno.EIO, "no answer")) == "storage"
        assert away(OSError(errno.ENOSPC, "full")) == "full"
        assert away(OSError(errno.ENOENT, "no such file")) == ""


class TestStorage:
    @pytest.fixture
    def far(self, object_server: ObjectServer, settings, tmp_path, monkeypatch) -> str:
        monkeypatch.setattr(object_storage, "LEFT_ALONE_SECONDS", 1.0)
        url = object_server.bucket()
        settings.STORAGES = {**settings.STORAGES, **file_storages(url, tmp_path / "nowhere")}
        return url

    def test_away_it_says_so_at_once_and_comes_back(self, far: str, object_server: ObjectServer) -> None:
        import time

        storage = storages["private"]
        name = storage.save("map/naam.txt", ContentFile(b"een"))
        object_server.stop()
        try:
            with pytest.raises(StorageAway):
                storage.save("map/ander.txt", ContentFile(b"twee"))
            started = time.monotonic()
            for deed in (storage.open, storage.exists, storage.delete, storage.size, storage.get_modified_time):
                with pytest.raises(StorageAway):
                    deed(name)
            assert time.monotonic() - started < 0.2, "it is left alone for a while"
        finally:
            object_server.start()
        time.sleep(1.0)
        with pytest.raises((FileNotFoundError, StorageAway)):  # the test server begins again empty
            storage.open(name)

    def test_full_it_says_so(self, far: str, monkeypatch) -> None:
        storage = storages["private"]

        def refuse(*_args: object, **_options: object) -> None:
            answer = {"Error": {"Code": "507"}, "ResponseMetadata": {"HTTPStatusCode": 507}}
            raise ClientError(answer, "PutObject")

        monkeypatch.setattr("storages.backends.s3.S3Storage._save", refuse)
        with pytest.raises(StorageAway) as full:
            storage.save("map/naam.txt", ContentFile(b"een"))
        assert full.value.errno == errno.ENOSPC
        assert away(full.value) == "full"

    def test_many_who_wait_for_it_do_not_hold_everybody(self, far: str, monkeypatch) -> None:
        from concurrent.futures import ThreadPoolExecutor

        monkeypatch.setattr(object_storage, "_DOOR_SECONDS", 0.05)
        storage = storages["private"]
        storage.exists("opened before")

        def slow(*_args: object, **_options: object) -> bool:
            import time

            time.sleep(0.5)
            return False

        monkeypatch.setattr("storages.backends.s3.S3Storage.exists", slow)

        def ask(_each: int) -> bool:
            try:
                return storage.exists("naam.txt")
            except StorageAway:
                return True

        with ThreadPoolExecutor(6) as hands:
            refused = list(hands.map(ask, range(6)))
        assert refused.count(False) == 2


def test_somebody_who_speaks_reads_what_to_do_and_may_type(settings, tmp_path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nowhere = f"s3://sleutel:geheim@127.0.0.1:{free.getsockname()[1]}/bucket?scheme=http"
    settings.STORAGES = {**settings.STORAGES, **file_storages(nowhere, tmp_path)}
    speaker = Speaker(open_round()).begin()
    answer = speaker.send()
    assert answer.status_code == 503
    assert "Wij kunnen uw opname nu niet bewaren" in answer.content.decode()
    assert not Recording.objects.exists()
    assert speaker.answer(6, tekst="Dan typ ik het.").status_code == 302
