"""Whatever is asked, the planner breaks no rule, moves nobody who said yes, and answers the same for the same seed."""

from dataclasses import replace

from hypothesis import given, settings

from focusgroups.planning.checking import check
from focusgroups.planning.greedy import greedy
from focusgroups.planning.instance import Instance, Stay
from focusgroups.planning.solving import solve
from tests.focusgroups.planning.instances import best_by_trying, instances, large, person, slot, value_of
from tests.sample_sizes import SAMPLE


@settings(max_examples=SAMPLE.hypothesis_examples)
@given(instances())
def test_no_rule_is_ever_broken_and_who_said_yes_stays(instance: Instance) -> None:
    solution = solve(instance, seconds=20)
    assert check(instance, solution.seating) == []
    for each in instance.people:
        if each.is_fixed:
            assert solution.seating.where[each.key] == each.at
            assert each.at in solution.seating.opened
    assert solution.is_best
    assert solution.gap == 0


@settings(max_examples=SAMPLE.hypothesis_examples)
@given(instances())
def test_the_plain_seating_that_is_kept_in_reserve_breaks_no_rule_either(instance: Instance) -> None:
    assert check(instance, greedy(instance)) == []


@settings(max_examples=SAMPLE.hypothesis_examples // 4)
@given(instances())
def test_the_same_seed_gives_the_same_plan(instance: Instance) -> None:
    first, second = (solve(instance, seconds=20) for _ in range(2))
    assert first.seating == second.seating
    assert [stage.value for stage in first.stages] == [stage.value for stage in second.stages]


@settings(max_examples=SAMPLE.hypothesis_examples // 2)
@given(instances(most_people=6, most_slots=3))
def test_nothing_better_is_found_by_trying_everything(instance: Instance) -> None:
    """Without wishes of the organiser: a lock goes before the number of people."""
    people = (replace(each, stay=Stay.FREE, at="") if each.stay == Stay.LOCKED else each for each in instance.people)
    slots = (replace(each, wish="") if each.wish == "open" else each for each in instance.slots)
    instance = instance.with_changes(people=tuple(people), slots=tuple(slots))
    found = solve(instance, seconds=20)
    if not found.given_up:
        assert value_of(instance, dict(found.seating.where)) == best_by_trying(instance)


def test_nobody_new_is_brought_to_two_who_said_yes_and_rather_sit_apart() -> None:
    """Found by a long run: both stay, for who said yes never moves, and the table gets no third."""
    stay = {"stay": Stay.ACCEPTED, "at": "s0"}
    people = (person(0, can="0", **stay), person(1, can="0", **stay), *(person(number, can="0") for number in (2, 3)))
    found = solve(Instance(people, (slot(0, minimum=0),), frozenset({("p0", "p1")}), (), (), 1), seconds=20)
    assert set(found.seating.at("s0")) == {"p0", "p1"}
    assert found.given_up == {"s0"}


def test_when_the_time_is_up_there_is_a_plan_with_its_gap() -> None:
    instance = large(150, 20, 20)
    solution = solve(instance, seconds=0.01)
    assert check(instance, solution.seating) == []
    assert solution.seating.placed > 100
    if not solution.is_best:
        assert 0 < solution.gap < 0.5
        assert -solution.stages[0].bound > solution.seating.placed
