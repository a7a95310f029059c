"""Writing and sending a letter in the admin."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from notices.models import Notice
from outreach.enums import IssueState
from outreach.letters.subscribing import put_on_list
from outreach.models import NewsletterIssue
from people.models import User
from people.service import Role
from tests.factories.people import staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(settings: Any) -> User:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    return staff(Role.EDITOR)


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def draft(**fields: Any) -> NewsletterIssue:
    return NewsletterIssue.objects.create(**{"subject": "Kom langs", "text": "In Zwolle.", **fields})


def at(name: str, issue: NewsletterIssue) -> str:
    return reverse(f"newsletters:{name}", args=[issue.pk])


def test_from_writing_to_sent(desk: Client, editor: User, mailoutbox: list[Any]) -> None:
    put_on_list("lezer@voorbeeld.nl")
    written = desk.post(reverse("newsletters:add"), {"subject": " Kom  langs ", "text": "BSN 111222333.\n\nTot dan."})
    issue = NewsletterIssue.objects.get()
    assert written["Location"] == at("inspect", issue)
    assert issue.subject == "Kom langs" and "111222333" not in issue.text
    page = desk.get(at("inspect", issue)).content.decode()
    assert "1 adres staat op de lijst" in page and "Tot dan." in page and "lezer@voorbeeld.nl" not in page
    desk.post(at("test", issue))
    (proof,) = mailoutbox
    assert proof.to == [editor.email] and proof.subject == "PROEF: Kom langs"
    assert "Tot dan." in proof.body and "List-Unsubscribe" not in proof.extra_headers
    assert desk.get(at("test", issue)).status_code == 302 and desk.get(at("send", issue)).status_code == 200
    assert NewsletterIssue.objects.get().state == IssueState.DRAFT, "looking sends nothing"
    for _twice in range(2):
        assert desk.post(at("send", issue), {"seen": "1"}, follow=True).status_code == 200
    assert Notice.objects.filter(template="newsletter_issue").count() == 1
    sent = NewsletterIssue.objects.get()
    assert (sent.state, sent.recipients) == (IssueState.SENT, 1)
    assert desk.get(sent.get_absolute_url()).status_code == 200
    assert "aan 1 adres" in desk.get(at("inspect", sent)).content.decode()


def test_what_was_sent_is_not_changed_any_more(desk: Client) -> None:
    issue = draft(state=IssueState.SENT)
    assert desk.get(at("edit", issue))["Location"] == at("inspect", issue)
    refused = desk.post(at("edit", issue), {"subject": "Anders", "text": "Anders.", "seen": "1"})
    assert refused.status_code == 422 and "al verstuurd" in refused.content.decode()
    issue.refresh_from_db()
    assert issue.subject == "Kom langs"


def test_two_colleagues_do_not_overwrite_one_another_and_nothing_typed_is_lost(desk: Client) -> None:
    put_on_list("lezer@voorbeeld.nl")
    issue = draft()
    assert desk.post(at("edit", issue), {"subject": "Eerst", "text": "Eerst.", "seen": "1"}).status_code == 302
    second = desk.post(at("edit", issue), {"subject": "Daarna", "text": "Mijn lange tekst.", "seen": "1"})
    assert second.status_code == 422
    assert "net" in second.content.decode() and "Mijn lange tekst." in second.content.decode()
    refused = desk.post(at("send", issue), {"seen": "1"})
    assert refused.status_code == 422 and "veranderde" in refused.content.decode()
    issue.refresh_from_db()
    assert (issue.subject, issue.state) == ("Eerst", IssueState.DRAFT)


def test_a_letter_to_nobody_is_not_sent(desk: Client) -> None:
    issue = draft()
    refused = desk.post(at("send", issue), {"seen": "1"})
    assert refused.status_code == 422 and "nog niemand op de lijst" in refused.content.decode()
    issue.refresh_from_db()
    assert issue.state == IssueState.DRAFT


def test_an_empty_letter_is_refused(desk: Client) -> None:
    answer = desk.post(reverse("newsletters:add"), {"subject": "Alleen dit", "text": "  "})
    assert answer.status_code == 422 and "Alleen dit" in answer.content.decode()
    assert not NewsletterIssue.objects.exists()
