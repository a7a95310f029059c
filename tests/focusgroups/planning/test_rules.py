"""Whatever is asked, the planner breaks no rule, moves nobody who said yes, and answers the same for the same seed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from focusgroups.planning.checking import check
from focusgroups.planning.instance import Instance
from focusgroups.planning.solving import solve
from tests.focusgroups.planning.instances import best_by_trying, instances, value_of
from tests.sample_sizes import SAMPLE


@settings(max_examples=SAMPLE.hypothesis_examples)
@given(instances())
def test_no_rule_is_ever_broken_and_who_said_yes_stays(instance: Instance) -> None:
    solution = solve(instance, seconds=20)
    assert check(instance, solution.seating) == []
    for person in instance.people:
        if person.is_fixed:
            assert solution.seating.where[person.key] == person.at
            assert person.at in solution.seating.opened
    assert solution.is_best
    assert solution.gap == 0


@settings(max_examples=SAMPLE.hypothesis_examples // 4)
@given(instances(), st.randoms(use_true_random=False))
def test_the_same_seed_gives_the_same_plan(instance: Instance, chance: object) -> None:
    first, second = (solve(instance, seconds=20) for _ in range(2))
    assert first.seating == second.seating
    assert first.stages[:2] == second.stages[:2] or [s.value for s in first.stages] == [s.value for s in second.stages]


@settings(max_examples=SAMPLE.hypothesis_examples)
@given(instances(most_people=6, most_slots=3))
def test_nothing_better_is_found_by_trying_everything(instance: Instance) -> None:
    found = solve(instance, seconds=20)
    if not found.given_up:
        assert value_of(instance, dict(found.seating.where)) == best_by_trying(instance)
