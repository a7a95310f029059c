"""A cache that falls away takes nothing down, and the brakes on guessing go on."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory

from pages import steady_cache, steady_redis
from privacy.limiter import FAILURES_PER_ADDRESS, count_failure, too_many
from tests.consultation.walker import Walker
from tests.factories.rounds import open_round
from tests.fixtures.cluster import CacheServer

REDIS = "pages.steady_redis.SteadyRedisCache"


@pytest.fixture
def refused(settings) -> None:
    """A Redis where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings.CACHES = {"default": {"BACKEND": REDIS, "LOCATION": f"redis://127.0.0.1:{port}/0"}}
    cache.clear()


@pytest.fixture
def silent(settings) -> Iterator[None]:
    """A Redis that takes calls and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        place = f"redis://127.0.0.1:{listener.getsockname()[1]}/0"
        settings.CACHES = {"default": {"BACKEND": REDIS, "LOCATION": place}}
        yield


def test_every_question_has_an_answer_without_it(refused) -> None:
    assert cache.get("nothing", "instead") == "instead"
    cache.set("one", 1)
    assert (cache.get("one"), cache.incr("one"), "one" in cache) == (1, 2, True)
    assert (cache.add("one", 9), cache.add("two", 2), cache.touch("two", 60)) == (False, True, True)
    assert cache.get_many(["one", "two", "three"]) == {"one": 2, "two": 2}
    assert cache.get_or_set("four", lambda: 4) == 4
    cache.set_many({"five": None})
    assert cache.get("five", "instead") is None
    cache.delete("one")
    cache.delete_many(["two"])
    assert cache.get_many(["one", "two"]) == {}
    with pytest.raises(ValueError, match="one"):
        cache.incr("one")


def test_what_is_large_is_made_anew_instead_of_filling_the_memory(refused) -> None:
    assert cache.get_or_set("file", b"x" * 200_000) == b"x" * 200_000
    assert cache.get("file") is None


def test_one_that_says_nothing_costs_one_visitor_a_second(silent) -> None:
    started = time.monotonic()
    for each in range(50):
        cache.set(f"key{each}", each)
        assert cache.get(f"key{each}") == each
    assert time.monotonic() - started < 4 * steady_redis.ANSWER_SECONDS


def test_brakes_on_guessing_go_on(refused) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="10.1.2.3")
    for _guess in range(FAILURES_PER_ADDRESS):
        assert not too_many("code", request)
        count_failure("code", request)
    assert too_many("code", request)


def test_full_the_brakes_hold_and_empty_again_they_remember(cache_server: CacheServer, settings, monkeypatch) -> None:
    import redis

    monkeypatch.setattr(steady_cache, "LEFT_ALONE_SECONDS", 0.0)
    settings.CACHES = {"default": {"BACKEND": REDIS, "LOCATION": cache_server.url.replace("rediscache", "redis")}}
    cache.set("before", 1)
    redis.Redis(port=cache_server.port, password="geheim").config_set("maxmemory", "1")
    cache.set("before", 2)
    cache.set("guesses", 59)
    assert cache.get("guesses") == 59
    cache_server.stop()
    assert cache.get("guesses") == 59
    cache_server.start()
    assert cache.get("guesses") == 59
    cache.set("guesses", 60)
    assert redis.Redis(port=cache_server.port, password="geheim").dbsize() == 1
    monkeypatch.setattr(steady_cache, "REMEMBERED_SECONDS", 0.0)
    assert cache.get("before") is None


def test_a_full_disk_and_half_a_file(settings, tmp_path: Path, monkeypatch) -> None:
    import os

    settings.CACHES = {
        "default": {"BACKEND": "pages.steady_cache.SteadyFileCache", "LOCATION": str(tmp_path / uuid4().hex)}
    }
    cache.set("whole", "value")
    (file,) = Path(settings.CACHES["default"]["LOCATION"]).glob("*.djcache")
    os.truncate(file, file.stat().st_size - 3)
    assert cache.get("whole") is None
    monkeypatch.setattr(steady_cache, "LEFT_ALONE_SECONDS", 0.0)
    monkeypatch.setattr("tempfile.mkstemp", _no_room)
    cache.set("other", "value")
    assert cache.get("other") == "value"


def _no_room(*_args: object, **_options: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.django_db
def test_a_form_is_filled_in_and_handed_in_without_it(refused) -> None:
    walker = Walker(open_round(), Client())
    walker.answer(1, keuze=["person"])
    walker.answer(6, tekst="Laat mij niet drie keer hetzelfde vertellen.")
    handed_in = walker.post("overzicht")
    assert "/bedankt/" in handed_in["Location"]
    assert "Uw antwoorden zijn binnen" in walker.client.get(handed_in["Location"]).content.decode()
    assert walker.client.get("/account/login/").status_code == 200
    asked = walker.client.post("/account/login/", {"login": "iemand@voorbeeld.nl"})
    assert asked.status_code == 302
