"""Whoever finds an open laptop changes no account with it: weighty deeds ask for a fresh sign-in."""

import re
import time
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from people.models import User
from people.service import Role
from tests.factories.people import UserFactory, staff
from tests.people.test_second_factor import code_for

pytestmark = pytest.mark.django_db
BY_CODE = "/account/reauthenticate/code/"


class Desk:
    """An administrator with a second factor, whose session stands open."""

    def __init__(self, **fields: Any) -> None:
        self.me = staff(Role.ADMINISTRATOR, **fields)
        self.secret = generate_totp_secret()
        TOTP.activate(self.me, self.secret)
        self.client = Client()
        self.client.force_login(self.me)
        self.signed_in(minutes_ago=16)

    def signed_in(self, minutes_ago: float) -> None:
        """As the library notes it after a code by mail and one from the app."""
        session, at = self.client.session, time.time() - minutes_ago * 60
        session["account_authentication_methods_user"] = session["_auth_user_id"]
        session["account_authentication_methods"] = [{"method": "code", "at": at}, {"method": "mfa", "at": at}]
        session.save()

    def show(self, asked: Any) -> Any:
        """Follow to the question, give the code from the app, and go back."""
        assert asked.status_code == 302 and asked["Location"].startswith("/account/2fa/reauthenticate/"), asked
        page = self.client.get(asked["Location"])
        assert page.status_code == 200 and "Laat daarom nog een keer zien dat u het bent." in page.text
        back = re.search(r'name="next" value="([^"]+)"', page.text)[1]
        done = self.client.post(reverse("mfa_reauthenticate"), {"code": code_for(self.secret), "next": back})
        assert done.status_code == 302 and done["Location"] == back
        return self.client.get(back)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def colleague() -> User:
    made = staff(Role.EDITOR, email="collega@voorbeeld.nl", first_name="Roos", last_name="Roos")
    TOTP.activate(made, generate_totp_secret())
    return made


def fields_of(user: User, **changed: Any) -> dict[str, Any]:
    roles = [group.pk for group in user.groups.all()]
    kept = {"email": user.email, "first_name": "Roos", "last_name": "Roos", "groups": roles, "is_active": "on"}
    return {name: value for name, value in (kept | changed).items() if value is not None}


def told_of(user: User) -> tuple[Any, ...]:
    """All that the deeds below could change."""
    found = User.objects.filter(pk=user.pk).values_list("email", "is_active")
    roles = sorted(Group.objects.filter(user=user).values_list("name", flat=True))
    return list(found), roles, Authenticator.objects.filter(user=user).count(), User.objects.count()


@pytest.mark.parametrize("deed", ["address", "roles", "off", "delete", "reset", "invite"])
def test_a_deed_on_an_account_asks_who_is_there_and_then_works(desk: Desk, colleague: User, deed: str) -> None:
    edit = reverse("wagtailusers_users:edit", args=[colleague.pk])
    administrators = Group.objects.get(name=Role.ADMINISTRATOR)
    path, data = {
        "address": (edit, fields_of(colleague, email="nieuw@voorbeeld.nl")),
        "roles": (edit, fields_of(colleague, groups=[administrators.pk])),
        "off": (edit, fields_of(colleague, is_active=None)),
        "delete": (reverse("wagtailusers_users:delete", args=[colleague.pk]), {}),
        "reset": (reverse("wagtailusers_users:take_factor_away", args=[colleague.pk]), {}),
        "invite": (reverse("wagtailusers_users:add"), fields_of(colleague, email="erbij@voorbeeld.nl")),
    }[deed]
    before = told_of(colleague)
    asked = desk.client.post(path, data)
    assert told_of(colleague) == before
    page = desk.show(asked)
    assert told_of(colleague) == before, "nothing happens by itself"
    assert page.status_code == 200 and "Wij weten nu dat u het bent." in page.text
    if data:
        assert f'value="{data["email"]}"' in page.text
        for group in Group.objects.filter(name__in=Role.values):
            ticked = re.search(rf'<input[^>]*name="groups"[^>]*value="{group.pk}"[^>]*>', page.text)[0]
            assert ("checked" in ticked) is (group.pk in data["groups"])
    if deed == "off":
        assert "checked" not in re.search(r'<input[^>]*name="is_active"[^>]*>', page.text)[0]
    assert desk.client.post(path, data).status_code == 302
    assert told_of(colleague) != before


