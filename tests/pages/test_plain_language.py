"""Advice for writers: what it points at, what it leaves alone, and that it never breaks on any text."""

import pytest
from django.urls import reverse
from hypothesis import example, given
from hypothesis import strategies as st

from pages.plain_language import AdviceKind, advise, flesch_douma, lix, report_on, score_of
from pages.plain_language.hard_words import is_long, is_rare
from pages.plain_language.jargon import jargon
from pages.plain_language.passive import passive_in
from pages.plain_language.report import MOST
from people.service import Role
from tests.factories.people import staff

ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=300)
OFFICE = (
    "Tevens dient te worden opgemerkt dat uw zienswijze inzake de voorgenomen terugvordering onverwijld kenbaar "
    "gemaakt moet worden bij de daartoe aangewezen uitvoeringsorganisatie, binnen de gestelde termijn."
)
PLAIN = (
    "U krijgt een brief van ons. Daarin staat wat wij doen. Bel ons als u iets niet begrijpt. Wij helpen u graag. "
    "U mag ook langskomen. Neem dan de brief mee. Dan kijken wij samen naar uw vraag."
)


def kinds(text: str) -> set[AdviceKind]:
    return {advice.kind for advice in advise(text)}


def test_a_text_of_an_office_is_pointed_at_and_a_plain_text_is_left_alone():
    assert kinds(OFFICE) >= {AdviceKind.LONG_SENTENCE, AdviceKind.JARGON, AdviceKind.PASSIVE}
    assert advise(PLAIN) == []


def test_every_piece_of_advice_has_a_reason_a_place_and_a_suggestion():
    for advice in advise(OFFICE):
        assert advice.reason and advice.suggestion and advice.sentence in OFFICE
        assert not advice.found or "…" in advice.found or advice.found in advice.sentence


def test_what_is_said_once_is_not_said_again():
    twice = "Wij lezen dit tevens. Wij doen dit tevens."
    assert [advice.found for advice in advise(twice)] == ["tevens"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("De aanslag wordt door de inspecteur vastgesteld.", "wordt … vastgesteld"),
        ("Het besluit werd gisteren genomen.", "werd … genomen"),
        ("De brieven worden morgen verstuurd.", "worden … verstuurd"),
        ("U wordt gehoord.", "wordt … gehoord"),
        ("Uw vraag is doorgestuurd en wordt bekeken.", "wordt … bekeken"),
        ("Wij worden moe van deze gemeente.", ""),
        ("Het wordt een mooi gesprek over geld.", ""),
        ("Het wordt beter, dat is beloofd.", ""),
        ("De wereld wordt een dorp.", ""),
        ("Wij sturen u een brief.", ""),
    ],
)
def test_who_hides_behind_a_sentence(sentence, found):
    assert passive_in(sentence) == found


@pytest.mark.parametrize("word", ["huis", "gesprek", "buurthuis", "kinderopvangtoeslag", "Verweggistan", "ambtenaar"])
def test_words_that_people_know(word):
    assert not is_rare(word)


@pytest.mark.parametrize("word", ["zienswijze", "doorzettingsmacht", "subsidiariteit", "ingevolge"])
def test_words_that_few_people_know(word):
    assert is_rare(word) or word in jargon()


def test_long_words_are_pointed_at_and_our_own_names_are_not():
    assert is_long("uitvoeringsorganisatie") and is_long("verantwoordelijkheidsgevoel")
    assert not is_long("belangenbehartiger") and not is_long("kinderopvangtoeslag")


def test_the_list_of_jargon_is_whole_and_its_suggestions_hold_no_jargon():
    assert len(jargon()) >= 120
    for hard, plain in jargon().items():
        assert hard == hard.lower() and plain, hard
        assert hard != plain
        assert not {word for word in plain.split() if word in jargon()}, (hard, plain)


