"""Who saw and did what: codes and numbers, never words, never changed afterwards."""

import json
import logging

import pytest
from django.test import Client
from wagtail.models import Page

from audit.models import AuditEvent, Outcome
from audit.service import record
from people.service import Role
from tests.factories.contributions import ContributionFactory
from tests.factories.people import UserFactory, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client: Client, settings) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.PRIVACY_OFFICER, first_name="Pien", last_name="Privacy"))
    return client


def test_a_line_says_who_what_on_what_and_whether_it_went_through(caplog) -> None:
    logging.getLogger("audit").addHandler(caplog.handler)
    user, contribution = staff(Role.MODERATOR), ContributionFactory(original="Geheime woorden")
    record("contributions.read", by=user, on=contribution, outcome=Outcome.REFUSED, count=3)
    event = AuditEvent.objects.get(action="contributions.read")
    assert (event.actor_id, event.object_type, event.object_id) == (
        user.pk,
        "contributions.contribution",
        str(contribution.pk),
    )
    line = json.loads(caplog.messages[-1])
    assert line["action"] == "contributions.read"
    assert (line["actor"], line["result"], line["count"]) == (user.pk, "refused", 3)
    assert line["at"].endswith("+00:00"), "in UTC, as BIO2 asks"
    assert "Geheime" not in json.dumps(line)


def test_who_has_no_account_leaves_no_line() -> None:
    from django.contrib.auth.models import AnonymousUser

    assert record("contributions.read", by=AnonymousUser()) is None
    assert AuditEvent.objects.count() == 0


def test_participants_who_log_in_leave_no_line(client: Client) -> None:
    client.force_login(UserFactory())
    client.logout()
    assert not AuditEvent.objects.filter(action__startswith="account.").exists()


def test_staff_who_come_and_go_do(client: Client) -> None:
    moderator = staff(Role.MODERATOR)
    client.force_login(moderator)
    client.logout()
    actions = AuditEvent.objects.filter(actor_id=moderator.pk).values_list("action", flat=True)
    assert sorted(actions) == ["account.login", "account.logout"]


def test_a_wrong_password_is_a_line_without_what_was_typed(client: Client, settings) -> None:
    settings.IS_DEMO = True
    client.post("/account/login/", {"login": "iemand@voorbeeld.nl", "password": "getypt-geheim"})
    event = AuditEvent.objects.get(action="account.login_failed")
    assert (event.actor_id, event.outcome, event.details) == (None, "refused", {"method": "password"})
    assert "iemand" not in str(vars(event))


def test_the_log_of_pages_is_mirrored_without_titles(caplog) -> None:
    from wagtail.log_actions import log

    logging.getLogger("audit").addHandler(caplog.handler)
    page = Page.objects.get(slug="privacy")
    log(page, "wagtail.edit", user=staff(Role.EDITOR), title="Een titel")
    line = json.loads(caplog.messages[-1])
    assert (line["action"], line["object"]) == ("wagtail.edit", f"page:{page.pk}")
    assert "Een titel" not in caplog.messages[-1]
    assert "Privacy" not in caplog.messages[-1]


def test_what_is_rolled_back_did_not_happen() -> None:
    from django.db import transaction

    with pytest.raises(RuntimeError), transaction.atomic():
        record("test.deed", by=None)
        raise RuntimeError
    assert not AuditEvent.objects.filter(action="test.deed").exists()


class TestTheScreen:
    def test_who_looked_at_this(self, officer: Client) -> None:
        contribution, other = ContributionFactory(), ContributionFactory()
        reader = staff(Role.MODERATOR, first_name="Mo", last_name="Lezer")
        record("contributions.read", by=reader, on=contribution)
        record("contributions.hold", by=reader, on=other)
        page = officer.get("/beheer/logboek/", {"number": str(contribution.pk)}).content.decode()
        assert "Mo Lezer" in page
        assert str(contribution.pk) in page
        assert str(other.pk) not in page.split("<table")[1]
        assert list(AuditEvent.objects.about(contribution).values_list("action", flat=True)) == ["contributions.read"]

    def test_a_colleague_who_left_is_a_number(self, officer: Client) -> None:
        gone = staff(Role.MODERATOR)
        number = gone.pk
        record("contributions.read", by=gone)
        gone.delete()
        page = officer.get("/beheer/logboek/", {"actor_id": number})
        assert page.status_code == 200
        assert AuditEvent.objects.filter(actor_id=number).exists()

    @pytest.mark.parametrize("count", [1, 3])
    def test_it_asks_the_same_number_of_questions(self, officer, count, django_assert_num_queries) -> None:
        for _number in range(count):
            record("contributions.read", by=staff(Role.MODERATOR))
        with django_assert_num_queries(14):  # one of them writes down that it was read
            assert officer.get("/beheer/logboek/").status_code == 200

    def test_nothing_can_be_added_changed_or_deleted(self, officer: Client) -> None:
        event = record("test.deed", by=None)
        page = officer.get("/beheer/logboek/").content.decode()
        assert f"/logboek/edit/{event.pk}" not in page
        for path in ("new", f"edit/{event.pk}", f"delete/{event.pk}", f"{event.pk}/edit"):
            assert officer.post(f"/beheer/logboek/{path}/").status_code == 404

    @pytest.mark.parametrize("role", [Role.ORGANISER, Role.MODERATOR, Role.ANALYST, Role.EDITOR, Role.FACILITATOR])
    def test_others_may_not_look(self, client: Client, settings, role: Role) -> None:
        settings.STAFF_SECOND_FACTOR_REQUIRED = False
        client.force_login(staff(role))
        assert client.get("/beheer/logboek/").status_code in (302, 403)
        assert "logboek" not in client.get("/beheer/").content.decode()
