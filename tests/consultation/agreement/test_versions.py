"""Versions beside each other: on the same cases, said only when sure, whichever was counted last."""

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from consultation.enums import ResultsShown
from consultation.models import StepResults
from consultation.results.case_versions import comparisons, series
from consultation.results.cases_codes import Direction
from consultation.results.cases_comparing import compare
from consultation.results.keeping import count_step
from contributions.small_cells import HIDDEN
from tests.factories.ratings import alike, cases, cases_step, criteria_version, items_of, judge
from tests.factories.rounds import open_round

DIVIDED, AGREED = [3, 3, 3, 3], [11, 1, 0, 0]


def tables(row: list[int], number: int = 24, start: int = 0) -> dict[str, list[int]]:
    return {f"casus-{place}": row if place % 2 else row[::-1] for place in range(start, start + number)}


def test_more_less_the_same_and_too_few() -> None:
    one, two = (1, 10), (2, 20)
    assert compare(one, tables(DIVIDED), two, tables(AGREED))["direction"] == Direction.MORE
    assert compare(one, tables(AGREED), two, tables(DIVIDED))["direction"] == Direction.LESS
    assert compare(one, tables(AGREED), two, tables(AGREED))["direction"] == Direction.UNSURE
    few = compare(one, tables(DIVIDED, 19), two, tables(AGREED, 19))
    assert few["direction"] == Direction.FEW and few["raw"]["interval"] is None and few["alpha"]["interval"] is None
    nothing = compare(one, {}, two, {})
    assert nothing["direction"] == Direction.FEW and nothing["held_out"]["alpha"] is None


def test_new_cases_are_a_level_of_their_own_and_cases_that_few_judged_are_left_out() -> None:
    after = {**tables(AGREED), **tables(AGREED, 5, start=40), "casus-90": [1, 0, 0, 0]}
    found = compare((1, 10), {**tables(DIVIDED), "casus-90": [9, 9, 9, 9]}, (2, 20), after)
    assert found["cases"] == 24 and found["held_out"]["cases"] == 5
    assert found["held_out"]["raw"] is not None and found["held_out"]["interval"] is None


@pytest.fixture
def steps():
    """Three versions, each on 22 cases: divided, divided, agreed."""
    made = []
    for number in (1, 2, 3):
        step = cases_step(
            open_round(f"ronde-{number}"), criteria_version(number), cases(22), results_shown=ResultsShown.LIVE
        )
        items = items_of(step)
        for place, take in enumerate(("now", "later", "refer", "no")):
            judge(step, "youth", alike(items[place % 2 :: 2], take, "urgent", 26 if number == 3 and place < 2 else 6))
        made.append(step)
    return made


@pytest.mark.django_db
def test_the_series_tells_every_version_and_what_changed(steps) -> None:
    for step in steps:
        count_step(step)
    product = steps[0].product_version.product
    points = series(product)
    assert [point.number for point in points] == [1, 2, 3]
    assert points[0].change == ""
    assert points[1].change == "Tussen versie 1 en versie 2 zien wij geen duidelijk verschil."
    assert points[2].change == "In versie 3 waren mensen het vaker eens dan in versie 1."
    assert points[0].percent < points[2].percent and points[0].y > points[2].y
    assert [each.sentence for each in comparisons(product)][-1].startswith("In versie 3 waren mensen het vaker eens")
    page = render_to_string("consultation/results/case_series.html", {"series": points})
    assert page.count("<circle") == 3 and "vaker eens dan in versie 1" in page and "alpha" not in page.lower()
    assert render_to_string("consultation/results/case_series.html", {"series": []}).strip() == ""


@pytest.mark.django_db
def test_it_does_not_matter_which_version_was_counted_last(steps) -> None:
    for step in reversed(steps):
        count_step(step)
    product = steps[0].product_version.product
    backwards = [point.change for point in series(product)]
    for step in steps:
        count_step(step)
    assert [point.change for point in series(product)] == backwards


@pytest.mark.django_db
def test_everybody_sees_only_what_everybody_may_see(steps) -> None:
    for step in steps:
        count_step(step)
    steps[0].results_shown = ResultsShown.HIDDEN
    steps[0].save()
    product = steps[0].product_version.product
    points = series(product)
    assert [point.number for point in points] == [2, 3]
    assert points[1].change == "In versie 3 waren mensen het vaker eens dan in versie 2."
    assert len(series(product, for_staff=True)) == 3


@pytest.mark.django_db
def test_one_query_and_few_people_stay_hidden() -> None:
    step = cases_step(open_round(), criteria_version(), cases(3), results_shown=ResultsShown.LIVE)
    judge(step, "youth", alike(items_of(step), "now", "urgent", 3))
    count_step(step)
    with CaptureQueriesContext(connection) as asked:
        (point,) = series(step.product_version.product)
    assert len(asked) == 1
    assert point.percent is None and point.people_told == HIDDEN
    assert point.words == "Te weinig antwoorden om iets te zeggen."
    StepResults.objects.all().delete()
    assert series(step.product_version.product) == []


@pytest.mark.django_db
def test_a_step_without_a_product_is_compared_with_nothing() -> None:
    step = cases_step(open_round(), None, cases(3))
    assert count_step(step).annex["changes"] == []
