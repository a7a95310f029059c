"""Pools of people for tests of the draw: made up, or at random; and a slow check that shares no code with the draw."""

import random
from collections.abc import Iterable
from itertools import combinations

from hypothesis import strategies as st

from focusgroups.drawing.problem import Bound, Person, Problem

GROUPS = ("citizens", "civil_society", "government")


def bound(feature: str, value: str, low: int, high: int, flex: tuple[int, int] | None = None) -> Bound:
    """An agreement; without flex nothing may give."""
    return Bound(feature, value, low, high, *(flex or (low, high)))


def people(*groups: str, **features: Iterable[str]) -> tuple[Person, ...]:
    """One person per group in the list, with further features beside it."""
    rows = list(zip(groups, *features.values(), strict=True)) if features else [(group,) for group in groups]
    names = ("perspective_group", *features)
    return tuple(Person.of(f"p{at:03d}", dict(zip(names, row, strict=True))) for at, row in enumerate(rows))


def large(many: int, places: int, *, seed: int = 1) -> Problem:
    """A pool as one meets it: three groups, four ages, twelve provinces of which the large ones are capped."""
    chance = random.Random(seed)
    provinces = [f"P{number}" for number in range(12)]
    pool = tuple(
        Person.of(
            f"{at:04d}",
            {
                "perspective_group": chance.choices(GROUPS, [60, 25, 15])[0],
                "age": chance.choices("abcd", [10, 30, 40, 20])[0],
                "province": chance.choice(provinces),
            },
            f"h{at // 2}" if chance.random() < 0.1 else "",
        )
        for at in range(many)
    )
    citizens, officials = (places + 1) // 2, min(2, places // 4)
    bounds = (
        bound("perspective_group", "citizens", citizens, places),
        bound("perspective_group", "government", 0, officials),
        *(bound("age", age, places // 10, places // 2) for age in "abcd"),
        *(bound("province", province, 0, max(2, places // 4)) for province in provinces),
    )
    return Problem(pool, bounds, places, one_table=places <= 12)


@st.composite
def small_problems(draw: st.DrawFn) -> Problem:
    """Up to ten people with two features, houses and people who stay: small enough to try every group."""
    size = draw(st.integers(2, 9))
    pool = [
        Person.of(
            f"k{at}",
            {"perspective_group": draw(st.sampled_from(GROUPS)), "age": draw(st.sampled_from("ab"))},
            draw(st.sampled_from(("", "", "h1", "h2"))),
        )
        for at in range(size)
    ]
    staying = draw(st.integers(0, min(2, size - 1)))
    places = draw(st.integers(1, min(5, size - staying)))
    bounds = []
    for feature, value in [("perspective_group", group) for group in GROUPS] + [("age", "a"), ("age", "b")]:
        if draw(st.booleans()):
            low = draw(st.integers(0, 2))
            high = low + draw(st.integers(0, 4))
            flex = (draw(st.integers(0, low)), high + draw(st.integers(0, 2)))
            bounds.append(bound(feature, value, low, high, flex))
    return Problem(tuple(pool[staying:]), tuple(bounds), places, tuple(pool[:staying]), draw(st.booleans()))


def every_good_group(problem: Problem) -> list[tuple[Person, ...]]:
    """All groups that keep the agreements, by trying each one: written anew, from the words of the rules."""
    return [group for group in combinations(problem.people, problem.places) if _is_good(problem, group)]


def _is_good(problem: Problem, group: tuple[Person, ...]) -> bool:
    everybody = [dict(person.values) | {"house": person.household} for person in (*group, *problem.stay)]
    staying = {person.household for person in problem.stay if person.household}
    drawn_houses = [person.household for person in group if person.household]
    if len(drawn_houses) != len(set(drawn_houses)) or staying & set(drawn_houses):
        return False
    for each in problem.bounds:
        new = sum((each.feature, each.value) in person.values for person in group)
        there = sum((each.feature, each.value) in person.values for person in problem.stay)
        if not max(0, each.minimum - there) <= new <= max(0, each.maximum - there):
            return False
    if problem.one_table:
        citizens = sum(one["perspective_group"] == "citizens" for one in everybody)
        officials = sum(one["perspective_group"] == "government" for one in everybody)
        if citizens and (citizens < 3 or officials > 2 or officials * 2 > citizens):
            return False
    return True
