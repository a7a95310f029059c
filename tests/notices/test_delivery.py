"""Sending, against a real SMTP server that refuses, is slow, is away, or is fine."""

import hashlib
import logging
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from notices.delivery import claim
from notices.models import Notice, NoticeState
from notices.tasks import deliver, deliver_due
from tests.factories.notices import NoticeFactory
from tests.notices.conftest import Postbox

pytestmark = pytest.mark.django_db


def our_log(caplog: pytest.LogCaptureFixture) -> str:
    """What we logged; the mail server of these tests ("mail.log") has a log of its own."""
    return " ".join(record.getMessage() for record in caplog.records if record.name != "mail.log")


def make_due() -> None:
    """As if the wait of every waiting message is over."""
    Notice.objects.waiting().update(try_after=timezone.now() - timedelta(seconds=1))


def test_a_mail_arrives_readable_and_is_wiped_here(postbox: Postbox) -> None:
    text = "Dag,\n\n" + "Eén lange alinea die een telefoon zelf afbreekt. " * 30 + "\n\n– Het team €\n"
    notice = NoticeFactory(to="lezer@voorbeeld.nl", subject="Wat wij besloten – één", text=text)

    assert deliver(str(notice.pk))

    (mail,) = postbox.received
    assert postbox.recipients == [["lezer@voorbeeld.nl"]]
    assert mail["Message-ID"] == f"<{notice.pk}@localhost>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Subject"] == "Wat wij besloten – één"
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content_charset() == "utf-8"
    assert mail.get_content().replace("\r\n", "\n") == text
    assert max(map(len, mail.as_bytes().splitlines())) < 100
    notice.refresh_from_db()
    assert notice.state == NoticeState.SENT
    assert notice.sent_at is not None
    assert (notice.to, notice.subject, notice.text) == ("", "", "")
    assert notice.digest == hashlib.sha256(text.encode()).hexdigest()


def test_what_is_sent_is_not_sent_again(postbox: Postbox) -> None:
    notice = NoticeFactory()

    assert [deliver(str(notice.pk)), deliver(str(notice.pk)), deliver_due()] == [True, False, 0]
    assert len(postbox.received) == 1


def test_a_sweep_sends_everything_due_and_the_urgent_first(postbox: Postbox) -> None:
    NoticeFactory.create_batch(3)
    NoticeFactory(urgent=True, to="wacht@voorbeeld.nl")
    NoticeFactory(try_after=timezone.now() + timedelta(hours=1))

    assert deliver_due() == 4
    assert postbox.recipients[0] == ["wacht@voorbeeld.nl"]
    assert Notice.objects.waiting().count() == 1


def test_a_sweep_stops_after_its_time(postbox: Postbox) -> None:
    NoticeFactory.create_batch(2)

    assert deliver_due(seconds=0) == 0
    assert Notice.objects.waiting().count() == 2


def test_a_server_that_is_down_loses_nothing(
    real_mail: int, post_office: Callable[[], Postbox], caplog: pytest.LogCaptureFixture
) -> None:
    notices = NoticeFactory.create_batch(5)

    with caplog.at_level(logging.DEBUG):
        assert deliver_due() == 0
        make_due()
        assert deliver_due() == 0
    # One attempt per sweep: an outage does not use up everybody's patience.
    assert sum(Notice.objects.values_list("attempts", flat=True)) == 2
    assert "voorbeeld.nl" not in our_log(caplog)

    postbox = post_office()
    Notice.objects.filter(attempts=0).update(try_after=timezone.now() - timedelta(seconds=1))
    deliver_due()
    deliver_due()
    # The first that gets through frees those that waited for the server.
    assert sorted(postbox.message_ids) == sorted(f"<{notice.pk}@localhost>" for notice in notices)


def test_while_the_server_is_away_a_new_mail_does_not_wait_for_its_time_out(real_mail: int) -> None:
    first, second = NoticeFactory.create_batch(2)

    assert not deliver(str(first.pk))
    assert not deliver(str(second.pk))

    second.refresh_from_db()
    assert second.attempts == 0


def test_a_slow_server_is_not_waited_for_for_ever(postbox: Postbox, settings: Any) -> None:
    settings.EMAIL_TIMEOUT = 0.3
    postbox.seconds_per_message = 1
    notice = NoticeFactory()

    assert not deliver(str(notice.pk))

    notice.refresh_from_db()
    assert notice.state == NoticeState.QUEUED
    assert notice.last_problem in ("connection", "timeout")


@pytest.mark.parametrize("place", ["answer_to_recipient", "answer_to_data"])
def test_an_hour_of_try_again_later(postbox: Postbox, place: str) -> None:
    notice = NoticeFactory()
    setattr(postbox, place, "451 4.7.1 Later, lezer0@voorbeeld.nl")

    waits = []
    for _ in range(6):
        make_due()
        assert not deliver(str(notice.pk))
        notice.refresh_from_db()
        waits.append(round((notice.try_after - timezone.now()).total_seconds() / 60))
    assert waits == [1, 2, 4, 8, 16, 32]
    assert notice.last_problem == "smtp-451"

    setattr(postbox, place, "250 OK")
    make_due()
    assert deliver_due() == 1
    assert postbox.message_ids == [f"<{notice.pk}@localhost>"]


