"""After a back-up was put back nobody comes in, whoever they are, until what was erased is erased again."""

from collections.abc import Iterator

import pytest
from django.db import OperationalError, connection
from django.test import Client
from lxml import html

from pages import restored
from tests.consultation.walker import Walker
from tests.factories.people import Role, staff
from tests.factories.rounds import open_round

pytestmark = pytest.mark.django_db
WORDS = "Bel mij gewoon terug, en laat mij niet <b>drie</b> keer hetzelfde vertellen."


@pytest.fixture
def closed() -> None:
    restored.wait_for_erasures()


@pytest.mark.parametrize("path", ["/", "/meedoen/", "/mijn-inbreng/", "/account/login/", "/beheer/", "/en/", "/oai/"])
def test_nobody_comes_in(client: Client, closed: None, path: str, django_assert_num_queries, caplog) -> None:
    with django_assert_num_queries(0):
        answer = client.get(path)
    assert (answer.status_code, answer["Retry-After"]) == (503, "900")
    assert "no-store" in answer["Cache-Control"]
    assert not caplog.records, "no line for every visitor"
    assert "style-src 'self'" in answer["Content-Security-Policy"]
    page = answer.content.decode()
    assert "De website is even dicht" in page
    assert "zijn er nog" not in page, "what came in after the back-up is lost"


def test_nor_do_staff(client: Client) -> None:
    client.force_login(staff(Role.ADMINISTRATOR))
    restored.wait_for_erasures()
    assert client.get("/beheer/").status_code == 503


@pytest.mark.parametrize("path", ["/healthz", "/.well-known/security.txt", "/static/css/reisgenoot.css"])
def test_what_machines_and_this_page_need_goes_on(client: Client, closed: None, path: str) -> None:
    assert client.get(path).status_code == 200


def test_the_alarm_is_still_heard(client: Client, closed: None, settings) -> None:
    settings.METRICS_TOKEN = "een-sleutel-van-de-bewaking"
    told = client.get("/metrics", headers={"Authorization": f"Bearer {settings.METRICS_TOKEN}"})
    assert told.status_code == 200
    assert 'reisgenoot_trouble{what="erasures"} 1.0' in told.content.decode()


def test_what_was_typed_is_on_the_page_and_goes_along_afterwards(client: Client) -> None:
    walker = Walker(open_round(), client)
    walker.answer(1, keuze=["person"])
    shown = walker.get("vraag/6")
    typed = {**walker.hidden(shown), "tekst": WORDS, "actie": "verder"}
    restored.wait_for_erasures()
    answer = walker.post("vraag/6", **typed)
    assert answer.status_code == 503
    (form,) = html.fromstring(answer.content.decode()).forms
    assert {name: value.removeprefix("\n") for name, value in form.form_values()} == typed
    restored.erasures_done()
    assert client.post(form.action, dict(form.form_values())).status_code == 302


class TestWithoutAskingEachTime:
    @pytest.fixture(autouse=True)
    def forgotten(self) -> Iterator[None]:
        restored.forget()
        yield

    def test_one_question_for_many_requests(self, client: Client, django_assert_num_queries) -> None:
        with django_assert_num_queries(1):
            for _time in range(3):
                assert restored.is_closed() is False

    def test_another_process_is_heard_in_seconds(self, settings) -> None:
        settings.RESTORED_SEEN_WITHIN = 0
        assert not restored.is_closed()
        restored.Heartbeat.objects.create(name=restored.RESTORED, beat_at="2026-11-28T07:00:00Z")
        assert restored.is_closed()
        restored.Heartbeat.objects.all().delete()
        assert not restored.is_closed()

    def test_a_database_that_is_away_is_asked_once(self, client: Client) -> None:
        asked = []

        def gone(execute, sql, params, many, context):
            asked.append(sql)
            raise OperationalError("server closed the connection unexpectedly")

        with connection.execute_wrapper(gone):
            assert [restored.is_closed() for _time in range(3)] == [False] * 3
        assert len(asked) == 1
