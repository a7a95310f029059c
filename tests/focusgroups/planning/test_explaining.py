"""Why somebody has no place, why a moment does not go ahead, and what would help: on questions with a known answer."""

import pytest

from focusgroups.planning.instance import Count, Instance, Person, Slot, Stay
from focusgroups.planning.solving import solve
from focusgroups.planning.what_if import what_helps
from focusgroups.planning.why_not import why_not_opened, why_not_placed
from tests.focusgroups.planning.instances import person, slot


def four(can: str = "0") -> tuple[Person, ...]:
    """Enough citizens for a table."""
    return tuple(person(number, "citizens", can) for number in range(4))


ONE = (slot(0, capacity=4, minimum=3),)
NO_OFFICIALS = Count("perspective_group", "government", 0, 0)
ROOMY = (slot(0, capacity=8, minimum=3, features=frozenset()),)


@pytest.mark.parametrize(
    ("extra", "slots", "changes", "code"),
    [
        (person(9, "citizens", "0", stay=Stay.OUT), ROOMY, {}, "kept_out"),
        (person(9, "citizens", ""), ROOMY, {}, "never"),
        (person(9, "citizens", "", answered=False), ROOMY, {}, "not_answered"),
        (person(9, "citizens", "0", needs=frozenset({"step_free"})), ROOMY, {}, "needs"),
        (person(9, "citizens", "0"), ONE, {}, "full"),
        (person(9, "citizens", "1"), (*ROOMY, slot(1, minimum=3)), {"most_sessions": 2}, "not_opened"),
        (person(9, "citizens", "0", party="t", chairs=2), (slot(0, capacity=5, minimum=3),), {}, "full"),
        (person(9, "citizens", "1", stay=Stay.LOCKED, at="s0"), (*ROOMY, slot(1)), {}, "lock"),
        (person(9, "government", "0"), ROOMY, {"table_quotas": (NO_OFFICIALS,)}, "table_quota"),
        (person(9, "government", "0"), ROOMY, {"quotas": (NO_OFFICIALS,)}, "quota"),
    ],
)  # fmt: skip
def test_why_somebody_has_no_place(extra: Person, slots: tuple[Slot, ...], changes: dict, code: str) -> None:
    instance = Instance((*four(), extra), slots, **changes)
    found = why_not_placed(instance, solve(instance).seating)
    assert {told.code for told in found.values()} == {code}


def test_the_third_official_and_who_is_kept_apart() -> None:
    officials = tuple(person(10 + number, "government", "0") for number in range(3))
    instance = Instance((*four(), *officials), ROOMY)
    seating = solve(instance).seating
    assert [told.code for told in why_not_placed(instance, seating).values()] == ["officials"]
    instance = Instance(four(), ROOMY, frozenset({("p0", "p1")}))
    assert [told.code for told in why_not_placed(instance, solve(instance).seating).values()] == ["apart"]


@pytest.mark.parametrize(
    ("people", "changes", "told"),
    [
        (2, {"minimum": 4}, ("too_few", 2, 4)),
        (2, {"minimum": 1}, ("few_citizens", 2, 3)),
        (4, {"shut": "venue_closed"}, ("venue_closed", 0, 0)),
        (4, {"wish": "closed"}, ("by_wish", 0, 0)),
    ],
)
def test_why_a_moment_does_not_go_ahead(people: int, changes: dict, told: tuple[str, int, int]) -> None:
    instance = Instance(four()[:people], (slot(0, **changes),))
    found = why_not_opened(instance, solve(instance).seating)["s0"]
    assert (found.code, found.number, found.needed) == told


def test_one_more_session_one_more_chair_and_one_citizen_help() -> None:
    people = tuple(person(number, "citizens", "0 1") for number in range(8))
    slots = (slot(0, capacity=4, minimum=4), slot(1, capacity=4, minimum=4))
    instance = Instance(people, slots, most_sessions=1)
    helps = {str(gain.help): gain.people for gain in what_helps(instance, solve(instance), 20)}
    assert helps["one_session"] == 4
    assert helps["one_chair"] == 1
    lonely = Instance((*four()[:2], person(8, "civil_society", "0"), person(9, "civil_society", "0")), ROOMY)
    lonely = lonely.with_changes(slots=(slot(0, minimum=4),))
    helps = {str(gain.help): gain.people for gain in what_helps(lonely, solve(lonely), 20)}
    assert helps["one_citizen"] == 4


def test_an_evening_in_a_town_says_how_many_more() -> None:
    people = tuple(person(number, "citizens", "1") for number in range(10))
    instance = Instance(people, (slot(1, capacity=5, minimum=3),), most_sessions=1)
    found = what_helps(instance, solve(instance), 20)[0]
    assert (str(found.help), found.about, found.people) == ("one_moment", ("Breda", "evening"), 5)


def test_everybody_has_a_place_so_nothing_would_help() -> None:
    instance = Instance(four(), ROOMY)
    assert what_helps(instance, solve(instance), 5) == []
