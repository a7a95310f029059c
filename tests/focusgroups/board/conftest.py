"""Somebody who organises, logged in."""

from typing import Any

import pytest
from django.test import Client

from focusgroups.models import FocusGroupIndexPage
from home.models import HomePage
from people.models import User
from people.service import Role
from tests.factories.people import staff


@pytest.fixture
def organiser(settings: Any) -> User:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    return staff(Role.ORGANISER)


@pytest.fixture
def desk(client: Client, organiser: User) -> Client:
    """A client in which the organiser is logged in."""
    client.force_login(organiser)
    return client


@pytest.fixture
def website() -> FocusGroupIndexPage:
    """/gespreksgroepen/, also where no seed made it."""
    there = FocusGroupIndexPage.objects.first()
    if there is None:
        there = FocusGroupIndexPage(title="Gespreksgroepen", slug="gespreksgroepen")
        HomePage.objects.get().add_child(instance=there)
    return there
