"""Who is offered a chair that came free: by property, and on the real waiting list."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focusgroups.drawing.alternates import choose_alternates
from focusgroups.drawing.problem import Bound, Person, Problem, table_of
from focusgroups.drawing.replacing import choose_for_group
from focusgroups.drawing.standing_in import may_join, propose, shortfall
from focusgroups.enums import Can, GroupKind
from focusgroups.models import Apart, Availability, Candidate, FocusGroup
from focusgroups.table_rules import is_safe
from gatherings.choosers import choose
from gatherings.models import Gathering, Seat
from gatherings.service import SeatState
from tests.factories import focusgroups, gatherings
from tests.focusgroups.drawing.pools import GROUPS, bound, every_good_group, people, small_problems

someone = st.fixed_dictionaries({"perspective_group": st.sampled_from(GROUPS), "age": st.sampled_from("abc")})
agreements = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(0, 3), st.integers(0, 3)), max_size=3, unique_by=lambda each: each[0]
).map(lambda rows: tuple(bound("age", value, low, low + more) for value, low, more in rows))


def crowd(rows: list[dict[str, str]], name: str) -> list[Person]:
    return [Person.of(f"{name}{at}", row) for at, row in enumerate(rows)]


@given(agreements, st.lists(someone, max_size=7), st.lists(someone, max_size=6), st.integers(1, 5))
def test_the_chosen_repairs_at_least_as_well_as_any_other(
    bounds: tuple[Bound, ...], there: list[dict[str, str]], queue: list[dict[str, str]], chairs: int
) -> None:
    at_table, waiting = crowd(there, "t"), crowd(queue, "w")
    found = propose(bounds, at_table, at_table, waiting, chairs)
    citizens = sum(person.value("perspective_group") == "citizens" for person in waiting)
    able = [person for person in waiting if may_join(person, at_table, citizens, chairs)]
    if found is None:
        assert not able
        return
    chosen = found.person
    after = shortfall(bounds, [*at_table, chosen])
    in_need = not is_safe(table_of(at_table))
    rivals = [each for each in able if not in_need or each.value("perspective_group") == "citizens"]
    assert chosen in rivals or not rivals
    assert all(after <= shortfall(bounds, [*at_table, each]) for each in rivals)
    first = [each for each in rivals if shortfall(bounds, [*at_table, each]) == after]
    assert not rivals or chosen == first[0]


@given(st.lists(someone, max_size=8), someone, st.integers(0, 6), st.integers(1, 6))
def test_nobody_joins_who_makes_a_table_unsafe(
    there: list[dict[str, str]], new: dict[str, str], waiting: int, chairs: int
) -> None:
    at_table, person = crowd(there, "t"), Person.of("new", new)
    if not may_join(person, at_table, waiting, chairs):
        return
    before, after = table_of(at_table), table_of([*at_table, person])
    if not is_safe(after):
        assert after.citizens > before.citizens
        # Either citizens were short already, or citizens begin a table where no official sits.
        assert before.citizens or (not before.officials and chairs >= 3 and waiting >= 3)


@given(small_problems(), st.integers(1, 6))
def test_every_reserve_can_take_a_place_with_all_agreements_kept(problem: Problem, most: int) -> None:
    groups = every_good_group(problem)
    if not groups:
        return
    drawn = list(groups[0])
    rest = [person for person in problem.people if person not in drawn]
    found = choose_alternates(problem, drawn, rest, most)
    assert len(found.people) <= most
    assert [each for each in rest if each in found.people] == list(found.people)

    def steps_in(new: Person, old: Person) -> bool:
        return frozenset(new if each is old else each for each in drawn) in {frozenset(group) for group in groups}

    assert all(any(steps_in(new, old) for old in drawn) for new in found.people)
    assert set(found.nobody_for) == {old for old in drawn if not any(steps_in(new, old) for new in found.people)}
    if most >= len(rest):
        assert {old for old in drawn if not any(steps_in(new, old) for new in rest)} == set(found.nobody_for)


def test_who_is_the_only_one_to_step_in_becomes_reserve_first() -> None:
    pool = people(*["citizens"] * 8, "civil_society", "civil_society")
    problem = Problem(pool, (bound("perspective_group", "civil_society", 1, 1),), 4)
    drawn, rest = [*pool[:3], pool[8]], [*pool[3:8], pool[9]]
    found = choose_alternates(problem, drawn, rest, 2)
    assert pool[9] in found.people
    assert found.nobody_for == ()


@pytest.mark.django_db
class TestTheWaitingList:
    @pytest.fixture
    def table(self) -> tuple[FocusGroup, Gathering]:
        group = focusgroups.group()
        meeting = focusgroups.session(group, definite=True, capacity=8)
        for kind in ("experience_expert", "experience_expert", "experience_expert", "experience_expert", "tax_office"):
            one = focusgroups.candidate(group, kind)
            gatherings.seat(meeting, SeatState.ACCEPTED, participant=one.participant)
        return group, meeting

    def waits(self, group: FocusGroup, meeting: Gathering, kind: str, rank: int, **fields: Any) -> Candidate:
        one = focusgroups.candidate(group, kind, **fields)
        gatherings.seat(meeting, SeatState.WAITING, participant=one.participant, rank=rank)
        return one

    def chosen(self, meeting: Gathering) -> tuple[Any, str]:
        found = choose(meeting, list(Seat.objects.filter(gathering=meeting).waiting()))
        return (found.seat.participant, found.reason) if found else (None, "")

    def quota(self, group: FocusGroup, feature: str, value: str, low: int, high: int) -> None:
        group.quotas.create(
            feature=feature, value=value, minimum=low, maximum=high, flex_minimum=low, flex_maximum=high
        )

    def test_who_repairs_the_agreements_goes_before_who_waits_longer(self, table: Any) -> None:
        group, meeting = table
        self.quota(group, "perspective", "youth", 1, 3)
        self.waits(group, meeting, "experience_expert", 1)
        youth = self.waits(group, meeting, "youth", 2)
        who, why = self.chosen(meeting)
        assert who == youth.participant
        assert why == "Er is nog iemand nodig uit ‘jongeren’. Deze persoon kan op deze dag."

    def test_without_shortfall_who_waits_longest(self, table: Any) -> None:
        group, meeting = table
        self.waits(group, meeting, "experience_expert", 2)
        first = self.waits(group, meeting, "first_line_helper", 1)
        assert self.chosen(meeting)[0] == first.participant

    def test_no_official_where_the_table_would_not_be_safe(self, table: Any) -> None:
        group, meeting = table
        self.quota(group, "perspective", "tax_inspector", 2, 3)
        self.waits(group, meeting, "tax_inspector", 1)
        second = self.waits(group, meeting, "tax_inspector", 2)
        assert self.chosen(meeting)[0] is not None  # two beside four citizens
        gatherings.seat(meeting, SeatState.ACCEPTED, participant=gatherings.person("tax_office"))
        assert self.chosen(meeting) == (None, "")
        assert second.participant is not None

    def test_a_table_that_lost_its_citizens_gets_a_citizen(self, table: Any) -> None:
        group, meeting = table
        citizens = Seat.objects.filter(gathering=meeting, participant__perspective__code="experience_expert")
        Seat.objects.filter(pk__in=citizens.values_list("pk")[:2]).update(state=SeatState.CANCELLED)
        self.waits(group, meeting, "first_line_helper", 1)
        citizen = self.waits(group, meeting, "entrepreneur", 2)
        assert self.chosen(meeting) == (
            citizen.participant,
            "Er is nog een burger nodig aan deze tafel. Deze persoon kan komen.",
        )

    def test_who_may_not_come_is_not_offered_it(self, table: Any) -> None:
        group, meeting = table
        meeting.venue.features = []
        meeting.venue.save()
        there = Candidate.objects.filter(group=group)[0]
        Candidate.objects.filter(pk=there.pk).update(household_hash="h")
        self.waits(group, meeting, "youth", 1, can=Can.NO)
        self.waits(group, meeting, "youth", 2, needs=["step_free"])
        self.waits(group, meeting, "youth", 3, household_hash="h")
        apart = self.waits(group, meeting, "youth", 4)
        one, other = sorted((there, apart), key=lambda each: each.pk)
        Apart.objects.create(group=group, one=one, other=other, reason="asked")
        gatherings.seat(meeting, SeatState.WAITING, participant=gatherings.person("youth"), rank=5, chairs=9)
        assert self.chosen(meeting) == (None, "")
        able = self.waits(group, meeting, "youth", 6, needs=["interpreter"], can=Can.IF_NEED_BE)
        assert self.chosen(meeting)[0] == able.participant
        Availability.objects.filter(candidate=able).update(can=Can.NO)
        assert self.chosen(meeting) == (None, "")

    def test_an_empty_table_of_citizens_can_begin(self) -> None:
        group = focusgroups.group()
        meeting = focusgroups.session(group, definite=True)
        first = self.waits(group, meeting, "youth", 1)
        self.waits(group, meeting, "youth", 2)
        assert self.chosen(meeting) == (None, "")  # two would sit alone
        self.waits(group, meeting, "youth", 3)
        assert self.chosen(meeting)[0] == first.participant

    def test_every_kind_of_group_has_this_rule_and_it_asks_a_fixed_number_of_queries(
        self, table: Any, django_assert_max_num_queries: Any
    ) -> None:
        group, meeting = table
        for rank in range(1, 6):
            self.waits(group, meeting, "youth", rank)
        waiting = list(Seat.objects.filter(gathering=meeting).waiting())
        with django_assert_max_num_queries(10):
            assert choose_for_group(meeting, waiting)
        from gatherings.choosers import _choosers

        assert all(_choosers[kind.value] is choose_for_group for kind in GroupKind)
