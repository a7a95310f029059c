"""The workbench through the browser's door: the list, coding without scripts, next, and who may."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from contributions.models import Contribution
from people.models import Perspective
from people.service import Role
from synthesis.models import Coding, Excerpt, Reading
from synthesis.service import give_code, make_code, make_excerpt
from tests.factories.contributions import ContributionFactory
from tests.factories.people import staff
from tests.factories.synthesis import occasion, person_heard, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst(client: Client, settings: Any) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.ANALYST))
    return client


def _words(*texts: str) -> list[Contribution]:
    at = occasion()
    person = person_heard(at)
    return [words_of(person, text, "triage") for text in texts]


def test_the_list_shows_what_waits_and_finds_words(analyst: Client) -> None:
    _words("Bel mij terug op dinsdag.", "Stuur geen brieven.")
    page = analyst.get(reverse("coderen:index")).content.decode()
    assert "Bel mij terug" in page and "Stuur geen brieven" in page
    assert "Gelezen: 0 van de 2 (0%)" in page
    page = analyst.get(reverse("coderen:index"), {"q": "brieven geen"}).content.decode()
    assert "Stuur geen brieven" in page and "Bel mij terug" not in page


@pytest.mark.parametrize("name", ["index", "index_results"])
def test_the_list_asks_the_same_for_one_and_three(analyst: Client, name: str) -> None:
    _words("Een.")
    address = reverse(f"coderen:{name}")
    analyst.get(address)
    with CaptureQueriesContext(
        connection,
    ) as one:
        analyst.get(address)
    _words("Twee.", "Drie.")
    with CaptureQueriesContext(connection) as three:
        analyst.get(address)
    assert len(three) == len(one)
    ours = [query for query in three.captured_queries if "contributions_contribution" in query["sql"]]
    assert len(ours) < 10


def test_coding_sentences_without_scripts_and_on_to_the_next(analyst: Client) -> None:
    first, second = sorted(_words("Hallo. Bel mij! Nooit schrijven.", "Stuur geen brieven."), key=lambda each: each.pk)
    code = make_code(name="Bellen", by=None)
    words = Contribution.objects.get(pk=first.pk)
    address = reverse("coderen:one", args=[words.pk])
    analyst.post(address, {"actie": "give", "zin": ["0"], "code": [str(code.pk)]})
    excerpt = Excerpt.objects.get()
    assert excerpt.words == words.original.split(" ")[0] if words.original.startswith("Hallo") else excerpt.words
    done = analyst.post(address, {"actie": "done"}, follow=True)
    assert done.redirect_chain[-1][0] == reverse("coderen:one", args=[second.pk])
    assert Reading.objects.get().by is not None
    none = analyst.post(
        reverse("coderen:one", args=[second.pk]), {"actie": "no_content", "reden": "thanks"}, follow=True
    )
    assert "Dit was de laatste in deze lijst." in none.content.decode()


def test_what_the_mouse_chose_is_kept_in_letters(analyst: Client) -> None:
    (words,) = _words("👋🏽 Bel mij")
    code = make_code(name="Bellen", by=None)
    analyst.post(
        reverse("coderen:one", args=[words.pk]), {"actie": "give", "van": "3", "tot": "6", "code": [str(code.pk)]}
    )
    assert Excerpt.objects.get().words == "Bel"


def test_a_refusal_keeps_what_was_ticked(analyst: Client) -> None:
    (words,) = _words("Bel mij. Schrijf niet.")
    code = make_code(name="Bellen", by=None)
    address = reverse("coderen:one", args=[words.pk])
    page = analyst.post(address, {"actie": "give", "code": [str(code.pk)]}).content.decode()
    assert "Kies eerst welke woorden u bedoelt." in page
    assert f'value="{code.pk}" checked' in page
    assert "Kies minstens één code." in analyst.post(address, {"actie": "give", "zin": "1"}).content.decode()
    assert "nog geen code" in analyst.post(address, {"actie": "done"}).content.decode()
    assert "Kies waarom" in analyst.post(address, {"actie": "no_content", "reden": "onzin"}).content.decode()
    assert "Kies wat u" in analyst.post(address, {"actie": "iets"}).content.decode()
    assert not Coding.objects.exists()


def test_taking_a_code_away(analyst: Client) -> None:
    (words,) = _words("Bel mij")
    code = make_code(name="Bellen", by=None)
    excerpt = make_excerpt(words, 0, 7, by=None)
    give_code(excerpt, code, by=None)
    address = reverse("coderen:one", args=[words.pk])
    assert "Haal de code ‘Bellen’ weg" in analyst.get(address).content.decode()
    analyst.post(address, {"actie": "take", "codering": f"{excerpt.pk}:{code.pk}"})
    analyst.post(address, {"actie": "take", "codering": "geen:code"})
    assert not Coding.objects.exists()


def test_coding_asks_few_questions(analyst: Client, django_assert_max_num_queries) -> None:
    (words, *_others) = _words("Bel mij.\r\nSchrijf niet.", "Twee.", "Drie.")
    codes = [make_code(name=f"Code {number}", by=None) for number in range(20)]
    address = reverse("coderen:one", args=[words.pk])
    analyst.get(address)
    for number, code in enumerate(codes[:6]):
        give_code(make_excerpt(words, number, number + 3, by=None), code, by=None)
    with django_assert_max_num_queries(24):  # what Wagtail's frame asks included
        page = analyst.get(address).content.decode()
    assert page.count("<mark") >= 1


def test_words_that_are_spam_or_gone_are_not_there(analyst: Client) -> None:
    gone = ContributionFactory(original="", redacted="", emptied_reason="withdrawn")
    assert analyst.get(reverse("coderen:one", args=[gone.pk])).status_code == 404


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR])
def test_others_may_not(client: Client, settings: Any, role: Role) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(role))
    assert client.get(reverse("coderen:index")).status_code != 200
    assert client.get(reverse("codeboek:index")).status_code != 200


def test_the_list_by_channel_and_by_group(analyst: Client) -> None:
    burger = Perspective.objects.filter(level="group").order_by("pk")[0]
    kind = Perspective.objects.filter(parent=burger).first() or burger
    at = occasion()
    of_group, other = person_heard(at, perspective=kind), person_heard(at)
    words_of(of_group, "Van de groep.", "triage")
    words_of(other, "Op papier.", "triage")
    other.channel = "paper"
    other.save()
    page = analyst.get(reverse("coderen:index"), {"channel": "paper"}).content.decode()
    assert "Op papier." in page and "Van de groep." not in page
    page = analyst.get(reverse("coderen:index"), {"group": str(burger.pk)}).content.decode()
    assert "Van de groep." in page and "Op papier." not in page
