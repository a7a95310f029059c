"""The same question by the website, on the entry screen, from a workbook, on paper and aloud; and in the dossier."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.http import QueryDict
from django.template.loader import render_to_string

from consultation.entry_sheet import prefix_of, read_sheet, sheet_of
from consultation.importing.columns import answer_columns
from consultation.models import Answer, Item, Step
from consultation.progress import items_of
from consultation.sheets.answers import answer_rows
from consultation.sheets.priorities import PRIORITIES, priority_rows
from contributions.service import Scope
from tests.consultation.filling import fill, key_of, saved
from tests.consultation.walker import Walker
from tests.factories.priorities import (
    choices,
    chose,
    opened,
    points,
    points_item,
    ranking_item,
    step_of_priorities,
    top_item,
)

pytestmark = pytest.mark.django_db
COSTS = {"listen": 60, "law": 50, "money": 30, "calm": 20}


def both() -> tuple[Step, Item, Item]:
    step = step_of_priorities()
    return step, points_item(step), top_item(step, most=3, costs=COSTS, budget=100)


def test_points_are_kept_as_they_were_divided() -> None:
    step, item, _top = both()
    walker = Walker(opened(step))
    assert walker.answer(1, punten_law="60", punten_calm="40").status_code == 302
    assert Answer.objects.get(item=item).value == {"points": {"law": 60, "calm": 40}}
    again = walker.get("vraag/1").content.decode()
    assert 'value="60"' in again and "U gaf 100 van de 100 punten." in again


@pytest.mark.parametrize("button", ["verder", "vorige", "later"])
@pytest.mark.parametrize("typed", ["101", "-1", "１０", "1" + "0" * 30, "x", "1.5", "1 0"])
def test_a_tampered_ballot_is_never_stored(button: str, typed: str) -> None:
    step, _item, _top = both()
    walker = Walker(opened(step))
    response = walker.answer(1, button, punten_law=typed, punten_forged="3")
    assert response.status_code == 422
    assert typed[:20] in response.content.decode()
    assert not Answer.objects.exists()


def test_skipping_always_works_and_keeps_what_was_kept_before() -> None:
    step, item, _top = both()
    walker = Walker(opened(step))
    walker.answer(1, punten_law="100")
    assert walker.answer(1, "overslaan", punten_law="999").status_code == 302
    kept = Answer.objects.get(item=item)
    assert kept.skipped and kept.value == {"points": {"law": 100}}


def test_a_changed_mind_and_a_second_window() -> None:
    step, item, _top = both()
    walker = Walker(opened(step))
    walker.answer(1, punten_law="100")
    shown = walker.hidden(walker.get("vraag/1"))
    walker.answer(1, punten_calm="100")
    clash = walker.post("vraag/1", **shown, punten_listen="100", actie="verder")
    assert clash.status_code == 409
    assert "Rust: 100 punten" in clash.content.decode() and 'value="100"' in clash.content.decode()
    assert Answer.objects.get(item=item).value == {"points": {"calm": 100}}


def test_a_form_step_asks_little(django_assert_max_num_queries: Any) -> None:
    step, _item, _top = both()
    walker = Walker(opened(step))
    walker.answer(1, punten_law="100")
    with django_assert_max_num_queries(10):
        assert walker.get("vraag/2").status_code == 200


def test_the_entry_screen_takes_a_paper_with_points_left_over() -> None:
    step, item, _top = both()
    opened(step)
    items = items_of(step.round)
    data = QueryDict(mutable=True)
    data[f"{prefix_of(item)}punten_law"] = "90"
    (asked, _other) = read_sheet(items, data)
    assert [problem.field_id for problem in asked.problems_on_sheet] == [f"{prefix_of(item)}rest"]
    data[f"{prefix_of(item)}rest"] = "1"
    (asked, _other) = read_sheet(items, data)
    assert not asked.problems and asked.given.value == {"points": {"law": 90}}


def test_every_sheet_shows_the_same_things() -> None:
    step, _item, _top = both()
    ranking_item(step)
    for question in sheet_of(items_of(step.round)):
        asked = question.asked
        for template in (asked.template, asked.print_template, asked.aloud_template):
            told = render_to_string(template, {"asked": asked.context, "prefix": "v1-", "has_help": False})
            assert "Kennis van schulden" in told, template
        assert told.count('id="') == told.count('id="v1-')


def test_columns_of_a_workbook() -> None:
    _step, item, top = both()
    assert item.current and top.current
    titles = [column.title for column in answer_columns(1, item, item.current)]
    assert titles[0] == "1. Wat moet het team kunnen? Luisteren"
    assert titles[-1] == "1. Wat moet het team kunnen? Niet alles verdeeld?"
    assert "Samen mag het 100 kosten." in answer_columns(2, top, top.current)[0].hint


def test_the_sheet_tells_what_the_page_tells() -> None:
    step, item, top = both()
    Step.objects.filter(pk=step.pk).update(settings={"set": "gate"})
    opened(step)
    for group, number in (("citizens", 12), ("civil_society", 9), ("government", 6)):
        chose(item, group, [points(law=60, calm=40)] * number)
        chose(top, group, [choices(["law"])] * number)
    chose(item, "government", [points(money=100)] * 2)
    scope = Scope(audience="openbaar")
    rows = [dict(zip([column.key for column in PRIORITIES.columns], row, strict=True)) for row in priority_rows(scope)]
    law = [row for row in rows if row["item"] == str(item.pk) and row["code"] == "law"]
    everybody = law[0]
    assert (everybody["group"], everybody["place"], everybody["balanced"]) == ("Alle groepen", 1, "ja")
    assert everybody["why"].startswith("Staat in het evenwichtige lijstje")
    government = next(row for row in rows if row["code"] == "money" and row["group"].lower() == "overheid")
    assert government["for"] == "<5 of verborgen"
    assert all(row[1] not in (str(item.pk), str(top.pk)) for row in answer_rows(scope))


def test_a_workbook_with_points_and_choices_is_taken_in(tmp_path: Any) -> None:
    step, item, top = both()
    round_ = opened(step)
    rows = [
        {key_of(item, "punten_law"): 60, key_of(item, "punten_calm"): "40", key_of(top, "keuze=law"): "ja"},
        {key_of(item, "punten_law"): 90, key_of(item, "rest=1"): "ja"},
    ]
    call_command("import_input", str(saved(fill(round_, rows), tmp_path)), occasion=round_.occasion_id)
    kept = sorted(str(answer.value) for answer in Answer.objects.all())
    assert kept == ["{'choices': ['law']}", "{'points': {'law': 60, 'calm': 40}}", "{'points': {'law': 90}}"]


def test_a_sum_on_paper_that_does_not_add_up_is_named(tmp_path: Any) -> None:
    step, item, _top = both()
    round_ = opened(step)
    for typed in (90, 101, "tien"):
        path = saved(fill(round_, [{key_of(item, "punten_law"): typed}]), tmp_path)
        with pytest.raises(CommandError):
            call_command("import_input", str(path), occasion=round_.occasion_id)
    assert not Answer.objects.exists()
