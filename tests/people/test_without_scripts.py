"""Logging in with only what the pages themselves hold: their forms, filled in and sent, and no script."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from lxml import html

from people.service import Role
from tests.factories.people import UserFactory, staff
from tests.people.test_second_factor import code_for
from tests.people.test_signing_in import ADDRESS, code_in_mail, mail_stays_in_the_queue

pytestmark = pytest.mark.django_db
__all__ = ["mail_stays_in_the_queue"]


def fill_in(client: Client, page: Any, **typed: str) -> Any:
    """Type in the form of this page that asks for it, send it where it says, and follow where that leads."""
    forms = [each for each in html.fromstring(page.content.decode()).forms if set(typed) <= set(each.inputs.keys())]
    assert len(forms) == 1, f"{page.request['PATH_INFO']}: {len(forms)} forms ask {sorted(typed)}"
    (form,) = forms
    assert form.method == "POST"
    sent = {**dict(form.form_values()), **typed}
    address = urlsplit(form.action or page.request.get_full_path())
    return client.post(f"{address.path}?{address.query}".rstrip("?"), sent, follow=True)


def test_somebody_with_an_account_logs_in_without_scripts() -> None:
    client = Client(enforce_csrf_checks=True)
    UserFactory(email=ADDRESS)
    asked = fill_in(client, client.get("/account/login/"), login=ADDRESS)
    inside = fill_in(client, asked, code=code_in_mail())
    assert inside.request["PATH_INFO"] == "/mijn-inbreng/"
    assert client.get("/account/email/").status_code == 200


def test_somebody_makes_an_account_without_scripts() -> None:
    client = Client(enforce_csrf_checks=True)
    asked = fill_in(client, client.get("/account/signup/"), email=ADDRESS)
    fill_in(client, asked, code=code_in_mail())
    assert client.get("/account/email/").status_code == 200


def test_a_colleague_comes_in_with_both_locks_without_scripts() -> None:
    client = Client(enforce_csrf_checks=True)
    secret = generate_totp_secret()
    TOTP.activate(staff(Role.MODERATOR, email=ADDRESS), secret)
    asked = fill_in(client, client.get("/beheer/", follow=True), login=ADDRESS)
    second = fill_in(client, asked, code=code_in_mail())
    inside = fill_in(client, second, code=code_for(secret))
    assert inside.request["PATH_INFO"] == "/beheer/"
    assert inside.status_code == 200
