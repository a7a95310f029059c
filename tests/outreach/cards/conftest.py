"""An evening, a visitor, a host and an organiser."""

from typing import Any

import pytest
from django.test import Client

from people.service import Role
from tests.factories.people import staff
from tests.focusgroups.running.room import client_of
from tests.outreach.cards.evening import Evening


@pytest.fixture
def evening(db: None, settings: Any) -> Evening:
    """With nobody at the tables yet."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    return Evening.make()


@pytest.fixture
def host(evening: Evening) -> Client:
    """The phone of a host."""
    return client_of(evening.host)


@pytest.fixture
def organiser(evening: Evening) -> Client:
    """The desk of an organiser."""
    return client_of(staff(Role.ORGANISER))
