"""A conversation that is going on."""

from typing import Any

import pytest
from django.test import Client

from tests.focusgroups.running.room import Room, client_of


@pytest.fixture
def room(db: None, settings: Any) -> Room:
    """With nobody at the table yet."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    return Room.make()


@pytest.fixture
def leader(room: Room) -> Client:
    """The browser of who leads."""
    return client_of(room.leader)


@pytest.fixture
def writer(room: Room) -> Client:
    """The browser of who writes along."""
    return client_of(room.writer)
