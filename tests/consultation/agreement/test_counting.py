"""What is counted of a step of the case lab: who is compared, what is told, and from how many on."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from consultation.results.cases_codes import CriterionReading, Diagnosis, Judgement
from consultation.results.cases_counting import count, diagnose, figures_of, judge
from consultation.results.cases_reading import read_judgements
from synthesis.measures.resampling import Interval
from tests.factories.ratings import alike, cases, cases_step, criteria_version, items_of
from tests.factories.ratings import judge as judged
from tests.factories.rounds import open_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def step():
    return cases_step(open_round(), criteria_version(), cases(4))


def test_nothing_answered_says_too_few_and_breaks_nothing(step) -> None:
    results, annex = count(step)
    assert [case["diagnosis"] for case in results["cases"]] == [Diagnosis.FEW] * 4
    assert results["percent"] is None and results["judgement"] == Judgement.FEW
    assert annex["overall"]["alpha"] is None and annex["one_out"] is None and annex["gap"] is None
    assert all(each["reading"] == CriterionReading.FEW for each in results["criteria"])
    json.dumps([results, annex])


def test_one_person_and_the_unanimous_give_no_figure(step) -> None:
    judged(step, "youth", alike(items_of(step), "now", "urgent", 1))
    assert count(step)[1]["overall"]["alpha"] is None
    judged(step, "youth", alike(items_of(step), "now", "urgent", 20))
    results, annex = count(step)
    assert annex["overall"]["alpha"] is None and annex["overall"]["raw"] == 1
    assert [case["diagnosis"] for case in results["cases"]] == [Diagnosis.SAME] * 4
    assert results["criteria"][0]["reading"] == CriterionReading.SAME


def test_only_who_does_not_know_is_too_few(step) -> None:
    judged(step, "youth", alike(items_of(step), "do_not_know", "", 30))
    results, annex = count(step)
    assert [case["diagnosis"] for case in results["cases"]] == [Diagnosis.FEW] * 4
    assert results["cases"][0]["counts"] == {"citizens": {"do_not_know": 30}}
    assert annex["overall"]["ratings"] == 0


def test_organisations_the_team_and_the_unknown_stand_beside(step) -> None:
    items = items_of(step)
    judged(step, "youth", alike(items, "now", "urgent", 3), recruitment="invited")
    judged(step, "tax_office", alike(items, "later", "urgent", 2))
    judged(step, "trade_association", alike(items, "no", "", 4), speaks_for="organisation")
    judged(step, "team", alike(items, "no", "", 5))
    judged(step, "unknown", alike(items, "no", "", 6))
    judged(step, "", alike(items, "no", "", 1))
    results, annex = count(step)
    assert results["cases"][0]["counts"] == {
        "citizens": {"now": 3},
        "government": {"later": 2},
        "_positions": {"no": 4},
        "_team": {"no": 5},
        "_unknown": {"no": 7},
    }
    assert results["people"]["citizens"] == [0, 3] and results["people"]["government"] == [2, 0]
    assert annex["overall"]["ratings"] == 5 * 4
    assert results["criteria"][0]["times"] == 20 and results["criteria"][0]["people"] == 5


def test_drafts_skipped_and_strange_answers_are_not_counted(step) -> None:
    items = items_of(step)
    judged(step, "youth", alike(items, "now", "urgent", 3), state="draft", handed_in_on=None)
    judged(step, "youth", alike(items, "whatever", "urgent", 3))
    results, _annex = count(step)
    assert results["people"] == {} and results["cases"][0]["counts"] == {}


def test_a_case_that_was_taken_away_after_being_judged_stays(step) -> None:
    first, second, *_rest = items_of(step)
    judged(step, "youth", alike([first], "now", "urgent", 12))
    for item in (first, second):
        item.retired = True
        item.save()
    results, _annex = count(step)
    assert [case["code"] for case in results["cases"]] == ["casus-00", "casus-02", "casus-03"]
    assert results["cases"][0]["diagnosis"] == Diagnosis.SAME


def test_the_four_readings_of_a_case(step) -> None:
    same, unclear, values, between = items_of(step)
    judged(step, "youth", alike([same], "refer", "stuck", 15))
    for take in ("now", "no", "later"):
        judged(step, "youth", alike([unclear], take, "urgent", 7))
    for take, criterion in (("now", "urgent"), ("no", "many"), ("later", "stuck")):
        judged(step, "youth", alike([values], take, criterion, 7))
    judged(step, "youth", alike([between], "now", "urgent", 15))
    judged(step, "tax_office", alike([between], "no", "urgent", 15))
    results, annex = count(step)
    assert [case["diagnosis"] for case in results["cases"]] == ["same", "unclear", "values", "gap"]
    assert annex["cases"][3]["gap"]["value"] == -1  # inside comes later on the scale
    assert annex["cases"][0]["gap"] is None
    assert annex["gap"]["interval"] is None, "one case is too few for an interval"


def test_divided_without_reasons_says_that_we_do_not_know_why() -> None:
    assert diagnose(20, 0.9, False, {"urgent": 3}) == Diagnosis.DIVIDED
    assert diagnose(9, 0.9, True, {}) == Diagnosis.FEW
    assert diagnose(20, 0.44, False, {}) == Diagnosis.SAME


def test_an_interval_from_twenty_cases_and_a_judgement_from_thirty() -> None:
    split = [[8, 2, 0, 0], [0, 1, 9, 0]]
    assert figures_of(split * 9)["interval"] is None
    twenty = figures_of(split * 10)
    assert twenty["interval"] is not None and twenty["judgement"] == Judgement.FEW
    assert figures_of(split * 15)["judgement"] != Judgement.FEW


@pytest.mark.parametrize(
    ("low", "high", "word"),
    [(0.2, 0.6, "not_yet"), (0.6, 0.7, "unsure"), (0.67, 0.9, "reasonable"), (0.81, 0.9, "firm")],
)
def test_a_good_word_only_when_the_whole_interval_deserves_it(low, high, word) -> None:
    assert judge(30, Interval(low, high)) == word
    assert judge(29, Interval(low, high)) == Judgement.FEW
    assert judge(30, None) == Judgement.FEW


def test_nothing_in_the_results_is_about_one_person(step) -> None:
    judged(step, "youth", alike(items_of(step), "now", "urgent", 12))
    judged(step, "youth", alike(items_of(step), "later", "urgent", 3))
    results, annex = count(step)
    kept = json.dumps([results, annex])
    for participation in step.round.occasion.participations.all():
        assert str(participation.pk) not in kept and participation.pk.hex not in kept
    assert len(annex["one_out"]) == 2


def test_the_same_answers_give_the_same_figures_and_in_as_many_queries(step) -> None:
    items = items_of(step)
    judged(step, "youth", alike(items[:1], "now", "urgent", 2))
    with CaptureQueriesContext(
        connection,
    ) as few:
        read_judgements(step)
    judged(step, "youth", alike(items, "later", "urgent", 30))
    judged(step, "tax_office", alike(items, "now", "stuck", 12))
    with CaptureQueriesContext(connection) as many:
        read_judgements(step)
    assert len(few) == len(many) <= 6
    assert count(step) == count(step)
