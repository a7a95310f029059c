"""On paper, a question in which one connects stands on one page: what to connect, and what to choose from."""

from dataclasses import replace

import pypdfium2
import pytest

from education.formats.documents.quiz_paper import write_quiz
from tests.factories.education import source


@pytest.mark.parametrize("answers", [15, 18, 21, 23])
def test_what_one_connects_is_on_one_page(answers: int) -> None:
    pack = source()
    match = next(each for each in pack.questions if each.kind == "match")
    choice = next(each for each in pack.questions if each.kind == "choice")
    long = replace(choice, options=(choice.options * answers)[:answers])
    pack = replace(pack, questions=(long, match))
    pages = [
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(write_quiz(pack, with_answers=False))
    ]
    (page,) = [page for page in pages if "Vraag 2." in page]
    for left, right in match.pairs:
        assert left in page and right in page
