"""A text is edited, rolled out and suggested for in any order: ids stay, editions stay, no suggestion is lost."""

from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from consultation.enums import SuggestionState
from consultation.models import Item, Suggestion, TextEdition
from consultation.texts.differences import after, before
from consultation.texts.editions import editions_of, shown
from consultation.texts.paragraphs import paragraphs_of, piece_of, state_of
from consultation.texts.reading_in import Piece
from consultation.texts.rolling_out import roll_out, set_aside
from consultation.texts.suggestions import Decided, handed_in, open_suggestions
from contributions.service import Refused, withdraw_contribution
from tests.factories.drafttext import reaction, suggested, text_round
from tests.sample_sizes import SAMPLE

words = st.lists(st.sampled_from(["wij", "helpen", "iedereen", "soms", "eerst"]), min_size=1, max_size=5).map(" ".join)
OPEN, USED, NOT_USED = SuggestionState.OPEN, SuggestionState.USED, SuggestionState.NOT_USED
Text = list[tuple[UUID, str, str]]


class Growing(RuleBasedStateMachine):
    """One text. `editions` is what was read in each; `suggestions` is what became of everybody's words."""

    def __init__(self, step: Any) -> None:
        super().__init__()
        self.step = step
        self.editions: dict[int, Text] = {1: self._now()}
        self.suggestions: dict[UUID, str] = {}
        self.people: dict[UUID, UUID] = {}

    def _now(self) -> Text:
        return [(item.pk, item.current.text, item.current.help) for item in paragraphs_of(self.step)]

    @rule(data=st.data(), text=words, new=st.lists(words, max_size=2))
    def roll(self, data: st.DataObject, text: str, new: list[str]) -> None:
        pieces = [piece_of(item) for item in paragraphs_of(self.step)]
        pieces = data.draw(st.permutations(pieces))
        if len(pieces) > 1 and data.draw(st.booleans()):
            pieces = pieces[1:]
        pieces[0] = Piece(pieces[0].heading, text, pieces[0].item)
        pieces += [Piece("", each) for each in new]
        self._roll(pieces, self._decisions(data, [OPEN, USED, NOT_USED]))

    @precondition(lambda self: self.suggestions)
    @rule(data=st.data())
    def answer_without_an_edition(self, data: st.DataObject) -> None:
        decisions = self._decisions(data, [OPEN, NOT_USED])
        try:
            set_aside(self.step, decisions)
        except Refused:
            assert all(decided.state == OPEN for decided in decisions.values())
        else:
            self._decided(decisions)

    @rule(data=st.data(), text=words)
    def suggest(self, data: st.DataObject, text: str) -> None:
        item = data.draw(st.sampled_from(paragraphs_of(self.step)))
        answer = reaction(item, suggestion=text)
        key = suggested(answer).pk
        self.suggestions[key] = OPEN
        self.people[key] = item.pk

    @precondition(lambda self: self.suggestions)
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.suggestions)))
        withdraw_contribution(_words(key))
        del self.suggestions[key]

    def _decisions(self, data: st.DataObject, states: list[str]) -> dict[UUID, Decided]:
        waiting = sorted(key for key, state in self.suggestions.items() if state == OPEN)
        return {key: Decided(data.draw(st.sampled_from(states)), "Daarom.") for key in waiting}

    def _decided(self, decisions: dict[UUID, Decided]) -> None:
        self.suggestions.update({key: decided.state for key, decided in decisions.items()})

    def _roll(self, pieces: list[Piece], decisions: dict[UUID, Decided]) -> None:
        was = self._now()
        try:
            edition = roll_out(self.step, pieces, what_changed="Beter.", seen=state_of(self.step), decisions=decisions)
        except Refused:
            assert self._now() == was
            assert TextEdition.objects.filter(step=self.step).count() == len(self.editions)
            return
        self.editions[edition.number] = self._now()
        assert [pk for pk, _heading, _text in self._now()][: len([p for p in pieces if p.item])] == [
            piece.item for piece in pieces if piece.item
        ]
        self._decided(decisions)

    @invariant()
    def every_edition_reads_as_it_did(self) -> None:
        editions = editions_of(self.step)
        assert sorted(each.number for each in editions) == sorted(self.editions)
        for number, text in self.editions.items():
            told = shown(editions, number)
            assert told is not None
            assert [(each.item, each.heading, each.text) for each in told.paragraphs] == text
            old = {pk: words for pk, _heading, words in self.editions.get(number - 1, [])}
            for each in told.changed:
                if each.changes:
                    assert (before(each.changes), after(each.changes)) == (old[each.item], each.text)

    @invariant()
    def an_id_is_one_paragraph_for_ever(self) -> None:
        known = {pk for text in self.editions.values() for pk, _heading, _words in text}
        assert known == set(Item.objects.filter(step=self.step).values_list("pk", flat=True))

    @invariant()
    def no_suggestion_is_lost(self) -> None:
        standing = {words.contribution_id: words.answer.item_id for words in handed_in(self.step)}
        assert standing == {key: self.people[key] for key in self.suggestions}
        waiting = {each.contribution for each in open_suggestions(self.step)}
        assert waiting == {key for key, state in self.suggestions.items() if state == OPEN}
        decided = dict(Suggestion.objects.filter(pk__gt=0).values_list("contribution", "state"))
        for key, state in self.suggestions.items():
            assert decided.get(key, OPEN) == state


def _words(key: UUID) -> Any:
    from contributions.models import Contribution

    return Contribution.objects.get(pk=key)


@pytest.mark.django_db
def test_whatever_is_done_with_a_text_nothing_is_lost() -> None:
    _round, step = text_round()

    class Undone(Growing):
        """Each in a transaction of its own, undone at its end; the round is made once."""

        def __init__(self) -> None:
            self.atomic = transaction.atomic()
            self.atomic.__enter__()
            super().__init__(step)

        def teardown(self) -> None:
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    run_state_machine_as_test(
        Undone,
        settings=settings(
            max_examples=max(SAMPLE.hypothesis_examples // 10, 10),
            stateful_step_count=8,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
