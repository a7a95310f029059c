"""Who signs in on a device that the account did not know, is told so by mail. Staff only."""

import pytest
from django.contrib.auth.signals import user_logged_in
from django.core import mail
from django.test import RequestFactory

from audit.models import AuditEvent
from people.models import User
from people.service import Role
from tests.factories.people import UserFactory, staff

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
NEWER = "Mozilla/5.0 (Windows NT 11.0; rv:152.0) Gecko/20100101 Firefox/152.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Safari/604.1"


@pytest.fixture(autouse=True)
def own_queue(settings) -> None:
    settings.EMAIL_BACKEND = "notices.backend.QueueingEmailBackend"


def signs_in(user: User, agent: str) -> None:
    from allauth.core.context import request_context
    from django.contrib.sessions.backends.db import SessionStore

    request = RequestFactory().get("/", headers={"user-agent": agent})
    request.user, request.session = user, SessionStore()
    with request_context(request):
        user_logged_in.send(sender=User, request=request, user=user)


def test_the_first_is_remembered_the_same_again_is_silent_another_is_told() -> None:
    me = staff(Role.MODERATOR)
    for agent in (FIREFOX, FIREFOX, NEWER):
        signs_in(me, agent)
    assert mail.outbox == []
    signs_in(me, IPHONE)
    assert mail.outbox[0].to == [me.email]
    assert "Safari, iPhone" in mail.outbox[0].body
    assert "Was u dit niet?" in mail.outbox[0].body
    signs_in(me, IPHONE)
    assert len(mail.outbox) == 1
    devices = AuditEvent.objects.filter(action="account.new_device").order_by("pk")
    assert [event.details["device"] for event in devices] == ["Firefox, Windows", "Safari, iPhone"]


def test_of_participants_nothing_is_kept() -> None:
    me = UserFactory()
    for agent in (FIREFOX, IPHONE):
        signs_in(me, agent)
    assert mail.outbox == []
    assert not AuditEvent.objects.exists()
