"""Texts that several people handed in word for word. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from uuid import UUID

from .shape import SameText

#: From so many people on, it is told.
FEWEST_PEOPLE = 3
#: "Weet ik niet" by three people is no campaign.
SHORTEST = 20
_NOT_A_WORD = re.compile(r"[\W_]+")


def normalised(text: str) -> str:
    """What is left of a text when capitals, spaces and signs do not count."""
    return _NOT_A_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


@dataclass(slots=True)
class _Found:
    question: str
    first: UUID
    people: set[UUID] = field(default_factory=set)


def same_texts(texts: Iterable[tuple[UUID, UUID, str, str]]) -> tuple[SameText, ...]:
    """Which texts came from three people or more, most people first. Holds fingerprints, never the texts.

    `texts` gives (contribution, participation, question, words). One person who says a thing twice is one person.
    """
    found: dict[bytes, _Found] = {}
    for contribution, participation, question, words in texts:
        plain = normalised(words)
        if len(plain) < SHORTEST:
            continue
        seen = found.setdefault(blake2b(plain.encode(), digest_size=16).digest(), _Found(question, contribution))
        seen.people.add(participation)
        if contribution < seen.first:
            seen.first, seen.question = contribution, question
    told = [
        SameText(len(each.people), str(each.first), each.question)
        for each in found.values()
        if len(each.people) >= FEWEST_PEOPLE
    ]
    return tuple(sorted(told, key=lambda same: (-same.people, same.contribution)))
