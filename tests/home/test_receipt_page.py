"""/mijn-inbreng/ through the front door: what it shows, what one can do, and what it never gives away."""

import json
from datetime import date
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.core.signing import TimestampSigner
from django.test import Client
from django.urls import reverse

from contributions import receipt_parts
from contributions.enums import EmptiedReason, ModerationReason, ParticipationState
from contributions.models import Message, Participation, Receipt
from contributions.service import DecisionShown, ReceiptPart, messages, moderation, new_code, new_link
from people.models import ContactDetails
from people.service import Role
from privacy.models import Consent, ConsentText
from privacy.service import Purpose, set_consents
from tests.factories.contributions import ContributionFactory, ParticipationFactory, ReceiptFactory
from tests.factories.people import ContactDetailsFactory, UserFactory, staff

pytestmark = pytest.mark.django_db

PAGE = "/mijn-inbreng/"


@pytest.fixture
def receipt() -> Receipt:
    return ReceiptFactory()


@pytest.fixture
def holder(client: Client, receipt: Receipt) -> Client:
    """A visitor who typed the code of `receipt`."""
    assert client.post(PAGE, {"code": receipt.code}).status_code == 302
    return client


def text_of(client: Client, **query: str) -> str:
    return client.get(PAGE, query).content.decode()


# --- The door ---------------------------------------------------------------------------------------


