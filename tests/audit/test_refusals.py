"""A door that stays shut leaves a line: once, and never whose account of a participant it was."""

from uuid import uuid4

import pytest
from django.test import Client

from audit.models import AuditEvent
from people.service import Role
from tests.factories.contributions import ContributionFactory
from tests.factories.people import UserFactory, staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_lock(settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


def refusals() -> list[AuditEvent]:
    return list(AuditEvent.objects.filter(action="account.refused_address"))


def test_staff_who_may_not_leave_a_line_with_screen_and_thing(client: Client) -> None:
    editor, words = staff(Role.EDITOR), ContributionFactory()
    client.force_login(editor)
    client.get(f"/beheer/moderatie/{words.pk}/?zoek=geheim")
    event = refusals()[0]
    assert (event.actor_id, event.outcome, event.object_id) == (editor.pk, "refused", str(words.pk))
    assert event.details == {"screen": "moderatie:moderate", "method": "GET", "has_role": True}
    assert "geheim" not in str(vars(event))


def test_trying_again_and_again_is_one_line_per_screen(client: Client) -> None:
    client.force_login(staff(Role.EDITOR))
    for _time in range(5):
        client.get("/beheer/logboek/")
        client.get("/beheer/moderatie/")
    assert sorted(event.details["screen"] for event in refusals()) == ["logboek:index", "moderatie:index"]


def test_of_a_participant_only_the_screen(client: Client) -> None:
    client.force_login(UserFactory())
    assert client.get("/beheer/logboek/").status_code == 403
    event = refusals()[0]
    assert event.actor_id is None
    assert event.details == {"screen": "logboek:index", "method": "GET", "has_role": False}


def test_no_line_for_who_may_for_what_is_not_there_and_for_visitors(client: Client) -> None:
    assert client.get("/beheer/moderatie/").status_code == 302
    client.force_login(staff(Role.MODERATOR))
    assert client.get("/beheer/moderatie/").status_code == 200
    assert client.get(f"/beheer/moderatie/{uuid4()}/").status_code == 404
    assert client.get("/beheer/bestaat-niet/").status_code == 404
    assert refusals() == []


def test_many_wrong_guesses_together_leave_one_line(rf) -> None:
    from privacy.limiter import FAILURES_BEFORE_ALARM, count_failure

    for _time in range(FAILURES_BEFORE_ALARM + 3):
        count_failure("receipt", rf.get("/"))
    event = AuditEvent.objects.get(action="privacy.many_guesses")
    assert event.actor_id is None
    assert event.details == {"kind": "receipt", "count": FAILURES_BEFORE_ALARM}
