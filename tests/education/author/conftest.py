"""An editor at the desk."""

from typing import Any

import pytest
from django.test import Client

from people.models import User
from people.service import Role
from tests.factories.people import staff


@pytest.fixture
def editor(db: None) -> User:
    return staff(Role.EDITOR)


@pytest.fixture
def desk(editor: User, settings: Any) -> Client:
    """Logged in as an editor."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(editor)
    return client
