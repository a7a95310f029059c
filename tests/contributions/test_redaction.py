"""Masking keeps the length, so that an offset in the copy is the same place in the original."""

from hypothesis import given
from hypothesis import strategies as st

from contributions.highlight import pieces
from contributions.redaction import MASK, merged, places_of, reading_copy
from privacy.service import guard_for_storage

TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=80)


@st.composite
def texts_and_spans(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text, _hints = guard_for_storage(draw(st.text(min_size=1, max_size=80)) + "x")
    places = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(places, places).filter(lambda span: span[0] < span[1]), max_size=6))
    return text, spans


@given(texts_and_spans())
def test_the_copy_is_as_long_and_shows_all_that_is_not_covered(case: tuple[str, list[tuple[int, int]]]) -> None:
    text, spans = case
    copy = reading_copy(text, spans)

    assert len(copy) == len(text)
    covered = {place for start, end in spans for place in range(start, end)}
    for place, (letter, shown) in enumerate(zip(text, copy, strict=True)):
        if place in covered:
            assert shown == ("\n" if letter == "\n" else MASK)
        else:
            assert shown == letter


@given(texts_and_spans())
def test_the_copy_is_the_same_in_any_order_and_in_one_go(case: tuple[str, list[tuple[int, int]]]) -> None:
    text, spans = case
    assert reading_copy(text, spans) == reading_copy(text, reversed(spans)) == reading_copy(text, merged(spans))


@given(TEXTS, st.integers(0, 80), st.integers(1, 10))
def test_words_that_were_taken_from_a_text_are_found_in_it(text: str, start: int, length: int) -> None:
    words = text[start : start + length]
    places = places_of(words, text)

    assert bool(places) == bool(words.strip())
    for first, last in places:
        assert text[first:last].lower() == words.strip().lower()


def test_a_name_is_not_covered_inside_another_word() -> None:
    assert places_of("Jan", "Jan zei in januari: ik ben JAN.") == [(0, 3), (27, 30)]


def test_part_of_a_number_is_found_when_nothing_else_is() -> None:
    assert places_of("3456", "06-12345678") == [(5, 9)]


@given(TEXTS)
def test_the_pieces_together_are_the_text(text: str) -> None:
    assert "".join(piece.text for piece in pieces(text)) == text
