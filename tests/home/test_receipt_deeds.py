"""What one can do on /mijn-inbreng/, and what nobody can do to another."""

import json
from datetime import date
from functools import partial
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from contributions.enums import EmptiedReason, ParticipationState
from contributions.models import Message, Participation, Receipt
from contributions.service import new_link
from people.models import ContactDetails
from privacy.models import Consent, ConsentText
from privacy.service import Purpose, set_consents
from tests.factories.contributions import ContributionFactory, ParticipationFactory, ReceiptFactory
from tests.factories.people import ContactDetailsFactory, UserFactory
from tests.home.deeds import deed, field_on

pytestmark = pytest.mark.django_db

PAGE = "/mijn-inbreng/"


def text_of(client: Client, **query: str) -> str:
    return client.get(PAGE, query).content.decode()


def test_consents_are_given_and_withdrawn(holder: Client, receipt: Receipt) -> None:
    person = receipt.participation.participant
    assert ConsentText.objects.filter(active=True, purpose=Purpose.PUBLISH).exists()

    deed(holder, reverse("receipt:consents"), {Purpose.PUBLISH: "on"})
    deed(holder, reverse("receipt:consents"), {Purpose.PUBLISH: "on"})
    assert Consent.objects.standing().filter(participant=person, purpose=Purpose.PUBLISH).count() == 1

    deed(holder, reverse("receipt:consents"), {})
    assert not Consent.objects.standing().exists()


def test_a_consent_that_was_asked_at_a_conversation_is_taken_back_here_as_easily(
    holder: Client, receipt: Receipt
) -> None:
    text = ConsentText.objects.filter(purpose=Purpose.RECORDING).first() or ConsentText.objects.create(
        purpose=Purpose.RECORDING, question="Mag dat?"
    )
    Consent.objects.create(participant=receipt.participation.participant, purpose=Purpose.RECORDING, text=text)

    deed(holder, reverse("receipt:consents"), {Purpose.RECORDING: "on"})
    assert Consent.objects.standing().get().purpose == Purpose.RECORDING

    deed(holder, reverse("receipt:consents"), {})
    assert not Consent.objects.standing().exists()


def test_published_words_say_so_when_there_is_leave(holder: Client, receipt: Receipt) -> None:
    ContributionFactory(participation=receipt.participation, published=True)
    set_consents(receipt.participation.participant, {Purpose.PUBLISH}, {Purpose.PUBLISH})

    assert "Anderen mogen het lezen, zonder uw naam" in text_of(holder)


def test_an_address_is_left_changed_and_forgotten(holder: Client, receipt: Receipt) -> None:
    address = reverse("receipt:address")
    deed(holder, address, {"email": "ik@voorbeeld.nl"})
    deed(holder, address, {"email": "nieuw@voorbeeld.nl"})
    assert ContactDetails.objects.get().email == "nieuw@voorbeeld.nl"

    wrong = deed(holder, address, {"email": "geen adres"})
    assert wrong.status_code == 422
    assert "geen adres" in wrong.content.decode()

    link = new_link(receipt)
    deed(holder, address, {"email": ""})
    assert not ContactDetails.objects.exists()
    assert Client().get(link.removeprefix("http://localhost:8000")).status_code == 404


def test_a_question_and_an_objection_are_kept_once(holder: Client) -> None:
    address = reverse("receipt:message")
    for _click in range(2):
        deed(holder, address, {"kind": "question", "text": "Wanneer hoor ik iets?"})
    deed(holder, address, {"kind": "objection", "text": "Ik zei iets anders."})

    assert list(Message.objects.values_list("kind", "text")) == [
        ("question", "Wanneer hoor ik iets?"),
        ("objection", "Ik zei iets anders."),
    ]
    assert "Het team antwoordt nog" in text_of(holder)


def test_a_citizen_service_number_in_a_message_is_visibly_gone(holder: Client) -> None:
    response = deed(holder, reverse("receipt:message"), {"kind": "question", "text": "Ik ben 123456782."}, follow=True)

    assert "Dat hebben wij weggehaald" in response.content.decode()
    assert "█████████" in response.content.decode()


@pytest.mark.parametrize("typed", [{}, {"kind": "question", "text": ""}, {"kind": "zomaar", "text": "Hallo"}])
def test_a_message_with_a_mistake_comes_back(holder: Client, typed: dict[str, str]) -> None:
    response = deed(holder, reverse("receipt:message"), typed)

    assert response.status_code == 422
    assert typed.get("text", "") in response.content.decode()
    assert not Message.objects.exists()


