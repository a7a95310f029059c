"""Asking for opinion groups, and the worker that finds them: once, again after a kill, and of persons only."""

import json
from typing import Any

import numpy as np
import pytest
from django.db import connection
from django.utils import translation
from django_q.models import OrmQ

from consultation.analyses import ask, run
from consultation.analysis_viewing import sentence_of, told
from consultation.enums import AnalysisState
from consultation.models import Analysis, Answer, Item, Round
from consultation.tasks import find_groups
from contributions.service import ParticipationState, Refused
from people.service import Role
from tests.factories.balance import people_from
from tests.factories.opinion import simulated, statements_step, vote
from tests.factories.people import staff
from tests.factories.rounds import open_round

pytestmark = pytest.mark.django_db


def done(round_: Round, step: Any, **fields: Any) -> Analysis:
    """Asked for and computed."""
    analysis = ask(step, by=staff(Role.ANALYST), **fields)
    assert find_groups(str(analysis.pk))
    analysis.refresh_from_db()
    return analysis


def two_groups(people: int = 320) -> tuple[Round, Any, list[Item]]:
    round_ = open_round()
    step, items = statements_step(round_, 20)
    vote(round_, items, simulated(people, 20, 2, seed=2, apart=0.8)[0], code="youth")
    return round_, step, items


class TestAsking:
    def test_queues_it_with_its_seed_and_writes_down_who_asked(self) -> None:
        round_ = open_round()
        step, _items = statements_step(round_, 2)
        analysis = ask(step, seed=7, by=staff(Role.ANALYST))
        assert (analysis.state, analysis.seed, analysis.progress) == (AnalysisState.QUEUED, 7, 0)
        assert OrmQ.objects.count() == 1

    def test_twice_is_one_calculation(self) -> None:
        step, _items = statements_step(open_round(), 2)
        first, second = ask(step, by=None), ask(step, seed=2, by=None)
        assert first == second
        assert Analysis.objects.count() == 1

    def test_after_one_is_done_a_new_one_is_made(self) -> None:
        round_ = open_round()
        step, _items = statements_step(round_, 2)
        assert done(round_, step) != ask(step, by=None)

    @pytest.mark.parametrize("seed", [0, -1, 2**31])
    def test_a_seed_that_does_not_fit_is_refused(self, seed) -> None:
        step, _items = statements_step(open_round(), 2)
        with pytest.raises(Refused, match="startgetal"):
            ask(step, seed=seed, by=None)

    def test_a_step_with_questions_is_refused(self) -> None:
        with pytest.raises(Refused, match="stellingen"):
            ask(open_round().steps.get(), by=None)
        assert not OrmQ.objects.exists()


class TestComputing:
    def test_finds_two_groups_and_keeps_nobody(self) -> None:
        round_, step, items = two_groups()
        analysis = done(round_, step)
        assert (analysis.state, analysis.progress) == (AnalysisState.DONE, 100)
        assert analysis.outcome["verdict"] == "groups"
        assert sum(group["people"] for group in analysis.outcome["groups"]) == 320
        kept = json.dumps(analysis.outcome)
        assert str(items[0].pk) in kept
        participations = {str(pk) for pk in round_.occasion.participations.values_list("pk", flat=True)}
        assert not any(pk in kept or pk.replace("-", "") in kept for pk in participations)
        with translation.override("nl"):
            assert sentence_of(analysis).startswith("Wij zien 2 groepen mensen")
        groups, rows = told(analysis).groups, told(analysis).rows
        assert [group.letter for group in groups] == ["A", "B"]
        assert sum(group.share or 0 for group in groups) in (99, 100, 101)
        assert len(rows) == 20
        typical = [each for group in groups for each in group.typical]
        assert len(typical) == 10
        assert all((each.share or 0) > (each.share_elsewhere or 0) for each in typical)

    def test_the_same_seed_finds_the_same(self) -> None:
        round_, step, _items = two_groups()
        assert done(round_, step, seed=3).outcome == done(round_, step, seed=3).outcome

    def test_a_second_delivery_changes_nothing(self) -> None:
        round_, step, _items = two_groups()
        analysis = done(round_, step)
        Answer.objects.all().delete()
        assert not run(analysis.pk)
        assert Analysis.objects.get().outcome == analysis.outcome

    def test_one_that_was_killed_on_the_way_begins_again(self) -> None:
        _round, step, _items = two_groups()
        analysis = ask(step, by=None)
        Analysis.objects.update(state=AnalysisState.RUNNING, progress=50)
        assert run(analysis.pk)
        analysis.refresh_from_db()
        assert (analysis.state, analysis.progress) == (AnalysisState.DONE, 100)

    def test_progress_only_goes_up(self) -> None:
        _round, step, _items = two_groups()
        analysis = ask(step, by=None)
        written: list[int] = []

        def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            if sql.startswith("UPDATE") and "consultation_analysis" in sql and '"progress"' in sql:
                written.append(params[0])
            return execute(sql, params, many, context)

        with connection.execute_wrapper(watch):
            run(analysis.pk)
        progress = [each for each in written if isinstance(each, int)]
        assert len(progress) >= 20
        assert progress == sorted(progress)

    def test_one_that_fails_says_so_and_can_be_asked_again(self, settings) -> None:
        _round, step, items = two_groups()
        Answer.objects.filter(item=items[0]).update(value=["no codes at all"])
        analysis = ask(step, by=None)
        assert not run(analysis.pk)
        analysis.refresh_from_db()
        assert analysis.state == AnalysisState.FAILED
        assert ask(step, by=None) != analysis

    def test_one_of_a_step_that_is_gone_is_nothing(self) -> None:
        step, _items = statements_step(open_round(), 0)
        analysis = ask(step, by=None)
        step.delete()
        assert not run(analysis.pk)


