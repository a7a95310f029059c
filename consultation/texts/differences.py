"""What differs between two texts, word by word. Pure: no database, no HTML."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

#: Words, what stands between words, and each sign by itself. Put together they are the text again.
_TOKENS = re.compile(r"\s+|\w+|[^\w\s]")
#: Longer texts are compared sentence by sentence, or as a whole: everybody who reads the page waits for it.
_SENTENCES = re.compile(r"[^.!?\n]+[.!?\n]*|[.!?\n]+")
_WHOLE = re.compile(r".+", re.DOTALL)
_MOST_TOKENS = 1_500


class Change(StrEnum):
    """What became of a stretch of the text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text, and what became of it."""

    change: Change
    text: str

    @property
    def is_gone(self) -> bool:
        """Whether it stood there and stands there no more."""
        return self.change is Change.GONE

    @property
    def is_new(self) -> bool:
        """Whether it was put in."""
        return self.change is Change.NEW


def differences(old: str, new: str) -> list[Stretch]:
    """From the old text to the new one, in reading order; what is gone stands before what came in its place.

    A space between two changed words goes along with them: one reads "drie woorden" as one change, not as two.
    """
    return list(_joined(_raw(old, new)))


def before(stretches: Iterable[Stretch]) -> str:
    """The old text, put together again."""
    return "".join(each.text for each in stretches if not each.is_new)


def after(stretches: Iterable[Stretch]) -> str:
    """The new text, put together again."""
    return "".join(each.text for each in stretches if not each.is_gone)


def _raw(old: str, new: str) -> Iterator[tuple[str, str, bool]]:
    """(old, new, is the same) for every stretch."""
    was, now = _cut(old, new)
    for tag, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        yield "".join(was[a:b]), "".join(now[c:d]), tag == "equal"


def _cut(old: str, new: str) -> tuple[list[str], list[str]]:
    """Both in pieces, as fine as can be compared in a moment."""
    for pattern in (_TOKENS, _SENTENCES):
        was, now = pattern.findall(old), pattern.findall(new)
        if len(was) + len(now) <= _MOST_TOKENS:
            return was, now
    return _WHOLE.findall(old), _WHOLE.findall(new)


def _joined(raw: Iterable[tuple[str, str, bool]]) -> Iterator[Stretch]:
    """Neighbouring changes taken together, also over the space between them."""
    gone = new = pending = ""
    in_change = False
    for was, now, is_same in raw:
        if is_same and in_change and was.isspace():
            pending = was
            continue
        if is_same:
            yield from _told(gone, new)
            yield Stretch(Change.SAME, pending + was)
            gone, new, pending, in_change = "", "", "", False
        else:
            gone, new, pending, in_change = gone + pending + was, new + pending + now, "", True
    yield from _told(gone, new)
    if pending:
        yield Stretch(Change.SAME, pending)


def _told(gone: str, new: str) -> Iterator[Stretch]:
    if gone:
        yield Stretch(Change.GONE, gone)
    if new:
        yield Stretch(Change.NEW, new)
