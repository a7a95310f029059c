"""A pack that teachers use, an editor at the desk, and a mail server."""

from typing import Any

import pytest
from django.test import Client

from education.models import LessonPack
from people.models import User
from people.service import Role
from tests.education.teachers.making import told_pack
from tests.factories.people import staff
from tests.notices.conftest import post_office, postbox, real_mail

__all__ = ["post_office", "postbox", "real_mail"]


@pytest.fixture
def pack(db: None) -> LessonPack:
    """Online, with its first release told already."""
    return told_pack(title="18 worden")


@pytest.fixture
def editor(db: None) -> User:
    return staff(Role.EDITOR)


@pytest.fixture
def office(editor: User, settings: Any) -> Client:
    """Logged in as an editor."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(editor)
    return client
