"""The reading copy cut in pieces, so that a template can mark what a moderator must look at."""

from collections.abc import Iterator
from dataclasses import dataclass

from privacy import service as privacy

from .redaction import MASK


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `hint` is what it may be (a label), `covered` whether it is masked."""

    text: str
    hint: str = ""
    covered: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Something that may point to a person, still readable in the copy."""

    label: str
    text: str


def pieces(text: str) -> list[Piece]:
    """The text as pieces, in order; together they are the text."""
    result: list[Piece] = []
    place = 0
    for hint in privacy.inspect(text).hints:
        if hint.start < place:
            continue  # two hints over the same letters: the first says enough
        result += _plain(text[place : hint.start])
        result.append(Piece(text[hint.start : hint.end], hint=str(hint.kind.label)))
        place = hint.end
    return result + list(_plain(text[place:]))


def findings(text: str) -> list[Found]:
    """What may point to a person and is not covered yet, each once."""
    found = [Found(str(hint.kind.label), text[hint.start : hint.end]) for hint in privacy.inspect(text).hints]
    return list(dict.fromkeys(found))


def _plain(text: str) -> Iterator[Piece]:
    start = 0
    while start < len(text):
        covered = text[start] == MASK
        end = start
        while end < len(text) and (text[end] == MASK) == covered:
            end += 1
        yield Piece(text[start:end], covered=covered)
        start = end