class TestWhoCounts:
    def counted(self, round_: Round, step: Any) -> tuple[int, int]:
        outcome = done(round_, step).outcome
        return outcome["people"], outcome["votes"]

    def test_persons_who_handed_in(self) -> None:
        round_ = open_round()
        step, items = statements_step(round_, 8)
        ones = np.ones((6, 8), dtype=np.int8)
        vote(round_, items, ones, code="youth")
        vote(round_, items, ones[:2], code="")  # they did not say from where they speak
        vote(round_, items, ones, code="trade_association", speaks_for="organisation")
        vote(round_, items, ones, code="team")
        vote(round_, items, ones, code="youth", state=ParticipationState.WITHDRAWN)
        people_from("youth", 3, round_)
        assert self.counted(round_, step) == (8, 64)

    def test_not_understood_and_skipped_are_no_votes(self) -> None:
        round_ = open_round()
        step, items = statements_step(round_, 4)
        vote(round_, items, np.ones((5, 4), dtype=np.int8))
        Answer.objects.filter(item=items[0]).update(value={"choices": ["unclear"]})
        Answer.objects.filter(item=items[1]).update(value={}, skipped=True)
        assert self.counted(round_, step) == (5, 10)

    def test_a_withdrawn_statement_is_not_among_those_that_are_told(self) -> None:
        round_, step, items = two_groups()
        Item.objects.filter(pk=items[0].pk).update(retired=True)
        outcome = done(round_, step).outcome
        assert outcome["asked"] == 19
        assert str(items[0].pk) not in {each["statement"] for each in outcome["statements"]}


class TestWhatIsSaid:
    @pytest.mark.parametrize(
        ("cells", "sentence"),
        [
            (np.empty((0, 8), dtype=np.int8), "Er zijn te weinig antwoorden: nog niemand stemde"),
            (np.ones((1, 8), dtype=np.int8), "Er zijn te weinig antwoorden. 1 persoon"),
            (np.ones((40, 8), dtype=np.int8), "Er zijn te weinig antwoorden. 40 mensen"),
            (np.zeros((310, 8), dtype=np.int8), "Iedereen stemde hetzelfde."),
            (simulated(310, 20, 1, seed=1)[0], "Wij zien geen duidelijke groepen."),
        ],
        ids=["nobody", "one", "few", "all pass", "no groups"],
    )
    def test_when_there_are_no_groups_to_tell(self, cells, sentence) -> None:
        round_ = open_round()
        step, items = statements_step(round_, cells.shape[1])
        vote(round_, items, cells)
        with translation.override("nl"):
            assert sentence_of(done(round_, step)).startswith(sentence)

    def test_a_small_group_does_not_follow_from_the_others(self) -> None:
        from synthesis.opinion_groups import _without_subtracting

        outcome = {"groups": [{"people": 200}, {"people": 120}, {"people": 3}]}
        assert [each["people"] for each in _without_subtracting(outcome, 5)["groups"]] == [200, None, None]
