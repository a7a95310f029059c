"""The questions of the quiz as blocks, to answer with a pen or with the answers filled in."""

from collections.abc import Iterator
from hashlib import sha256

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ...enums import QuestionKind
from ...source import Block, Option, Question, Source
from .blocks import TICKS

EMPTY_BOX, TICKED_BOX = "☐", "☒"
#: Lines to write on under an open question.
OPEN_LINES = 4


def quiz_blocks(source: Source, *, with_answers: bool) -> tuple[Block, ...]:
    """All questions, in order. Call it with the language switched on. Raises ValueError for an unknown kind."""
    blocks: list[Block] = [Block("paragraph", _intro(with_answers))]
    if not with_answers:
        blocks.append(Block("lines", _("Naam:"), count=1))
    for number, question in enumerate(source.questions, 1):
        heading = _("Vraag %(number)s. %(text)s") % {"number": number, "text": question.text}
        blocks += [Block("heading", heading), *_WAYS[QuestionKind(question.kind)](question, with_answers)]
        if with_answers and question.explanation:
            blocks.append(Block("paragraph", _("Uitleg: %(text)s") % {"text": question.explanation}))
    return tuple(blocks)


def letter(place: int) -> str:
    """A, B, C … for the first, second, third (counted from 0); after Z: A2, B2 …"""
    round_, at = divmod(place, 26)
    return chr(ord("A") + at) + (str(round_ + 1) if round_ else "")


def mixed(question: Question) -> tuple[str, ...]:
    """The right sides of the pairs in an order that gives nothing away, and is the same every time."""
    right = tuple(dict.fromkeys(right for _left, right in question.pairs))
    order = tuple(sorted(right, key=lambda each: (sha256(f"{question.key}:{each}".encode()).hexdigest(), each)))
    return (*order[1:], order[0]) if order == right and len(order) > 1 else order


def _intro(with_answers: bool) -> str:
    if with_answers:
        return _("Dit zijn de antwoorden. Deel dit blad niet uit aan leerlingen.")
    return _("Lees elke vraag rustig. Weet je het niet? Sla de vraag over.")


def _choice(question: Question, with_answers: bool) -> Iterator[Block]:
    yield from _asked(_("Kruis één antwoord aan."), with_answers)
    yield from _options(question.options, with_answers)


def _several(question: Question, with_answers: bool) -> Iterator[Block]:
    yield from _asked(_("Kruis alle goede antwoorden aan."), with_answers)
    yield from _options(question.options, with_answers)


def _true_false(question: Question, with_answers: bool) -> Iterator[Block]:
    yield from _asked(_("Is dit waar? Kruis aan."), with_answers)
    options = (
        Option(pgettext("quiz", "Waar"), question.is_true),
        Option(pgettext("quiz", "Niet waar"), not question.is_true),
    )
    yield from _options(options, with_answers)


def _match(question: Question, with_answers: bool) -> Iterator[Block]:
    yield from _asked(_("Wat hoort bij elkaar? Schrijf de goede letter op."), with_answers)
    order = mixed(question)
    rows = tuple(
        (f"{number}. {left}", f"{letter(order.index(right))}. {right}" if with_answers else "")
        for number, (left, right) in enumerate(question.pairs, 1)
    )
    yield Block("table", items=(_("Wat?"), _("Welke letter hoort erbij?")), rows=rows)
    if not with_answers:
        choices = tuple((letter(place), right) for place, right in enumerate(order))
        yield Block("table", items=(_("Letter"), _("Kies hieruit")), rows=choices)


def _open(question: Question, with_answers: bool) -> Iterator[Block]:
    if not with_answers:
        yield Block("lines", _("Schrijf je antwoord op."), count=OPEN_LINES)
    elif question.model_answer:
        yield Block("box", _("Een goed antwoord is bijvoorbeeld"), items=(question.model_answer,))
    else:
        yield Block("paragraph", _("Ieder antwoord is goed. Praat erover met de klas."))


def _asked(sentence: str, with_answers: bool) -> Iterator[Block]:
    if not with_answers:
        yield Block("paragraph", sentence)


def _options(options: tuple[Option, ...], with_answers: bool) -> Iterator[Block]:
    yield Block(TICKS, items=tuple(_line(place, option, with_answers) for place, option in enumerate(options)))


def _line(place: int, option: Option, with_answers: bool) -> str:
    said = f"{letter(place)}. {option.text}"
    if not with_answers:
        return f"{EMPTY_BOX}\t{said}"
    said = _("%(answer)s (goed)") % {"answer": said} if option.correct else said
    box = TICKED_BOX if option.correct else EMPTY_BOX
    return f"{box}\t{said}\n{option.says}" if option.says else f"{box}\t{said}"


_WAYS = {
    QuestionKind.CHOICE: _choice,
    QuestionKind.SEVERAL: _several,
    QuestionKind.TRUE_FALSE: _true_false,
    QuestionKind.MATCH: _match,
    QuestionKind.OPEN: _open,
}
