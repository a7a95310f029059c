"""One lot by a public word, so that nobody chooses and everybody can check. Pure; the standard library only.

The recipe, for a neighbour with any SHA-256 page: paste the word, take the last three characters of the code. That is
the name of the lot. For the order of the reserves: paste the word, a space and somebody's number; the codes from small
to large are the order.
"""

import hashlib
import unicodedata

from .lot_names import LOT_CHARACTERS


def plain_seed(typed: str) -> str:
    """The word as it is published: one kind of space, none around it, letters in one form. Capitals stay."""
    return " ".join(unicodedata.normalize("NFC", typed).split())


def code_of(text: str) -> str:
    """The SHA-256 code of these words in UTF-8: 64 characters, 0-9 and a-f."""
    return hashlib.sha256(text.encode()).hexdigest()


def lot_of(seed: str) -> int:
    """Which lot this word draws, counted from 0: the code modulo 4096, which is its last three characters."""
    return int(code_of(seed)[-LOT_CHARACTERS:], 16)


def in_order(seed: str, numbers: list[int]) -> list[int]:
    """These people in the order that the word gives them."""
    return sorted(numbers, key=lambda number: (code_of(f"{seed} {number}"), number))
