"""The quiz on paper: without answers it gives nothing away, with answers it is the same quiz."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from education.formats.documents.quiz_blocks import letter, mixed
from education.formats.documents.quiz_paper import quiz_on_paper, write_quiz
from education.source import Option, Question
from tests.education.documents.opened import as_docx, as_odt, as_pdf, tags_of, words_of_docx
from tests.factories.education import source


def questions_in(made: bytes) -> list[str]:
    return [each.text for each in as_docx(made).paragraphs if each.style.name == "Heading 2"]


def test_both_have_the_same_questions_and_one_has_answers():
    pack = source()
    plain, answered = (write_quiz(pack, with_answers=each, form="docx") for each in (False, True))

    assert questions_in(plain) == questions_in(answered)
    assert questions_in(plain)[0] == "Vraag 1. Wanneer mag je stemmen?"
    assert len(questions_in(plain)) == len(pack.questions)
    without, with_ = words_of_docx(plain), words_of_docx(answered)
    for secret in ("(goed)", "☒", "Klopt.", "Nee.", "Bijvoorbeeld je mentor."):
        assert secret not in without, secret
        assert secret in with_, secret
    assert "Deel dit blad niet uit" in with_
    assert "☒\tB. Niet waar (goed)" in with_


def test_there_is_room_to_write_under_an_open_question():
    lines = as_docx(write_quiz(source(), with_answers=False, form="docx")).paragraphs
    assert [each.style.name for each in lines].count("Schrijflijn") == 1 + 4  # the name, and the answer


def test_the_letters_of_a_match_lead_to_the_right_side():
    pack = source()
    plain, answered = (as_docx(write_quiz(pack, with_answers=each, form="docx")) for each in (False, True))
    asked, choices = plain.tables
    (solved,) = answered.tables
    assert [row.cells[1].text for row in asked.rows[1:]] == ["", ""]
    by_letter = {row.cells[0].text: row.cells[1].text for row in choices.rows[1:]}
    for row, (left, right) in zip(solved.rows[1:], pack.questions[3].pairs, strict=True):
        assert left in row.cells[0].text
        mark, said = row.cells[1].text.split(". ", 1)
        assert by_letter[mark] == said == right


def test_as_odt_and_as_tagged_pdf():
    pack = source()
    made = as_pdf(write_quiz(pack, with_answers=False))
    assert str(made.docinfo["/Title"]) == "Toets - 18 worden: wat komt er op je af?"
    assert tags_of(made).count("H2") == len(pack.questions)
    body = as_odt(write_quiz(pack, with_answers=True, form="odt")).body
    assert len([each for each in body.headers if str(each.level) == "2"]) == len(pack.questions)


def test_a_quiz_without_questions_or_in_another_form_is_refused():
    with pytest.raises(ValueError, match="without questions"):
        write_quiz(source(questions=()), with_answers=False)
    with pytest.raises(ValueError, match="riddle"):
        write_quiz(source(questions=(Question("v", "riddle", "?"),)), with_answers=False)
    with pytest.raises(KeyError):
        write_quiz(source(), with_answers=False, form="doc")


@given(st.lists(st.tuples(st.text(max_size=5), st.text(max_size=5)), max_size=6))
def test_mixed_sides_are_the_same_sides_each_once_and_not_as_given(pairs):
    question = Question("v", "match", "?", pairs=tuple(pairs))
    order = mixed(question)
    assert order == mixed(question)
    given_order = tuple(dict.fromkeys(right for _left, right in pairs))
    assert sorted(order) == sorted(given_order)
    assert len(order) < 2 or order != given_order


@given(st.integers(0, 200))
def test_no_two_answers_have_one_letter(place):
    assert len({letter(each) for each in range(place)}) == place


def test_many_options_all_stand_on_paper():
    question = Question("v", "several", "Kies", tuple(Option(f"optie {number}") for number in range(30)))
    blocks = quiz_on_paper(source(questions=(question,)), with_answers=False).blocks
    assert [len(block.items) for block in blocks if block.kind == "ticks"] == [30]
