"""What others wrote, on the website: only with leave, told so that nobody is found; and reacting to it."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from consultation.enums import RoundState
from consultation.models import Round
from consultation.round_texts import change_round
from consultation.transitions import move
from contributions import reactions
from contributions.models import Contribution, Reaction
from people.models import Perspective
from people.service import Role
from tests.factories.contributions import ParticipationFactory, ReactionFactory
from tests.factories.people import staff
from tests.factories.rounds import open_round
from tests.factories.synthesis import DecisionFactory, person_heard, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_() -> Round:
    return open_round()


@pytest.fixture
def reacting(round_: Round) -> Round:
    reactions.let_react(round_.occasion, True)
    return round_


def said(round_: Round, text: str = "Begin klein.", *themes: str, **fields: object) -> Contribution:
    return words_of(person_heard(round_.occasion), text, *themes, leave_to="publish", published=True, **fields)


def listed(client: Client, round_: Round, **query: str) -> str:
    return client.get(reverse("consultation:words", args=[round_.slug]), query).content.decode()


def screen(words: Contribution) -> str:
    return reverse("consultation:react", args=[words.occasion.round.slug, words.pk])


# --- Reading ----------------------------------------------------------------------------------------


def test_only_what_is_let_through_with_leave_is_read(client: Client, round_: Round) -> None:
    said(round_, "Wel te lezen.")
    words_of(person_heard(round_.occasion), "Zonder toestemming.", published=True)
    words_of(person_heard(round_.occasion), "Nog niet gelezen.", leave_to="publish")
    said(open_round("andere"), "Van een andere ronde.")
    page = listed(client, round_)
    assert "Wel te lezen." in page
    for hidden in ("Zonder toestemming.", "Nog niet gelezen.", "Van een andere ronde."):
        assert hidden not in page


def test_the_covered_copy_is_shown_and_a_story_is_heard(client: Client, round_: Round) -> None:
    words = said(round_, "Jan belde nooit terug.", kind="story")
    Contribution.objects.filter(pk=words.pk).update(redacted="███ belde nooit terug.")
    page = listed(client, round_)
    assert "███ belde nooit terug." in page
    assert "Jan belde" not in page
    assert "Gehoord" in page


def test_a_group_is_told_from_ten_people_and_a_kind_never(client: Client, round_: Round) -> None:
    inspector = Perspective.objects.get(code="tax_inspector")
    words_of(person_heard(round_.occasion, perspective=inspector), "Wij ook.", leave_to="publish", published=True)
    assert "een deelnemer" in listed(client, round_)
    ParticipationFactory.create_batch(9, occasion=round_.occasion, participant__perspective=inspector)
    page = listed(client, round_)
    assert inspector.group.label in page
    assert inspector.label not in page


def test_the_list_narrows_by_question_and_theme_and_an_impossible_choice_narrows_nothing(
    client: Client, round_: Round
) -> None:
    said(round_, "Over triage.", "triage")
    other = said(round_, "Iets anders.")
    Contribution.objects.filter(pk=other.pk).update(question="Hoe moet het heten?")
    code = re.search(r'<option value="(\w{8})">Hoe moet het heten\?', listed(client, round_))
    assert code
    narrowed = listed(client, round_, vraag=code[1])
    assert "Iets anders." in narrowed
    assert "Over triage." not in narrowed
    assert "Iets anders." not in listed(client, round_, thema="triage")
    page = listed(client, round_, vraag="zomaar", thema="zomaar", p="veel")
    assert "Over triage." in page
    assert "Iets anders." in page


def test_reading_leaves_no_cookie_and_has_no_form_to_post(client: Client, reacting: Round) -> None:
    words = said(reacting)
    for address in (f"/meedoen/{reacting.slug}/bijdragen/", f"/meedoen/{reacting.slug}/bijdragen/{words.pk}/"):
        response = client.get(address)
        assert response.status_code == 200
        assert not response.cookies
        assert 'method="post"' not in response.content.decode()


def test_the_list_asks_the_same_for_few_and_for_many(client: Client, reacting: Round) -> None:
    counts = []
    for more in (1, 12):
        for number in range(more):
            words = said(reacting, f"Woorden {number}", "triage")
            ReactionFactory(contribution=words, support=True)
        listed(client, reacting)
        with CaptureQueriesContext(connection) as asked:
            listed(client, reacting)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 20


def test_words_that_are_gone_have_no_page(client: Client, reacting: Round) -> None:
    words = said(reacting)
    Contribution.objects.update(moderation="withheld", reason="insult")
    for pk in (words.pk, uuid4()):
        assert client.get(f"/meedoen/{reacting.slug}/bijdragen/{pk}/").status_code == 404
        assert client.post(f"/meedoen/{reacting.slug}/bijdragen/{pk}/reageer/", {"actie": "steun"}).status_code == 404


def test_the_page_of_the_round_leads_there_when_there_is_something(client: Client, round_: Round) -> None:
    link = f"/meedoen/{round_.slug}/bijdragen/"
    assert link not in client.get(f"/meedoen/{round_.slug}/").content.decode()
    said(round_)
    assert link in client.get(f"/meedoen/{round_.slug}/").content.decode()


# --- Reacting ---------------------------------------------------------------------------------------


def test_reactions_are_off_until_an_organiser_puts_them_on(client: Client, round_: Round, settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    words = said(round_)
    client.get(screen(words))
    assert "Reageer" not in listed(client, round_)
    refused = client.post(screen(words), {"actie": "reden", "text": "Mijn lange reactie."})
    assert refused.status_code == 409
    assert "Mijn lange reactie." in refused.content.decode()

    change_round(round_, {"takes_reactions": True}, by=staff(Role.ORGANISER))
    round_.occasion.refresh_from_db()
    assert round_.occasion.takes_reactions
    assert screen(words) in listed(client, round_)
    organiser = Client()
    organiser.force_login(staff(Role.ORGANISER))
    form = organiser.get(reverse("rounds:edit", args=[round_.pk])).content.decode()
    assert re.search(r'name="takes_reactions"[^>]*checked', form)


def test_a_reader_supports_once_and_takes_it_back(client: Client, reacting: Round) -> None:
    words = said(reacting)
    client.get(screen(words))
    for _click in range(2):
        assert client.post(screen(words), {"actie": "steun"}).status_code == 302
    assert Reaction.objects.support().count() == 1
    assert "U steunt deze bijdrage." in client.get(screen(words)).content.decode()
    Client().post(screen(words), {"actie": "weg"})
    assert Reaction.objects.count() == 1
    client.post(screen(words), {"actie": "weg"})
    assert not Reaction.objects.exists()


def test_a_reason_is_read_before_anybody_sees_it(client: Client, reacting: Round) -> None:
    words = said(reacting)
    client.get(screen(words))
    sent = client.post(screen(words), {"actie": "reden", "text": "Eens, want 123456782."})
    assert sent.headers["Location"].endswith("?gedaan=reden-bsn")
    page = reverse("consultation:words_one", args=[reacting.slug, words.pk])
    assert "Eens, want" not in client.get(page).content.decode()
    assert "Wij lezen dit nog." in client.get(screen(words)).content.decode()

    reactions.move(Reaction.objects.get().pk, "published", by=staff(Role.MODERATOR), version=1)

    assert "Eens, want █████████." in client.get(page).content.decode()
    assert "Lees 1 reactie" in listed(client, reacting)
    assert "Dit staat op de website." in client.get(screen(words)).content.decode()


def test_who_wrote_a_withheld_reaction_reads_why_and_under_which_rules(client: Client, reacting: Round) -> None:
    words = said(reacting)
    client.get(screen(words))
    client.post(screen(words), {"actie": "reden", "text": "Sukkels."})
    reactions.move(Reaction.objects.get().pk, "withheld", by=staff(Role.MODERATOR), version=1, reason="insult")
    page = client.get(screen(words)).content.decode()
    for expected in ("Dit komt niet op de website.", "beledigend", "Volgens spelregels versie 1."):
        assert expected in page


def test_support_is_told_from_five_and_as_times_not_as_people(client: Client, reacting: Round) -> None:
    words = said(reacting)
    ReactionFactory.create_batch(4, contribution=words, support=True)
    assert "keer gesteund" not in listed(client, reacting)
    ReactionFactory(contribution=words, support=True)
    assert "5 keer gesteund" in listed(client, reacting)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"actie": "reden", "text": ""}, "Schrijf eerst uw reactie."),
        ({"actie": "reden", "text": "a" * 1001}, "Uw reactie is te lang."),
        ({"actie": "steun", "text": "Maar ik schreef ook iets."}, "U schreef ook iets."),
    ],
)
def test_a_refusal_is_a_sentence_and_keeps_what_was_typed(
    client: Client, reacting: Round, typed: dict[str, str], sentence: str
) -> None:
    words = said(reacting)
    client.get(screen(words))
    response = client.post(screen(words), typed)
    assert response.status_code in (409, 422)
    assert sentence in response.content.decode()
    assert typed["text"] in response.content.decode()
    assert not Reaction.objects.exists()


def test_without_the_cookie_nothing_is_kept_and_the_words_stay(client: Client, reacting: Round) -> None:
    response = client.post(screen(said(reacting)), {"actie": "reden", "text": "Mijn reactie."})
    assert response.status_code == 409
    assert "Mijn reactie." in response.content.decode()
    assert not Reaction.objects.exists()


def test_many_from_one_address_are_braked_with_a_sentence(client: Client, reacting: Round, monkeypatch) -> None:
    monkeypatch.setattr("privacy.limiter.FAILURES_PER_ADDRESS", 2)
    words = said(reacting)
    client.get(screen(words))
    for _time in range(2):
        client.post(screen(words), {"actie": "steun"})
    refused = client.post(screen(words), {"actie": "reden", "text": "Nog iets."})
    assert "Wacht tien minuten" in refused.content.decode()
    assert "Nog iets." in refused.content.decode()


def test_after_the_decision_reactions_can_be_read_and_taken_back_and_not_given(
    client: Client, reacting: Round
) -> None:
    words = said(reacting)
    client.get(screen(words))
    client.post(screen(words), {"actie": "steun"})
    move(move(reacting, RoundState.REVIEW, by=None, reason="Genoeg."), RoundState.DECIDED, by=None, reason="Later.")
    assert "U kunt hier nu niet reageren." in client.get(screen(words)).content.decode()
    assert client.post(screen(words), {"actie": "reden", "text": "Te laat."}).status_code == 409
    client.post(screen(words), {"actie": "weg"})
    assert not Reaction.objects.exists()


def test_who_shares_a_device_takes_the_reader_along(client: Client, reacting: Round) -> None:
    client.get(screen(said(reacting)))
    assert any("reactie" in name for name in client.cookies)
    client.post(f"/meedoen/{reacting.slug}/afsluiten/")
    assert not any(value.value for name, value in client.cookies.items() if name.endswith("reactie"))


def test_reacting_to_a_decision_does_not_take_the_reader_along(client: Client, reacting: Round) -> None:
    words, decision = said(reacting), DecisionFactory(opened=True)
    address = reverse("consultation:react", args=[reacting.slug, words.pk])
    client.get(address)
    client.post(address, {"actie": "steun"})
    client.get(reverse("synthesis:react", args=[decision.pk]))
    client.post(reverse("synthesis:let_go", args=[decision.pk]))
    client.post(address, {"actie": "steun"})
    assert Reaction.objects.count() == 1, "the same browser is still the same reader"
    client.post(address, {"actie": "weg"})
    assert not Reaction.objects.exists()
