"""Putting a set together, and trying the same cases on other criteria."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultation.cases.lab import balanced, criteria_as_options, fill, held_out, renew_criteria
from consultation.cases.routing import route
from consultation.enums import RoundState
from consultation.methods.options import options_of
from consultation.models import Case, Element, ElementVersion, Item, ProductVersion
from consultation.transitions import move
from contributions.service import Refused
from tests.factories.caselab import case, cases, criteria, lab_round, lab_step
from tests.factories.rounds import draft_round, open_round


@pytest.mark.django_db
class TestFill:
    """Cases become items."""

    def test_title_story_and_criteria_are_what_is_asked(self) -> None:
        step = lab_step(draft_round())
        made = fill(step, criteria(), cases(2))
        version = Item.objects.asked().get(pk=made[0].pk).current
        assert (version.text, version.help[:18]) == ("Casus nummer 1", "Dit is verhaal 1. ")
        assert [option.code for option in options_of(version)] == ["stuck", "harm", "many"]
        step.refresh_from_db()
        assert step.product_version.number == 1

    def test_twice_the_same_is_once(self) -> None:
        step, bank, version = lab_step(draft_round()), cases(3), criteria()
        assert len(fill(step, version, bank[:2])) == 2
        assert len(fill(step, version, bank)) == 1
        assert Item.objects.filter(step=step).count() == 3

    def test_what_may_not_be_put_to_people_is_refused(self) -> None:
        step, version = lab_step(draft_round()), criteria()
        with pytest.raises(Refused, match="nog niet nagekeken"):
            fill(step, version, [case(1, reviewed=False)])
        assert not Item.objects.filter(step=step).exists()

    def test_other_criteria_need_another_step(self) -> None:
        step, first = lab_step(draft_round()), criteria()
        fill(step, first, cases(1))
        with pytest.raises(Refused, match="Maak een nieuwe stap"):
            fill(step, criteria(2, first.product), [])

    def test_a_step_of_another_kind_or_a_closed_round_takes_none(self) -> None:
        round_ = draft_round()
        with pytest.raises(Refused, match="geen stap met casussen"):
            fill(round_.steps.get(), criteria(), [])
        closed, version = open_round("dicht"), criteria(2, ProductVersion.objects.get().product)
        step = lab_step(closed)
        move(closed, RoundState.REVIEW, by=None, reason="Klaar.")
        with pytest.raises(Refused, match="gesloten"):
            fill(step, version, [])

    def test_a_mix_is_chosen_evenly(self) -> None:
        step = lab_step(draft_round())
        cases(12)
        made = fill(step, criteria(), mix=6)
        assert Counter(item.case.group for item in made) == {"citizen": 2, "entrepreneur": 2, "youth": 2}
        assert Counter(item.case.weight for item in made) == {"complex": 3, "light": 3}


@pytest.mark.django_db
class TestAgain:
    """A new version of the criteria on the same cases, and on cases nobody saw."""

    def test_the_same_words_with_the_new_criteria_and_new_cases_apart(self) -> None:
        bank, first = cases(5), criteria()
        before = lab_step(draft_round("een"))
        fill(before, first, bank[:3])
        Case.objects.filter(pk=bank[0].pk).update(story="Later herschreven.")
        after = lab_step(draft_round("twee"))
        second = criteria(2, first.product, stuck="Er is geen ander loket", many="Het raakt veel mensen")
        made = fill(after, second, bank[3:], earlier=before)
        assert len(made) == 5
        items = list(Item.objects.asked().filter(step=after))
        assert items[0].current.help.startswith("Dit is verhaal 1.")
        assert [option.label for option in options_of(items[0].current)] == [
            "Er is geen ander loket",
            "Het raakt veel mensen",
        ]
        after.refresh_from_db()
        assert [item.case for item in held_out(after)] == bank[3:]
        assert held_out(lab_step(draft_round("drie"))) == []

    def test_criteria_are_taken_over_again(self) -> None:
        step, version = lab_step(draft_round()), criteria()
        fill(step, version, cases(2))
        ElementVersion.objects.filter(version=version, element__code="harm").update(title="Het doet pijn")
        assert renew_criteria(step) == 2
        for item in Item.objects.asked().filter(step=step):
            assert "Het doet pijn" in [option.label for option in options_of(item.current)]

    def test_a_criterion_that_people_chose_does_not_disappear(self) -> None:
        _round, step = lab_round(2)
        item = Item.objects.asked().filter(step=step)[0]
        item.versions.update(frozen=True)
        ElementVersion.objects.filter(element=Element.objects.get(code="harm")).delete()
        with pytest.raises(Refused, match="moet daarom blijven"):
            renew_criteria(step)
        assert len(criteria_as_options(step.product_version)) == 2

    def test_without_criteria_there_is_nothing_to_take_over(self) -> None:
        with pytest.raises(Refused, match="Kies eerst"):
            renew_criteria(lab_step(draft_round()))


@given(st.permutations(range(24)), st.integers(min_value=0, max_value=30))
def test_a_balanced_choice_does_not_depend_on_the_order(order: list[int], count: int) -> None:
    bank = [
        Case(
            code=f"c{n:02d}",
            group=("citizen", "entrepreneur", "youth")[n % 3],
            weight=("complex", "light")[n % 2],
            reach=("single", "mass")[n // 12],
        )
        for n in range(24)
    ]
    chosen = balanced([bank[place] for place in order], count)
    assert chosen == balanced(bank, count)
    assert len({case.code for case in chosen}) == min(count, 24)
    groups = Counter(case.group for case in chosen)
    assert (
        not chosen or max(groups.values()) - min(groups[group] for group in ("citizen", "entrepreneur", "youth")) <= 1
    )


@pytest.mark.django_db
def test_where_answers_are_wanted_is_written_once() -> None:
    _round, step = lab_round(4)
    assert route(step) == 4
    assert route(step) == 0
    assert set(Item.objects.filter(step=step)[0].routing.values()) == {1}
