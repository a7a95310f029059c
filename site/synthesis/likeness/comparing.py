"""Which texts are nearly the same. Pure: texts in, groups out; the time grows with their number, not its square.

Texts share a bucket when some of their MinHash values (of stretches of five letters) agree; within a bucket each is
compared with the first few, letter by letter. Opposites ("elke zaak", "niet elke zaak") never meet: the words that
turn a sentence round must be the same.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

import numpy as np
from rapidfuzz.fuzz import ratio

STRETCH = 5
BANDS, ROWS = 16, 4
ALIKE = 88
SHORTEST = 25
LEADERS = 6
#: A word that turns a sentence round.
_TURNS = frozenset(
    ["niet", "geen", "nooit", "niemand", "niets", "nergens", "zonder", "wel", "alleen", "behalve", "tenzij"]
)
_NO_WORD = re.compile(r"[^\w]+")
_random = np.random.default_rng(20260101)
_FACTORS = _random.integers(1, 1 << 63, size=BANDS * ROWS, dtype=np.uint64) | np.uint64(1)
_TERMS = _random.integers(0, 1 << 63, size=BANDS * ROWS, dtype=np.uint64)
_WEIGHTS = np.array([1, 1_000_003, 10_007, 31_337, 65_599], dtype=np.uint64)

Told = Callable[[int], None]
Key = TypeVar("Key", bound=Hashable)


def plain(text: str) -> str:
    """The words in small letters with one space between them."""
    return _NO_WORD.sub(" ", text.casefold()).strip()


def groups_of(texts: Iterable[tuple[Key, str]], told: Told = lambda _done: None) -> list[list[Key]]:
    """The groups of two and more, in the order of the texts. Short texts ("ja", "geen idee") never form a group.

    `told(done)` hears how many texts were compared.
    """
    same: dict[str, list[Key]] = {}
    for key, text in texts:
        words = plain(text)
        if len(words) >= SHORTEST:
            same.setdefault(words, []).append(key)
    distinct = list(same)
    parent = list(range(len(distinct)))
    turns = [_turns_of(words) for words in distinct]
    buckets: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    done = 0
    for number, words in enumerate(distinct):
        _compare(number, distinct, turns, buckets, parent)
        done += len(same[words])
        if number % 500 == 499:
            told(done)
    told(done)
    found: dict[int, list[Key]] = {}
    for number, words in enumerate(distinct):
        found.setdefault(_root(parent, number), []).extend(same[words])
    return [keys for keys in found.values() if len(keys) > 1]


def _compare(
    number: int,
    distinct: Sequence[str],
    turns: Sequence[Counter[str]],
    buckets: dict[tuple[int, bytes], list[int]],
    parent: list[int],
) -> None:
    seen: set[int] = set()
    for place in _buckets_of(distinct[number]):
        there = buckets[place]
        for other in there:
            if other not in seen and turns[other] == turns[number]:
                seen.add(other)
                if ratio(distinct[other], distinct[number], score_cutoff=ALIKE):
                    parent[_root(parent, number)] = _root(parent, other)
        if len(there) < LEADERS:
            there.append(number)


def _buckets_of(words: str) -> list[tuple[int, bytes]]:
    letters = np.frombuffer(words.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    stretches = np.lib.stride_tricks.sliding_window_view(letters, STRETCH)
    with np.errstate(over="ignore"):
        hashes = (stretches * _WEIGHTS).sum(axis=1)
        least = ((hashes[:, None] * _FACTORS + _TERMS) >> np.uint64(32)).min(axis=0)
    return [(band, least[band * ROWS : (band + 1) * ROWS].tobytes()) for band in range(BANDS)]


def _turns_of(words: str) -> Counter[str]:
    return Counter(word for word in words.split() if word in _TURNS)


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number
