"""The made-up people of these rounds: so many per perspective, each with a stream of choices of their own.

The same seed gives the same people, so the demo is the same on every machine.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

#: Perspective -> people, in a round that did well: every group is there.
EVEN = {
    "experience_expert": 9,
    "youth": 6,
    "entrepreneur": 5,
    "first_line_helper": 8,
    "interest_group": 4,
    "science": 3,
    "tax_office": 7,
    "benefits_agency": 7,
    "municipality": 4,
    "unknown": 2,
}
#: In which group a perspective stands, for choices that differ per group.
GROUP = {
    "experience_expert": "citizens",
    "youth": "citizens",
    "entrepreneur": "citizens",
    "first_line_helper": "civil_society",
    "interest_group": "civil_society",
    "science": "civil_society",
    "tax_office": "government",
    "benefits_agency": "government",
    "municipality": "government",
    "unknown": "citizens",
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part: from where they speak, how they came, and the chance that decides what they choose."""

    perspective: str
    invited: bool
    days_ago: int
    chance: random.Random

    @property
    def group(self) -> str:
        """The group that decides which way they lean."""
        return GROUP[self.perspective]


def crowd(seed: str, people: Mapping[str, int], *, first_days_ago: int, last_days_ago: int) -> Iterator[Person]:
    """So many people per perspective, spread over the days in between; every third was invited."""
    number = 0
    for perspective, count in people.items():
        for _each in range(count):
            chance = random.Random(f"{seed}-{number}")
            yield Person(perspective, number % 3 == 0, chance.randint(last_days_ago, first_days_ago), chance)
            number += 1
