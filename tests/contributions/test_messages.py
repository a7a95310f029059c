"""Asking and answering without an address, in an order the database keeps."""

import pytest

from contributions.enums import MessageKind, MessageSide
from contributions.models import Message, ReceiptLink
from contributions.service import ChangedMeanwhile, Refused, find_by_link, messages
from notices.models import Notice
from people.service import Role
from tests.factories.contributions import ReceiptFactory
from tests.factories.people import ContactDetailsFactory, staff

pytestmark = pytest.mark.django_db


def test_a_question_and_its_answer_stand_in_order() -> None:
    receipt = ReceiptFactory()
    messages.ask(receipt, "Wanneer hoor ik iets?")
    messages.object_to(receipt, "Dit klopt niet.")

    answer = messages.answer(receipt, "In mei.", by=staff(Role.MODERATOR), up_to=2)

    assert [(message.kind, message.order) for message in receipt.messages.all()] == [
        (MessageKind.QUESTION, 1),
        (MessageKind.OBJECTION, 2),
        (MessageKind.ANSWER, 3),
    ]
    assert not Message.objects.unanswered().exists()
    assert answer.side == MessageSide.STAFF


def test_a_double_click_is_one_question() -> None:
    receipt = ReceiptFactory()
    assert messages.ask(receipt, "Hallo?") == messages.ask(receipt, "Hallo?")
    assert Message.objects.count() == 1


def test_a_number_that_somebody_took_meanwhile_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    receipt = ReceiptFactory()
    write, taken = messages._next, []

    def late(*args: object, **kwargs: object) -> Message:
        if not taken:  # a colleague's tab: writes number 1 just before us
            taken.append(write(*args, **kwargs))
            return Message.objects.create(receipt=receipt, side="participant", kind="question", text="dubbel", order=1)
        return write(*args, **kwargs)

    monkeypatch.setattr(messages, "_next", late)
    messages.ask(receipt, "Hallo?")

    assert list(Message.objects.values_list("order", "text")) == [(1, "Hallo?")]


def test_the_second_colleague_to_answer_is_refused() -> None:
    receipt = ReceiptFactory()
    messages.ask(receipt, "Hallo?")
    messages.answer(receipt, "Dag.", by=staff(Role.MODERATOR), up_to=1)

    with pytest.raises(ChangedMeanwhile, match="collega"):
        messages.answer(receipt, "Ook dag.", by=staff(Role.MODERATOR), up_to=1)

    assert Message.objects.filter(side=MessageSide.STAFF).count() == 1


def test_a_question_that_came_after_the_screen_was_opened_still_waits() -> None:
    receipt = ReceiptFactory()
    messages.ask(receipt, "Een?")
    messages.ask(receipt, "Twee?")

    messages.answer(receipt, "Op een.", by=staff(Role.MODERATOR), up_to=1)

    assert Message.objects.unanswered().get().text == "Twee?"


@pytest.mark.parametrize("text", ["", " \n ", "\x00", "x" * 5_001])
def test_nothing_and_too_much_are_refused(text: str) -> None:
    with pytest.raises(Refused):
        messages.ask(ReceiptFactory(), text)
    assert not Message.objects.exists()


def test_there_is_an_end_to_unanswered_messages() -> None:
    receipt = ReceiptFactory()
    for number in range(messages.MOST_UNANSWERED):
        messages.ask(receipt, f"Vraag {number}")

    with pytest.raises(Refused, match="al veel vragen"):
        messages.ask(receipt, "Nog een")


def test_no_citizen_service_number_in_messages_of_either_side() -> None:
    receipt = ReceiptFactory()
    messages.ask(receipt, "Ik ben 123456782.")
    messages.answer(receipt, "Dag 123456782.", by=staff(Role.MODERATOR), up_to=1)

    assert all("123456782" not in message.text for message in Message.objects.all())


def test_who_left_an_address_gets_one_mail_with_a_fresh_link() -> None:
    receipt = ReceiptFactory()
    contact = ContactDetailsFactory(participant=receipt.participation.participant)
    messages.ask(receipt, "Hallo?")

    messages.answer(receipt, "Dag.", by=staff(Role.MODERATOR), up_to=1)

    assert ReceiptLink.objects.filter(receipt=receipt).count() == 1
    notice = Notice.objects.get()
    assert notice.to in ("", contact.email)  # emptied once it is sent
    assert receipt.code not in notice.text


def test_who_left_no_address_gets_no_mail() -> None:
    receipt = ReceiptFactory()
    messages.ask(receipt, "Hallo?")
    messages.answer(receipt, "Dag.", by=staff(Role.MODERATOR), up_to=1)

    assert not Notice.objects.exists()


def test_links_open_until_they_expire_or_are_revoked() -> None:
    from contributions.service import new_link, revoke_links

    receipt = ReceiptFactory()
    token = new_link(receipt).rstrip("/").rsplit("/", 1)[1]
    assert find_by_link(token) == receipt

    revoke_links(receipt)

    assert find_by_link(token) is None
    assert find_by_link("onzin") is None
    assert token not in ReceiptLink.objects.get().token_hash
