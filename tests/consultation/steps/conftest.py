"""What the tests of steps borrow: an organiser who is signed in."""

import pytest

from people.service import Role
from tests.factories.people import staff


@pytest.fixture
def organiser(client, settings):
    """Signed in, and may change rounds."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    user = staff(Role.ORGANISER)
    client.force_login(user)
    return user
