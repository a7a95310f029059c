"""Nobody opens the admin with one lock."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client
from django.urls import reverse

from people.models import User
from people.service import Role
from tests.factories.people import UserFactory, staff

pytestmark = pytest.mark.django_db


def code_for(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


@pytest.fixture
def moderator() -> User:
    return staff(Role.MODERATOR)


def test_without_a_second_factor_one_is_sent_to_set_it_up(client: Client, moderator: User) -> None:
    client.force_login(moderator)
    response = client.get("/beheer/", follow=True)
    assert response.redirect_chain[0][0] == reverse("mfa_index")
    page = response.content.decode()
    assert "Zet eerst een tweede slot op uw account." in page
    assert "Zet een app aan" in page
    assert "Voeg een sleutel toe" in page


@pytest.mark.django_db(transaction=True)
def test_setting_up_an_app_and_using_it_opens_the_door(client: Client, moderator: User) -> None:
    client.force_login(moderator)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert secret in page.content.decode(), "who cannot take a picture can type it"
    assert client.post(reverse("mfa_activate_totp"), {"code": "000000"}).status_code == 200
    assert client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)}).status_code == 302
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    assert len(codes) == 10

    assert client.get("/beheer/").status_code == 200, "whoever just showed the app is not asked again"


def test_having_one_is_not_using_one(client: Client, moderator: User) -> None:
    TOTP.activate(moderator, generate_totp_secret())
    client.force_login(moderator)
    assert client.get("/beheer/")["Location"].startswith(reverse("mfa_reauthenticate"))


def test_a_spare_code_works_once(client: Client, moderator: User) -> None:
    TOTP.activate(moderator, generate_totp_secret())
    codes = RecoveryCodes.activate(moderator).get_unused_codes()
    client.force_login(moderator)
    address = reverse("mfa_reauthenticate")
    assert client.post(address, {"code": codes[0], "next": "/beheer/"}).status_code == 302
    assert client.get("/beheer/").status_code == 200
    other = Client()
    other.force_login(moderator)
    assert "klopt niet" in other.post(address, {"code": codes[0], "next": "/beheer/"}).content.decode()


def test_every_address_of_the_admin_is_behind_it(client: Client, moderator: User) -> None:
    client.force_login(moderator)
    for path in ("/beheer/", "/beheer/moderatie/", "/beheer/pages/", "/beheer/bestaat-niet/", "/beheer/logboek/?p=2"):
        assert client.get(path).status_code == 302, path
        assert client.post(path).status_code in (302, 403), path


def test_an_account_without_a_role_is_refused_and_not_sent_round_in_circles(client: Client) -> None:
    client.force_login(UserFactory())
    response = client.get("/beheer/")
    assert response.status_code == 403


def test_wagtails_own_login_is_passed_over(client: Client) -> None:
    for path in ("/beheer/login/", "/beheer/login/?next=/beheer/moderatie/", "/beheer/", "/beheer/moderatie/"):
        assert client.get(path)["Location"].startswith("/account/login/"), path
    assert "moderatie" in client.get("/beheer/login/?next=/beheer/moderatie/")["Location"]


def test_going_out_is_always_possible(client: Client, moderator: User) -> None:
    client.force_login(moderator)
    response = client.post(reverse("wagtailadmin_logout"))
    assert response.status_code == 302
    assert "_auth_user_id" not in client.session


def test_the_demo_opens_without_and_says_so_on_every_page(client: Client, moderator: User, settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    settings.IS_DEMO = True
    client.force_login(moderator)
    for path in ("/beheer/", "/beheer/moderatie/", "/beheer/account/"):
        page = client.get(path)
        assert page.status_code == 200
        assert "Demo: het tweede slot staat uit." in page.content.decode(), path


def test_participants_are_not_asked_for_one(client: Client) -> None:
    client.force_login(UserFactory())
    assert client.get("/mijn-inbreng/").status_code == 200
    assert Authenticator.objects.count() == 0


@pytest.mark.parametrize("path", ["password_reset/", "password_reset/done/", "password_reset/confirm/MQ/abc-def/"])
def test_wagtails_password_screens_are_no_way_in(client: Client, path: str) -> None:
    assert client.get(f"/beheer/{path}")["Location"].startswith("/account/login/")
