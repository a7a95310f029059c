"""From paragraphs to turns: who spoke, and what was said until somebody else did. Pure functions."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from contributions.service import Refused

from .documents import Paragraph

MOST_TURNS = 10_000
LONGEST_LABEL = 40
_MOST_WORDS = 5
#: A label stands in the first so many signs, or there is none: a long line is not searched again and again.
_HEAD = 200

_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
#: A time in brackets, or a time of a subtitle; such a time was put there by a machine.
_STAMP = re.compile(rf"(?<!\s)\s*(?:[\[(<]{_TIME}[\])>]|#{_TIME}(?:-\d)?#)")
_CUE = re.compile(rf"^{_TIME}\s*-->\s*{_TIME}.*$|^WEBVTT\b.*$")
_CUE_NUMBER = re.compile(r"^\d{1,5}$")
_VOICE = re.compile(r"^<v(?:\.\S+)?\s+([^>]+)>(.*?)(?:</v>)?$", re.DOTALL)
_LEADING_TIME = re.compile(rf"^\s*{_TIME}\s*[-–]?\s*")
_NAMED = re.compile(r"^([^\W\d_][^:\n]*?)\s*(?:\([^)\n]*\)\s*)?:(?:\s+|$)(.*)$", re.DOTALL)
_NAME_AND_TIME = re.compile(rf"^([^\W\d_][^:\n]*?)\s+{_TIME}$")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker said in one go. The label is as it stands in the file; "" when nobody was named."""

    label: str
    text: str


def turns_in(paragraphs: Iterable[Paragraph]) -> list[Turn]:
    """The conversation, turn by turn. Times are dropped; who goes on speaking has one turn.

    Raises Refused when nothing was said, or when there are too many turns.
    """
    pieces: list[tuple[str, list[str]]] = []
    for paragraph in paragraphs:
        label, text = _piece(paragraph)
        if not label and not text:
            continue
        if label and not (pieces and same_label(pieces[-1][0], label)):
            pieces.append((label, []))
        elif not pieces:
            pieces.append(("", []))
        if text:
            pieces[-1][1].append(text)
    turns = [Turn(label, "\n".join(lines)) for label, lines in pieces if lines]
    if not turns:
        raise Refused(_("In dit bestand staat geen gesprek. Zet bij elke spreker een naam met een dubbele punt."))
    if len(turns) > MOST_TURNS:
        raise Refused(_("Dit gesprek is te lang: meer dan 10.000 beurten. Verdeel het over meer bestanden."))
    return _with_one_spelling(turns)


def same_label(one: str, other: str) -> bool:
    """Whether these are the same speaker, however it is typed."""
    return label_key(one) == label_key(other)


def label_key(label: str) -> str:
    """A label without what differs by typing."""
    return " ".join(label.split()).casefold()


def labels_in(turns: Sequence[Turn]) -> list[str]:
    """Every label, in the order in which people first spoke."""
    return list(dict.fromkeys(turn.label for turn in turns))


def _with_one_spelling(turns: list[Turn]) -> list[Turn]:
    first: dict[str, str] = {}
    return [Turn(first.setdefault(label_key(turn.label), turn.label), turn.text) for turn in turns]


def _piece(paragraph: Paragraph) -> tuple[str, str]:
    if paragraph.cells:
        return _row([_tidy(cell) for cell in paragraph.cells])
    text = _tidy(paragraph.text)
    if not text or _CUE.match(text) or _CUE_NUMBER.match(text):
        return "", ""
    if ">" in text[:_HEAD] and (found := _VOICE.match(text)):
        return _label(found[1]), found[2].strip()
    bare = _LEADING_TIME.sub("", text)
    for line in (text, bare):
        label, said = _named(line)
        if label:
            return label, said
    bold = _tidy(paragraph.bold).rstrip(":").strip()
    if bold and bare.startswith(bold) and bare != bold and (label := _label(bold)):
        return label, bare[len(bold) :].lstrip(" :\n\t").strip()
    return "", text


def _named(line: str) -> tuple[str, str]:
    """Label and words of "Annie: dag" or "Annie 0:07"; twice "" when nobody is named."""
    named = _NAMED.match(line[:_HEAD])
    if named and (len(line) <= _HEAD or named.start(2) < _HEAD):
        return _label(named[1]), line[named.start(2) :].strip()
    alone = _NAME_AND_TIME.match(line) if len(line) <= _HEAD else None
    return (_label(alone[1]), "") if alone else ("", "")


def _row(cells: list[str]) -> tuple[str, str]:
    """A row of a table: maybe a time, a speaker, and what was said."""
    filled = [cell for cell in cells if cell and not re.fullmatch(rf"{_TIME}|\d{{1,5}}", cell)]
    if len(filled) >= 2 and (label := _label(filled[0].rstrip(":"))):
        return label, " ".join(filled[1:])
    return "", " ".join(filled)


def _tidy(text: str) -> str:
    return _STAMP.sub("", text).replace("\xa0", " ").strip()


def _label(text: str) -> str:
    """The text as a label, or "" when it does not look like one: too long, or a sentence."""
    label = " ".join(text.split()).strip(" -–*_")
    is_short = 0 < len(label) <= LONGEST_LABEL and len(label.split()) <= _MOST_WORDS
    if not is_short or not label[0].isalpha() or (not label[0].isupper() and len(label.split()) > 2):
        return ""
    return "" if re.search(r"[?!;,]|\.\s+[a-z]", label) else label
