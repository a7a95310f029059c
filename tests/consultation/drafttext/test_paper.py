"""The same pieces on paper, over the phone, on the entry screen and in a workbook: the same answers come out."""

import re

import pytest
from django.template.loader import render_to_string

from consultation.entry_sheet import sheet_of
from consultation.models import Answer, Entry
from consultation.progress import items_of
from consultation.texts.paragraphs import paragraphs_of
from tests.consultation.filling import fill, key_of, look
from tests.consultation.test_entry_screen import Clerk
from tests.factories.drafttext import text_round

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("variant", ["print_template", "aloud_template"])
def test_paper_and_phone_ask_all_that_the_screen_asks(variant: str) -> None:
    round_, _step = text_round()
    asked = sheet_of(items_of(round_))[0].asked
    words = render_to_string(getattr(asked, variant), {"asked": asked.context})
    for line in ("Dit is duidelijk", "Dit is niet duidelijk", "Hier ben ik het mee eens", "Hier ben ik tegen"):
        assert line in words
    assert "Hoe zou u het zeggen?" in words
    assert "Waarom vindt u dat?" in words


def test_a_clerk_types_a_form(settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    round_, step = text_round()
    clerk = Clerk(round_)
    first, second, _third = (question.prefix for question in sheet_of(items_of(round_)))
    ids = re.findall(r' id="([^"]+)"', clerk.page)
    assert len(ids) == len(set(ids))
    clerk.press(**{f"{first}oordeel": ["clear", "unclear"], f"{second}andere_woorden": "Begin eerder."})
    assert "Laat er één staan" in clerk.last
    assert "Begin eerder." in clerk.last
    assert not Answer.objects.filter(item=paragraphs_of(step)[0]).exclude(value={}).exists() or Entry.objects.exists()
    page = clerk.last
    clerk.press(page=page, **{f"{first}oordeel": ["clear"], f"{second}andere_woorden": "Begin eerder."})
    kept = {answer.item_id: answer for answer in Answer.objects.all()}
    one, two, _three = paragraphs_of(step)
    assert kept[one.pk].value == {"choices": ["clear"]}
    assert kept[two.pk].draft_words == {"suggestion": "Begin eerder."}


def test_a_workbook_has_a_column_per_box_and_per_room(settings) -> None:
    round_, step = text_round()
    item = paragraphs_of(step)[0]
    row = {
        key_of(item, "oordeel=clear"): "ja",
        key_of(item, "oordeel=agree"): "ja",
        key_of(item, "andere_woorden"): "Wij helpen u.",
    }
    report = look(round_, fill(round_, [row]))
    assert report.as_rows() == []
    row[key_of(item, "oordeel=unclear")] = "ja"
    (problem,) = look(round_, fill(round_, [row])).as_rows()
    assert "Laat er één staan" in problem["sentence"]
