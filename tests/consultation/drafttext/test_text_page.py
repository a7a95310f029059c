"""The text for everybody: each edition, what changed in plain sight, and thanks without names."""

import re

import pytest
from django.test import Client

from consultation.ambassador import tick_read
from consultation.enums import RoundState, SuggestionState
from consultation.texts.paragraphs import paragraphs_of, state_of
from consultation.texts.reading_in import Piece
from consultation.texts.rolling_out import roll_out
from consultation.texts.suggestions import Decided
from consultation.transitions import move
from tests.factories.drafttext import pieces_now, reaction, suggested, text_round

pytestmark = pytest.mark.django_db


def page(round_, step, number=None):
    return Client().get(f"/meedoen/{round_.slug}/tekst/{step.order}/", {"uitgave": number} if number else {})


def out(step, pieces, decisions=None):
    return roll_out(step, pieces, what_changed="Kortere zinnen.", seen=state_of(step), decisions=decisions)


def test_the_first_edition_tells_no_changes() -> None:
    round_, step = text_round()
    shown = page(round_, step)
    assert shown.status_code == 200
    assert shown.cookies == {}
    words = shown.content.decode()
    assert "Wij nemen geen zaak over van een rechter." in words
    assert "Wat veranderde er?" not in words


def test_changes_are_told_for_eyes_and_ears() -> None:
    round_, step = text_round()
    one, _two, three = pieces_now(step)
    out(
        step,
        [
            Piece(one.heading, "De Belangenbehartiger steunt mensen die vastlopen.", one.item),
            three,
            Piece("Nieuw stuk", "Een nieuw stukje."),
        ],
    )
    words = page(round_, step).content.decode()
    assert re.search(r"<del[^>]*><span[^>]*>\[weg: </span>helpt<", words)
    assert re.search(r"<ins[^>]*><span[^>]*>\[nieuw: </span>steunt<", words)
    assert "Kortere zinnen." in words
    assert "Weggehaald: Wanneer wij beginnen" in " ".join(words.split())
    assert "Nieuw stukje: Nieuw stuk" in " ".join(words.split())


def test_an_old_edition_stays_as_it_was_also_after_closing() -> None:
    round_, step = text_round()
    out(step, pieces_now(step, changed={2: "Heel andere woorden."}))
    move(round_, RoundState.REVIEW, by=None, reason="Wij weten genoeg.")
    old = page(round_, step, 1).content.decode()
    assert "Wij nemen geen zaak over van een rechter." in old
    assert "Heel andere woorden." not in old
    assert "Er is een nieuwere uitgave." in old


@pytest.mark.parametrize("number", ["0", "3", "x", "9999999", "-1"])
def test_an_edition_that_is_not_there(number: str) -> None:
    round_, step = text_round()
    assert page(round_, step, number).status_code == 404


def test_before_the_first_edition_and_of_another_step_there_is_nothing() -> None:
    round_, step = text_round(is_open=False)
    move(tick_read(round_, "Een leesgroep", by=None), RoundState.ANNOUNCED, by=None)
    assert page(round_, step).status_code == 404
    assert Client().get(f"/meedoen/{round_.slug}/tekst/99/").status_code == 404


@pytest.mark.parametrize(
    ("people", "sentence"),
    [
        (0, ""),
        (1, "Met woorden van deelnemers."),
        (4, "Met woorden van deelnemers."),
        (5, "Met woorden van 5 deelnemers."),
    ],
)
def test_thanks_count_people_and_hide_few(people: int, sentence: str) -> None:
    round_, step = text_round()
    item = paragraphs_of(step)[0]
    used = [suggested(reaction(item, suggestion=f"Woorden {number}.")).pk for number in range(people)]
    out(step, pieces_now(step, changed={0: "Anders."}), {pk: Decided(SuggestionState.USED) for pk in used})
    words = page(round_, step).content.decode()
    assert ("Met woorden van" in words) == bool(sentence)
    assert sentence in words


def test_the_number_of_queries_does_not_grow(django_assert_max_num_queries) -> None:
    def asked(text: str) -> int:
        round_, step = text_round(text, slug=f"ronde-{len(text)}")
        out(step, pieces_now(step, changed={0: "Anders."}))
        page(round_, step)
        with django_assert_max_num_queries(20) as queries:
            page(round_, step)
        return len(queries)

    assert asked("Een.\n\nTwee.") == asked("\n\n".join(f"Stukje {number}." for number in range(12)))
