"""The example analysts read: sentences get codes, what says nothing is marked so, and some words still wait."""

import re
from collections.abc import Iterator

from contributions.models import Contribution
from people.models import User
from synthesis.models import Code, Coding
from synthesis.service import NoContentReason, give_code, make_code, make_excerpt, mark_coded, mark_without_content

from .codes import CODEBOOK
from .codes_shape import CodeText

_SENTENCE = re.compile(r"[^.!?]+[.!?]*\s*")
_THANKS = re.compile(r"^\W*(bedankt|dank u|dankjewel|groet|hallo|geen idee)\b", re.IGNORECASE)
#: One in this many contributions nobody read yet: there is always something that came in today.
STILL_WAITING = 8


def make_codebook(analyst: User) -> list[tuple[Code, CodeText]]:
    """The tree of codes; returns every code one can give with its text."""
    return [each for order, text in enumerate(CODEBOOK) for each in _make(text, None, order, analyst)]


def _make(text: CodeText, parent: Code | None, order: int, analyst: User) -> Iterator[tuple[Code, CodeText]]:
    code = make_code(
        name=text.name,
        parent=parent,
        definition=text.definition,
        example=text.example,
        counter_example=text.counter_example,
        order=order,
        by=analyst,
        is_example=True,
    )
    yield code, text
    for number, part in enumerate(text.parts):
        yield from _make(part, code, number, analyst)


def code_everything(codes: list[tuple[Code, CodeText]], analyst: User) -> int:
    """Read the words; returns how many contributions got a code."""
    words = Contribution.objects.for_analysis().filter(reading=None)
    coded = 0
    for number, contribution in enumerate(words.order_by("arrived_on", "original")):
        if number % STILL_WAITING == STILL_WAITING - 1:
            continue
        if _code(contribution, codes, analyst):
            mark_coded(contribution, by=analyst)
            coded += 1
        elif _THANKS.match(contribution.original) and len(contribution.original) < 60:
            mark_without_content(contribution, reason=NoContentReason.THANKS, by=analyst)
    return coded


def _code(contribution: Contribution, codes: list[tuple[Code, CodeText]], analyst: User) -> bool:
    found = False
    for sentence in _SENTENCE.finditer(contribution.original):
        about = [code for code, text in codes if any(sign in sentence[0] for sign in text.signs)]
        if not about:
            continue
        start = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
        excerpt = make_excerpt(contribution, start, start + len(sentence[0].strip()), by=analyst)
        for code in about:
            give_code(excerpt, code, by=analyst)
        found = True
    return found


def coded_words(name: str, limit: int) -> list[Coding]:
    """The first codings with this code, with their excerpt and words at hand."""
    codings = Coding.objects.filter(code__name=name, code__is_example=True)
    return list(codings.select_related("excerpt__contribution").order_by("excerpt__contribution__original")[:limit])
