"""After a back-up was put back: nobody comes in and no message leaves before what was erased is erased again."""

import pytest
from django.core.management import call_command
from django.test import Client

from home.operations.facts import look
from notices.models import Notice
from notices.tasks import deliver, deliver_due
from pages import health
from pages.service import wait_for_erasures
from tests.factories.notices import NoticeFactory

pytestmark = pytest.mark.django_db


def test_everything_waits_for_the_erasures(client: Client) -> None:
    health.beat()
    notice = NoticeFactory()
    wait_for_erasures()
    assert client.get("/readyz").json()["erasures"] == "fails"
    assert client.get("/readyz").status_code == 503
    assert "erasures" in look().troubles
    assert (deliver_due(), deliver(str(notice.pk))) == (0, False)
    call_command("reapply_erasures")
    assert client.get("/readyz").status_code == 503, "that only looked"
    call_command("reapply_erasures", "--apply")
    assert client.get("/readyz").status_code == 200
    assert "erasures" not in look().troubles
    assert deliver_due() == 1
    assert Notice.objects.get().state == "sent"
