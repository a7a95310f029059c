"""The screens for colleagues: no way to participants, none to a superuser, and no silent change of address."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from notices.models import Notice
from people.adapter import AccountAdapter
from people.models import User
from people.service import Role
from tests.factories.people import UserFactory, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, settings) -> Client:
    """An administrator at work; the second lock has its own tests."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.ADMINISTRATOR))
    return client


def edit(user: User) -> str:
    return reverse("wagtailusers_users:edit", args=[user.pk])


def change_address(desk: Client, user: User, address: str):
    roles = [group.pk for group in user.groups.all()]
    fields = {"email": address, "first_name": "R", "last_name": "R", "groups": roles, "is_active": "on"}
    return desk.post(edit(user), fields)


@pytest.mark.parametrize("action", ["assign_role", "delete", "set_active_state"])
def test_there_are_no_bulk_actions_on_accounts(desk: Client, action: str) -> None:
    participant = UserFactory()
    address = f"/beheer/bulk/people/user/{action}/?id={participant.pk}"
    assert desk.get(address).status_code == 404
    assert desk.post(address, {"role": participant.groups.model.objects.first().pk}).status_code == 404
    assert list(User.objects.get(pk=participant.pk).groups.all()) == []


def test_the_list_of_colleagues_has_nothing_to_tick(desk: Client) -> None:
    page = desk.get(reverse("wagtailusers_users:index"))
    assert page.status_code == 200
    assert "bulk" not in page.content.decode().split("<main")[1].split("</main")[0]


@pytest.mark.parametrize("name", ["edit", "delete", "history", "usage"])
def test_a_participants_account_does_not_exist_here(desk: Client, name: str) -> None:
    assert desk.get(reverse(f"wagtailusers_users:{name}", args=[UserFactory().pk])).status_code == 404


@pytest.mark.parametrize("name", ["edit", "delete"])
def test_only_a_superuser_touches_a_superuser(desk: Client, name: str) -> None:
    superuser = UserFactory(is_superuser=True, is_staff=True)
    address = reverse(f"wagtailusers_users:{name}", args=[superuser.pk])
    assert desk.get(address).status_code == 404
    assert desk.post(address, {"email": "ander@voorbeeld.nl"}).status_code == 404
    desk.force_login(UserFactory(is_superuser=True, is_staff=True))
    assert desk.get(address).status_code == 200


def test_another_address_signs_out_and_tells_the_old_one(desk: Client, settings, monkeypatch) -> None:
    settings.EMAIL_BACKEND = "notices.backend.QueueingEmailBackend"
    monkeypatch.setattr("notices.service.async_task", lambda *_args, **_options: None)
    colleague, browser = staff(Role.EDITOR, email="oud@voorbeeld.nl"), Client()
    browser.force_login(colleague)
    assert browser.get("/beheer/").status_code == 200
    assert change_address(desk, colleague, "OUD@voorbeeld.nl").status_code == 302
    assert browser.get("/beheer/").status_code == 200  # the same address: nothing happened

    assert change_address(desk, colleague, "nieuw@voorbeeld.nl").status_code == 302
    assert browser.get("/beheer/").status_code == 302
    assert not UserSession.objects.filter(user=colleague).exists()
    told = {mail.to: mail.text for mail in Notice.objects.all()}
    assert set(told) == {"oud@voorbeeld.nl", "nieuw@voorbeeld.nl"}
    assert "veranderd" in told["oud@voorbeeld.nl"] and "hoort nu bij uw account" in told["nieuw@voorbeeld.nl"]
    assert all(settings.SECURITY_CONTACT.removeprefix("mailto:") in text for text in told.values())


def test_the_limits_of_signing_in_count_an_ipv6_network_as_one() -> None:
    def counted(address: str) -> str:
        return AccountAdapter().get_client_ip(RequestFactory(REMOTE_ADDR=address).get("/"))

    assert counted("2001:db8:1:2::5") == counted("2001:db8:1:2:ffff::1") == "2001:db8:1:2::"
    assert counted("203.0.113.5") == counted("::ffff:203.0.113.5") == "203.0.113.5"


def deeds_on(user: User) -> list[str]:
    found = AuditEvent.objects.filter(object_type="people.user", object_id=str(user.pk), actor_id__isnull=False)
    return [action for action in found.order_by("pk").values_list("action", flat=True) if action != "account.login"]


def test_who_is_switched_off_is_out_also_when_switched_on_again_and_the_trail_tells_all(desk: Client) -> None:
    colleague, browser = staff(Role.EDITOR), Client()
    browser.force_login(colleague)
    fields = {"email": colleague.email, "first_name": "R", "last_name": "R"}
    groups = [group.pk for group in colleague.groups.all()]
    before = len(deeds_on(colleague))
    desk.post(edit(colleague), {**fields, "groups": groups})
    assert browser.get("/beheer/").status_code == 302
    desk.post(edit(colleague), {**fields, "groups": groups, "is_active": "on"})
    assert browser.get("/beheer/").status_code == 302
    assert change_address(desk, colleague, "nieuw@voorbeeld.nl").status_code == 302
    desk.post(reverse("wagtailusers_users:delete", args=[colleague.pk]))
    told = [deed for deed in deeds_on(colleague)[before:] if deed.startswith("account.")]
    assert told == ["account.switched_off", "account.switched_on", "account.address_changed", "account.deleted"]


def test_who_loses_a_role_goes_on_in_no_session_of_before(desk: Client) -> None:
    colleague, browser = staff(Role.EDITOR), Client()
    kept = colleague.groups.get()
    colleague.groups.add(Group.objects.get(name=Role.ORGANISER))
    browser.force_login(colleague)
    fields = {"email": colleague.email, "first_name": "R", "last_name": "R", "is_active": "on", "groups": [kept.pk]}
    desk.post(edit(colleague), fields)
    assert browser.get("/beheer/").status_code == 302


def test_a_new_address_and_a_lost_second_lock_do_not_go_together(desk: Client, time_machine) -> None:
    colleague = staff(Role.EDITOR)
    Authenticator.objects.create(user=colleague, type=Authenticator.Type.TOTP, data={})
    assert change_address(desk, colleague, "nieuw@voorbeeld.nl").status_code == 302
    address = f"/beheer/users/{colleague.pk}/toegang/haal-slot-weg/"
    assert "blijft er zeven dagen op" in desk.post(address, follow=True).text
    assert Authenticator.objects.filter(user=colleague).exists()
    time_machine.move_to(timezone.now() + timedelta(days=8))
    desk.force_login(User.objects.get(groups__name=Role.ADMINISTRATOR))
    desk.post(address)
    assert not Authenticator.objects.filter(user=colleague).exists()
