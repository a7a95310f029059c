"""Reading a text as a person reads it: one kind of digit, dash and space, nothing invisible."""

import unicodedata
from dataclasses import dataclass

Span = tuple[int, int]

_INVISIBLE = "\x00"
_BLANKS = "\u115f\u1160\u2800\u3164\uffa0"  # letters and symbols that only show as a space


class _Folding(dict[int, str]):
    """A table for ``str.translate`` that maps each code point to exactly one plain character."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = self._fold(chr(code))
        return folded

    @staticmethod
    def _fold(char: str) -> str:
        if char in "\n\t\r":
            return " " if char == "\t" else "\n"
        if (digit := unicodedata.digit(char, None)) is not None:
            return str(digit)
        category = unicodedata.category(char)
        if category == "Zs" or char in _BLANKS:
            return " "
        if category in ("Zl", "Zp"):
            return "\n"
        if category in ("Cc", "Cf", "Cs", "Mn", "Me"):
            return _INVISIBLE
        if category == "Pd" or char in "\u2044\u2212\u2215":  # slashes and a minus made for sums
            return "-"
        plain = unicodedata.normalize("NFKC", char)
        return plain if len(plain) == 1 else char


_FOLDING = _Folding()


@dataclass(frozen=True, slots=True)
class Reading:
    """The folded text without its invisible characters, and where each character stood."""

    text: str
    places: list[int] | None  # None: nothing was taken out

    def original(self, span: Span) -> Span:
        """Return where a span of this reading lies in the text as typed."""
        start, end = span
        return span if self.places is None else (self.places[start], self.places[end - 1] + 1)


def read(text: str) -> Reading:
    """Return the text folded for reading. Positions lead back to the text as typed."""
    folded = text.translate(_FOLDING)
    if _INVISIBLE not in folded:
        return Reading(folded, None)
    places = [place for place, char in enumerate(folded) if char != _INVISIBLE]
    return Reading(folded.replace(_INVISIBLE, ""), places)
