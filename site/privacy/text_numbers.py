"""Finding the numbers in free text that look like a citizen service number (BSN), and masking them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from .text_reading import Span, read
from .text_shapes import CALENDAR, MONEY, PHONE, POSTCODE, iban_spans

MASK = "█"

# A comma with a space is not in here: "34, 36, 41, 52" is a list, not a number.
_RUN = re.compile(r"\d(?:(?:[ ./\\_·•|\-]{0,3}|,|[ ]?\n[ ]?)\d){7,}", re.ASCII)
_CALLED_BSN = re.compile(r"(?:bsn|sofi|burger[ -]?service)[^\d\n]{0,25}(?=\d)", re.IGNORECASE | re.ASCII)
_LINE_LAYOUTS = ((3, 3, 3), (4, 2, 3))  # how a BSN is printed; only so may it be broken over lines


def bsn_spans(text: str) -> list[Span]:
    """Return where the numbers stand that pass the 11-test, in order, overlapping ones as one."""
    reading = read(text)
    runs = [match.span() for match in _RUN.finditer(reading.text)]
    if not runs:
        return []
    found: list[Span] = []
    for start, end in _without(runs, _spared(reading.text)):
        found += _Digits.between(reading.text, start, end).passing()
    for match in _CALLED_BSN.finditer(reading.text):
        if run := _RUN.match(reading.text, match.end()):
            found += _Digits.between(reading.text, *run.span()).leading()
    return [reading.original(span) for span in _merge(found)]


def _spared(text: str) -> list[Span]:
    """Return what is clearly no BSN: it parts a row of digits."""
    patterns = (PHONE, CALENDAR, MONEY, POSTCODE)
    return _merge([*iban_spans(text), *(match.span() for pattern in patterns for match in pattern.finditer(text))])


def _merge(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _without(runs: list[Span], spared: list[Span]) -> Iterator[Span]:
    """Yield what is left of the runs; both lists are in order and free of overlap."""
    number = 0
    for start, end in runs:
        while number < len(spared) and spared[number][1] <= start:
            number += 1
        while number < len(spared) and spared[number][0] < end:
            if spared[number][0] > start:
                yield start, spared[number][0]
            start = spared[number][1]
            if start >= end:
                break  # this one may reach into the next run
            number += 1
        if start < end:
            yield start, end


def mask(text: str, spans: list[Span]) -> str:
    """Return the text with every character of these spans covered; as long as before."""
    pieces, done = [], 0
    for start, end in spans:
        pieces += [text[done:start], MASK * (end - start)]
        done = end
    return "".join([*pieces, text[done:]])


@dataclass(frozen=True, slots=True)
class _Digits:
    """The digits of one run: their values, their places, and the line each stands on."""

    values: list[int]
    places: list[int]
    lines: list[int]
    open_start: bool  # nothing is masked directly before it
    open_end: bool

    @classmethod
    def between(cls, text: str, start: int, end: int) -> "_Digits":
        places = [place for place in range(start, end) if "0" <= text[place] <= "9"]
        values = [ord(text[place]) - 48 for place in places]
        line, lines = 0, [0] * len(places)
        if "\n" in text[start:end]:
            for number in range(1, len(places)):
                line += "\n" in text[places[number - 1] : places[number]]
                lines[number] = line
        after = places[-1] + 1 if places else end
        return cls(values, places, lines, text[start - 1 : start] != MASK, text[after : after + 1] != MASK)

    def passing(self) -> Iterator[Span]:
        """Yield every nine digits that pass, wherever they start, and every eight that stand alone."""
        values, places = self.values, self.places
        for first in self._nines():
            alone = self._begins(first) and self._ends(first + 8)
            if (alone or values[first] or values[first + 1]) and self._may_span_lines(first):
                yield places[first], places[first + 8] + 1
        for first in range(len(values) - 7):
            if self._begins(first) and self._ends(first + 7) and self._eight_pass(first):
                yield places[first], places[first + 7] + 1

    def leading(self) -> Iterator[Span]:
        """Yield the number at the start, if it is a whole BSN."""
        if len(self.values) > 8 and self._ends(8) and next(self._nines(), None) == 0:
            yield self.places[0], self.places[8] + 1
        elif len(self.values) > 7 and self._ends(7) and self._eight_pass(0):
            yield self.places[0], self.places[7] + 1

    def _nines(self) -> Iterator[int]:
        """Yield where nine digits start that pass: 9a + 8b + ... + 2h - i can be divided by eleven."""
        values = self.values
        if len(values) < 9:
            return
        total = sum(values[:9])
        weighed = sum((9 - place) * digit for place, digit in enumerate(values[:9]))
        for first, (leaving, last) in enumerate(zip(values, values[8:], strict=False)):
            if (weighed - 2 * last) % 11 == 0 and total:
                yield first
            if first + 9 < len(values):
                total += values[first + 9] - leaving
                weighed += total - 9 * leaving

    def _eight_pass(self, first: int) -> bool:
        """Tell whether the eight digits from here are a BSN without its leading zero."""
        eight = self.values[first : first + 8]
        weighed = sum((8 - place) * digit for place, digit in enumerate(eight)) - 2 * eight[7]
        return weighed % 11 == 0 and any(eight) and self.lines[first] == self.lines[first + 7]

    def _begins(self, place: int) -> bool:
        return self.places[place] - self.places[place - 1] > 1 if place else self.open_start

    def _ends(self, place: int) -> bool:
        return self.open_end if place == len(self.places) - 1 else self._begins(place + 1)

    def _may_span_lines(self, first: int) -> bool:
        """Tell whether the nine digits from here are on one line, or broken as a printed BSN would be."""
        if self.lines[first] == self.lines[first + 8]:
            return True
        begins = [first, *(place for place in range(first + 1, first + 9) if self._begins(place)), first + 9]
        layout = tuple(later - earlier for earlier, later in pairwise(begins))
        return self._begins(first) and self._ends(first + 8) and layout in _LINE_LAYOUTS
