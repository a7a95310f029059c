"""Putting messages in the queue."""

import threading
from typing import Any

import pytest
from django.core import mail
from django.core.mail import send_mail
from django.db import connection, transaction
from django_q.models import OrmQ
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from notices import service
from notices.models import Notice, NoticeState
from tests.factories.notices import NoticeFactory


def queue_one(key: str = "test:1", **extra: Any) -> bool:
    values = {"template": "test", "to": "lezer@voorbeeld.nl", "subject": "Dag", "text": "Tekst"}
    return service.queue_text(key, **{**values, **extra})


@pytest.mark.django_db
def test_the_same_deed_is_queued_once() -> None:
    assert queue_one()
    assert not queue_one(text="Iets anders")
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_no_deed_no_message(with_queue: None) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        queue_one()
        raise RuntimeError("the deed went wrong")

    assert not Notice.objects.exists()
    assert not OrmQ.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_deed_brings_one_task_and_many_bring_none(with_queue: None) -> None:
    queue_one("test:1")
    assert OrmQ.objects.count() == 1
    for number in range(2, 5):
        queue_one(f"test:{number}", in_bulk=True)

    assert OrmQ.objects.count() == 1
    assert Notice.objects.waiting().count() == 4


@pytest.mark.django_db(transaction=True)
def test_ten_at_once_with_one_key_queue_one(with_queue: None) -> None:
    answers: list[bool] = []

    def work() -> None:
        try:
            answers.append(queue_one("test:same"))
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == [False] * 9 + [True]
    assert Notice.objects.count() == 1


@pytest.mark.django_db
def test_mail_of_django_itself_goes_through_the_queue_and_before_the_rest(with_queue: None, settings: Any) -> None:
    settings.EMAIL_BACKEND = "notices.backend.QueueingEmailBackend"

    send_mail("Uw code", "De code is 123456", None, ["een@voorbeeld.nl", "twee@voorbeeld.nl"])

    assert list(Notice.objects.order_by("to").values_list("to", "urgent", "template")) == [
        ("een@voorbeeld.nl", True, "account"),
        ("twee@voorbeeld.nl", True, "account"),
    ]
    assert OrmQ.objects.count() == 2


@pytest.mark.django_db
def test_progress_and_keys_per_subject(with_queue: None) -> None:
    NoticeFactory(subject_id="decision:1", key="a")
    NoticeFactory.create_batch(2, subject_id="decision:1", sent=True)
    NoticeFactory(subject_id="decision:1", failed=True)
    NoticeFactory(subject_id="decision:2")

    assert service.progress("decision:1") == service.Progress(sent=2, waiting=1, failed=1)
    assert service.progress("decision:1").total == 4
    assert len(service.queued_keys("decision:1")) == 4


class NothingGetsIntoTheHeaders(TestCase):
    """Whatever stands in a subject or an address: at most one mail, to at most that one address."""

    @given(subject=st.text(max_size=80), to=st.text(max_size=60), evil=st.sampled_from(["\n", "\r\n", "\r", ",", ""]))
    def test_headers(self, subject: str, to: str, evil: str) -> None:
        mail.outbox = []
        Notice.objects.all().delete()

        queue_one(subject=f"{subject}{evil}Bcc: dief@voorbeeld.nl", to=f"lezer@voorbeeld.nl{evil}{to}")

        notice = Notice.objects.get()
        assert notice.state in (NoticeState.SENT, NoticeState.FAILED)
        assert len(mail.outbox) == (notice.state == NoticeState.SENT)
        for sent in mail.outbox:
            raw = sent.message()
            assert raw.get_all("Bcc") is None
            assert len(raw.get_all("To")) == len(raw.get_all("Subject")) == 1
            assert len(sent.recipients()) == 1


@pytest.mark.django_db
class TestForgetting:
    """What is no news any more, or nobody wants any more, does not leave the house."""

    def test_what_waits_or_failed_is_wiped_and_never_queued_again(self) -> None:
        waiting = NoticeFactory(subject_id="news:1:opened", unsubscribe_url="https://voorbeeld.nl/stop")
        failed, sent = NoticeFactory(failed=True), NoticeFactory(sent=True, subject_id="news:1:opened")
        other = NoticeFactory()

        assert service.forget(subject_id="news:1:opened", keys=[failed.key]) == 2

        for notice in (waiting, failed):
            notice.refresh_from_db()
            assert (notice.to, notice.subject, notice.text, notice.unsubscribe_url) == ("", "", "", "")
        assert not Notice.objects.failed().exists()
        assert list(Notice.objects.waiting()) == [other]
        sent.refresh_from_db()
        assert sent.state == NoticeState.SENT
        assert not service.queue_text(waiting.key, template="test", to="a@voorbeeld.nl", subject="x", text="y")

    def test_forgetting_nothing_forgets_nothing(self) -> None:
        NoticeFactory(subject_id="")
        assert service.forget() == 0

    @pytest.mark.parametrize(
        ("problem", "is_refused"),
        [("smtp-550", True), ("bad-address", True), ("smtp-554", False), ("smtp-552", False), ("timeout", False)],
    )
    def test_only_an_address_that_takes_no_mail_at_all_is_refused(self, problem: str, is_refused: bool) -> None:
        notice = NoticeFactory(failed=True, last_problem=problem, template="news_opened")
        NoticeFactory(failed=True, template="decision_final")
        assert service.refused_keys(["news_opened"]) == ([notice.key] if is_refused else [])
