"""Who comes when: everybody within half a minute, or an evening as it goes when a broadcast names the address."""

import math
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

#: Of a hundred who come in an evening: so many answer, look around, sign up for a date, sit in a class.
EVENING = {"answering": 70, "looking": 20, "signing_up": 4, "class": 6}
CLASS = 30
#: The broadcast: nobody knows it yet, it is named, and then fewer and fewer come. In parts of the hour.
NAMED_AT, STEEP, TAIL = 0.05, 0.06, 0.30
STILL = 0.15


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody who comes: when (seconds after the start), and what for."""

    at: float
    kind: str


def at_once(people: int, per_second: float, rng: random.Random) -> list[Arrival]:
    """So many who answer, one after the other; and beside them, who look around, sign up, and one class."""
    seconds = people / per_second
    beside = {"looking": people // 4, "signing_up": people // 10, "class": 1 if people >= CLASS else 0}
    arrivals = [Arrival(number / per_second, "answering") for number in range(people)]
    arrivals += [Arrival(rng.uniform(0, seconds), kind) for kind, number in beside.items() for _each in range(number)]
    return sorted(arrivals, key=lambda each: each.at)


def evening(people: int, minutes: float, rng: random.Random) -> list[Arrival]:
    """An evening in so many minutes, with so many people an hour; a class counts for the pupils in it."""
    number = people * minutes / 60
    shares = {kind: share / (CLASS if kind == "class" else 1) for kind, share in EVENING.items()}
    moments = _moments(round(number * sum(shares.values()) / sum(EVENING.values())), interest, rng)
    kinds = rng.choices(list(shares), weights=list(shares.values()), k=len(moments))
    return [Arrival(moment * minutes * 60, kind) for moment, kind in zip(moments, kinds, strict=True)]


def interest(moment: float) -> float:
    """How many come at this part of the hour (0 to 1), beside the busiest moment (1)."""
    if moment < NAMED_AT:
        return STILL
    if moment < NAMED_AT + STEEP:
        return STILL + (1 - STILL) * (moment - NAMED_AT) / STEEP
    return STILL + (1 - STILL) * math.exp(-(moment - NAMED_AT - STEEP) / TAIL)


def _moments(number: int, wanted: Callable[[float], float], rng: random.Random) -> list[float]:
    """So many moments between 0 and 1, as dense as wanted."""
    found: list[float] = []
    while len(found) < number:
        moment = rng.random()
        if rng.random() < wanted(moment):
            found.append(moment)
    return sorted(found)


def expected(arrivals: list[Arrival]) -> Counter[str]:
    """How many people come, by what for; every pupil of a class counts."""
    people: Counter[str] = Counter()
    for each in arrivals:
        people[each.kind] += CLASS if each.kind == "class" else 1
    return people
