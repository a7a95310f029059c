"""Who meets which case: a block per person, such that every case is met equally often and blocks overlap.

The cases stand in a circle, in an order that is the step's own. Block number j begins at the j-th case and takes the
cases at fixed distances from there (a ruler on which no distance occurs twice). So every case is in as many blocks as
any other, two cases meet in at most one block, and the blocks hang together. Which block somebody gets is drawn from
their code: the same code gives the same block, on any device.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from math import log
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..models import Item, Step

#: Short rulers on which every distance occurs once (Golomb).
_RULERS = {
    1: (0,),
    2: (0, 1),
    3: (0, 1, 3),
    4: (0, 1, 4, 6),
    5: (0, 1, 4, 9, 11),
    6: (0, 1, 4, 10, 12, 17),
    7: (0, 1, 4, 10, 18, 23, 25),
}
_LEAST_WEIGHT = 0.05
#: What a step is set to, when nobody set it.
PER_PERSON, PER_SESSION = 3, 12


@dataclass(frozen=True, slots=True)
class Portions:
    """How many cases somebody meets: alone, in an organised session, and in one block."""

    per_person: int = PER_PERSON
    per_session: int = PER_SESSION
    block_size: int = PER_PERSON


def portions(step: "Step") -> Portions:
    """What the step is set to; whatever is missing or no number is the usual."""
    person = _whole(step.settings.get("per_person"), PER_PERSON)
    return Portions(
        person,
        max(person, _whole(step.settings.get("per_session"), PER_SESSION)),
        _whole(step.settings.get("block_size"), person),
    )


def per_person(step: "Step") -> int:
    """How many cases somebody is dealt."""
    return portions(step).per_person


def offsets(size: int, count: int) -> tuple[int, ...]:
    """The distances of a block of this size in a circle of so many cases."""
    ruler = _RULERS.get(size)
    if ruler and count > 2 * ruler[-1]:
        return ruler
    return tuple(range(min(size, count)))


def circle(step: "Step", items: Sequence["Item"]) -> list["Item"]:
    """The cases in the order that is the step's own."""
    return sorted(items, key=lambda item: _hash("circle", step.pk, item.pk))


def blocks(step: "Step", items: Sequence["Item"]) -> list[list["Item"]]:
    """All blocks, one for every case."""
    around = circle(step, items)
    taken = offsets(portions(step).block_size, len(around))
    return [[around[(first + further) % len(around)] for further in taken] for first in range(len(around))]


def block(step: "Step", items: Sequence["Item"], number: int) -> list["Item"]:
    """The block with this number, counted from 1 and round again: for paper. All when they fit; 0 is no block."""
    if len(items) <= portions(step).block_size:
        return list(items)
    return blocks(step, items)[(number - 1) % len(items)] if number else []


def deal(step: "Step", items: Sequence["Item"], answered: Sequence["Item"], seed: str, group: str) -> list["Item"]:
    """What was answered, and the next case of this person; see StepMethod.deal."""
    met = {item.pk for item in answered}
    left = [item for item in items if item.pk not in met]
    if not seed or not left or len(answered) >= per_person(step):
        return list(answered)
    return [*answered, _next(step, items, met, seed, group)]


def _next(step: "Step", items: Sequence["Item"], met: set[Any], seed: str, group: str) -> "Item":
    """The next of one's block; when that is done, the case where an answer is wanted most."""
    all_blocks = blocks(step, items)
    fits = max(sum(item.pk in met for item in each) for each in all_blocks)
    mine = [each for each in all_blocks if sum(item.pk in met for item in each) == fits]
    # Drawn by the first case of a block: a case that goes away changes the draw for few.
    drawn = min(
        mine, key=lambda each: _draw(seed, "block", each[0].pk, weight=sum(_wanted(item, group) for item in each))
    )
    left = [item for item in drawn if item.pk not in met] or [item for item in items if item.pk not in met]
    return min(left, key=lambda item: _draw(seed, "case", item.pk, weight=_wanted(item, group)))


def _wanted(item: "Item", group: str) -> float:
    """How much an answer to this case is wanted from this group."""
    wanted = item.routing.get(group, item.routing.get("", 1))
    return max(float(wanted), _LEAST_WEIGHT) if isinstance(wanted, int | float) else 1.0


def _draw(*parts: Any, weight: float) -> float:
    """The lowest is drawn; twice the weight is twice the chance."""
    chance = (int.from_bytes(_hash(*parts)) + 1) / (2**64 + 1)
    return -log(chance) / weight


def _hash(*parts: Any) -> bytes:
    return blake2b("|".join(map(str, parts)).encode(), digest_size=8).digest()


def _whole(value: Any, otherwise: int) -> int:
    """A number from 1 on."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else otherwise