def test_a_number_comes_with_what_it_means_and_never_with_a_level():
    plain, office = score_of(PLAIN), score_of(f"{OFFICE} {OFFICE}")
    assert plain is not None and office is not None
    assert plain.flesch > 80 > 50 > office.flesch and plain.lix < office.lix
    assert "kinderen" in str(plain.meaning) and "haken af" in str(office.meaning)
    assert score_of("Te kort om iets te zeggen.") is None


def test_worked_by_hand():
    """Two sentences, eight words, ten syllables, no word of more than six letters."""
    text = "Ik loop naar huis. Dan ga ik zitten."
    assert flesch_douma(text) == pytest.approx(206.83 - 0.93 * 8 / 2 - 77 * 9 / 8)
    assert lix(text) == pytest.approx(4)


@given(ANY_TEXT)
@example("<0>")
def test_any_text_gets_advice_and_a_number_without_breaking(text):
    assert all(advice.sentence for advice in advise(text))
    assert isinstance(flesch_douma(text), float) and isinstance(lix(text), float)


@given(st.lists(st.sampled_from([OFFICE, PLAIN, ""]), max_size=5))
def test_a_report_is_never_longer_than_one_can_read(texts):
    report = report_on([*texts, " ".join(f"{word} is hier." for word in jargon())])
    assert len(report.advices) == MOST and report.more > 0


@given(ANY_TEXT)
@example("<0>")
def test_more_full_stops_never_make_a_text_harder(text):
    spaced = text.replace(",", ".")
    assert flesch_douma(spaced) >= flesch_douma(text) - 1e-6 or "," in text


@pytest.mark.django_db
class TestTheScreen:
    @pytest.fixture(autouse=True)
    def desk(self, client, settings):
        settings.STAFF_SECOND_FACTOR_REQUIRED = False
        client.force_login(staff(Role.EDITOR))

    def test_a_button_without_a_script_gives_a_page(self, client):
        page = client.post(reverse("plain_language"), {"why": OFFICE, "csrfmiddlewaretoken": "x y"}).content.decode()
        assert "Is dit makkelijk te lezen?" in page and "zienswijze" in page and "<html" in page

    def test_the_script_gets_a_piece(self, client):
        piece = client.post(reverse("plain_language"), {"why": PLAIN}, headers={"x-piece": "1"}).content.decode()
        assert "Leesgemak:" in piece and "geen moeilijke woorden" in piece and "<html" not in piece

    def test_what_is_no_text_is_not_looked_at(self, client):
        hidden = {"seen": OFFICE, "options-0-value-code": OFFICE, "body": '{"blocks": "tevens tevens"}', "slug": "a b"}
        assert "te kort" in client.post(reverse("plain_language"), hidden).content.decode()

    def test_a_script_in_a_text_stays_a_text(self, client):
        page = client.post(reverse("plain_language"), {"why": "<script>alert(1)</script> tevens dit"}).content.decode()
        assert "<script>alert" not in page

    def test_only_staff_by_post_and_with_a_token_of_the_form(self, client, settings):
        from django.test import Client

        assert client.get(reverse("plain_language")).status_code == 405
        assert Client().post(reverse("plain_language"), {"why": OFFICE}).status_code == 302
        careful = Client(enforce_csrf_checks=True)
        careful.cookies = client.cookies
        assert careful.post(reverse("plain_language"), {"why": OFFICE}).status_code == 403

    def test_nothing_is_kept(self, client, django_assert_max_num_queries):
        with django_assert_max_num_queries(12) as asked:
            client.post(reverse("plain_language"), {"why": OFFICE})
        written = [each["sql"] for each in asked if each["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")]
        assert written == []


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "text",
    [
        "woord " * 10_000,
        "<" * 60_000,
        "<p" * 30_000,
        "<br " * 15_000,
        "1." * 30_000,
        "." + '"' * 59_999,
        "\n \n" * 20_000,
        "onbekendewoorden" * 3_700,
        "٣" * 60_000,
    ],
)
def test_no_text_breaks_it_or_keeps_it_busy(text: str) -> None:
    report = report_on([text])
    assert len(report.advices) <= MOST
