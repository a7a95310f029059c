"""The newsletter: getting on the list and off it, and every letter once to everybody on it."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from notices.models import Notice
from notices.tasks import deliver_due
from outreach.enums import IssueState, SubscriberState
from outreach.letters import sending
from outreach.letters.forgetting import drop_all
from outreach.letters.links import stop_url, yes_url
from outreach.letters.subscribing import put_on_list, stop, subscribe
from outreach.models import NewsletterIssue, Subscriber
from outreach.tasks import send_newsletters
from people.service import Role
from privacy.retention import apply
from privacy.service import access_export, purge_participant
from tests.factories.people import ContactDetailsFactory, staff
from tests.notices.conftest import Postbox

pytestmark = pytest.mark.django_db
ADDRESS = "lezer@voorbeeld.nl"
FORM = "/agenda/nieuwsbrief/"


def path_of(url: str) -> str:
    return re.sub(r"^https?://[^/]+", "", url)


def link_in(mail: Any, part: str) -> str:
    """The link in a mail with this part in its address."""
    return path_of(next(word for word in mail.get_content().split() if f"/{part}/" in word))


def draft(**fields: Any) -> NewsletterIssue:
    given = {"subject": "Wij komen naar u toe", "text": "Op 3 december zijn wij in Zwolle.\n\nKom langs."}
    return NewsletterIssue.objects.create(**{**given, **fields})


def sent_to(issue: NewsletterIssue) -> list[str]:
    return sorted(Notice.objects.filter(template="newsletter_issue").values_list("to", flat=True))


# --- on the list and off --------------------------------------------------------------------------


@pytest.mark.parametrize(("prefix", "subject"), [("", "Wilt u onze nieuwsbrief krijgen?"), ("/en", None)])
def test_from_the_form_to_the_list_by_the_mail(
    client: Client, postbox: Postbox, prefix: str, subject: str | None
) -> None:
    asked = client.post(f"{prefix}{FORM}", {"email": "Lezer@Voorbeeld.nl"})
    assert asked.status_code == 200 and "lezer@voorbeeld.nl" in asked.content.decode().lower()
    deliver_due()
    (mail,) = postbox.received
    if subject:
        assert mail["Subject"] == subject
    assert "List-Unsubscribe" not in mail, "who did not say yes has nothing to stop"
    link = link_in(mail, "ja")
    assert link.startswith(f"{prefix}{FORM}ja/")
    assert client.get(link).status_code == 200
    assert Subscriber.objects.get().state == SubscriberState.ASKED, "a mail program that opens the link says nothing"
    for _twice in range(2):
        assert client.post(link).status_code == 200
    kept = Subscriber.objects.get()
    assert (kept.email, kept.state, kept.confirmed_on) == (ADDRESS, "confirmed", timezone.localdate())
    assert kept.language == ("en" if prefix else "nl")


def test_a_stranger_learns_nothing_about_an_address(client: Client) -> None:
    put_on_list(ADDRESS)
    pages = [client.post(FORM, {"email": email}).content.decode() for email in (ADDRESS, "ander@voorbeeld.nl")]
    known, unknown = (re.sub(r"(lezer|ander)@voorbeeld\.nl", "", page) for page in pages)
    assert known == unknown
    assert sorted(Notice.objects.values_list("template", flat=True)) == ["newsletter_ask", "newsletter_known"]
    assert Subscriber.objects.get(email=ADDRESS).state == SubscriberState.CONFIRMED


def test_an_inbox_is_not_filled_by_a_stranger(client: Client) -> None:
    for _again in range(4):
        client.post(FORM, {"email": ADDRESS})
    assert Notice.objects.count() == 1
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        client.post(FORM, {"email": ADDRESS})
    assert Notice.objects.count() == 2 and Subscriber.objects.count() == 1


def test_too_often_is_refused_and_what_was_typed_stays(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("privacy.limiter.FAILURES_PER_ADDRESS", 2)
    with time_machine.travel(timezone.now(), tick=False):  # counted per ten minutes: not across the end of them
        answers = [client.post(FORM, {"email": f"lezer{number}@voorbeeld.nl"}) for number in range(3)]
    assert [each.status_code for each in answers] == [200, 200, 429]
    assert "lezer2@voorbeeld.nl" in answers[2].content.decode()
    assert Subscriber.objects.count() == 2


def test_a_wrong_address_is_a_sentence(client: Client) -> None:
    answer = client.post(FORM, {"email": "lezer@"})
    assert answer.status_code == 422
    assert "naam@voorbeeld.nl" in answer.content.decode() and 'value="lezer@"' in answer.content.decode()
    assert not Subscriber.objects.exists()


def test_a_link_of_another_kind_opens_nothing(client: Client) -> None:
    subscriber = Subscriber.objects.create(email=ADDRESS)
    wrong = path_of(stop_url(subscriber)).replace("/stop/", "/ja/")
    assert client.post(wrong).status_code == 404
    assert client.get(f"{FORM}ja/onzin/").status_code == 404
    assert Subscriber.objects.get().state == SubscriberState.ASKED


def test_who_does_not_confirm_is_forgotten_after_a_week(client: Client) -> None:
    client.post(FORM, {"email": ADDRESS})
    put_on_list("blijft@voorbeeld.nl")
    link = path_of(yes_url(Subscriber.objects.get(email=ADDRESS)))
    today = timezone.localdate()
    apply(today=today + timedelta(days=7))
    assert Subscriber.objects.filter(email=ADDRESS).exists()
    apply(today=today + timedelta(days=8))
    assert list(Subscriber.objects.values_list("email", flat=True)) == ["blijft@voorbeeld.nl"]
    assert client.post(link).status_code == 404
    assert Notice.objects.get().to == "", "the mail that asked is not sent any more"


def test_an_address_belongs_to_the_person_who_left_it() -> None:
    subscriber = put_on_list(ADDRESS)
    person = ContactDetailsFactory(email=ADDRESS).participant
    assert ADDRESS in str(access_export(person))
    purge_participant(person, reason="erasure")
    assert not Subscriber.objects.filter(pk=subscriber.pk).exists()


# --- sending --------------------------------------------------------------------------------------


def test_a_letter_goes_once_to_everybody_who_said_yes_twice(postbox: Postbox, settings: Any) -> None:
    settings.BASE_URL = "https://reisgenoot.example"
    for number in range(3):
        put_on_list(f"lezer{number}@voorbeeld.nl")
    Subscriber.objects.create(email="nooit@voorbeeld.nl")
    issue, by = draft(), staff(Role.EDITOR)
    for _twice in range(2):
        sending.send(issue, seen=1, by=by)
        send_newsletters()
    deliver_due()
    assert sorted(each[0] for each in postbox.recipients) == [f"lezer{number}@voorbeeld.nl" for number in range(3)]
    issue.refresh_from_db()
    assert (issue.state, issue.recipients, issue.sent_on) == (IssueState.SENT, 3, timezone.localdate())
    mail = postbox.received[0]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = mail["List-Unsubscribe"].strip().strip("<>")
    assert link in mail.get_content() and "in Zwolle" in mail.get_content()
    program = Client(enforce_csrf_checks=True)
    for _twice in range(2):
        assert program.post(path_of(link), {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not program.cookies
    assert Subscriber.objects.confirmed().count() == 2


def test_a_worker_that_is_killed_halfway_loses_nobody_and_writes_nobody_twice(
    monkeypatch: pytest.MonkeyPatch, with_queue: None
) -> None:
    monkeypatch.setattr(sending, "AT_ONCE", 3)
    for number in range(8):
        put_on_list(f"lezer{number}@voorbeeld.nl")
    issue = sending.send(draft(), seen=1, by=staff(Role.EDITOR))
    made = sending._letter

    def killed(*given: Any) -> Any:
        if Notice.objects.filter(template="newsletter_issue").count() >= 3:
            raise SystemExit
        return made(*given)

    monkeypatch.setattr(sending, "_letter", killed)
    with pytest.raises(SystemExit):
        send_newsletters()
    assert len(sent_to(issue)) == 3
    monkeypatch.setattr(sending, "_letter", made)
    stop(path_of(stop_url(Subscriber.objects.get(email="lezer5@voorbeeld.nl"))).split("/")[-2])
    send_newsletters()
    send_newsletters()
    issue.refresh_from_db()
    assert issue.state == IssueState.SENT
    wanted = {f"lezer{number}@voorbeeld.nl" for number in range(8)} - {"lezer5@voorbeeld.nl"}
    reached = [to for to in sent_to(issue) if to]
    assert sorted(reached) == sorted(wanted)


def test_a_run_out_of_time_goes_on_with_the_next(with_queue: None) -> None:
    put_on_list(ADDRESS)
    issue = sending.send(draft(), seen=1, by=staff(Role.EDITOR))
    assert sending.go_on(seconds=0) == 0
    issue.refresh_from_db()
    assert issue.state == IssueState.SENDING
    assert sending.go_on() == 1


def test_who_stops_before_the_mail_left_gets_none(postbox: Postbox, client: Client) -> None:
    leaving = put_on_list(ADDRESS)
    put_on_list("blijft@voorbeeld.nl")
    sending.send(draft(), seen=1, by=staff(Role.EDITOR))
    send_newsletters()
    client.post(path_of(stop_url(leaving)))
    deliver_due()
    assert postbox.recipients == [["blijft@voorbeeld.nl"]]


def test_who_is_forgotten_after_midnight_gets_no_mail_of_before(with_queue: None) -> None:
    with time_machine.travel("2026-11-26T22:58:00Z", tick=False):
        subscribe(ADDRESS, "nl")
    assert Notice.objects.filter(to=ADDRESS).exists()
    with time_machine.travel("2026-11-26T23:01:00Z", tick=False):
        drop_all(Subscriber.objects.all())
    assert not Notice.objects.filter(to=ADDRESS).exists()


def test_an_address_that_is_refused_for_good_goes_off_the_list(postbox: Postbox) -> None:
    put_on_list(ADDRESS)
    sending.send(draft(), seen=1, by=staff(Role.EDITOR))
    send_newsletters()
    postbox.answer_to_recipient = "550 No such user"
    deliver_due()
    send_newsletters()
    assert not Subscriber.objects.exists() and not Notice.objects.failed().exists()


def test_queueing_asks_no_more_for_more_people(django_assert_max_num_queries: Any, with_queue: None) -> None:
    for number in range(60):
        put_on_list(f"lezer{number}@voorbeeld.nl")
    issue = sending.send(draft(), seen=1, by=staff(Role.EDITOR))
    with django_assert_max_num_queries(12):
        assert sending.go_on() == 60
    assert len(sent_to(issue)) == 60


# --- the archive ----------------------------------------------------------------------------------


def test_only_what_was_sent_can_be_read(client: Client) -> None:
    concept = draft(subject="Nog niet klaar")
    old = draft(subject="De eerste brief", text="Kijk op https://reisgenoot.example/.\n\n<b>Vet</b>")
    NewsletterIssue.objects.filter(pk=old.pk).update(state=IssueState.SENT, sent_on=timezone.localdate())
    listed = client.get(f"{FORM}archief/").content.decode()
    assert "De eerste brief" in listed and "Nog niet klaar" not in listed
    page = client.get(f"{FORM}archief/{old.pk}/")
    assert "&lt;b&gt;Vet" in page.content.decode() and 'href="https://reisgenoot.example/"' in page.content.decode()
    assert client.get(f"{FORM}archief/{concept.pk}/").status_code == 404
    assert not client.cookies, "reading sets no cookie"


def test_the_archive_asks_the_same_for_one_letter_and_for_many(client: Client, django_assert_num_queries: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    sent = {"state": IssueState.SENT, "sent_on": timezone.localdate()}
    draft(**sent)
    client.get(f"{FORM}archief/")
    with CaptureQueriesContext(connection) as one:
        client.get(f"{FORM}archief/")
    for number in range(3):
        draft(subject=f"Brief {number} {uuid4().hex[:4]}", **sent)
    with django_assert_num_queries(len(one)):
        client.get(f"{FORM}archief/")
