"""Somebody goes back, changes, skips, stops and hands in, in any order: what counts is what was kept last."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from consultation.models import Answer, AnswerWords, Item, Round, Submission
from contributions.enums import ParticipationState
from contributions.models import Contribution, Participation, Receipt
from tests.consultation.walker import Walker
from tests.factories.rounds import open_round
from tests.sample_sizes import SAMPLE

texts = st.text(st.characters(categories=["Ll", "Lu", "So"]), min_size=1, max_size=12)
FOLLOW_UP = 3  # asked only after "at_the_end" at question 2


class Visit(RuleBasedStateMachine):
    """One person, one browser, one round. `kept` is what a person would say that they answered."""

    def __init__(self, round_: Round) -> None:
        super().__init__()
        self.walker = Walker(round_)
        self.items = list(Item.objects.asked().filter(step__round=round_))
        self.kept: dict[int, dict[str, Any]] = {}
        self.skipped: set[int] = set()
        self.handed_in = False

    @property
    def has_begun(self) -> bool:
        return bool(self.kept or self.skipped)

    def is_met(self, number: int) -> bool:
        return number != FOLLOW_UP or (2 not in self.skipped and self.kept.get(2) == {"keuze": "at_the_end"})

    @rule(choice=st.sampled_from(["person", "helper"]), action=st.sampled_from(["verder", "vorige", "later"]))
    def choose_first(self, choice: str, action: str) -> None:
        self._answer(1, action, keuze=choice)

    @precondition(lambda self: self.has_begun)
    @rule(
        choice=st.sampled_from(["at_once", "at_the_end", "no_answer"]),
        action=st.sampled_from(["verder", "vorige", "later"]),
    )
    def choose(self, choice: str, action: str) -> None:
        self._answer(2, action, keuze=choice)

    @precondition(lambda self: self.has_begun)
    @rule(number=st.sampled_from([FOLLOW_UP, 6]), text=texts, action=st.sampled_from(["verder", "vorige", "later"]))
    def write(self, number: int, text: str, action: str) -> None:
        if self.is_met(number):
            self._answer(number, action, tekst=text)

    @precondition(lambda self: self.has_begun)
    @rule(first=st.sampled_from(["1", "2"]), action=st.sampled_from(["verder", "vorige"]))
    def rank(self, first: str, action: str) -> None:
        self._answer(5, action, plek_harm=first, plek_many="3")

    @precondition(lambda self: self.has_begun)
    @rule(number=st.sampled_from([1, 2, 4, 6]))
    def skip(self, number: int) -> None:
        response = self.walker.answer(number, "overslaan", **self.kept.get(number, {}))
        assert response.status_code == 302
        if not self.handed_in:
            self.skipped.add(number)

    @precondition(lambda self: self.has_begun)
    @rule(number=st.sampled_from([1, 2, 4, 5, 6, 7]))
    def look(self, number: int) -> None:
        assert self.walker.get(f"vraag/{number}").status_code == (302 if self.handed_in else 200)

    @precondition(lambda self: self.has_begun)
    @rule(times=st.integers(1, 3))
    def hand_in(self, times: int) -> None:
        answered = [number for number in self.kept if number not in self.skipped and self.is_met(number)]
        for _click in range(times):
            response = self.walker.post("overzicht")
            if not answered and not self.handed_in:
                assert response.status_code == 409
                return
            assert "/bedankt/" in response["Location"]
            self.handed_in = True

    def _answer(self, number: int, action: str, **typed: str) -> None:
        if self.handed_in:
            return
        assert self.walker.answer(number, action, **typed).status_code == 302
        self.kept[number] = typed
        self.skipped.discard(number)

    @invariant()
    def one_of_everything(self) -> None:
        expected = 1 if self.has_begun else 0
        assert Participation.objects.count() == Submission.objects.count() == Receipt.objects.count() == expected

    @invariant()
    def the_database_holds_what_was_kept_last(self) -> None:
        held = {answer.item_id: answer for answer in Answer.objects.all()}
        for number, typed in self.kept.items():
            answer = held.get(self.items[number - 1].pk)
            counts = number not in self.skipped and self.is_met(number)
            if self.handed_in and not counts:
                assert answer is None or (answer.value == {} and answer.draft_words == {})
                continue
            assert answer is not None
            assert self._as_typed(answer) == typed

    @invariant()
    def a_draft_reaches_nobody(self) -> None:
        if not self.handed_in:
            assert not Contribution.objects.exists()
            assert not Participation.objects.exclude(state=ParticipationState.DRAFT).exists()

    def _as_typed(self, answer: Answer) -> dict[str, str]:
        if "choices" in answer.value:
            return {"keuze": answer.value["choices"][0]}
        if "order" in answer.value:
            first = {"harm": "1", "many": "3"} if len(answer.value["order"]) == 2 else {}
            typed = self.kept[5]
            return {"plek_harm": typed["plek_harm"], "plek_many": first.get("many", "")}
        words = AnswerWords.objects.filter(answer=answer).first()
        return {"tekst": words.contribution.original if words else answer.draft_words[""]}


@pytest.mark.django_db
def test_whatever_somebody_does_what_was_kept_last_counts() -> None:
    round_ = open_round()

    class Undone(Visit):
        """Each visit in a transaction of its own, undone at its end; the round is made once."""

        def __init__(self) -> None:
            self.atomic = transaction.atomic()
            self.atomic.__enter__()
            super().__init__(round_)

        def teardown(self) -> None:
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    visits = max(SAMPLE.hypothesis_examples // 50, 2)
    run_state_machine_as_test(
        Undone,
        settings=settings(
            max_examples=visits, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