def test_what_was_typed_is_given_back_once_and_kept_in_no_other_session(desk: Desk, colleague: User) -> None:
    edit = reverse("wagtailusers_users:edit", args=[colleague.pk])
    desk.show(desk.client.post(edit, fields_of(colleague, email="nieuw@voorbeeld.nl")))
    assert "nieuw@voorbeeld.nl" not in desk.client.get(edit).text
    assert not any("nieuw@" in str(each.get_decoded()) for each in Session.objects.all())


def test_who_comes_back_without_showing_anything_is_told_so_and_keeps_the_words(desk: Desk, colleague: User) -> None:
    edit = reverse("wagtailusers_users:edit", args=[colleague.pk])
    desk.client.post(edit, fields_of(colleague, email="nieuw@voorbeeld.nl"))
    page = desk.client.get(edit)
    assert "Er is nog niets veranderd." in page.text and "nieuw@voorbeeld.nl" in page.text
    assert desk.client.post(edit, fields_of(colleague, email="nieuw@voorbeeld.nl")).status_code == 302
    assert told_of(colleague)[0] == [("collega@voorbeeld.nl", True)]


@pytest.mark.parametrize(("minutes", "is_free"), [(14.5, True), (15.5, False)])
def test_the_setting_says_what_lately_is(desk: Desk, colleague: User, minutes: float, is_free: bool) -> None:
    desk.signed_in(minutes_ago=minutes)
    desk.client.post(reverse("wagtailusers_users:delete", args=[colleague.pk]))
    assert User.objects.filter(pk=colleague.pk).exists() is not is_free


def test_a_code_by_mail_is_not_enough_for_who_has_a_second_factor(desk: Desk, colleague: User) -> None:
    session = desk.client.session
    session["account_authentication_methods"] += [{"method": "code", "at": time.time(), "reauthenticated": True}]
    session.save()
    desk.client.post(reverse("wagtailusers_users:delete", args=[colleague.pk]))
    assert User.objects.filter(pk=colleague.pk).exists()
    assert desk.client.get(BY_CODE)["Location"].startswith(reverse("mfa_reauthenticate"))


def test_what_a_role_may_do_asks_too(desk: Desk) -> None:
    User.objects.filter(pk=desk.me.pk).update(is_superuser=True, is_staff=True)
    role = Group.objects.get(name=Role.EDITOR)
    path = reverse("wagtailusers_groups:delete", args=[role.pk])
    assert desk.client.post(path)["Location"].startswith(reverse("mfa_reauthenticate"))
    assert Group.objects.filter(pk=role.pk).exists()


def test_looking_is_free(desk: Desk, colleague: User) -> None:
    for name in ("edit", "delete", "access"):
        assert desk.client.get(reverse(f"wagtailusers_users:{name}", args=[colleague.pk])).status_code == 200


@pytest.mark.parametrize(
    "name",
    ["deactivate_totp", "add_webauthn", "view_recovery_codes", "generate_recovery_codes", "download_recovery_codes"],
)
def test_ones_own_locks_ask_who_is_there(desk: Desk, name: str) -> None:
    RecoveryCodes.activate(desk.me)
    path = reverse(f"mfa_{name}")
    before = told_of(desk.me)
    for answer in (desk.client.get(path), desk.client.post(path)):
        assert answer.status_code == 302 and answer["Location"].startswith("/account/2fa/reauthenticate/")
    assert told_of(desk.me) == before
    desk.signed_in(minutes_ago=1)
    assert desk.client.get(path).status_code == 200


def test_an_administrator_does_not_give_the_own_account_away_in_silence(desk: Desk, mailoutbox: Any) -> None:
    desk.signed_in(minutes_ago=1)
    old = desk.me.email
    edit = reverse("wagtailusers_users:edit", args=[desk.me.pk])
    assert desk.client.post(edit, fields_of(desk.me, email="nieuw@voorbeeld.nl")).status_code == 302
    assert sorted(address for mail in mailoutbox for address in mail.to) == sorted([old, "nieuw@voorbeeld.nl"])


