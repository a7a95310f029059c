"""Guessing is slowed down; a library full of people is not."""

import logging

import pytest
import time_machine
from django.core.cache import cache
from django.test import RequestFactory

from config.settings import base
from privacy import limiter


def request_from(address: str, **extra: str):
    return RequestFactory(REMOTE_ADDR=address, **extra).get("/")


def fail(times: int, address: str = "203.0.113.5", kind: str = "receipt") -> None:
    for _number in range(times):
        limiter.count_failure(kind, request_from(address))


def test_thirty_people_in_a_library_who_mistype_once_are_let_through() -> None:
    fail(30)
    assert not limiter.too_many("receipt", request_from("203.0.113.5"))


def test_who_keeps_guessing_waits_and_others_do_not() -> None:
    with time_machine.travel("2027-01-01 12:01", tick=False) as clock:
        fail(limiter.FAILURES_PER_ADDRESS)
        assert limiter.too_many("receipt", request_from("203.0.113.5"))
        assert not limiter.too_many("receipt", request_from("203.0.113.6"))
        assert not limiter.too_many("other", request_from("203.0.113.5"))
        clock.shift(limiter.WINDOW_SECONDS)
        assert not limiter.too_many("receipt", request_from("203.0.113.5"))


def test_the_key_is_another_one_tomorrow() -> None:
    with time_machine.travel("2027-01-01 12:00", tick=False) as clock:
        today = limiter._address_counter("receipt", request_from("203.0.113.5"))
        assert limiter._address_counter("receipt", request_from("203.0.113.5")) == today
        clock.shift(86_400)
        tomorrow = limiter._address_counter("receipt", request_from("203.0.113.5"))
    assert today.rsplit(":", 1)[1] != tomorrow.rsplit(":", 1)[1]


def test_the_counter_names_no_address() -> None:
    assert "203.0.113.5" not in limiter._address_counter("receipt", request_from("203.0.113.5"))


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "198.51.100.1", "203.0.113.5"),  # nobody to trust: the header is forged
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "6.6.6.6, 198.51.100.1", "198.51.100.1"),  # the visitor put something in front
        (2, "198.51.100.1", "203.0.113.5"),  # fewer than we run: do not believe it
        (1, "", "203.0.113.5"),
    ],
)
def test_only_our_own_proxies_are_believed(settings, proxies: int, forwarded: str, expected: str) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    assert limiter.client_address(request_from("203.0.113.5", HTTP_X_FORWARDED_FOR=forwarded)) == expected


@pytest.mark.django_db
def test_the_alarm_sounds_once_and_names_nobody(caplog: pytest.LogCaptureFixture, monkeypatch) -> None:
    monkeypatch.setattr(limiter, "FAILURES_BEFORE_ALARM", 5)
    with caplog.at_level(logging.ERROR, "privacy.limiter"), time_machine.travel("2027-01-01 12:01", tick=False):
        for number in range(8):
            fail(1, f"203.0.113.{number}")
    assert len(caplog.records) == 1
    assert "203.0.113" not in caplog.text


def test_without_a_wrong_guess_nothing_is_kept() -> None:
    limiter.too_many("receipt", request_from("203.0.113.5"))
    assert [key for key in cache._cache if "limiter:receipt" in key] == []


def test_one_home_with_many_ipv6_addresses_counts_as_one() -> None:
    with time_machine.travel("2027-01-01 12:01", tick=False):
        for number in range(limiter.FAILURES_PER_ADDRESS):
            fail(1, f"2001:db8:1:2::{number:x}")
        assert limiter.too_many("receipt", request_from("2001:db8:1:2:ffff::1"))
        assert not limiter.too_many("receipt", request_from("2001:db8:1:3::1"))


def test_the_cache_has_room_for_the_counters() -> None:
    assert base.CACHES["default"]["OPTIONS"]["MAX_ENTRIES"] == 1_000_000
