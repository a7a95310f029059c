"""Counting in turns: one that fails or is killed holds up no other, and nothing is counted twice at once."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.utils import timezone
from django_q.tasks import async_task

from consultation.counting import ask, claim_next, due, ready
from consultation.models import Counting, Round, RoundFigures, StepResults
from consultation.tasks import count_changed, count_results, count_round
from tests.factories.balance import people_from
from tests.factories.rounds import draft_round, open_round

pytestmark = pytest.mark.django_db


def waiting() -> list[tuple[str, bool]]:
    """Which round, and is it a step, in the order in which they get their turn."""
    return [(turn.round.slug, turn.step_id is not None) for turn in due(ready(), timezone.now())]


def later(minutes: int = 6) -> None:
    """Everything was done so much longer ago."""
    for turn in Counting.objects.exclude(began_at=None):
        turn.began_at -= timedelta(minutes=minutes)
        turn.ended_at = turn.ended_at and turn.ended_at - timedelta(minutes=minutes)
        turn.save()


def test_each_round_and_each_step_has_a_turn_of_its_own_and_a_draft_has_none() -> None:
    open_round("een")
    open_round("twee")
    draft_round("concept")
    assert waiting() == [("een", False), ("een", True), ("twee", False), ("twee", True)]
    assert count_changed() == 4
    assert (RoundFigures.objects.count(), StepResults.objects.count()) == (2, 2)


def test_who_had_a_turn_waits_five_minutes_and_then_the_longest_ago_comes_first() -> None:
    open_round("een")
    count_changed()
    assert (waiting(), count_changed()) == ([], 0)
    open_round("twee")
    assert [slug for slug, _is_step in waiting()] == ["twee", "twee"]
    later()
    assert [slug for slug, _is_step in waiting()] == ["twee", "twee", "een", "een"]


def test_a_closed_round_is_counted_once_for_each_change() -> None:
    round_ = open_round()
    people_from("youth", 2, round_)
    Round.objects.filter(pk=round_.pk).update(state="review")
    assert count_changed() == 2
    later()
    assert waiting() == []
    people_from("youth", 1, round_)
    assert len(waiting()) == 2


def test_one_that_fails_keeps_its_old_figures_and_holds_up_no_other() -> None:
    for slug in ("een", "twee"):
        people_from("youth", 2, open_round(slug))

    def broken(execute: Any, sql: str, *given: Any) -> Any:
        if "consultation_roundfigures" in sql and sql.startswith("INSERT"):
            raise OperationalError("the disk is full")
        return execute(sql, *given)

    with connection.execute_wrapper(broken):
        assert count_changed() == 2
    assert (RoundFigures.objects.count(), StepResults.objects.count()) == (0, 2)
    assert waiting() == []
    later()
    assert count_changed() == 4
    assert RoundFigures.objects.count() == 2


def test_one_that_was_killed_costs_its_own_turn_only() -> None:
    open_round("een")
    killed = claim_next(ready())
    assert killed and killed.step_id is None
    assert count_changed() == 0, "while it may still be counting nobody else does"
    later(settings.Q_CLUSTER["timeout"] // 60 + 1)
    assert waiting()[0] == ("een", True), "it goes to the back of the line"
    assert count_changed() == 2


def test_twice_at_once_is_once() -> None:
    open_round()
    now = ready()
    assert claim_next(now)
    assert claim_next(now) is None
    assert count_changed() == 0


def test_what_somebody_asks_for_comes_before_everything_and_alone_is_asked_for_once() -> None:
    open_round("een")
    asked = open_round("twee")
    count_changed()
    people_from("youth", 3, asked)
    assert count_round(asked.pk) == 3
    assert count_results(asked.pk) == 1
    assert waiting() == []
    assert (count_round(0), count_results(0)) == (0, 0)


def test_what_was_asked_for_while_another_counted_is_not_forgotten() -> None:
    open_round("een")
    asked = open_round("twee")
    count_changed()
    later()
    busy = claim_next(ready())
    async_task("consultation.tasks.count_round", asked.pk)
    assert waiting()[0] == ("twee", False)
    Counting.objects.filter(pk=busy.pk).update(ended_at=timezone.now())
    assert count_changed() == 3


def test_looking_for_a_turn_asks_as_much_for_one_round_as_for_three(django_assert_num_queries: Any) -> None:
    for slugs in (("een",), ("twee", "drie")):
        for slug in slugs:
            open_round(slug)
        ready()
        with django_assert_num_queries(6):
            due(ready(), timezone.now())


def test_who_asks_again_and_again_keeps_nobody_waiting() -> None:
    busy = open_round("druk")
    count_changed()
    open_round("stil")
    ask(busy, figures=True)
    assert waiting() == [("stil", False), ("stil", True), ("druk", False)]
    later()
    ask(busy, figures=True)
    assert waiting()[0] == ("druk", False)
