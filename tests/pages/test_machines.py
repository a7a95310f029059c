"""What machines ask: is it alive, is it ready, where does one report a hole?"""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.test import Client
from django.utils import timezone

from pages import health
from pages.models import Heartbeat

pytestmark = pytest.mark.django_db


def ask(client: Client) -> tuple[int, dict[str, str]]:
    response = client.get("/readyz")
    return response.status_code, response.json()


def test_the_process_answers_without_asking_the_database(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert client.get("/healthz").content == b"ok"


def test_ready_when_everything_is_there(client: Client) -> None:
    health.beat()
    parts = ("database", "migrations", "erasures", "worker", "storage")
    assert ask(client) == (200, dict.fromkeys(parts, "ok"))


def test_a_worker_that_never_came_is_missed(client: Client) -> None:
    status, parts = ask(client)
    assert (status, parts["worker"]) == (503, "fails")


def test_a_worker_that_is_silent_for_too_long_is_missed(client: Client) -> None:
    health.beat()
    Heartbeat.objects.update(beat_at=timezone.now() - timedelta(minutes=4))
    assert ask(client)[0] == 200
    Heartbeat.objects.update(beat_at=timezone.now() - timedelta(minutes=6))
    assert ask(client)[0] == 503


def test_beating_twice_is_one_row() -> None:
    health.beat()
    health.beat()
    assert Heartbeat.objects.count() == 1


def test_a_migration_that_did_not_run_is_seen(client: Client, monkeypatch) -> None:
    health.beat()
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder.Migration.objects.filter(app="pages").latest("pk").delete()
    status, parts = ask(client)
    assert (status, parts["migrations"]) == (503, "fails")


def test_a_disk_that_cannot_be_written_is_seen_and_tells_nothing(
    client: Client, settings, tmp_path: Path, caplog
) -> None:
    health.beat()
    blocked = tmp_path / "a-file"
    blocked.write_text("where a folder should be")
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(blocked)},
        },
    }
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["storage"] == "fails"
    assert str(tmp_path) not in response.content.decode()


def test_asking_leaves_no_files_behind(client: Client) -> None:
    health.beat()
    client.get("/readyz")
    for alias in ("default", "private"):
        folder = Path(storages[alias].location)
        assert [path for path in folder.rglob("*") if path.is_file() and ".readyz" in str(path)] == []


def test_security_txt_is_what_the_parser_of_internet_nl_wants(client: Client, settings) -> None:
    from sectxt import Parser

    settings.BASE_URL = "https://reisgenoot.example"
    settings.SECURITY_POLICY = "https://reisgenoot.example/kwetsbaarheid-melden/"
    response = client.get("/.well-known/security.txt")
    assert "Policy: https://reisgenoot.example/kwetsbaarheid-melden/" in response.content.decode()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    parser = Parser(response.content, urls="https://reisgenoot.example/.well-known/security.txt")
    assert [error["code"] for error in parser.errors] == []
    assert parser.is_valid()
    advised = {note["code"] for note in [*parser.recommendations, *parser.notifications]}
    assert advised <= {"not_signed", "no_encryption"}


def test_robots_are_kept_from_forms_and_own_pages(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /mijn-inbreng/" in text
    assert "Disallow: /beheer/" in text


@pytest.mark.parametrize("back", ["https://elders.example/", "//elders.example", "javascript:alert(1)", ""])
def test_larger_letters_send_nobody_elsewhere(client: Client, back: str) -> None:
    response = client.get("/weergave/", {"tekst": "groot", "terug": back})
    assert response["Location"] == "/"
    assert response.cookies["letters"]["httponly"]


def test_larger_letters_stay_on_and_go_off(client: Client) -> None:
    client.get("/weergave/", {"tekst": "groot", "terug": "/"})
    assert "tekst-groot" in client.get("/").content.decode()
    client.get("/weergave/", {"tekst": "gewoon", "terug": "/"})
    assert "tekst-groot" not in client.get("/").content.decode()
