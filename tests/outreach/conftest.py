"""An organiser at the desk."""

from typing import Any

import pytest
from django.test import Client

from people.models import User
from people.service import Role
from tests.factories.people import staff


@pytest.fixture
def organiser(db: None) -> User:
    return staff(Role.ORGANISER)


@pytest.fixture
def desk(organiser: User, settings: Any) -> Client:
    """Logged in as an organiser."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(organiser)
    return client
