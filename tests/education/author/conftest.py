"""An editor at the desk."""

from typing import Any

import pytest
from django.test import Client

from education.releases import forms
from people.models import User
from people.service import Role
from tests.factories.people import staff


@pytest.fixture
def all_forms() -> None:
    """For a test that wants releases as they really are."""


@pytest.fixture(autouse=True)
def light_releases(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Web pages only: a release of all forms takes a second, and most tests here look at other things."""
    if "all_forms" not in request.fixturenames:
        monkeypatch.setattr(forms, "FORMS", [forms.web_pages])
        monkeypatch.setattr(forms, "PACKAGES", [])


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
