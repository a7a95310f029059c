"""A web server that has just begun: nobody waits for what could be done before."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.urls import clear_url_caches, get_resolver
from django.utils.translation import get_language

from config.warming import warm


def test_all_addresses_are_known_in_both_languages_and_no_database_is_asked() -> None:
    clear_url_caches()
    before = get_language()

    def refuse(*_arguments: object) -> None:
        raise ImproperlyConfigured("asked the database")

    with connection.execute_wrapper(refuse):
        warm()
    assert set(get_resolver()._reverse_dict) >= {"nl", "en"}
    assert get_language() == before


@pytest.fixture(autouse=True)
def known_again() -> object:
    yield
    clear_url_caches()
