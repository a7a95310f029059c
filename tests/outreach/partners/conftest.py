"""A colleague without a second factor."""

import pytest
from django.test import Client

from people.service import Role
from tests.outreach.partners.desk import client_of


@pytest.fixture
def organiser(settings, db) -> Client:
    """An organiser at the desk."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    return client_of(Role.ORGANISER)
