"""What would help: one thing changed at a time, and solved again in little time. Only what places more people is told.

For a large question the moments of the plan stay fixed, so that each answer takes a fraction of a second: what is told
is then at least so much.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from ..table_rules import CITIZENS
from .instance import IF_NEED_BE, YES, Instance, Person, Slot
from .solving import Solution, solve_people_only

#: Above so many possibilities (people x moments) the moments stay as they are.
SMALL = 400
MOST_TOLD = 6
_EACH_SECONDS = 3.0
_EVENING_FROM, _AFTERNOON_FROM = 17, 12


class Help(StrEnum):
    """What could be changed."""

    ONE_SESSION = "one_session"
    ONE_MOMENT = "one_moment"
    ONE_CHAIR = "one_chair"
    LOWER_QUOTA = "lower_quota"
    LOWER_TABLE_QUOTA = "lower_table_quota"
    LOWER_MINIMUM = "lower_minimum"
    ONE_CITIZEN = "one_citizen"


@dataclass(frozen=True, slots=True)
class Gain:
    """This change places `people` more. `about` names it: a moment, a town with a part of the day, or a quota."""

    help: Help
    people: int
    about: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As it is kept with a plan."""
        return {"help": str(self.help), "people": self.people, "about": list(self.about)}


def part_of_day(slot: Slot, zone: str = "Europe/Amsterdam") -> str:
    """morning, afternoon or evening, on the Dutch clock."""
    hour = slot.starts_at.astimezone(ZoneInfo(zone)).hour
    return "evening" if hour >= _EVENING_FROM else ("afternoon" if hour >= _AFTERNOON_FROM else "morning")


def what_helps(instance: Instance, solution: Solution, seconds: float) -> list[Gain]:
    """The changes that place more people, the largest gain first. Stops when the time is up."""
    until = time.monotonic() + seconds
    if all(solution.seating.where.get(person.key) is not None for person in instance.candidates):
        return []
    is_small = sum(len(person.can) for person in instance.people) <= SMALL
    base = instance if is_small else _fixed(instance, solution)
    found: dict[tuple[Help, tuple[str, ...]], int] = {}
    for help_, about, changed, extra in _changes(instance, base, solution):
        left = until - time.monotonic()
        if left < 0.1:
            break
        answer = solve_people_only(changed, min(left, _EACH_SECONDS))
        if answer is None or len(answer.given_up) > len(solution.given_up):
            continue
        gain = answer.seating.placed - solution.seating.placed - extra
        if gain > 0:
            if help_ == Help.ONE_SESSION:
                about = tuple(sorted(answer.seating.opened - solution.seating.opened))[:1]
            found[help_, about] = max(gain, found.get((help_, about), 0))
            if help_ == Help.ONE_CHAIR:
                break  # they come last, and one is enough to say it
    gains = [Gain(help_, people, about) for (help_, about), people in found.items()]
    return sorted(gains, key=lambda gain: (-gain.people, list(Help).index(gain.help), gain.about))[:MOST_TOLD]


def _fixed(instance: Instance, solution: Solution) -> Instance:
    slots = tuple(slot for slot in instance.slots if slot.key in solution.seating.opened)
    return instance.with_changes(slots=slots)


def _changes(
    whole: Instance, base: Instance, solution: Solution
) -> Iterator[tuple[Help, tuple[str, ...], Instance, int]]:
    """What to try: the kind, what it is about, the changed question, and how many people came along with it."""
    opened = solution.seating.opened
    one_more = max(base.most_sessions, len(opened)) + 1
    if any(slot.key not in opened and not slot.shut and slot.wish != "closed" for slot in whole.slots):
        yield Help.ONE_SESSION, (), whole.with_changes(most_sessions=one_more), 0
    for (town, part), slot in _kinds_of_moment(whole).items():
        people = tuple(_who_could_come(whole, person, town, part) for person in base.people)
        more = base.with_changes(people=people, slots=(*base.slots, slot), most_sessions=one_more)
        yield Help.ONE_MOMENT, (town, part), more, 0
    for place, quota in enumerate(base.quotas):
        if quota.minimum:
            lower = replace(quota, minimum=quota.minimum - 1)
            quotas = (*base.quotas[:place], lower, *base.quotas[place + 1 :])
            yield Help.LOWER_QUOTA, (quota.feature, quota.value), base.with_changes(quotas=quotas), 0
    for place, quota in enumerate(base.table_quotas):
        if quota.minimum:
            lower = replace(quota, minimum=quota.minimum - 1)
            quotas = (*whole.table_quotas[:place], lower, *whole.table_quotas[place + 1 :])
            about = (quota.feature, quota.value)
            yield Help.LOWER_TABLE_QUOTA, about, whole.with_changes(table_quotas=quotas), 0
    if any(slot.minimum > 1 for slot in whole.slots):
        slots = tuple(replace(slot, minimum=max(1, slot.minimum - 1)) for slot in whole.slots)
        yield Help.LOWER_MINIMUM, (), whole.with_changes(slots=slots), 0
    anybody = Person(
        "extra", CITIZENS, {slot.key: YES for slot in base.slots}, features={"perspective_group": CITIZENS}
    )
    yield Help.ONE_CITIZEN, (), base.with_changes(people=(*base.people, anybody)), 1
    for key in sorted(opened):
        slots = tuple(replace(s, capacity=s.capacity + 1) if s.key == key else s for s in base.slots)
        yield Help.ONE_CHAIR, (key,), base.with_changes(slots=slots), 0


def _kinds_of_moment(instance: Instance) -> dict[tuple[str, str], Slot]:
    """One moment more of each kind that was offered (a town and a part of the day), at a time of its own."""
    found: dict[tuple[str, str], Slot] = {}
    for slot in instance.slots:
        kind = (slot.town, part_of_day(slot))
        features = slot.features
        if kind in found and found[kind].features is not None and features is not None:
            features = features | (found[kind].features or frozenset())
        found[kind] = replace(
            slot,
            key=f"more {kind[0]} {kind[1]}",
            features=features,
            venue="",
            moderator="",
            shut="",
            wish="",
            is_definite=False,
        )
    return found


def _who_could_come(instance: Instance, person: Person, town: str, part: str) -> Person:
    """Who can come at such a moment once, could come another time too: that is what the answer rests on."""
    alike = [slot for slot in instance.slots if (slot.town, part_of_day(slot)) == (town, part)]
    ways = [person.can[slot.key] for slot in alike if slot.key in person.can]
    if person.is_fixed or not ways:
        return person
    return replace(person, can={**person.can, f"more {town} {part}": YES if YES in ways else IF_NEED_BE})
