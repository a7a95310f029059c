"""Who comes in a load run: as many as asked, along the curve of an evening, the same in every run."""

import random
from collections import Counter

import pytest

from tests.load import arrivals
from tests.load.report import percentiles, wrong


def come(people: int, minutes: float) -> list[arrivals.Arrival]:
    return arrivals.evening(people, minutes, random.Random(1))


@pytest.mark.parametrize("minutes", [60, 15])
def test_an_evening_brings_as_many_as_asked_at_the_same_rate(minutes: int) -> None:
    coming = come(10_000, minutes)
    people = arrivals.expected(coming)
    wanted = 10_000 * minutes / 60
    assert sum(people.values()) == pytest.approx(wanted, rel=0.1)
    assert people["answering"] == pytest.approx(wanted * 0.7, rel=0.05)
    assert [each.at for each in coming] == sorted(each.at for each in coming)
    assert coming[0].at >= 0 and coming[-1].at <= minutes * 60
    assert come(10_000, minutes) == coming


def test_few_come_before_the_broadcast_then_many_then_fewer() -> None:
    minutes = Counter(int(each.at // 60) for each in come(10_000, 60))
    busiest = max(minutes, key=lambda minute: minutes[minute])
    assert 5 <= busiest <= 12
    assert minutes[0] < minutes[busiest] / 3
    assert minutes[30] < minutes[busiest] * 0.7 and minutes[59] < minutes[30]


def test_all_at_once_are_exactly_so_many_and_others_beside_them() -> None:
    people = arrivals.expected(arrivals.at_once(200, 7, random.Random(1)))
    assert people == {"answering": 200, "looking": 50, "signing_up": 20, "class": 30}


def test_a_promise_that_was_not_kept_is_told() -> None:
    promised = {
        "name": "deelnemer-a", "handed_in": True, "said": ["a", "b"], "perspective": "science", "before": "",
        "email": "", "consents": ["quote", "publish"],
    }  # fmt: skip
    kept = {
        "state": "counted", "words": ["b", "a"], "draft_words": [], "perspective": "science", "before": "",
        "email": "", "consents": ["publish", "quote"],
    }  # fmt: skip
    assert wrong(promised, kept) == []
    assert wrong(promised, None) == ["deelnemer-a: nothing in the database"]
    assert len(wrong(promised, {**kept, "words": ["a"], "state": "draft"})) == 2


def test_of_a_hundred_steps_the_slowest_five_are_beyond_p95() -> None:
    assert percentiles([number / 1000 for number in range(100)]) == [50, 95, 99]


def test_of_who_was_cut_off_more_may_be_there_and_never_less() -> None:
    promised = {"name": "deelnemer-a", "handed_in": False, "said": ["deelnemer-a zegt bij a op 1.", "b"]}
    kept = {"words": [], "draft_words": ["deelnemer-a zegt bij nader inzien bij a op 1.", "b", "c"]}
    assert wrong(promised, kept) == [], "the last buttons arrived, their answers did not"
    assert wrong({**promised, "said": []}, None) == []
    assert wrong(promised, {**kept, "draft_words": ["c"]}) == [
        "deelnemer-a: promised 'deelnemer-a zegt bij a op 1.', not kept",
        "deelnemer-a: promised 'b', not kept",
    ]
