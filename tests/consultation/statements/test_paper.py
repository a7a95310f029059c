"""Statements on paper, on the telephone, typed over by a colleague, and in a sheet."""

from typing import Any

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string

from consultation.entry_sheet import prefix_of, read_sheet, sheet_of
from consultation.methods import Given, method_of
from consultation.models import Round
from consultation.printing import FORM, SCRIPT, form_context, script_context
from consultation.progress import items_of
from tests.consultation.filling import fill, key_of, problems
from tests.factories.statements import own_of, statements_of, statements_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_() -> Round:
    return statements_round()


def test_on_the_entry_screen_each_statement_has_rounds(round_: Round) -> None:
    questions = sheet_of(items_of(round_))
    html = render_to_string("consultation/admin/entry_question.html", {"question": questions[0]})
    assert html.count('type="radio"') == 5
    assert "<button" not in html
    assert 'type="hidden"' not in html


def test_a_sheet_is_read_and_empty_statements_stay_empty(round_: Round) -> None:
    first, second, *_rest = statements_of(round_)
    typed = QueryDict(mutable=True)
    typed[f"{prefix_of(first)}keuze"] = "unclear"
    typed[f"{prefix_of(second)}keuze"] = ""
    typed[f"{prefix_of(own_of(round_))}stelling"] = "Begin met bellen."
    read = {question.item.pk: question for question in read_sheet(items_of(round_), typed)}
    assert read[first.pk].given == Given({"choices": ["unclear"]}, {})
    assert read[second.pk].given == Given()
    assert read[own_of(round_).pk].given.words == {"": "Begin met bellen."}
    assert not [problem for question in read.values() for problem in question.problems]


def test_paper_and_telephone_ask_all_statements(round_: Round) -> None:
    sheets = ((FORM, form_context(round_)), (SCRIPT, script_context(round_)))
    for html in (render_to_string(template, context) for template, context in sheets):
        assert all(str(item) in html for item in statements_of(round_))
        assert html.count("Snap ik niet") >= len(statements_of(round_))
        assert "Mist u een stelling?" in html


def test_a_workbook_holds_votes_and_own_statements(round_: Round) -> None:
    first, second, *_rest = statements_of(round_)
    row: dict[str, Any] = {key_of(first, "keuze"): "Eens", key_of(second, "keuze"): "Snap ik niet"}
    book = fill(round_, [{**row, key_of(own_of(round_), "stelling"): "Begin met bellen."}])
    assert problems(round_, book) == []
    wrong = fill(round_, [{key_of(first, "keuze"): "Een beetje"}])
    assert len(problems(round_, wrong)) == 1


def test_a_vote_is_told_and_exported_as_a_code(round_: Round) -> None:
    item = statements_of(round_)[0]
    assert item.current
    method, given = method_of(item), Given({"choices": ["pass"]})
    assert method.tell(item, item.current, given) == ["Geen mening"]
    assert method.export(item, item.current, given.value) == {"choice": "pass"}
    assert method.export(item, item.current, {}) == {"choice": ""}
