"""A colleague puts a passkey on the account, comes in with it, and ends the session of a lost telephone."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect

from audit.models import AuditEvent
from people.service import Role
from tests.factories.people import staff
from tests.journeys.screens import DESK

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
#: A fingerprint reader in the laptop, whose owner is always there.
READER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_key_is_set_used_and_a_lost_device_signed_out(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]]
) -> None:
    me = staff(Role.MODERATOR)
    EmailAddress.objects.create(user=me, email=me.email, verified=True, primary=True)
    page = page_at(DESK)
    reader = page.context.new_cdp_session(page)
    reader.send("WebAuthn.enable")
    added = reader.send("WebAuthn.addVirtualAuthenticator", {"options": READER})
    client = Client()
    client.force_login(me)
    name = django_settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])

    page.goto(f"{live_server.url}/beheer/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tweede slot op uw account")
    assert axe(page) == []
    page.get_by_role("link", name="Voeg een sleutel toe").click()
    page.get_by_label("Naam").fill("Mijn laptop")
    page.get_by_text("Met alleen deze sleutel inloggen").click()
    expect(page.get_by_role("checkbox")).to_be_checked()
    assert axe(page) == []
    page.get_by_role("button", name="Voeg de sleutel toe").click()
    expect(page.get_by_text("Mijn laptop").or_(page.get_by_text("Reservecodes")).first).to_be_visible()
    assert reader.send("WebAuthn.getCredentials", {"authenticatorId": added["authenticatorId"]})["credentials"]
    assert Authenticator.objects.filter(user=me, type="webauthn").count() == 1
    desk = f"{live_server.url}/beheer/"
    page.goto(desk)
    assert page.url == desk, "who just showed the key is not asked again"

    page.context.clear_cookies()
    page.goto(f"{live_server.url}/account/login/?next=/beheer/")
    page.get_by_role("button", name="Log in met uw sleutel").click()
    page.wait_for_url(re.compile(f"^{re.escape(desk)}$"))
    codes = set(AuditEvent.objects.filter(actor_id=me.pk).values_list("action", flat=True))
    assert {"account.second_factor_added", "account.login"} <= codes

    lost = Client()
    lost.force_login(me)
    UserSession.objects.filter(session_key=lost.session.session_key).delete()
    UserSession.objects.create(
        user=me, session_key=lost.session.session_key, ip="203.0.113.7", user_agent="Safari, iPhone"
    )
    page.goto(f"{live_server.url}/account/sessions/")
    assert axe(page) == []
    page.get_by_role("button", name="Log uit: Safari, iPhone").click()
    expect(page.get_by_text("Dit apparaat is uitgelogd: Safari, iPhone.")).to_be_visible()
    assert lost.get("/account/sessions/").status_code == 302
    page.goto(desk)
    assert page.url == desk
