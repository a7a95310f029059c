"""A text as analysis software gets it: one kind of line end, nothing XML cannot hold, and offsets that still fit."""

import re
from bisect import bisect_right
from dataclasses import dataclass

LF, CRLF = "\n", "\r\n"
_CHANGED = re.compile("\r\n|\r|\n|[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text, and where each place of the original went. Places are code points."""

    text: str
    _places: tuple[int, ...]
    _shifts: tuple[int, ...]

    def place(self, original: int) -> int:
        """The same place in this text."""
        return original + self._shifts[bisect_right(self._places, original)]


def source_text(original: str, line_end: str = LF) -> SourceText:
    """The original with these line ends, and without what no XML can hold."""
    parts: list[str] = []
    places: list[int] = []
    shifts = [0]
    last = 0
    for match in _CHANGED.finditer(original):
        instead = line_end if match[0] in ("\r\n", "\r", "\n") else ""
        parts += (original[last : match.start()], instead)
        last = match.end()
        if shift := len(instead) - len(match[0]):
            places.append(match.end())
            shifts.append(shifts[-1] + shift)
    parts.append(original[last:])
    return SourceText("".join(parts), tuple(places), tuple(shifts))
