"""After a leak that may harm people: one letter to everybody, who left an address and who only has a code."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audit.models import AuditEvent
from consultation.models import Subscription
from contributions.models import Message, Receipt
from contributions.service import Refused, messages
from home.tell_everybody import SOURCES, Letter, look_ahead, tell
from notices.models import Notice
from notices.tasks import deliver_due
from outreach.models import Subscriber
from pages.restored import RESTORED
from pages.service import beat
from people.service import Role, forget_participants
from privacy.models import RightsRequest
from tests.factories.contributions import ReceiptFactory
from tests.factories.people import ContactDetailsFactory, UserFactory, staff

pytestmark = pytest.mark.django_db
WORDS = "Op 3 mei zag iemand uw antwoorden.\n\nBel ons op 0800-1234. & schrijf gerust."


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    written = tmp_path / "brief.txt"
    written.write_text(f"Uw gegevens zijn gezien\n\n{WORDS}\n", encoding="utf-8")
    return written


def run(letter: Path, *how: str) -> str:
    said = io.StringIO()
    call_command("tell_everybody", str(letter), *how, stdout=said)
    return said.getvalue()


def for_real(letter: Path) -> str:
    officer = staff(Role.PRIVACY_OFFICER, email="fg@voorbeeld.nl")
    return run(letter, "--apply", "--by", officer.email.upper())


def test_a_try_tells_how_many_and_sends_nothing(letter: Path) -> None:
    ContactDetailsFactory(participant=ReceiptFactory().participation.participant)
    ReceiptFactory()
    said = run(letter)
    assert "nog 1 van 1 adressen" in said
    assert "nog 2 van 2 codes" in said
    assert "nog niets verstuurd" in said
    assert not Notice.objects.exists()
    assert not Message.objects.exists()
    assert not AuditEvent.objects.exists()


def test_who_left_an_address_gets_one_mail_with_the_words_in_it(letter: Path) -> None:
    receipt = ReceiptFactory()
    contact = ContactDetailsFactory(participant=receipt.participation.participant, email="Ans@voorbeeld.nl")
    Subscriber.objects.create(email="ans@voorbeeld.nl")
    Subscription.objects.create(email="ans@Voorbeeld.nl")
    for_real(letter)
    assert Notice.objects.filter(person=contact.participant_id).count() == 1

    deliver_due()

    (sent,) = [each for each in mail.outbox if each.to == ["Ans@voorbeeld.nl"]]
    assert sent.subject == "Uw gegevens zijn gezien"
    assert WORDS in sent.body
    assert "http" not in sent.body, "nobody learns to click in such a mail"


def test_who_only_has_a_code_reads_it_under_that_code(letter: Path, client: Client) -> None:
    receipt = ReceiptFactory()
    for_real(letter)
    client.post(reverse("receipt:enter"), {"code": receipt.code})
    shown = client.get(reverse("receipt:enter")).content.decode()
    assert "Op 3 mei zag iemand uw antwoorden." in shown


def test_accounts_followers_and_who_asked_something_are_told_too(letter: Path) -> None:
    UserFactory(email="account@voorbeeld.nl")
    Subscriber.objects.create(email="brief@voorbeeld.nl")
    Subscription.objects.create(email="ronde@voorbeeld.nl")
    RightsRequest.objects.create(kind="access", way="mail", email="verzoek@voorbeeld.nl", due_on=date(2099, 1, 1))
    for_real(letter)
    assert set(Notice.objects.values_list("to", flat=True)) == {
        "account@voorbeeld.nl", "brief@voorbeeld.nl", "ronde@voorbeeld.nl", "verzoek@voorbeeld.nl", "fg@voorbeeld.nl"
    }  # fmt: skip


def test_every_table_with_addresses_of_people_is_asked() -> None:
    """What is left out is an address of the organisation or of a partner, or the same one a second time."""
    ours = {
        "account.emailaddress", "focusgroups.focusgroup", "home.helpsettings", "outreach.event", "outreach.partner",
    }  # fmt: skip
    with_address = {
        model._meta.label_lower
        for model in apps.get_models()
        if any(isinstance(field, models.EmailField) for field in model._meta.local_fields)
    }
    assert with_address == ours | {model._meta.label_lower for model, _way in SOURCES}


def test_a_second_time_tells_only_who_was_not_told_yet(letter: Path) -> None:
    receipt = ReceiptFactory()
    ContactDetailsFactory(participant=receipt.participation.participant, email="ans@voorbeeld.nl")
    for_real(letter)
    messages.ask(receipt, "Wat betekent dit?")
    deliver_due()
    ReceiptFactory()
    Subscriber.objects.create(email="ANS@voorbeeld.nl")
    Subscriber.objects.create(email="nieuw@voorbeeld.nl")

    said = run(letter)
    assert "nog 1 van 3 adressen" in said
    assert "nog 1 van 2 codes" in said
    run(letter, "--apply", "--by", "fg@voorbeeld.nl")

    assert Notice.objects.count() == 3
    assert Message.objects.filter(text=WORDS).count() == 2
    assert "nog 0 van 3 adressen" in run(letter, "--apply", "--by", "fg@voorbeeld.nl")
    assert Notice.objects.count() == 3


def test_broken_off_half_way_it_goes_on_where_it_was(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _each in range(3):
        ReceiptFactory()
    write, done = messages.write, []

    def killed(*args: object, **kwargs: object) -> Message:
        if done:
            raise KeyboardInterrupt
        done.append(write(*args, **kwargs))
        return done[0]

    monkeypatch.setattr(messages, "write", killed)
    with pytest.raises(KeyboardInterrupt):
        for_real(letter)
    monkeypatch.undo()
    run(letter, "--apply", "--by", "fg@voorbeeld.nl")
    assert Message.objects.count() == 3
    assert len(set(Message.objects.values_list("receipt", flat=True))) == 3


def test_what_was_taken_away_while_it_runs_is_told_nothing(letter: Path) -> None:
    gone, stays = ReceiptFactory(), ReceiptFactory()
    left, moved, kept = (ContactDetailsFactory(email=f"{name}@voorbeeld.nl") for name in ("weg", "oud", "blijft"))
    officer = staff(Role.PRIVACY_OFFICER, email="fg@voorbeeld.nl")
    read = Letter.read(letter.read_text())
    ahead = look_ahead(read)
    left.delete()
    moved.email = "nieuw@voorbeeld.nl"
    moved.save()
    gone.delete()
    tell(read, ahead, by=officer)
    assert set(Notice.objects.values_list("to", flat=True)) == {kept.email, officer.email}
    assert list(Message.objects.values_list("receipt", flat=True)) == [stays.pk]
    assert look_ahead(read).inboxes[0].to == "nieuw@voorbeeld.nl"


def test_one_code_that_is_erased_this_very_moment_holds_nobody_up(
    letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    receipts = [ReceiptFactory() for _each in range(3)]
    write = messages.write

    def late(receipt: Receipt, *args: Any, **kwargs: Any) -> Message:
        if receipt == receipts[1]:
            Receipt.objects.filter(pk=receipt.pk).delete()
            raise Refused("Het versturen lukte niet.")
        return write(receipt, *args, **kwargs)

    monkeypatch.setattr(messages, "write", late)
    for_real(letter)
    assert set(Message.objects.values_list("receipt", flat=True)) == {receipts[0].pk, receipts[2].pk}


def test_another_letter_is_told_to_everybody_again(letter: Path) -> None:
    ReceiptFactory()
    for_real(letter)
    letter.write_text("Meer over het lek\nWij weten nu meer.")
    run(letter, "--apply", "--by", "fg@voorbeeld.nl")
    assert Message.objects.count() == 2
    assert Notice.objects.count() == 2


def test_who_did_it_stands_in_the_trail(letter: Path) -> None:
    receipt = ReceiptFactory()
    for_real(letter)
    line = AuditEvent.objects.get(action="home.everybody_told")
    assert (line.details["mails"], line.details["messages"]) == (1, 1)
    written = Message.objects.get(receipt=receipt)
    assert written.written_by_id == line.actor_id
    assert AuditEvent.objects.filter(action="contributions.message_written", object_id=str(written.pk)).exists()


def test_a_code_that_nobody_used_and_somebody_who_was_erased_are_told_nothing(letter: Path) -> None:
    ReceiptFactory(printed=True)
    contact = ContactDetailsFactory()
    for_real(letter)
    forget_participants([contact.participant_id])
    assert not Message.objects.exists()
    deliver_due()
    assert contact.email not in [address for each in mail.outbox for address in each.to]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("", "eerste regel het onderwerp"),
        ("Alleen een onderwerp", "eerste regel het onderwerp"),
        ("Onderwerp\n" + "x" * (messages.LONGEST + 1), "te lang"),
        ("Onderwerp\nUw nummer is 123456782.", "BSN"),
    ],
)
def test_what_cannot_be_sent_as_it_stands_is_refused_before_anything_is_sent(
    letter: Path, written: str, told: str
) -> None:
    ReceiptFactory()
    letter.write_text(written)
    with pytest.raises(CommandError, match=told):
        for_real(letter)
    assert not Message.objects.exists()


def test_a_file_that_is_not_text_is_refused(letter: Path) -> None:
    letter.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CommandError, match="niet lezen"):
        run(letter)
    with pytest.raises(CommandError, match="niet lezen"):
        run(letter.with_name("weg.txt"))


def test_the_letter_may_come_in_by_the_way_a_container_has(monkeypatch: pytest.MonkeyPatch, letter: Path) -> None:
    ReceiptFactory()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(letter.read_bytes())))
    assert "nog 1 van 1 codes" in run(Path("-"))


@pytest.mark.parametrize("by", [[], ["--by", "persoon@voorbeeld.nl"], ["--by", "weg@voorbeeld.nl"]])
def test_it_is_done_by_a_colleague(letter: Path, by: list[str]) -> None:
    ReceiptFactory()
    UserFactory(email="persoon@voorbeeld.nl")
    staff(Role.ADMINISTRATOR, email="weg@voorbeeld.nl", is_active=False)
    with pytest.raises(CommandError, match="--by"):
        run(letter, "--apply", *by)
    assert not Message.objects.exists()


def test_nobody_is_told_while_erasures_wait(letter: Path) -> None:
    ReceiptFactory()
    beat(RESTORED)
    with pytest.raises(CommandError, match="reapply_erasures"):
        for_real(letter)
    assert not Message.objects.exists()
    assert not Notice.objects.exists()


def test_looking_asks_the_same_for_one_and_for_three(letter: Path) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            run(letter)
        return len(seen)

    ContactDetailsFactory(participant=ReceiptFactory().participation.participant)
    one = asked()
    for _each in range(2):
        ContactDetailsFactory(participant=ReceiptFactory().participation.participant)
    assert asked() == one
