"""Agreements: the file, what is checked before a solver begins, and the smallest change that helps."""

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from focusgroups.drawing.changes import Change, with_changes
from focusgroups.drawing.checking import findings
from focusgroups.drawing.panels import Panels
from focusgroups.drawing.problem import Bound, Person, Problem
from focusgroups.drawing.quota_csv import read, written
from focusgroups.drawing.quotas import suggested
from focusgroups.drawing.relaxing import cheapest_change
from focusgroups.table_rules import Table, is_safe
from tests.focusgroups.drawing.pools import bound, every_good_group, people, small_problems
from tests.sample_sizes import SAMPLE

few = settings(max_examples=SAMPLE.hypothesis_examples // 4, suppress_health_check=list(HealthCheck))


class Codes:
    """Everything is called by its code."""

    def feature(self, feature: str) -> str:
        return feature

    def value(self, feature: str, value: str) -> str:
        return value


letters = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"])
words = st.text(letters, min_size=1, max_size=60)
slugs = st.text("abcxyz019_-", min_size=1, max_size=40)
numbers = st.lists(st.integers(0, 1000), min_size=4, max_size=4).map(sorted)


@st.composite
def bounds(draw: st.DrawFn) -> Bound:
    flex_low, low, high, flex_high = draw(numbers)
    return Bound(draw(slugs), draw(words), low, high, flex_low, flex_high)


many_bounds = st.lists(bounds(), max_size=4, unique_by=lambda each: each.key)


class TestTheFile:
    @few
    @given(many_bounds.filter(bool))
    def test_what_is_written_is_read(self, asked: list[Bound]) -> None:
        assert read(written(asked).encode()) == (asked, [])

    @few
    @given(many_bounds.filter(bool))
    def test_as_a_dutch_excel_keeps_it_too(self, asked: list[Bound]) -> None:
        import csv
        import io

        out = io.StringIO()
        rows = csv.reader(io.StringIO(written(asked), newline=""))
        csv.writer(out, delimiter=";").writerows(rows)
        assert read(b"\xef\xbb\xbf" + out.getvalue().encode()) == (asked, [])

    @given(st.binary(max_size=400))
    def test_whatever_comes_in_is_answered_with_sentences(self, content: bytes) -> None:
        found, wrong = read(content)
        assert bool(found) != bool(wrong)
        assert all(each.is_in_order for each in found)
        assert all(each.sentence.endswith(".") for each in wrong)

    @pytest.mark.parametrize(
        ("row", "said"),
        [
            ("age,,1,2", "Vul de kolom ‘value’ in."),
            ("age,a,een,2", "Vul bij ‘min’ een heel getal in"),
            ("age,a,-1,2", "Vul bij ‘min’ een heel getal in"),
            ("age,a,3,2", "De getallen lopen niet op."),
            ("mijn leeftijd,a,1,2", "Gebruik bij ‘feature’ alleen letters"),
            ("age,b,1,2\nage,b,1,2", "‘b’ staat ook al op regel 2."),
            ("age,a,1", "Vul bij ‘max’ een heel getal in"),
        ],
    )
    def test_a_wrong_row_says_what_to_do(self, row: str, said: str) -> None:
        found, wrong = read(f"feature,value,min,max\n{row}\n".encode())
        assert not found
        assert wrong[0].sentence.startswith(said)

    def test_a_formula_does_not_leave_as_one(self) -> None:
        assert "'=1+1" in written([bound("age", "=1+1", 0, 1)])


class TestBeforeTheSolver:
    @few
    @given(small_problems())
    def test_whatever_is_found_really_is_impossible(self, problem: Problem) -> None:
        if findings(problem, Codes()):
            assert not every_good_group(problem)

    def test_the_two_features_in_conflict_are_named(self) -> None:
        pool = people(*["citizens"] * 10, age=["a"] * 10)
        asked = (bound("perspective_group", "citizens", 7, 8), bound("age", "a", 0, 6))
        said = findings(Problem(pool, asked, 6), Codes())
        needed = "Bij ‘perspective_group’ zijn samen minstens 7 mensen nodig. Er zijn 6 plekken. Verlaag een minimum."
        assert said[0] == needed
        assert said[1].startswith("Bij ‘perspective_group’ zijn minstens 7 mensen nodig. Bij ‘age’ is plek voor")
        said = findings(Problem(pool, asked[1:], 7), Codes())
        assert said == ["Bij ‘age’ passen samen hoogstens 6 mensen. Er zijn 7 plekken. Verhoog een maximum."]

    def test_a_house_counts_once(self) -> None:
        pool = tuple(each.__class__(each.key, each.values, "h") for each in people(*["citizens"] * 4))
        assert "hoogstens 1 mensen" in findings(Problem(pool, (), 2), Codes())[0]


class TestTheSmallestChange:
    @few
    @given(small_problems())
    def test_it_helps_and_no_cheaper_one_does(self, problem: Problem) -> None:
        changes = cheapest_change(problem)
        exists = bool(every_good_group(problem))
        if exists:
            assert changes == []
            return
        cheapest = cheapest_by_trying(problem)
        if changes is None:
            assert cheapest is None
            return
        assert cost(problem, changes) == pytest.approx(cheapest)
        open_now = Problem(problem.open_people, problem.open_bounds, problem.places, (), problem.one_table)
        if not problem.stay:
            assert every_good_group(
                Problem(open_now.people, with_changes(problem.bounds, changes), problem.places, (), problem.one_table)
            )

    def test_when_nobody_is_left_to_draw_no_change_helps(self) -> None:
        """Found by a long run: the only one in the pool lives with somebody who stays."""
        alone = Person.of("k1", {"perspective_group": "citizens"}, "h1")
        stays = Person.of("k0", {"perspective_group": "citizens"}, "h1")
        problem = Problem((alone,), (), 1, (stays,))
        assert cheapest_change(problem) is None
        assert Panels(problem).best([]) is None

    def test_small_groups_are_let_go_last(self) -> None:
        pool = people(*["citizens"] * 6, *["civil_society"] * 6)
        asked = (
            bound("perspective_group", "citizens", 4, 6, (0, 6)),
            bound("perspective_group", "civil_society", 1, 6, (0, 6)),
        )
        assert cheapest_change(Problem(pool, asked, 4)) == [Change("perspective_group", "citizens", "minimum", 4, 3)]

    def test_beyond_the_flex_only_when_asked(self) -> None:
        pool = people(*["citizens"] * 2, *["civil_society"] * 6)
        problem = Problem(pool, (bound("perspective_group", "citizens", 3, 6),), 4)
        assert cheapest_change(problem) is None
        assert cheapest_change(problem, beyond_flex=True) == [Change("perspective_group", "citizens", "minimum", 3, 2)]


def cost(problem: Problem, changes: list[Change]) -> float:
    minimum = {each.key: each.minimum for each in problem.bounds}
    return sum(
        (each.after - each.before)
        if each.side == "maximum"
        else (each.before - each.after) * (1 + 2 / minimum[(each.feature, each.value)])
        for each in changes
    )


def cheapest_by_trying(problem: Problem) -> float | None:
    """Every way to loosen each agreement within its flex, and what the cheapest that helps costs."""
    ways = []
    for asked, still in zip(problem.bounds, problem.open_bounds, strict=True):
        lower = range(min(still.minimum, asked.minimum - asked.flex_minimum) + 1)
        higher = range(asked.flex_maximum - asked.maximum + 1)
        ways.append([(still, down, up) for down in lower for up in higher])
    free = Problem(problem.people, (), problem.places, problem.stay, problem.one_table)
    groups = every_good_group(free)
    best: float | None = None
    for way in product(*ways):
        price = sum(down * (1 + 2 / original(problem, each)) + up for each, down, up in way if down or up)
        if best is not None and price >= best:
            continue
        if any(all(fits(group, *one) for one in way) for group in groups):
            best = price
    return best


def original(problem: Problem, still: Bound) -> int:
    return next(each.minimum for each in problem.bounds if each.key == still.key) or 1


def fits(group: tuple[object, ...], still: Bound, down: int, up: int) -> bool:
    count = sum(still.key in person.values for person in group)  # type: ignore[attr-defined]
    return still.minimum - down <= count <= still.maximum + up


@given(st.integers(1, 60), st.integers(1, 5))
def test_the_proposal_fits_and_can_be_safe(places: int, tables: int) -> None:
    asked = {each.value: each for each in suggested(places, tables)}
    assert all(each.is_in_order for each in asked.values())
    assert sum(each.minimum for each in asked.values()) <= places <= sum(each.maximum for each in asked.values())
    officials = asked["government"].maximum
    if tables == 1 and asked["citizens"].minimum >= 3:
        assert is_safe(Table(asked["citizens"].minimum, officials))
