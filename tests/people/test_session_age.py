"""A session of staff ends after a working day, however busy; who signs out leaves nothing behind in the browser."""

import time

import pytest
from django.test import Client
from django.urls import reverse

from people.service import Role
from tests.factories.people import staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client: Client, settings) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.MODERATOR))
    return client


def since(client: Client, hours: float) -> None:
    """As if the first sign-in of this session was so long ago, and the second factor was shown just now."""
    session = client.session
    now = time.time()
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session["account_authentication_methods"] = [
        {"method": "code", "at": now - hours * 3600},
        {"method": "mfa", "at": now, "reauthenticated": True},
    ]
    session.save()


@pytest.mark.parametrize(("hours", "is_open"), [(0, True), (9.9, True), (10.1, False)])
def test_after_ten_hours_one_signs_in_again(signed_in: Client, hours: float, is_open: bool) -> None:
    since(signed_in, hours)
    response = signed_in.get("/beheer/moderatie/")
    assert (response.status_code == 200) is is_open
    if not is_open:
        assert response["Location"].startswith(reverse("account_login"))
        assert "next=/beheer/moderatie/" in response["Location"]
        assert "_auth_user_id" not in signed_in.session
        assert "U was lang ingelogd. Log opnieuw in" in signed_in.get(response["Location"]).content.decode()


def test_signing_out_clears_what_the_browser_kept_but_not_the_receipt_of_somebody_else(signed_in: Client) -> None:
    asked = signed_in.get(reverse("account_logout"))
    assert "Clear-Site-Data" not in asked.headers
    done = signed_in.post(reverse("account_logout"))
    assert done.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "_auth_user_id" not in signed_in.session