def test_no_wait_is_longer_than_six_hours_and_after_three_days_a_person_looks(postbox: Postbox) -> None:
    postbox.answer_to_recipient = "451 Later"
    notice = NoticeFactory(attempts=40)

    deliver(str(notice.pk))
    notice.refresh_from_db()
    assert notice.try_after - timezone.now() <= timedelta(hours=6)
    assert notice.state == NoticeState.QUEUED

    Notice.objects.update(give_up_at=timezone.now() - timedelta(seconds=1))
    make_due()
    deliver(str(notice.pk))
    notice.refresh_from_db()
    assert notice.state == NoticeState.FAILED


@pytest.mark.parametrize("place", ["answer_to_recipient", "answer_to_data"])
def test_a_refusal_for_ever_is_not_tried_again(postbox: Postbox, place: str, caplog: pytest.LogCaptureFixture) -> None:
    setattr(postbox, place, "550 5.1.1 lezer@voorbeeld.nl unknown")
    notice = NoticeFactory(to="lezer@voorbeeld.nl")

    with caplog.at_level(logging.DEBUG):
        assert not deliver(str(notice.pk))

    notice.refresh_from_db()
    assert (notice.state, notice.last_problem) == (NoticeState.FAILED, "smtp-550")
    assert notice.text, "a person may send it again"
    assert "lezer" not in our_log(caplog)


def test_a_login_code_that_failed_is_not_kept(postbox: Postbox) -> None:
    postbox.answer_to_recipient = "550 no"
    notice = NoticeFactory(template="account", text="Uw code is 123456")

    deliver(str(notice.pk))

    notice.refresh_from_db()
    assert (notice.state, notice.to, notice.text) == (NoticeState.FAILED, "", "")


def test_one_bad_address_does_not_hold_up_the_rest(postbox: Postbox) -> None:
    bad = NoticeFactory(to="geen adres", urgent=True)
    NoticeFactory()

    assert deliver_due() == 1
    bad.refresh_from_db()
    assert (bad.state, bad.last_problem) == (NoticeState.FAILED, "bad-address")


def test_whoever_claims_first_sends() -> None:
    notice = NoticeFactory()

    assert claim(notice.pk) is not None
    assert claim(notice.pk) is None


def test_a_claim_of_somebody_who_died_runs_out(postbox: Postbox) -> None:
    notice = NoticeFactory()
    claim(notice.pk)
    assert deliver_due() == 0

    make_due()
    assert deliver_due() == 1
    assert postbox.message_ids == [f"<{notice.pk}@localhost>"]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_everything_once(postbox: Postbox) -> None:
    NoticeFactory.create_batch(12)
    counts: list[int] = []

    def work() -> None:
        try:
            counts.append(deliver_due())
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sum(counts) == 12
    assert len(set(postbox.message_ids)) == len(postbox.received) == 12


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_the_network_is_used(postbox: Postbox) -> None:
    """Somebody else can write while the server has the message in hand."""
    other = NoticeFactory(try_after=timezone.now() + timedelta(hours=1))
    notice = NoticeFactory()
    written: list[int] = []

    def write_from_elsewhere() -> None:
        written.append(Notice.objects.filter(pk=other.pk).update(template="ander"))
        connection.close()

    def in_a_thread() -> None:
        thread = threading.Thread(target=write_from_elsewhere)
        thread.start()
        thread.join(timeout=5)

    postbox.after_data = in_a_thread
    assert deliver(str(notice.pk))
    assert written == [1]


def test_a_calendar_file_goes_along_and_is_wiped_with_the_words(postbox: Postbox) -> None:
    file = "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nSUMMARY:één\r\nEND:VCALENDAR\r\n"
    notice = NoticeFactory(text="Dag\n", calendar=file, calendar_method="PUBLISH")

    assert deliver(str(notice.pk))

    (mail,) = postbox.received
    assert mail.get_content_type() == "multipart/mixed"
    assert mail["Message-ID"] == f"<{notice.pk}@localhost>"
    parts = {part.get_content_type(): part for part in mail.walk()}
    assert parts["text/calendar"]["Content-Type"].params["method"] == "PUBLISH"
    for kind in ("text/calendar", "application/ics"):
        assert parts[kind]["Content-Transfer-Encoding"] == "base64"
        assert parts[kind].get_payload(decode=True) == file.encode()
    notice.refresh_from_db()
    assert (notice.calendar, notice.calendar_method) == ("", "")
    assert notice.digest == hashlib.sha256(f"Dag\n{file}".encode()).hexdigest()
