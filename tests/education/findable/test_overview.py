"""The overview of lesson packs: what stands there, how it is narrowed, the search that forgives, and what it costs."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from education.catalogue.finding import found
from education.catalogue.in_words import levels_in_words, size_in_words
from education.catalogue.light import LightPack
from education.models import Figure, LessonPack
from tests.education.findable.making import many, online, pack, pages_for, released
from tests.home.cold import bare_beside, cost

INDEX = "/lespakketten/"


def listed(client: Client, query: str = "") -> list[str]:
    """The titles on the page, in order."""
    text = client.get(f"{INDEX}?{query}").content.decode()
    return re.findall(r'rg-card__link" href="[^"]*">([^<]*)</a>', text)


def three() -> None:
    """The packs of a real library, in small."""
    about = {"summary": "Een les voor morgen."}
    online(
        pack(
            title="18 worden: wat komt er op je af?",
            levels=["vmbo_bb", "mbo_2"],
            keywords=["zorgtoeslag", "DigiD"],
            **about,
            minutes=45,
        )
    )
    online(
        pack(
            title="Toeslagen: aanvragen, veranderen, terugbetalen",
            levels=["havo"],
            subjects=["economics"],
            keywords=["zorgtoeslag", "huurtoeslag"],
            **about,
            minutes=90,
        )
    )
    online(
        pack(
            title="Wat is eerlijk? Beslis mee",
            levels=["havo", "vwo"],
            subjects=["social_studies"],
            keywords=["rechtvaardigheid", "coördinatie"],
            **about,
            minutes=30,
        )
    )


EIGHTEEN, TOESLAGEN, EERLIJK = (
    "18 worden: wat komt er op je af?",
    "Toeslagen: aanvragen, veranderen, terugbetalen",
    "Wat is eerlijk? Beslis mee",
)


@pytest.mark.django_db
class TestList:
    def test_what_one_wants_to_know_at_a_glance(self, client: Client) -> None:
        made = pack(title="Eén les", levels=["vmbo_bb", "vmbo_kb", "mbo_1"], minutes=45, reading="a2")
        online(made)
        release = released(made)
        response = client.get(INDEX)
        text = " ".join(response.content.decode().split())
        assert "45 minuten" in text and "Voor vmbo basis en kader, mbo 1. Taal: A2." in text
        assert f"Bijgewerkt op {release.released_on.day} " in text
        assert "Er is 1 lespakket. Het is gratis, zonder account." in text
        assert not response.cookies and "csrfmiddlewaretoken" not in text and 'method="post"' not in text

    def test_only_what_everybody_may_see(self, client: Client) -> None:
        online(pack(title="Concept", state="draft"))
        online(pack(title="Ingetrokken", state="withdrawn"))
        pack(title="Zonder pagina")
        page = online(pack(title="Pagina offline"))
        page.unpublish()
        online(pack(title="Te zien"))
        assert listed(client) == ["Te zien"]
        assert "De bestanden volgen nog." in client.get(INDEX).content.decode()

    def test_an_old_figure_is_told(self, client: Client) -> None:
        made = pack()
        online(made)
        today = timezone.localdate()
        figure = Figure.objects.create(
            pack=made, code="a", value="1", says="Iets", source="Wet", valid_until=today + timedelta(days=1)
        )
        assert "Een cijfer wordt ververst" not in client.get(INDEX).content.decode()
        Figure.objects.filter(pk=figure.pk).update(valid_until=today - timedelta(days=2))
        assert "Een cijfer wordt ververst" in client.get(INDEX).content.decode()

    def test_each_filter_and_all_of_them_together(self, client: Client) -> None:
        three()
        for query, titles in (
            ("niveau=havo", [TOESLAGEN, EERLIJK]),
            ("niveau=mbo_2", [EIGHTEEN]),
            ("vak=economics", [TOESLAGEN]),
            ("duur=kort", [EERLIJK]),
            ("duur=les", [EIGHTEEN]),
            ("duur=lang", [TOESLAGEN]),
            ("thema=zorgtoeslag", [EIGHTEEN, TOESLAGEN]),
            ("thema=digid", [EIGHTEEN]),
            ("niveau=havo&vak=social_studies&duur=kort&thema=rechtvaardigheid&zoek=eerlijk", [EERLIJK]),
            ("niveau=xx&vak=gym&duur=eeuwig&thema=niets&p=nul", [EIGHTEEN, TOESLAGEN, EERLIJK]),
            ("niveau=vwo&duur=lang", []),
        ):
            assert listed(client, query) == titles, query

    def test_search_forgives(self, client: Client) -> None:
        three()
        for words, titles in (
            ("toeslagen", [TOESLAGEN, EIGHTEEN]),
            ("tosslagen", [TOESLAGEN]),
            ("TOESLAG", [TOESLAGEN, EIGHTEEN]),
            ("zorgtoselag", [EIGHTEEN, TOESLAGEN]),
            ("eerlyk", [EERLIJK]),
            ("coordinatie", [EERLIJK]),
            ("18", [EIGHTEEN]),
            ("19", []),
            ("een les over eerlijk", [EERLIJK]),
            ("toeslagen eerlijk", []),
            ("vmbo", [EIGHTEEN]),
            ("de", [EIGHTEEN, TOESLAGEN, EERLIJK]),
            ("fietsband", []),
        ):
            assert listed(client, f"zoek={words}") == titles, words

    def test_what_was_chosen_can_be_dropped_and_nothing_found_says_what_to_do(self, client: Client) -> None:
        three()
        text = client.get(f"{INDEX}?zoek=%3Cb%3Efiets&niveau=havo").content.decode()
        assert "Wij vonden geen lespakket dat past" in text and "Bekijk alle lespakketten" in text
        assert '<a href="?niveau=havo">Haal weg' in text and "<b>fiets" not in text
        assert 'content="noindex, follow"' in text
        LessonPack.objects.update(state="draft")
        assert "Er zijn nog geen lespakketten" in client.get(INDEX).content.decode()

    def test_it_asks_as_little_for_five_hundred_packs_as_for_three(self, client: Client) -> None:
        three()
        bare, few = bare_beside(client, INDEX), cost(client, INDEX)
        pages_for(many(500))
        assert cost(client, INDEX) == few <= min(bare + 8, 15)
        assert cost(client, f"{INDEX}?niveau=havo&zoek=economei&p=3") == few
        page = client.get(f"{INDEX}?niveau=havo&zoek=economie&p=3")
        assert page.content.count(b'class="rg-card"') == 12 and len(page.content) < 45_000
        assert b"?zoek=economie&amp;niveau=havo&amp;p=4" in page.content


def light(title: str, **fields: object) -> LightPack:
    given = {"pk": 1, "summary": "", "levels": (), "subjects": (), "minutes": 45, "keywords": (), "aims": ()}
    return LightPack(**{**given, "title": title, **fields})  # type: ignore[arg-type]


@given(title=st.text(alphabet="abcdefghiklmnop", min_size=4, max_size=12), place=st.integers(0, 11))
def test_one_letter_less_still_finds_it(title: str, place: int) -> None:
    asked = title[: place % len(title)] + title[place % len(title) + 1 :]
    packs = [light("zzzz"), light(title)]
    if len(asked) >= 4:
        assert light(title) in found(asked, packs)


@given(question=st.text(max_size=100))
def test_any_question_gives_only_packs_that_are_there(question: str) -> None:
    packs = [light("18 worden", pk=1), light("Toeslagen", pk=2)]
    assert set(found(question, packs)) <= set(packs)


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        (["pro", "vmbo_bb", "vmbo_kb", "mbo_1", "mbo_2"], "praktijkonderwijs, vmbo basis en kader, mbo 1 en 2"),
        (["vmbo_bb", "vmbo_kb", "vmbo_tl", "havo", "vwo"], "vmbo, havo, vwo"),
        (["mbo_1", "mbo_2", "mbo_3", "mbo_4"], "mbo"),
        (["mbo_4"], "mbo 4"),
        ([], ""),
    ],
)
def test_levels_as_teachers_say_them(levels: list[str], words: str) -> None:
    assert levels_in_words(levels) == words


def test_sizes_as_people_read_them() -> None:
    assert [size_in_words(size) for size in (0, 1, 120_400, 3_449_000)] == ["1 kB", "1 kB", "120 kB", "3,4 MB"]