def test_the_code_opens_the_page_and_leaves_no_session(holder: Client, receipt: Receipt) -> None:
    assert receipt.participation.occasion.title in text_of(holder)
    assert not Session.objects.exists()
    cookie = holder.cookies["inbreng"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert int(cookie["max-age"]) <= 3600


@pytest.mark.parametrize("change", [str.upper, lambda code: f"  {code}  ", lambda code: code.replace("-", " ")])
def test_a_code_may_be_typed_in_more_than_one_way(client: Client, receipt: Receipt, change) -> None:
    assert client.post(PAGE, {"code": change(receipt.code)}).status_code == 302


@pytest.mark.parametrize("code", ["", "x", "\x00", "123456782", "a" * 300, "<script>alert(1)</script>", "🎈 🎈"])
def test_what_is_no_code_gets_a_sentence_and_keeps_what_was_typed(client: Client, code: str) -> None:
    response = client.post(PAGE, {"code": code})

    assert response.status_code == 422
    assert "Er klopt nog iets niet" in response.content.decode()
    assert "<script>alert" not in response.content.decode()
    assert "inbreng" not in response.cookies


def test_an_unknown_code_says_nothing_more_than_that(client: Client) -> None:
    response = client.post(PAGE, {"code": new_code()})

    assert response.status_code == 422
    assert "Wij kennen deze code niet" in response.content.decode()


def test_guessing_ends_and_the_right_code_waits_too(client: Client, receipt: Receipt) -> None:
    for _attempt in range(60):
        client.post(PAGE, {"code": new_code()})

    response = client.post(PAGE, {"code": receipt.code})

    assert response.status_code == 429
    assert "Wacht tien minuten" in response.content.decode()
    assert client.get(reverse("receipt:link", args=["onzin"])).status_code == 429


def test_thirty_people_in_a_library_who_know_their_code_are_never_stopped(client: Client, receipt: Receipt) -> None:
    for _visitor in range(120):
        assert client.post(PAGE, {"code": receipt.code}).status_code == 302


@pytest.mark.parametrize("path", ["", "gegevens/", "gegevens/bestand/", "terughalen/"])
def test_nobody_may_keep_or_index_these_pages(holder: Client, path: str) -> None:
    for visitor in (holder, Client()):
        headers = visitor.get(PAGE + path).headers
        assert "no-store" in headers["Cache-Control"]
        assert headers["X-Robots-Tag"] == "noindex"
        assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("value", ["", "onzin", "a:b:c", TimestampSigner(salt="andere").sign("x y z")])
def test_a_forged_cookie_opens_nothing(client: Client, value: str) -> None:
    client.cookies["inbreng"] = value
    assert "Uw code" in text_of(client)


def test_closing_takes_the_code_off_the_browser(holder: Client) -> None:
    holder.post(reverse("receipt:close"))
    assert "Bekijk uw inbreng" in text_of(holder)


def test_what_was_typed_when_the_hour_was_over_is_given_back(client: Client) -> None:
    response = client.post(reverse("receipt:message"), {"kind": "question", "text": "Ik ben 123456782. Mag ik iets?"})
    page = response.content.decode()

    assert response.status_code == 403
    assert "Mag ik iets?" in page
    assert "123456782" not in page
    assert not Message.objects.exists()


# --- What it shows ----------------------------------------------------------------------------------


def test_each_of_my_words_says_what_became_of_it(holder: Client, receipt: Receipt) -> None:
    mine = {"participation": receipt.participation}
    ContributionFactory(**mine, original="wachtende woorden")
    ContributionFactory(**mine, original="gelezen woorden", published=True)
    ContributionFactory(**mine, original="achtergehouden woorden", withheld=True, reason=ModerationReason.OWN_CASE)
    ContributionFactory(**mine, original="reclame", withheld=True, reason=ModerationReason.SPAM)
    ContributionFactory(**mine, original="", redacted="", emptied_reason=EmptiedReason.ERASED)

    page = text_of(holder)

    for expected in (
        "wachtende woorden",
        "Een medewerker leest het nog",
        "daar gaf u geen toestemming voor. Het telt wel mee",
        "wij behandelen geen zaken. Het telt wel mee.",
        "onzin. Het telt niet mee.",
        "Gewist op verzoek",
    ):
        assert expected in page, expected


def test_covered_parts_are_shown_with_their_reason(holder: Client, receipt: Receipt) -> None:
    words = ContributionFactory(participation=receipt.participation, original="Jan belde.")
    reason = ModerationReason.PERSONAL_DATA
    moderation.redact(words.pk, [(0, 3)], by=staff(Role.MODERATOR), version=1, reason=reason)

    page = text_of(holder)

    assert "Jan belde." in page
    assert "███ belde." in page
    assert str(reason.label) in page


def test_a_story_is_heard_and_a_proposal_is_decided_on(
    holder: Client, receipt: Receipt, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = ContributionFactory(participation=receipt.participation, story=True, themes=("triage",))
    theme = story.agenda_items.get()
    decision = DecisionShown(
        theme.pk, "Gezinnen gaan voor", "Overgenomen", "Dat vroegen velen.", date(2026, 4, 1), "/x/"
    )
    monkeypatch.setattr(receipt_parts, "_decision_sources", [lambda participation: [decision]])

    page = text_of(holder)

    assert "Uw verhaal is gehoord bij:" in page
    assert "En dit besloten wij daarover:" in page
    assert "Gezinnen gaan voor" in page
    assert "Dat vroegen velen." in page


def test_the_app_above_tells_about_its_own_occasion(
    holder: Client, receipt: Receipt, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = ReceiptPart("components/alert.html", {"text": "U koos: gezinnen eerst."})
    monkeypatch.setattr(receipt_parts, "_providers", {receipt.participation.occasion.kind: lambda found: part})

    assert "U koos: gezinnen eerst." in text_of(holder)


def test_a_printed_code_without_answers_has_a_page(client: Client) -> None:
    client.post(PAGE, {"code": ReceiptFactory(printed=True).code})

    assert "Met deze code is nog niets ingevuld" in text_of(client)
    for name in ("consents", "address", "withdraw"):
        assert client.post(reverse(f"receipt:{name}"), {"email": "a@b.nl"}).status_code == 404
    assert client.get(reverse("receipt:data")).status_code == 200


def test_another_persons_words_are_never_on_my_page(holder: Client) -> None:
    ContributionFactory(original="van een ander")
    messages.ask(ReceiptFactory(), "vraag van een ander")

    page = text_of(holder)

    assert "van een ander" not in page


def test_the_page_asks_the_same_number_of_questions(holder: Client, receipt: Receipt) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    text_of(holder)
    counts = []
    for more in (1, 2):
        ContributionFactory.create_batch(more, participation=receipt.participation, themes=("triage", "profiel"))
        messages.ask(receipt, f"vraag {more}")
        with CaptureQueriesContext(connection) as asked:
            text_of(holder)
        counts.append(len(asked))
    assert counts[0] == counts[1] > 0
    print(f"/mijn-inbreng/: {counts[0]} queries")


# --- What one can do --------------------------------------------------------------------------------


def test_consents_are_given_and_withdrawn(holder: Client, receipt: Receipt) -> None:
    person = receipt.participation.participant
    assert ConsentText.objects.filter(active=True, purpose=Purpose.PUBLISH).exists()

    holder.post(reverse("receipt:consents"), {Purpose.PUBLISH: "on"})
    holder.post(reverse("receipt:consents"), {Purpose.PUBLISH: "on"})
    assert Consent.objects.standing().filter(participant=person, purpose=Purpose.PUBLISH).count() == 1

    holder.post(reverse("receipt:consents"), {})
    assert not Consent.objects.standing().exists()


def test_a_consent_that_is_not_asked_here_stays_as_it_is(holder: Client, receipt: Receipt) -> None:
    text = ConsentText.objects.filter(purpose=Purpose.RECORDING).first() or ConsentText.objects.create(
        purpose=Purpose.RECORDING, question="Mag dat?"
    )
    Consent.objects.create(participant=receipt.participation.participant, purpose=Purpose.RECORDING, text=text)

    holder.post(reverse("receipt:consents"), {})

    assert Consent.objects.standing().get().purpose == Purpose.RECORDING


def test_published_words_say_so_when_there_is_leave(holder: Client, receipt: Receipt) -> None:
    ContributionFactory(participation=receipt.participation, published=True)
    set_consents(receipt.participation.participant, {Purpose.PUBLISH}, {Purpose.PUBLISH})

    assert "Anderen mogen het lezen, zonder uw naam" in text_of(holder)


def test_an_address_is_left_changed_and_forgotten(holder: Client, receipt: Receipt) -> None:
    address = reverse("receipt:address")
    holder.post(address, {"email": "ik@voorbeeld.nl"})
    holder.post(address, {"email": "nieuw@voorbeeld.nl"})
    assert ContactDetails.objects.get().email == "nieuw@voorbeeld.nl"

    wrong = holder.post(address, {"email": "geen adres"})
    assert wrong.status_code == 422
    assert "geen adres" in wrong.content.decode()

    link = new_link(receipt)
    holder.post(address, {"email": ""})
    assert not ContactDetails.objects.exists()
    assert Client().get(link.removeprefix("http://localhost:8000")).status_code == 404


def test_a_question_and_an_objection_are_kept_once(holder: Client) -> None:
    address = reverse("receipt:message")
    for _click in range(2):
        holder.post(address, {"kind": "question", "text": "Wanneer hoor ik iets?"})
    holder.post(address, {"kind": "objection", "text": "Ik zei iets anders."})

    assert list(Message.objects.values_list("kind", "text")) == [
        ("question", "Wanneer hoor ik iets?"),
        ("objection", "Ik zei iets anders."),
    ]
    assert "Het team antwoordt nog" in text_of(holder)


def test_a_citizen_service_number_in_a_message_is_visibly_gone(holder: Client) -> None:
    response = holder.post(reverse("receipt:message"), {"kind": "question", "text": "Ik ben 123456782."}, follow=True)

    assert "Dat hebben wij weggehaald" in response.content.decode()
    assert "█████████" in response.content.decode()


@pytest.mark.parametrize("typed", [{}, {"kind": "question", "text": ""}, {"kind": "zomaar", "text": "Hallo"}])
def test_a_message_with_a_mistake_comes_back(holder: Client, typed: dict[str, str]) -> None:
    response = holder.post(reverse("receipt:message"), typed)

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
        assert holder.post(address).status_code == 302

    words.refresh_from_db()
    assert (words.original, words.emptied_reason) == ("", EmptiedReason.WITHDRAWN)


@pytest.mark.parametrize("verb", ["get", "post"])
def test_words_of_another_person_cannot_be_taken_back(holder: Client, verb: str) -> None:
    stranger = ContributionFactory()

    for pk in (stranger.pk, uuid4()):
        assert getattr(holder, verb)(reverse("receipt:withdraw_one", args=[pk])).status_code == 404

    stranger.refresh_from_db()
    assert stranger.original


def test_taking_back_everything(holder: Client, receipt: Receipt) -> None:
    ContributionFactory.create_batch(2, participation=receipt.participation)

    page = holder.post(reverse("receipt:withdraw"), follow=True).content.decode()

    assert "U telt niet meer mee" in page
    assert Participation.objects.get().state == ParticipationState.WITHDRAWN


def test_after_the_last_day_a_sentence_says_what_to_do(client: Client) -> None:
    receipt = ReceiptFactory(participation__occasion__words_final_on=date(2020, 1, 1))
    words = ContributionFactory(participation=receipt.participation)
    client.post(PAGE, {"code": receipt.code})

    response = client.post(reverse("receipt:withdraw_one", args=[words.pk]))

    assert response.status_code == 409
    assert "1 januari 2020" in response.content.decode()
    words.refresh_from_db()
    assert words.original


def test_a_draft_is_wiped_whole(client: Client) -> None:
    receipt = ReceiptFactory(participation=ParticipationFactory(draft=True))
    client.post(PAGE, {"code": receipt.code})
    assert "Niemand leest uw antwoorden" in text_of(client)

    page = client.post(reverse("receipt:withdraw"), follow=True).content.decode()

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


# --- Other ways in ----------------------------------------------------------------------------------


def test_a_link_from_a_mail_opens_the_page_and_leaves_the_address_bar(client: Client, receipt: Receipt) -> None:
    link = new_link(receipt).removeprefix("http://localhost:8000")

    response = client.get(link)

    assert response.headers["Location"] == PAGE
    assert receipt.participation.occasion.title in text_of(client)
    client.post(reverse("receipt:revoke_links"))
    assert "Bekijk uw inbreng" in text_of(client)


def test_who_is_logged_in_needs_no_code_and_may_choose(client: Client) -> None:
    user = UserFactory()
    first = ReceiptFactory(participation__participant__user=user)
    second = ReceiptFactory(participation__participant=first.participation.participant)
    client.force_login(user)

    page = text_of(client)
    assert first.participation.occasion.title in page
    assert second.participation.occasion.title in page

    client.post(reverse("receipt:choose"), {"deelname": str(second.participation_id)})
    assert f'<p class="rg-lead">{second.participation.occasion.title}</p>' in text_of(client)


@pytest.mark.parametrize("chosen", ["", "x", str(uuid4())])
def test_who_is_logged_in_cannot_choose_what_is_not_theirs(client: Client, chosen: str) -> None:
    client.force_login(UserFactory())
    stranger = ReceiptFactory()

    for deelname in (chosen, str(stranger.participation_id)):
        assert client.post(reverse("receipt:choose"), {"deelname": deelname}).status_code == 404
    assert "Bekijk uw inbreng" in text_of(client)
