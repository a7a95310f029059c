"""Who gave words hears what became of them: with the code, and by one mail where an address was left."""

import pytest
from django.test import Client

from consultation.enums import SuggestionState
from consultation.models import Suggestion
from consultation.tasks import tell_suggesters
from consultation.texts.paragraphs import paragraphs_of, state_of
from consultation.texts.rolling_out import roll_out, set_aside
from consultation.texts.suggestions import Decided
from contributions.models import ReceiptLink
from contributions.service import withdraw, withdraw_contribution
from notices.models import Notice
from tests.factories.drafttext import pieces_now, reaction, suggested, text_round

pytestmark = pytest.mark.django_db
USED, NOT_USED = SuggestionState.USED, SuggestionState.NOT_USED


def out(step, decisions, words="Anders."):
    return roll_out(
        step,
        pieces_now(step, changed={0: words}),
        what_changed="Kortere zinnen.",
        seen=state_of(step),
        decisions=decisions,
    )


def mails():
    return list(Notice.objects.filter(template="text_edition"))


def receipt_page(answer) -> str:
    client = Client()
    client.post("/mijn-inbreng/", {"code": answer.submission.participation.receipt.code})
    return client.get("/mijn-inbreng/").content.decode()


def test_one_mail_per_person_and_edition_however_often_the_worker_runs() -> None:
    _round, step = text_round()
    first, second, _third = paragraphs_of(step)
    one = reaction(first, suggestion="Wij helpen u.", with_address=True)
    also = reaction(second, suggestion="Begin eerder.", participation=one.submission.participation)
    without = reaction(first, suggestion="Zonder adres.")
    edition = out(
        step,
        {
            suggested(one).pk: Decided(USED),
            suggested(also).pk: Decided(NOT_USED, "Dat kunnen wij niet beloven."),
            suggested(without).pk: Decided(USED),
        },
    )
    # In the tests the worker works at once; here it comes back twice.
    assert [tell_suggesters(edition.pk) for _time in range(2)] == [0, 0]
    (mail,) = mails()
    assert "Wij gebruikten uw woorden in uitgave 2" in mail.text
    assert "Dat kunnen wij niet beloven." in mail.text
    assert "?uitgave=2" in mail.text
    assert "Wij helpen u." not in mail.text
    assert ReceiptLink.objects.count() == 1


def test_a_later_no_is_told_too_and_an_earlier_one_not_again() -> None:
    _round, step = text_round()
    item = paragraphs_of(step)[0]
    one = reaction(item, suggestion="Wij helpen u.", with_address=True)
    edition = out(step, {})
    assert mails() == []
    set_aside(step, {suggested(one).pk: Decided(NOT_USED, "Dit staat er al.")})
    assert tell_suggesters(edition.pk) == 0
    assert len(mails()) == 1
    later = out(step, {}, "Nog anders.")
    assert tell_suggesters(later.pk) == 0
    assert len(mails()) == 1


def test_who_withdrew_gets_no_mail() -> None:
    _round, step = text_round()
    item = paragraphs_of(step)[0]
    whole, one = (reaction(item, suggestion="Woorden.", with_address=True) for _each in range(2))
    words = [suggested(each) for each in (whole, one)]
    withdraw(whole.submission.participation)
    withdraw_contribution(words[1])
    edition = out(step, {each.pk: Decided(USED) for each in words})
    assert tell_suggesters(edition.pk) == 0
    assert mails() == []
    assert not Suggestion.objects.exists()
    assert tell_suggesters(0) == 0


def test_the_receipt_page_tells_what_became_of_each_suggestion() -> None:
    _round, step = text_round()
    first, second, third = paragraphs_of(step)
    one = reaction(first, "clear", suggestion="Wij helpen u.")
    person = one.submission.participation
    two = reaction(second, suggestion="Begin eerder.", participation=person)
    reaction(third, suggestion="Wij nemen alles aan.", participation=person)
    out(step, {suggested(one).pk: Decided(USED), suggested(two).pk: Decided(NOT_USED, "Dat kunnen wij niet beloven.")})
    page = receipt_page(one)
    assert "Uw woorden zijn gebruikt in uitgave 2" in page
    assert "Uw woorden zijn niet gebruikt." in page
    assert "Dat kunnen wij niet beloven." in page
    assert "Wij bekijken uw voorstel nog." in page
    withdraw_contribution(suggested(one))
    assert "Uw woorden zijn gebruikt" not in receipt_page(one)
