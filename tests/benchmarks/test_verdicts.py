"""A figure that misses what is asked of it fails the run that prints it."""

from typing import Any

import pytest

from tests.benchmarks import run
from tests.load.report import too_slow


def steps(seconds: float, minutes: range, each: int = 20) -> list[list[Any]]:
    """So many steps of the form in each minute, all equally slow."""
    return [[60.0 * minute + nth, "answers: POST vraag", seconds, 100] for minute in minutes for nth in range(each)]


def arrivals(*per_part: int) -> list[list[Any]]:
    """So many people in each five minutes."""
    return [[300.0 * part + nth % 300, "answers"] for part, number in enumerate(per_part) for nth in range(number)]


def test_two_hundred_people_may_not_wait_longer_than_asked() -> None:
    assert too_slow(steps(0.2, range(3)), []) == []
    assert "p95 of a step is 900 ms, 500 asked" in too_slow(steps(0.9, range(3)), [])
    assert too_slow([], []) == ["nobody answered anything"]
    assert too_slow([*steps(0.2, range(3)), [0.0, "answers: file", 9.0, 1], [0.0, "looks: home", 9.0, 1]], []) == []


def test_an_evening_may_be_slow_at_its_top_and_says_so_and_must_be_well_after_it(capsys: Any) -> None:
    coming = arrivals(100, 400, 250, 150, 20)
    assert too_slow([*steps(3, range(5, 15)), *steps(0.2, range(15, 25))], coming) == []
    told = capsys.readouterr().out
    assert "minutes 5-10: p95 3000 ms on" in told and "minutes 10-15" in told and "cores" in told
    [over] = too_slow(steps(3, range(15, 20)), coming)
    assert over.startswith("minutes 15-20: p95 3000 ms on")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("workbench, list, page 1 (< 300 ms)       301 ms  12 queries in all", 1),
        ("workbench, list, page 1 (< 300 ms)       145 ms  12 queries in all", 0),
        ("suggestions: learning 900 texts (< 120 s): 130.5 s CPU; suggesting (< 20 s): 20.1 s", 2),
        ("text guard, 100 kB of words (< 0.1 s): 0.043 s CPU", 0),
        ("give a code       900 ms", 0),
    ],
)
def test_what_is_printed_beside_what_is_asked_is_judged(line: str, number: int) -> None:
    assert len(run.over(line)) == number


def test_a_known_miss_has_a_limit_of_its_own(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setattr(run, "missed", [])
    run.judge("handing in", 0.14, 0.25)
    assert run.missed == []
    assert "known to miss: docs/decisions/0091" in capsys.readouterr().out
    run.judge("handing in", 0.09, 0.25)
    run.judge("anything else", 0.24, 0.25)
    assert len(run.missed) == 2
