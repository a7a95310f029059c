"""An evening that is going on."""

from typing import Any

import pytest
from django.test import Client

from tests.focusgroups.running.room import client_of
from tests.outreach.door.evening import Evening


@pytest.fixture
def evening(db: None, settings: Any) -> Evening:
    """With nobody signed up yet."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    return Evening.make()


@pytest.fixture
def host(evening: Evening) -> Client:
    """The browser of who is at the door."""
    return client_of(evening.host)