class TestWithoutASecondFactor:
    """A participant, or a new colleague: a code to the address of the account."""

    @pytest.fixture
    def me(self) -> User:
        user = UserFactory(email="persoon@voorbeeld.nl")
        EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
        return user

    @pytest.fixture
    def old(self, client: Client, me: User) -> Client:
        client.force_login(me)
        session = client.session
        session["account_authentication_methods"] = [{"method": "code", "at": time.time() - 16 * 60}]
        session.save()
        return client

    def code(self, mailoutbox: Any) -> str:
        return re.search(r"^(\d{6})$", mailoutbox[-1].body, re.MULTILINE)[1]

    def test_another_address_takes_a_code_to_the_present_one(self, old: Client, me: User, mailoutbox: Any) -> None:
        asked = old.post("/account/email/", {"email": "nieuw@voorbeeld.nl", "action_add": ""})
        assert asked["Location"] == f"{BY_CODE}?next=%2Faccount%2Femail%2F" and not mailoutbox
        page = old.get(asked["Location"]).text
        assert "Stuur mij een code" in page and 'name="code"' not in page and not mailoutbox
        sent = old.post(BY_CODE, {"send": "1", "next": "/account/email/"})
        assert [mail.to for mail in mailoutbox] == [["persoon@voorbeeld.nl"]]
        page = old.get(sent["Location"]).text
        assert 'name="code"' in page and "Stuur een nieuwe code" in page
        done = old.post(BY_CODE, {"code": self.code(mailoutbox), "next": "/account/email/"})
        assert done["Location"] == "/account/email/"
        assert 'value="nieuw@voorbeeld.nl"' in old.get("/account/email/").text
        old.post("/account/email/", {"email": "nieuw@voorbeeld.nl", "action_add": ""})
        assert mailoutbox[-1].to == ["nieuw@voorbeeld.nl"]
        old.post("/account/confirm-email/", {"code": self.code(mailoutbox)})
        told = {mail.to[0]: mail.subject for mail in mailoutbox[2:] if "code" not in mail.subject.lower()}
        assert set(told) == {"persoon@voorbeeld.nl", "nieuw@voorbeeld.nl"}, "both hear of it"
        assert User.objects.get(pk=me.pk).email == "nieuw@voorbeeld.nl"

    def test_a_first_second_factor_takes_one_too(self, old: Client, mailoutbox: Any) -> None:
        for name in ("mfa_activate_totp", "mfa_add_webauthn"):
            assert old.get(reverse(name))["Location"].startswith(BY_CODE)
        old.post(BY_CODE, {"send": "1"})
        assert old.post(BY_CODE, {"code": self.code(mailoutbox)}).status_code == 302
        assert old.get(reverse("mfa_activate_totp")).status_code == 200

    def test_three_wrong_codes_end_it(self, old: Client, mailoutbox: Any) -> None:
        old.post(BY_CODE, {"send": "1"})
        right = self.code(mailoutbox)
        for _try in range(3):
            answer = old.post(BY_CODE, {"code": "000000" if right != "000000" else "111111"})
            assert answer.status_code == 200 and "Deze code klopt niet." in answer.text
        assert old.post(BY_CODE, {"code": right}).status_code == 200
        assert old.get(reverse("mfa_activate_totp")).status_code == 302

    def test_nobody_who_is_not_signed_in_gets_mail_this_way(self, client: Client, me: User, mailoutbox: Any) -> None:
        assert client.post(BY_CODE, {"send": "1"})["Location"].startswith("/account/login/")
        assert not mailoutbox

    def test_a_colleague_who_changes_the_own_address_stands_in_the_trail(self, client, mailoutbox: Any) -> None:
        colleague = staff(Role.EDITOR, email="collega@voorbeeld.nl")
        EmailAddress.objects.create(user=colleague, email=colleague.email, primary=True, verified=True)
        client.force_login(colleague)
        client.post("/account/email/", {"email": "nieuw@voorbeeld.nl", "action_add": ""})
        client.post("/account/confirm-email/", {"code": self.code(mailoutbox)})
        assert AuditEvent.objects.filter(action="account.address_changed", object_id=str(colleague.pk)).exists()


def test_in_the_demo_the_password_is_asked(client: Client, settings) -> None:
    settings.IS_DEMO, settings.STAFF_SECOND_FACTOR_REQUIRED = True, False
    me, colleague = staff(Role.ADMINISTRATOR), staff(Role.EDITOR)
    me.set_password("lang-wachtwoord-1")
    me.save()
    client.force_login(me)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time() - 16 * 60}]
    session.save()
    path = reverse("wagtailusers_users:delete", args=[colleague.pk])
    asked = client.post(path)
    assert (
        asked["Location"].startswith("/account/reauthenticate/?") and client.get(asked["Location"]).status_code == 200
    )
    wrong = client.post("/account/reauthenticate/", {"password": "iets-anders-1", "next": path})
    assert wrong.status_code == 200
    right = client.post("/account/reauthenticate/", {"password": "lang-wachtwoord-1", "next": path})
    assert right["Location"] == path
    client.post(path)
    assert not User.objects.filter(pk=colleague.pk).exists()
