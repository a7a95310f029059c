"""The portfolio: within the days, the best that fits, and every case told why."""

from itertools import combinations

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from consultation.portfolio_forms import PortfolioForm
from consultation.results.portfolio import Candidate, Reason, appraise, choose
from consultation.results.portfolio_mix import LEAST, judge_mix, least_of, mix_of

KINDS = {"group": "citizen", "weight": "light", "reach": "mass"}


def candidate(number: int, days: int, worth: float | None, wanted: float | None = 1.0, **kinds: str) -> Candidate:
    return Candidate(f"casus-{number}", f"Zaak {number}", days, {**KINDS, **kinds}, worth, wanted)


CANDIDATES = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 100)), max_size=8).map(
    lambda rows: [candidate(number, days, worth / 100) for number, (days, worth) in enumerate(rows)]
)


def worth_of(candidates) -> int:
    return sum(round(1000 * each.worth) for each in candidates)


@given(CANDIDATES, st.integers(0, 40))
def test_no_other_set_within_the_days_is_worth_more(candidates, days) -> None:
    portfolio = choose(candidates, days)
    assert sum(each.days for each in portfolio.taken) == portfolio.days <= days
    best = max(
        worth_of(chosen)
        for size in range(len(candidates) + 1)
        for chosen in combinations(candidates, size)
        if sum(each.days for each in chosen) <= days
    )
    assert worth_of(portfolio.taken) == best


@given(CANDIDATES, st.integers(0, 40), st.randoms())
def test_the_order_of_the_cases_does_not_matter_and_more_days_never_hurt(candidates, days, random) -> None:
    worth = worth_of(choose(candidates, days).taken)
    assert worth_of(choose(random.sample(candidates, len(candidates)), days).taken) == worth
    assert worth_of(choose(candidates, days + 3).taken) >= worth


def test_every_case_is_told_why() -> None:
    portfolio = choose(
        [
            candidate(1, 3, 0.9),
            candidate(2, 8, 0.8),
            candidate(3, 50, 0.9),
            candidate(4, 1, 0.3, wanted=0.5),
            candidate(5, 1, None, wanted=None),
        ],
        10,
    )
    assert [each.reason for each in portfolio.placed] == [
        Reason.TAKEN,
        Reason.NO_ROOM,
        Reason.TOO_BIG,
        Reason.NOT_WANTED,
        Reason.FEW,
    ]
    assert all(each.why for each in portfolio.placed) and portfolio.days == 3
    assert choose([], 10).taken == () and choose([candidate(1, 3, 0.9)], 0).taken == ()


def test_a_large_group_does_not_outvote_a_small_one() -> None:
    votes = [("citizens", "now", "urgent", 10), ("government", "no", "urgent", 1000)]
    assert appraise(votes, {}, ["citizens", "government"]) == (0.5, 0.5)


def test_a_group_of_few_does_not_speak_in_the_mean_and_beside_is_beside() -> None:
    votes = [("citizens", "now", "", 10), ("government", "no", "", 4), ("_team", "no", "", 50)]
    assert appraise(votes, {}, ["citizens", "government"]) == (1, 1)
    few = [("citizens", "now", "", 4), ("civil_society", "no", "", 3), ("government", "later", "", 3)]
    worth, wanted = appraise(few, {}, ["citizens", "civil_society", "government"])
    assert (worth, wanted) == (pytest.approx(0.55), pytest.approx(0.7)), "no group is large enough: all together"
    assert appraise([("citizens", "now", "", 9)], {}, ["citizens"]) == (None, None)
    assert appraise([("citizens", "do_not_know", "", 90)], {}, ["citizens"]) == (None, None)


def test_a_heavy_criterion_weighs_more_and_one_of_no_weight_not_at_all() -> None:
    votes = [("citizens", "now", "urgent", 10), ("citizens", "no", "many", 10)]
    assert appraise(votes, {"urgent": 4, "many": 1}, ["citizens"])[0] == pytest.approx(0.8)
    assert appraise(votes, {"urgent": 1, "many": 4}, ["citizens"])[0] == pytest.approx(0.2)
    assert appraise(votes, {"urgent": 0, "many": 0}, ["citizens"]) == (None, 0.5)


def test_the_mix_says_what_is_missing() -> None:
    complex_one = candidate(1, 1, 1, weight="complex", reach="single", group="youth")
    taken = [complex_one, candidate(2, 1, 1), candidate(3, 1, 1, group="entrepreneur", reach="single")]
    lines = {line.code: line for line in mix_of(taken, LEAST)}
    assert (lines["complex"].cases, lines["complex"].percent, lines["complex"].is_enough) == (1, 33, True)
    assert "u vraagt" in judge_mix(list(lines.values()), 3) and all(line.is_enough for line in lines.values())
    asked = mix_of(taken, {**LEAST, "complex": 50})
    assert judge_mix(asked, 3).endswith("Te weinig van: Ingewikkeld.")
    assert [line.percent for line in mix_of([], LEAST)] == [0] * 7
    assert judge_mix(mix_of([], LEAST), 0).startswith("Er past geen enkele casus.")


def test_a_step_can_ask_another_mix_and_nonsense_is_not_heard() -> None:
    assert least_of({"mix": {"complex": 40, "light": "veel", "mass": 400, "youth": True}}) == {**LEAST, "complex": 40}
    assert least_of({}) == least_of({"mix": "x"}) == LEAST


def form(query: str) -> PortfolioForm:
    return PortfolioForm(QueryDict(query), criteria={"urgent": "Haast"}, weights={"urgent": 5}, least=LEAST)


def test_the_form_keeps_what_was_typed_and_reckons_with_what_it_understands() -> None:
    assert form("").asked() == (100, {"urgent": 5}, LEAST) and form("").problems == []
    assert form("dagen=30&gewicht_urgent=0").asked() == (30, {"urgent": 0}, LEAST)
    wrong = form("dagen=-3&gewicht_urgent=9&minstens_mass=50")
    assert wrong.asked() == (100, {"urgent": 5}, {**LEAST, "mass": 50})
    assert len(wrong.problems) == 2 and "-3" in str(wrong["dagen"])
