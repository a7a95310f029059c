"""A wiped account leaves no session behind: not of who is signed in, and not of who only asked for a code."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from notices.models import Notice
from people.models import User
from people.service import Role
from privacy import retention, terms
from privacy.service import purge_participant
from tests.factories.contributions import ParticipationFactory
from tests.factories.people import UserFactory, staff
from tests.people.test_signing_in import mail_stays_in_the_queue  # noqa: F401 -- a fixture

pytestmark = pytest.mark.django_db
ADDRESS, OTHER = "persoon@voorbeeld.nl", "nog.een.persoon@voorbeeld.nl"


def signs_in(address: str, *, finishes: bool = True) -> Client:
    client = Client()
    client.post("/account/login/", {"login": address})
    if finishes:
        text = Notice.objects.filter(to=address).latest("queued_at").text
        [code] = [line for line in text.splitlines() if len(line) == 6 and line.isdigit()]
        client.post("/account/login/code/confirm/", {"code": code})
    return client


def told_in_sessions() -> str:
    return str([session.get_decoded() for session in Session.objects.all()])


@pytest.fixture
def person() -> User:
    """Signed in on two devices, and halfway on a third; somebody else is as well."""
    user = UserFactory(email=ADDRESS)
    ParticipationFactory(participant__user=user)
    UserFactory(email=OTHER)
    for address in (ADDRESS, OTHER):
        signs_in(address)
        signs_in(address)
        signs_in(address, finishes=False)
    return user


def by_request(person: User) -> None:
    purge_participant(person.participant)


def by_term(person: User) -> None:
    User.objects.filter(pk=person.pk).update(last_login=timezone.now() - timedelta(days=terms.INACTIVE_ACCOUNT + 2))
    retention.apply()


@pytest.mark.parametrize("wipe", [by_request, by_term])
def test_nothing_of_the_person_is_left_in_any_session(person: User, wipe) -> None:
    assert f"'{ADDRESS}'" in told_in_sessions() and Session.objects.count() == 6
    key = str(person.pk)
    wipe(person)
    assert not User.objects.filter(email=ADDRESS).exists()
    assert f"'{ADDRESS}'" not in told_in_sessions()
    assert key not in [session.get_decoded().get("_auth_user_id") for session in Session.objects.all()]
    assert Session.objects.count() == 3 and UserSession.objects.count() == 2, "those of the other stay"


def test_who_works_here_stays_signed_in() -> None:
    colleague = staff(Role.MODERATOR, email=ADDRESS)
    ParticipationFactory(participant__user=colleague)
    client = Client()
    client.force_login(colleague)
    purge_participant(colleague.participant)
    assert "_auth_user_id" in client.session and User.objects.filter(pk=colleague.pk).exists()


def test_a_colleague_who_was_deleted_leaves_no_session(client: Client, settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    gone = staff(Role.MODERATOR, email=ADDRESS)
    signs_in(ADDRESS)
    client.force_login(staff(Role.ADMINISTRATOR))
    assert ADDRESS in told_in_sessions()
    assert client.post(reverse("wagtailusers_users:delete", args=[gone.pk])).status_code == 302
    assert not User.objects.filter(pk=gone.pk).exists()
    assert ADDRESS not in told_in_sessions() and Session.objects.count() == 1
