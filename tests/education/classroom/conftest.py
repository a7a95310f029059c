"""A room, and an organiser at the desk."""

from typing import Any

import pytest
from django.test import Client

from people.models import User
from people.service import Role
from tests.education.classroom.room import Room
from tests.factories.people import staff


@pytest.fixture
def room(db: None) -> Room:
    return Room.make()


@pytest.fixture(autouse=True)
def one_factor(settings: Any) -> None:
    """A password is enough for colleagues here."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def organiser(db: None) -> User:
    return staff(Role.ORGANISER)


@pytest.fixture
def office(organiser: User) -> Client:
    """Logged in as an organiser."""
    client = Client()
    client.force_login(organiser)
    return client
