"""Which statement somebody meets next: at random, but sooner where answers are wanted. Pure.

The draw is weighted and without replacement (P. Efraimidis and P. Spirakis, Information Processing Letters 97, 2006):
every statement gets the key u ** (1 / weight), and the highest key comes first. `u` comes from the seed of the person
and the id of the statement, so that the same person finds the same statements in the same order, on every device,
while nothing has to be kept. The weights are written when a round is counted (results/statements_routing.py).
"""

from collections.abc import Sequence
from hashlib import sha256
from math import log

from ..models import Item, Step

#: So many statements somebody is asked before the way goes on, when the organiser set nothing else.
PER_PERSON = 10
#: The weight of a statement that nobody answered yet: newest first.
FRESH = 81.0
#: No statement is ever out of the game.
LEAST_WEIGHT = 0.01
_BITS = 53


def most(step: Step) -> int:
    """How many statements one person meets before the way goes on."""
    wanted = step.settings.get("per_person")
    return wanted if isinstance(wanted, int) and wanted > 0 else PER_PERSON


def deal(step: Step, items: Sequence[Item], answered: Sequence[Item], seed: str, group: str) -> list[Item]:
    """What was answered, in that order, and one statement more; nothing more without a seed or when all were met."""
    met = {item.pk for item in answered}
    left = [item for item in items if item.pk not in met]
    if not seed or not left:
        return list(answered)
    return [*answered, max(left, key=lambda item: (_key(item, seed, group), item.pk))]


def weight_of(item: Item, group: str) -> float:
    """How much an answer from this group is wanted here; from anybody when the group is not known."""
    weights = item.routing or {}
    return max(float(weights.get(group, weights.get("", FRESH))), LEAST_WEIGHT)


def _key(item: Item, seed: str, group: str) -> float:
    """The logarithm of u ** (1 / weight): the same order, and no number that is too small to hold."""
    digest = sha256(f"{seed}:{item.pk}".encode()).digest()
    drawn = (int.from_bytes(digest[:8], "big") >> (64 - _BITS)) + 1
    return log(drawn / (2**_BITS + 1)) / weight_of(item, group)
