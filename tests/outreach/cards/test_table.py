"""A visitor writes cards on their own phone: counted once, nothing double, nothing lost, nothing allowed by itself."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contributions.models import Contribution, Participation, Receipt
from gatherings.models import Gathering
from outreach.models import SignalCard
from people.models import ContactDetails, Participant
from privacy.models import Consent
from tests.factories import outreach
from tests.outreach.cards.evening import BSN, Evening, heard, people


def test_reading_sets_no_cookie_and_carries_no_form_to_post(evening: Evening, client: Client) -> None:
    for path in (evening.table(), "/agenda/tafel/"):
        response = client.get(path)
        assert response.status_code == 200
        assert not response.cookies
        assert 'method="post"' not in response.content.decode()
    assert evening.question.text in client.get(evening.table()).content.decode()


def test_a_card_becomes_a_contribution_with_the_question_as_it_was_asked(evening: Evening, client: Client) -> None:
    response = evening.write(client, "Niemand belde mij terug.")
    assert (response.status_code, response["Location"]) == (302, evening.table(f"klaar/?vraag={evening.question.pk}"))
    card = SignalCard.objects.select_related("contribution", "participation").get()
    assert heard() == [("Waar liep u vast?", "Niemand belde mij terug.", "own_words")]
    assert card.contribution and card.participation
    assert (card.way, card.participation.channel, card.participation.state) == ("phone", "online", "counted")
    assert card.contribution.occasion == evening.date.gathering.occasion
    assert list(card.contribution.agenda_items.all()) == list(evening.event.agenda_items.all())
    assert card.contribution.moderation == "waiting"
    evening.question.text = "Een heel andere vraag?"
    evening.question.save()
    assert heard()[0][0] == "Waar liep u vast?"


def test_later_cards_of_the_same_phone_are_of_the_same_person(evening: Evening, client: Client) -> None:
    evening.write(client, "Niemand belde mij terug.")
    client.post(
        evening.table("vraag/0/"), {**evening.begin(client, evening.table("vraag/0/")), "text": "De koffie was goed."}
    )
    assert (people(), SignalCard.objects.count()) == (1, 2)
    assert ("Wat wilt u ons nog vertellen?", "De koffie was goed.", "own_words") in heard()
    assert set(Contribution.objects.values_list("kind", flat=True)) == {"proposal", "story"}


def test_a_double_press_is_one_card(evening: Evening, client: Client) -> None:
    hidden = evening.begin(client)
    for _press in range(2):
        assert client.post(evening.card_url, {**hidden, "text": "Eén keer."}).status_code == 302
    assert (people(), len(heard())) == (1, 1)


def test_a_number_of_a_citizen_is_never_kept_and_that_is_said(evening: Evening, client: Client) -> None:
    response = evening.write(client, f"Mijn nummer is {BSN}.")
    page = response.content.decode()
    assert (response.status_code, SignalCard.objects.count()) == (200, 0)
    assert "Uw kaart is nog niet verstuurd." in page and BSN not in page
    masked = re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", page, re.S)
    assert masked
    assert evening.write(client, masked[1]).status_code == 302
    assert BSN not in heard()[0][1]


def test_an_address_is_pointed_out_once_and_may_stay(evening: Evening, client: Client) -> None:
    hidden = evening.begin(client)
    text = "Mail mij op ans@example.org."
    first = client.post(evening.card_url, {**hidden, "text": text})
    assert "e-mailadres" in first.content.decode() and not SignalCard.objects.exists()
    told = re.search(r'name="told" value="([^"]*)"', first.content.decode())
    assert told
    assert client.post(evening.card_url, {**hidden, "text": text, "told": told[1]}).status_code == 302
    assert heard()[0][1] == text


@pytest.mark.parametrize(("text", "sentence"), [("  ", "Schrijf eerst iets op uw kaart."), ("x" * 4001, "te lang")])
def test_what_cannot_be_sent_is_said_and_stays(evening: Evening, client: Client, text: str, sentence: str) -> None:
    response = evening.write(client, text)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert text.strip() in response.content.decode()
    assert not SignalCard.objects.exists()


def test_a_question_that_changed_or_went_meanwhile_keeps_what_was_typed(evening: Evening, client: Client) -> None:
    hidden = evening.begin(client)
    evening.question.text = "Wat had u geholpen?"
    evening.question.save()
    changed = client.post(evening.card_url, {**hidden, "text": "Een telefoontje."})
    assert changed.status_code == 409
    assert "Deze vraag is net veranderd" in changed.content.decode() and "Een telefoontje." in changed.content.decode()
    url = evening.card_url
    evening.question.delete()
    gone = client.post(url, {**hidden, "text": "Een telefoontje."})
    assert gone.status_code == 409
    assert "Een telefoontje." in gone.content.decode() and evening.table("vraag/0/") in gone.content.decode()
    assert not SignalCard.objects.exists()


def test_the_receipt_opens_my_input_and_words_can_be_taken_back(evening: Evening, client: Client) -> None:
    evening.write(client, "Niemand belde mij terug.")
    code = evening.code_on(client)
    elsewhere = Client()
    assert elsewhere.post("/mijn-inbreng/", {"code": code}).status_code == 302
    page = elsewhere.get("/mijn-inbreng/").content.decode()
    for expected in ("U schreef ons bij een bijeenkomst", evening.event.title, "Waar liep u vast?", "Niemand belde"):
        assert expected in page
    page = elsewhere.get("/mijn-inbreng/terughalen/").content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    assert elsewhere.post("/mijn-inbreng/terughalen/", hidden).status_code == 302
    assert Participation.objects.get().state == "withdrawn"
    assert [words for _question, words, _mode in heard()] == [""]
    assert client.get(evening.table("klaar/")).status_code == 302
    evening.write(client, "Toch nog iets.")  # the code of this phone is over: it begins anew
    assert (people(), evening.code_on(client) != code) == (1, True)


def test_nothing_is_allowed_until_somebody_says_so(evening: Evening, client: Client) -> None:
    evening.write(client, "Niemand belde mij terug.")
    for screen in ("wie/", "mag/"):
        assert " checked" not in client.get(evening.table(screen)).content.decode()
    assert client.post(evening.table("wie/"), {}).status_code == 302
    assert client.post(evening.table("mag/"), {"email": ""}).status_code == 302
    assert (Consent.objects.count(), ContactDetails.objects.count()) == (0, 0)
    assert Participant.objects.get().perspective is None
    client.post(evening.table("wie/"), {"perspective": "youth"})
    client.post(evening.table("mag/"), {"publish": "on", "email": "Kim@Example.org"})
    assert set(Consent.objects.values_list("purpose", flat=True)) == {"publish"}
    assert Participant.objects.get().perspective.code == "youth"  # type: ignore[union-attr]
    assert ContactDetails.objects.get().email == "kim@example.org"
    wrong = client.post(evening.table("mag/"), {"email": "kim@"})
    assert wrong.status_code == 422 and "kim@" in wrong.content.decode()


def test_who_comes_next_at_the_same_phone_is_somebody_else(evening: Evening, client: Client) -> None:
    evening.write(client, "Van de een.")
    assert client.post(evening.table("wis/")).status_code == 200
    assert client.get(evening.table("klaar/")).status_code == 302
    evening.write(client, "Van de ander.")
    assert people() == 2


@pytest.mark.parametrize(
    ("days", "sentence"), [(1, "U kunt hier schrijven vanaf"), (-9, "U kon hier schrijven tot en met")]
)
def test_outside_the_days_the_screen_says_why_and_nothing_is_lost(
    evening: Evening, client: Client, days: int, sentence: str
) -> None:
    hidden = evening.begin(client)
    starts = timezone.now() + timedelta(days=days)
    Gathering.objects.filter(pk=evening.date.gathering_id).update(
        starts_at=starts, ends_at=starts + timedelta(hours=2)
    )
    assert sentence in client.get(evening.table()).content.decode()
    late = client.post(evening.card_url, {**hidden, "text": "Te laat of te vroeg."})
    assert late.status_code == 409
    assert sentence in late.content.decode() and "Te laat of te vroeg." in late.content.decode()
    assert not SignalCard.objects.exists()


def test_a_code_on_the_table_may_be_typed_with_spaces_and_capitals(evening: Evening, client: Client) -> None:
    code = evening.date.card_code
    response = client.get("/agenda/tafel/", {"code": f"{code[:4]} {code[4:].upper()}"})
    assert (response.status_code, response["Location"]) == (302, evening.table())
    assert client.get("/agenda/tafel/", {"code": f"{code[:4]}\x00{code[4:]}"})["Location"] == evening.table()
    assert client.get("/agenda/tafel/", {"code": "bestaatniet"}).status_code == 404
    assert client.get("/agenda/tafel/zzzzzzzz/").status_code == 404
    other = Evening.make()
    assert client.get(evening.table(f"vraag/{other.question.pk}/")).status_code == 404


def test_queries_stay_within_their_budget_whatever_the_number_of_questions(evening: Evening, client: Client) -> None:
    def asked(path: str, who: Client) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert who.get(path).status_code == 200
        return len(captured)

    asked(evening.table(), Client())  # what the whole site keeps at hand
    few = asked(evening.table(), Client())
    hidden = evening.begin(client)
    with CaptureQueriesContext(connection) as captured:
        client.post(evening.card_url, {**hidden, "text": "Eén keer."})
    sending = [each for each in captured if "SAVEPOINT" not in each["sql"]]
    assert len(sending) <= 15, [each["sql"][:90] for each in sending]
    card = asked(evening.card_url, client)
    for text in ("Wat hielp?", "Wie hielp?"):
        outreach.question(evening.event, text)
    assert asked(evening.table(), Client()) == few
    assert asked(evening.card_url, client) == card <= 10
    assert asked(evening.table("klaar/"), client) <= 10


def test_nothing_of_the_phone_is_kept(evening: Evening) -> None:
    phone = Client(HTTP_USER_AGENT="Telefoon van Kim", REMOTE_ADDR="198.51.100.7")
    evening.write(phone, "Niemand belde mij terug.")
    assert [str(each.arrived_on) for each in Contribution.objects.all()] == [str(timezone.localdate())]
    receipt = Receipt.objects.get()
    assert evening.code_on(phone) not in (receipt.code_hash, str(receipt.pk))
