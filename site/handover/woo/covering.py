"""A text without what is covered: in the place of the words stands the ground, whatever their length."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a text, in code points, and the ground on which it is covered."""

    start: int
    end: int
    ground: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text, with the grounds on which it is covered; none when it is released."""

    start: int
    text: str
    grounds: tuple[str, ...]


def stretches(text: str, spans: Iterable[Span]) -> list[Stretch]:
    """The text cut at the borders of the spans; covered stretches that touch are one, with all their grounds."""
    chosen = [span for span in spans if span.start < len(text)]
    borders = sorted({0, len(text), *(min(place, len(text)) for span in chosen for place in (span.start, span.end))})
    result: list[Stretch] = []
    for start, end in pairwise(borders):
        grounds = {span.ground for span in chosen if span.start <= start < span.end}
        if grounds and result and result[-1].grounds:
            before = result.pop()
            grounds |= set(before.grounds)
            start = before.start
        result.append(Stretch(start, text[start:end], tuple(sorted(grounds))))
    return result


def covered(text: str, spans: Iterable[Span]) -> str:
    """The text as it is released."""
    return "".join(f"[{'; '.join(each.grounds)}]" if each.grounds else each.text for each in stretches(text, spans))