def test_taking_back_one_asks_first_and_leaves_a_shell(holder: Client, receipt: Receipt) -> None:
    words = ContributionFactory(participation=receipt.participation, original="neem dit terug")
    address = reverse("receipt:withdraw_one", args=[words.pk])

    assert "neem dit terug" in holder.get(address).content.decode()
    words.refresh_from_db()
    assert words.original
    for _click in range(2):
        assert deed(holder, address).status_code == 302

    words.refresh_from_db()
    assert (words.original, words.emptied_reason) == ("", EmptiedReason.WITHDRAWN)


@pytest.mark.parametrize("verb", ["get", "post"])
def test_words_of_another_person_cannot_be_taken_back(holder: Client, verb: str) -> None:
    stranger = ContributionFactory()

    for pk in (stranger.pk, uuid4()):
        send = holder.get if verb == "get" else partial(deed, holder)
        assert send(reverse("receipt:withdraw_one", args=[pk])).status_code == 404

    stranger.refresh_from_db()
    assert stranger.original


def test_taking_back_everything(holder: Client, receipt: Receipt) -> None:
    ContributionFactory.create_batch(2, participation=receipt.participation)

    page = deed(holder, reverse("receipt:withdraw"), follow=True).content.decode()

    assert "U telt niet meer mee" in page
    assert Participation.objects.get().state == ParticipationState.WITHDRAWN


def test_after_the_last_day_a_sentence_says_what_to_do(client: Client) -> None:
    receipt = ReceiptFactory(participation__occasion__words_final_on=date(2020, 1, 1))
    words = ContributionFactory(participation=receipt.participation)
    client.post(PAGE, {"code": receipt.code})

    response = deed(client, reverse("receipt:withdraw_one", args=[words.pk]))

    assert response.status_code == 409
    assert "1 januari 2020" in response.content.decode()
    words.refresh_from_db()
    assert words.original


def test_a_draft_is_wiped_whole(client: Client) -> None:
    receipt = ReceiptFactory(participation=ParticipationFactory(draft=True))
    client.post(PAGE, {"code": receipt.code})
    assert "Niemand leest uw antwoorden" in text_of(client)

    page = deed(client, reverse("receipt:withdraw"), follow=True).content.decode()

    assert "Uw antwoorden zijn gewist" in page
    assert not Receipt.objects.exists()


def test_my_data_can_be_read_and_downloaded(holder: Client, receipt: Receipt) -> None:
    ContributionFactory(participation=receipt.participation, original="mijn eigen woorden")
    ContactDetailsFactory(participant=receipt.participation.participant, email="ik@voorbeeld.nl")

    page = holder.get(reverse("receipt:data")).content.decode()
    file = holder.get(reverse("receipt:data_file"))

    assert "mijn eigen woorden" in page
    assert "attachment" in file.headers["Content-Disposition"]
    assert "ik@voorbeeld.nl" in json.dumps(json.loads(file.content), ensure_ascii=False)


@pytest.mark.parametrize("name", ["consents", "address", "message", "revoke_links"])
def test_a_deed_in_the_address_bar_leads_back_to_the_page(holder: Client, name: str) -> None:
    assert holder.get(reverse(f"receipt:{name}")).headers["Location"] == PAGE


def test_a_deed_is_only_for_the_receipt_that_was_on_the_screen(holder: Client, receipt: Receipt) -> None:
    """At a shared computer somebody else opens their own in another tab."""
    on_screen = field_on(holder)
    other = ReceiptFactory()
    words = ContributionFactory(participation=other.participation)
    holder.post(PAGE, {"code": other.code})

    for field in ({"bewijs": on_screen}, {"bewijs": "onzin"}, {}):
        gone = holder.post(reverse("receipt:withdraw"), field)
        said = holder.post(reverse("receipt:message"), {"kind": "question", "text": "Mag dit?", **field})
        assert (gone.status_code, said.status_code) == (409, 409)
        assert "Er is niets veranderd." in said.content.decode()
        assert "Mag dit?" in said.content.decode()

    words.refresh_from_db()
    assert words.original
    assert not Message.objects.exists()


def test_when_the_hour_is_over_the_account_is_not_opened_instead(client: Client) -> None:
    own = ReceiptFactory(participation__participant__user=UserFactory())
    client.force_login(own.participation.participant.user)
    assert field_on(client)

    client.cookies["inbreng"] = "verlopen"
    assert field_on(client) == ""


@pytest.mark.parametrize(("name", "typed"), [("consents", {}), ("address", {"email": ""})])
def test_a_code_alone_changes_nothing_of_an_account(holder, receipt, name, typed):
    participant = receipt.participation.participant
    participant.user = UserFactory()
    participant.save()
    assert deed(holder, reverse(f"receipt:{name}"), typed).status_code == 409
