"""The text guard: no citizen service number (BSN) is ever kept in free text.

Free text passes here once, before it is stored: ``clean`` takes out what no database or export can
hold, ``inspect`` masks everything that looks like a BSN and points out what may stay but must be
looked at by a moderator. The guard keeps nothing, logs nothing, and hands back positions instead of
matches, so that no number can travel on in a log line or a traceback.

Roughly one in eleven numbers of nine digits passes the 11-test by chance. A number that is clearly
something else (a phone number, a valid IBAN, an amount, a date, years) is therefore left alone,
unless the writer calls it a BSN.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

__all__ = ["MASK", "Guarded", "Hint", "HintKind", "clean", "explain", "inspect"]

MASK = "█"
Span = tuple[int, int]


class HintKind(TextChoices):
    """What may point to a person, may stay, and waits for a moderator."""

    IBAN = "iban", _("rekeningnummer")
    PHONE = "phone", _("telefoonnummer")
    EMAIL = "email", _("e-mailadres")
    ADDRESS = "address", _("postcode met huisnummer")


@dataclass(frozen=True, slots=True)
class Hint:
    """One place in the text, in code points: ``text[start:end]``."""

    kind: HintKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, repr=False)
class Guarded:
    """A text after the guard: as long as the original, so positions in both are the same."""

    text: str
    bsn_count: int
    hints: tuple[Hint, ...]

    def __repr__(self) -> str:
        """Without the text: a repr ends up in logs and error reports."""
        return f"<Guarded: {self.bsn_count} masked, {len(self.hints)} hints>"


def clean(text: str) -> str:
    """Return the text as typed, without what cannot be stored or shown.

    Line ends become ``\\n``; control characters other than tab and line end, lone surrogates and what no XML
    can hold are taken out. Nothing is trimmed, normalised or shortened: the words belong to the writer.
    """
    return _UNSTORABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def inspect(text: str) -> Guarded:
    """Mask every run of characters that looks like a BSN and point out other personal details.

    The masked copy has the same length as ``text``. Inspecting the masked copy again masks nothing
    more. Runs in linear time; never raises for a ``str``.
    """
    masked, count = text, 0
    for _pass in range(_PASSES):  # again, because a masked number is a new border for what stood next to it
        if not (spans := _bsn_spans(masked)):
            break
        masked = _mask(masked, spans)
        count += len(spans)
    return Guarded(masked, count, tuple(_hints(masked)))


def explain(guarded: Guarded) -> list[str]:
    """Return plain Dutch sentences for the writer: what was masked, and what deserves a second look."""
    sentences = []
    if guarded.bsn_count:
        sentences.append(
            ngettext(
                "Wij zagen een nummer dat op een burgerservicenummer lijkt. Dat nummer hebben wij weggehaald.",
                "Wij zagen %(count)d nummers die op een burgerservicenummer lijken. Die hebben wij weggehaald.",
                guarded.bsn_count,
            )
            % {"count": guarded.bsn_count}
        )
    found = {hint.kind for hint in guarded.hints}
    sentences += [str(_HINT_SENTENCES[kind]) for kind in HintKind if kind in found]
    if found:
        sentences.append(
            str(_("U mag dit laten staan. Dan leest eerst een medewerker uw tekst, en daarna pas anderen."))
        )
    return sentences


_HINT_SENTENCES = {
    HintKind.IBAN: _("In uw tekst staat een rekeningnummer. Anderen kunnen zien dat het van u is."),
    HintKind.PHONE: _("In uw tekst staat een telefoonnummer. Anderen kunnen zien van wie het is."),
    HintKind.EMAIL: _("In uw tekst staat een e-mailadres. Anderen kunnen zien van wie het is."),
    HintKind.ADDRESS: _("In uw tekst staat een postcode met een huisnummer. Anderen kunnen zien waar iemand woont."),
}

# --- Reading a text as a person reads it: one kind of digit, dash and space, nothing invisible ---

_UNSTORABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
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
class _Reading:
    """The folded text without its invisible characters, and where each character stood."""

    text: str
    places: list[int] | None  # None: nothing was taken out

    def original(self, span: Span) -> Span:
        """Return where a span of this reading lies in the text as typed."""
        start, end = span
        return span if self.places is None else (self.places[start], self.places[end - 1] + 1)


def _read(text: str) -> _Reading:
    folded = text.translate(_FOLDING)
    if _INVISIBLE not in folded:
        return _Reading(folded, None)
    places = [place for place, char in enumerate(folded) if char != _INVISIBLE]
    return _Reading(folded.replace(_INVISIBLE, ""), places)


# --- What a number can be, if it is no BSN. Every repetition is bounded: no pattern can run away ---

_GAP = r"[ \-./()]{0,3}"
_AREA = rf"(?:6{_GAP}[1-8]|1[013-8]|2\d|3[0-8]|4[03-9]|5\d|7\d|8[4578]|9[17])"
_ABROAD = (
    r"(?:1(?=(?:[ \-./()]{0,3}\d){10}(?!\d))|7|2[07]|3[02-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]"
    r"|2[1-689]\d|3[578]\d|42\d|5[09]\d|6[7-9]\d|8[0578]\d|9[679]\d)"
)
# A phone number ends in two digits that stand together: "020123456 7 keer" is a BSN and a count.
_PHONE = re.compile(
    rf"""(?<![\d+])(?:
        (?:(?:\+|00)31{_GAP}(?:\(0\){_GAP})?|\(?0){_AREA}(?:{_GAP}\d){{6}}\d
      | 31[ -]?6[1-8]\d{{7}}                                                 # as messaging apps show it
      | 0(?:800|90[069])[ \-]{{0,3}}(?:\d{{4}}|\d\d[ ]\d\d|\d{{3}}[ -]?\d\d[ -]?\d\d)(?![ ./-]{{1,3}}\d)
      | \+{_ABROAD}(?:{_GAP}\d){{6,11}}\d
      | 00{_ABROAD}[ \-./(](?:{_GAP}\d){{6,9}}\d                             # in one piece it is a reference
    )(?!\d)""",
    re.VERBOSE | re.ASCII,
)
_IBAN_LENGTHS = {
    "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24,
    "FI": 18, "FR": 27, "GB": 22, "GI": 23, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21,
    "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24,
    "SI": 19, "SK": 24, "SM": 27, "TR": 26,
}  # fmt: skip
_IBAN_START = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[ .-]?\d[ .-]?\d(?=[ .-]?[A-Za-z0-9])", re.ASCII)
_IBAN = re.compile(r"[A-Za-z0-9](?:[ .-]?[A-Za-z0-9]){14,33}", re.ASCII)
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_DATE = rf"(?:{_DAY}-{_MONTH}-{_YEAR}|{_DAY}\.{_MONTH}\.{_YEAR}|{_DAY}/{_MONTH}/{_YEAR}|{_YEAR}-{_MONTH}-{_DAY})"
_CALENDAR = re.compile(
    rf"""(?=\d)(?<!\d)(?<!\d[-./])(?:
        {_DATE}(?:-{_DATE})?
      | (?<!\D\d[ ])(?:                                  # beside one loose digit it may be a BSN
            {_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])
          | {_YEAR}(?:[ ]?[-/ ][ ]?{_YEAR}){{1,20}}
        )(?![ ]\d(?!\d))
    )(?!\d)(?![-./]\d)""",
    re.VERBOSE | re.ASCII,
)
_AMOUNT = r"(?:\d{1,3}(?:\.\d{3}){1,4}|\d{1,12})"
_SPACED_AMOUNT = r"(?<!\d[ ])\d{1,3}(?:[ ]\d{3}){1,2}(?![ ]\d{3}(?!\d))"
_CENTS = r"(?:,\d\d|,-{1,2})"
_MONEY = re.compile(
    rf"""(?:€|\beuro?)[ ]{{0,3}}(?:{_SPACED_AMOUNT}|{_AMOUNT}){_CENTS}?(?![\d])
       | (?=\d)(?<!\d)(?<!\d\.)(?:{_SPACED_AMOUNT}|{_AMOUNT})(?:{_CENTS}?[ ]{{0,3}}(?:€|euro?s?\b)|{_CENTS}(?!\d))""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
# Capitals only, and not after five digits: "12345 6782 en" is a BSN followed by a word.
_POSTCODE = re.compile(r"(?<!\d)(?<!\d{5} )[1-9]\d{3} {0,2}[A-Z]{2}(?![A-Za-z0-9])", re.ASCII)
_ADDRESS = re.compile(
    r"""(?<!\d)[1-9]\d{3}
        (?:[ ]?[A-Z]{2}|[a-z]{2}|[ ](?!en|of|in|op|is|om|te|de|ik|we|al|er|na|nu|zo|ja|ze|je|km|cm|mm|kg)[a-z]{2})
        (?![A-Za-z])[ ,]{0,3}(?:huisnummer|huisnr|nummer|nr)?[. ,:]{0,3}\d{1,5}(?!\d)
      | (?<=[A-Za-z][ ])\d{1,5}[ -]?[A-Za-z]{0,2}[,\n ]{1,3}[1-9]\d{3}[ ]?[A-Z]{2}(?![A-Za-z])""",
    re.VERBOSE | re.ASCII,
)
_MAIL_NAME = re.compile(r"[A-Za-z0-9_%+\-][A-Za-z0-9._%+\-]{0,63}")
_MAIL_HOST = re.compile(r"(?:[A-Za-z0-9\-]{1,63}\.){1,8}[A-Za-z]{2,24}")


def _iban_spans(text: str) -> Iterator[Span]:
    for start in _IBAN_START.finditer(text):
        length = _IBAN_LENGTHS.get(start[0][:2].upper(), 0)
        if not length or not (match := _IBAN.match(text, start.start())):
            continue
        places = [place for place, char in enumerate(match[0], match.start()) if char.isalnum()][:length]
        number = "".join(str(int(text[place], 36)) for place in places[4:] + places[:4])
        if len(places) == length and int(number) % 97 == 1:
            yield places[0], places[-1] + 1


def _mail_spans(text: str) -> Iterator[Span]:
    """Look outwards from each @: a pattern that starts at the name would try every letter."""
    place = text.find("@")
    while place != -1:
        name = _MAIL_NAME.match(text[max(0, place - 64) : place][::-1])
        host = _MAIL_HOST.match(text, place + 1)
        if name and host:
            yield place - name.end(), host.end()
        place = text.find("@", place + 1)


def _hints(masked: str) -> list[Hint]:
    reading = _read(masked)
    found = {
        HintKind.IBAN: _iban_spans(reading.text),
        HintKind.PHONE: (match.span() for match in _PHONE.finditer(reading.text)),
        HintKind.EMAIL: _mail_spans(reading.text),
        HintKind.ADDRESS: (match.span() for match in _ADDRESS.finditer(reading.text)),
    }
    hints: list[Hint] = []
    for kind, spans in found.items():
        hints += [Hint(kind, *reading.original(span)) for span in spans]
    hints.sort(key=lambda hint: (hint.start, -hint.end))
    # What lies inside another hint (the account number of an IBAN reads as a phone number) says nothing new.
    reached = accumulate((hint.end for hint in hints), max, initial=0)
    return [hint for hint, end in zip(hints, reached, strict=False) if hint.start >= end]


# --- Finding the numbers that remain ---

# A comma with a space is not in here: "34, 36, 41, 52" is a list, not a number.
_RUN = re.compile(r"\d(?:(?:[ ./\\_·•|\-]{0,3}|,|[ ]?\n[ ]?)\d){7,}", re.ASCII)
_CALLED_BSN = re.compile(r"(?:bsn|sofi|burger[ -]?service)[^\d\n]{0,25}(?=\d)", re.IGNORECASE | re.ASCII)
_LINE_LAYOUTS = ((3, 3, 3), (4, 2, 3))  # how a BSN is printed; only so may it be broken over lines
_PASSES = 10  # two do; the rest is for texts made to resist


def _bsn_spans(text: str) -> list[Span]:
    """Return where the numbers stand that pass the 11-test, in order, overlapping ones as one."""
    reading = _read(text)
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
    patterns = (_PHONE, _CALENDAR, _MONEY, _POSTCODE)
    return _merge([*_iban_spans(text), *(match.span() for pattern in patterns for match in pattern.finditer(text))])


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


def _mask(text: str, spans: list[Span]) -> str:
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
