"""Reserves: people who can take the place of somebody drawn, with every agreement kept. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from .problem import Person, Problem


@dataclass(frozen=True, slots=True)
class Alternates:
    """Reserves in order, and for whom of those drawn nobody can step in."""

    people: tuple[Person, ...]
    nobody_for: tuple[Person, ...]


def choose_alternates(problem: Problem, drawn: Sequence[Person], rest: Sequence[Person], most: int) -> Alternates:
    """At most `most` reserves from `rest`, which is in the order of the lot.

    Whoever is the only one to step in for somebody goes first on the list of who becomes a reserve; what is left of it
    is filled in order. The reserves keep the order of the lot.
    """
    fits: dict[tuple[object, object], bool] = {}

    def can_replace(new: Person, old: Person) -> bool:
        others = [person for person in drawn if person is not old]
        if new.household and new.household in {person.household for person in others}:
            return False
        pair = (new.values, old.values)
        if pair not in fits:
            alone = Person(new.key, new.values)
            fits[pair] = problem.keeps([*others, alone])
        return fits[pair]

    open_now = set(problem.open_people)
    able = {new: {old.key for old in drawn if can_replace(new, old)} for new in rest if new in open_now}
    chosen: list[Person] = []
    covered: set[str] = set()
    for old in sorted(drawn, key=lambda person: sum(person.key in olds for olds in able.values())):
        if old.key in covered or len(chosen) >= most:
            continue
        new = next((each for each in rest if old.key in able.get(each, ()) and each not in chosen), None)
        if new is not None:
            chosen.append(new)
            covered |= able[new]
    chosen += [new for new in rest if able.get(new) and new not in chosen][: max(0, most - len(chosen))]
    kept = set(chosen)
    replaced = set().union(*(able[new] for new in chosen)) if chosen else set()
    return Alternates(
        tuple(new for new in rest if new in kept),
        tuple(old for old in drawn if old.key not in replaced),
    )
