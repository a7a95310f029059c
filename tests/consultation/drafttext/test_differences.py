"""Word by word: the old and the new text can always be put together again, and a change is told as one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultation.texts.differences import Change, Stretch, after, before, differences
from consultation.texts.reading_in import first_words, pieces_in

words = st.lists(st.sampled_from(["de", "mens", "helpt", "niet", ",", ".", "\n", "é", "Wij", "2", "  "]), max_size=30)
texts = st.one_of(words.map(" ".join), st.text(max_size=60))


@given(texts, texts)
def test_old_and_new_can_be_put_together_again(old: str, new: str) -> None:
    stretches = differences(old, new)
    assert (before(stretches), after(stretches)) == (old, new)


@given(texts)
def test_the_same_text_has_no_differences(text: str) -> None:
    assert all(each.change is Change.SAME for each in differences(text, text))


@given(texts, texts)
def test_what_is_gone_stands_before_what_came(old: str, new: str) -> None:
    found = differences(old, new)
    for one, next_one in pairwise(found):
        assert (one.change, next_one.change) != (Change.NEW, Change.GONE)
        assert one.change is not next_one.change


def test_changed_words_beside_each_other_are_one_change() -> None:
    assert differences("Wij helpen elke mens.", "Wij steunen ieder mens.") == [
        Stretch(Change.SAME, "Wij "),
        Stretch(Change.GONE, "helpen elke"),
        Stretch(Change.NEW, "steunen ieder"),
        Stretch(Change.SAME, " mens."),
    ]


@given(st.text(max_size=200))
def test_any_text_can_be_pasted(text: str) -> None:
    for piece in pieces_in(text):
        assert piece.heading.strip()
        assert piece.text.strip()


@given(st.lists(st.sampled_from(["Een zin met een punt.", "Nog een zin. En nog een."]), min_size=1, max_size=6))
def test_an_empty_line_begins_a_new_piece(sentences: list[str]) -> None:
    assert [piece.text for piece in pieces_in("\r\n\r\n".join(sentences))] == sentences


def test_a_short_line_without_a_full_stop_is_a_heading() -> None:
    found = pieces_in(
        "Wat wij doen\nWij helpen.\n\nWanneer\n\nMeteen als het kan.\n\n# Hoe\nMet aandacht.\n\nZo maar."
    )
    assert [(piece.heading, piece.text) for piece in found] == [
        ("Wat wij doen", "Wij helpen."),
        ("Wanneer", "Meteen als het kan."),
        ("Hoe", "Met aandacht."),
        ("Zo maar", "Zo maar."),
    ]


def test_without_a_heading_the_first_words_are_one() -> None:
    assert first_words("Wij kijken eerst of iemand anders deze mens beter kan helpen.") == (
        "Wij kijken eerst of iemand anders deze mens …"
    )


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("." * 5_000, "+" + "." * 4_998 + ";"),
        (" . ," * 1_250, ", . " * 1_250),
        ("de een en de ander. " * 250, "de ander en de een. " * 250),
    ],
)
def test_long_texts_are_compared_in_a_moment(old: str, new: str) -> None:
    """The page of an edition is for everybody: no pair of pieces may keep it busy for seconds."""
    found = differences(old, new)
    assert (before(found), after(found)) == (old, new)
