"""Words are found again: in other forms, with a typing error, typed over, and in the place where they stand."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from contributions.models import Contribution
from people.service import Role
from synthesis.coding.asking import searched, words_to_read
from synthesis.coding.cutting import pieces, places_of, sentences
from synthesis.coding.wordforms import forms_of
from synthesis.models import Excerpt
from synthesis.service import make_code
from tests.factories.contributions import ContributionFactory
from tests.factories.people import staff

TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("👋🏽\r\n.!? \u202eב"), max_size=60)


#: Who is at the screen, and what the database counts for itself: not asked by the workbench.
FRAME = ("SAVEPOINT", "django_session", '"people_user"', "auth_permission", "wagtailusers_userprofile")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("klachten", {"klacht"}),
        ("brief", {"brieven"}),
        ("schulden kinderen", {"gezin"}),
        ("wachtijd", {"wacht"}),
        ("TOESLAG", {"gezin"}),
        ("vraag", {"klacht", "brieven", "gezin", "wacht"}),  # stands in the question
        ("niet", set()),
        ("zeppelin", set()),
        ("%", set()),
    ],
)
def test_search_knows_the_forms_of_words(sought: str, found: set[str]) -> None:
    texts = {
        "klacht": "Elke klacht telt.",
        "brieven": "Stuur geen brieven.",
        "gezin": "Een kind voelt de schuld van kinderopvangtoeslag.",
        "wacht": "De wachttijd is lang.",
    }
    made = {ContributionFactory(original=text, question="De vraag").pk: name for name, text in texts.items()}
    assert {made[each.pk] for each in searched(words_to_read(), sought)} == found


def test_few_forms_that_all_count() -> None:
    assert forms_of("klachten") == ("klacht",)
    assert set(forms_of("brieven")) == {"brief", "brieven"}
    assert forms_of("ik") == ("ik",)
    assert forms_of("xyzzyxyz") == ("xyzzyxyz",)


def test_a_short_form_is_not_found_inside_another_word() -> None:
    texts = ("Bel mij terug.", "Ik wil u bellen.", "De belangenbehartiger helpt.")
    assert [any(form in text.lower() for form in forms_of("bellen")) for text in texts] == [True, True, False]


@given(text=TEXTS, places=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4))
def test_pieces_are_the_text_and_know_their_place(text: str, places: list[tuple[int, int]]) -> None:
    excerpts = [
        Excerpt(start=min(a, b), end=min(max(a, b) + 1, len(text))) for a, b in places if min(a, b) < len(text)
    ]
    cut = pieces(text, excerpts)
    assert "".join(piece.text for piece in cut) == text
    assert all(text[piece.start : piece.start + len(piece.text)] == piece.text for piece in cut)
    assert {n for piece in cut if piece.coded for n in range(piece.start, piece.start + len(piece.text))} == {
        n for each in excerpts for n in range(each.start, each.end)
    }
    assert all(text[each.start : each.end] == each.text for each in sentences(text))


@given(before=TEXTS, typed=st.sampled_from(["bel  MIJ", "Bel mij"]), after=TEXTS)
def test_typed_words_are_found_behind_anything(before: str, typed: str, after: str) -> None:
    text = f"{before}bel\r\nmij{after}"
    assert (len(before), len(before) + 8) in places_of(text, typed)


@pytest.mark.django_db
def test_typing_words_over(client: Client, settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.ANALYST))
    words = ContributionFactory(original="👋🏽 Bel mij. Schrijf niet. Bel mij nooit op zondag.")
    address, code = reverse("coderen:one", args=[words.pk]), make_code(name="Bellen", by=None)
    give = {"actie": "give", "code": [str(code.pk)]}
    page = client.post(address, {**give, "woorden": "mail mij"}).content.decode()
    assert "Typ ze precies over." in page and 'value="mail mij"' in page
    assert "Deze woorden staan er vaker." in client.post(address, {**give, "woorden": "bel mij"}).content.decode()
    client.post(address, {**give, "woorden": "bel  mij", "zin": "2"})
    assert Excerpt.objects.select_related("contribution").get().words == "Bel mij"
    assert Excerpt.objects.get().start > 10


@pytest.mark.django_db
def test_words_that_changed_meanwhile_are_read_again_first(client: Client, settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.ANALYST))
    words = ContributionFactory(original="Bel Jan terug.")
    address, code = reverse("coderen:one", args=[words.pk]), make_code(name="Bellen", by=None)
    mark = client.get(address).content.decode().split('name="tekens" value="')[1].split('"')[0]
    Contribution.objects.update(redacted="Bel ███ terug.")
    give = {"actie": "give", "code": [str(code.pk)], "van": "4", "tot": "7", "tekens": mark}
    page = client.post(address, give).content.decode()
    assert "De tekst is intussen veranderd." in page and f'value="{code.pk}" checked' in page
    assert not Excerpt.objects.exists()


@pytest.mark.django_db
def test_every_deed_asks_few_questions(client: Client, settings, django_assert_max_num_queries) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.ANALYST))
    words = ContributionFactory(original="Bel mij terug. Schrijf niet.")
    address, code = reverse("coderen:one", args=[words.pk]), make_code(name="Bellen", by=None)
    client.get(address)
    other = make_code(name="Schrijven", by=None)
    for values in (
        {"actie": "give", "zin": "0", "code": [str(code.pk), str(other.pk)]},
        {"actie": "done"},
        {"actie": "again"},
        {"actie": "take", "codering": "x:y"},
    ):
        with CaptureQueriesContext(connection) as asked:
            assert client.post(address, values).status_code == 302
        ours = [each["sql"] for each in asked.captured_queries if not any(part in each["sql"] for part in FRAME)]
        assert len(ours) < 10, ours
    with django_assert_max_num_queries(27):  # a refusal shows the whole screen again, and writes down that it did
        assert client.post(address, {"actie": "no_content", "reden": "thanks"}).status_code in (200, 302)
