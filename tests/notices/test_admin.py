"""What staff see of messages."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from notices.models import Notice, NoticeState
from people.models import User
from tests.factories.notices import NoticeFactory

pytestmark = pytest.mark.django_db


def staff_client(settings: Any, *codenames: str) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    user = User.objects.create_user("staf@voorbeeld.nl")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    client = Client()
    client.force_login(user)
    return client


def test_nobody_reads_an_address_or_a_code(settings: Any) -> None:
    notice = NoticeFactory(to="geheim@voorbeeld.nl", subject="Onderwerp-123456", text="Code 123456", failed=True)
    client = staff_client(settings, "view_notice", "retry_notice")

    for address in (reverse("berichten:index"), reverse("berichten:inspect", args=[notice.pk])):
        response = client.get(address)
        assert response.status_code == 200
        html = response.content.decode()
        assert "geheim@" not in html
        assert "123456" not in html
        assert "De mailserver weigerde het bericht (code 550)." in html
    for export in ("xlsx", "csv"):
        answer = client.get(reverse("berichten:index"), {"export": export})
        assert b"geheim@" not in answer.getvalue()


def test_a_failed_message_is_tried_again_by_who_may(settings: Any, with_queue: None) -> None:
    notice = NoticeFactory(failed=True, give_up_at=timezone.now() - timedelta(days=1))
    client = staff_client(settings, "view_notice", "retry_notice")

    assert client.get(reverse("berichten:retry", args=[notice.pk])).status_code == 405
    client.post(reverse("berichten:retry", args=[notice.pk]))

    notice.refresh_from_db()
    assert notice.state == NoticeState.QUEUED
    assert notice.give_up_at > timezone.now()
    assert AuditEvent.objects.filter(action="notices.retry").count() == 1


def test_a_second_click_changes_nothing(settings: Any) -> None:
    notice = NoticeFactory(sent=True)
    client = staff_client(settings, "view_notice", "retry_notice")

    response = client.post(reverse("berichten:retry", args=[notice.pk]), follow=True)

    assert "Er is niets veranderd" in response.content.decode()
    assert Notice.objects.get().state == NoticeState.SENT


def test_who_may_only_look_may_not_send(settings: Any) -> None:
    notice = NoticeFactory(failed=True)
    client = staff_client(settings, "view_notice")

    assert "Verstuur opnieuw" not in client.get(reverse("berichten:inspect", args=[notice.pk])).content.decode()
    client.post(reverse("berichten:retry", args=[notice.pk]))
    assert Notice.objects.get().state == NoticeState.FAILED


def test_who_may_not_look_sees_nothing(settings: Any) -> None:
    NoticeFactory(failed=True)
    client = staff_client(settings)

    assert client.get(reverse("berichten:index")).status_code == 302
    assert "niet aankwam" not in client.get("/beheer/").content.decode()


def test_the_first_screen_tells_about_mail_that_did_not_leave(settings: Any) -> None:
    NoticeFactory.create_batch(2, failed=True)
    NoticeFactory()
    Notice.objects.waiting().update(queued_at=timezone.now() - timedelta(hours=2))
    html = staff_client(settings, "view_notice").get("/beheer/").content.decode()

    assert "Bekijk 2 mails die niet aankwamen" in html
    assert "Bekijk 1 mail die lang wacht" in html


def test_the_list_asks_the_same_number_of_questions(settings: Any) -> None:
    client = staff_client(settings, "view_notice")
    counts = []
    for _ in range(2):
        NoticeFactory.create_batch(3, failed=True)
        client.get(reverse("berichten:index"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("berichten:index"))
        counts.append(len(queries))
    assert counts[0] == counts[1]
