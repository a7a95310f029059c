"""What a public word gives: the lot, who is in it, and the reserves. Pure, without solver: anybody can redo it."""

from typing import Any

from .alternates import choose_alternates
from .lottery import code_of, in_order, lot_of
from .pool import problem_in

#: One reserve for every two places, and never fewer than this.
FEWEST_ALTERNATES = 4


def what_the_seed_gives(snapshot: dict[str, Any], outcome: dict[str, Any], seed: str) -> dict[str, Any]:
    """The code of the word, the lot (from 0), the numbers drawn, the reserves in order, and for whom there is none."""
    problem = problem_in(snapshot)
    people = dict(enumerate(problem.people, 1))
    number = {person: at for at, person in people.items()}
    lot = lot_of(seed)
    drawn = outcome["lots"][lot]
    rest = in_order(seed, [at for at in people if at not in set(drawn)])
    found = choose_alternates(
        problem,
        [people[at] for at in drawn],
        [people[at] for at in rest],
        max(FEWEST_ALTERNATES, (problem.places + 1) // 2),
    )
    return {
        "code": code_of(seed),
        "lot": lot,
        "drawn": drawn,
        "alternates": [number[person] for person in found.people],
        "nobody_for": [number[person] for person in found.nobody_for],
    }
