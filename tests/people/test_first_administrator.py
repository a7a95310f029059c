"""The first administrator is made on the machine itself, signs in with a code, and meets the second lock."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from audit.models import AuditEvent
from notices.models import Notice
from people.models import User
from people.service import Role, is_staff
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def make(address: str) -> str:
    told = StringIO()
    call_command("administrator", address, stdout=told)
    return told.getvalue()


def test_who_was_made_comes_in_with_a_code_and_then_sets_a_second_lock(client: Client, settings, monkeypatch) -> None:
    settings.EMAIL_BACKEND = "notices.backend.QueueingEmailBackend"
    monkeypatch.setattr("notices.service.async_task", lambda *_args, **_options: None)  # the mail waits, to be read
    settings.STAFF_SECOND_FACTOR_REQUIRED = True
    told = make("Beheer@Organisatie.example")
    user = User.objects.get(email="beheer@organisatie.example")
    assert "/account/login/" in told
    assert (is_staff(user), user.is_superuser, user.has_usable_password()) == (True, False, False)
    client.post("/account/login/", {"login": user.email})
    code = re.search(r"^(\d{6})$", Notice.objects.get(to=user.email).text, re.M)[1]
    assert client.post("/account/login/code/confirm/", {"code": code}).status_code == 302
    door = client.get("/beheer/")
    assert (door.status_code, door["Location"]) == (302, "/account/2fa/")


def test_the_trail_knows(client: Client) -> None:
    make("beheer@organisatie.example")
    assert AuditEvent.objects.filter(action="people.made_administrator").count() == 1


def test_who_has_an_account_keeps_it_and_gets_the_role() -> None:
    user = UserFactory(email="anna@organisatie.example", first_name="Anna")
    assert "had al een account" in make("anna@organisatie.example")
    user.refresh_from_db()
    assert user.first_name == "Anna"
    assert [group.name for group in user.groups.all()] == [Role.ADMINISTRATOR]


@pytest.mark.parametrize("address", ["geen adres", "", "a@"])
def test_what_is_no_address_makes_nobody(address: str) -> None:
    with pytest.raises(CommandError, match="geen e-mailadres"):
        make(address)
    assert not User.objects.exists()


def test_an_account_that_was_switched_off_stays_off() -> None:
    user = UserFactory(email="weg@organisatie.example", is_active=False)
    with pytest.raises(CommandError, match="uitgezet"):
        make(user.email)
    assert not user.groups.exists()
