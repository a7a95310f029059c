"""What a pack says, as texts: with the figures filled in, or with the places where they come."""

import re
from collections.abc import Iterator

from education.packs.marks import blocks
from education.packs.shape import WrittenPack
from education.source import Block

FIGURE = re.compile(r"\{cijfer:([-\w]+)\}")


def of_block(block: Block) -> Iterator[str]:
    """Every text of a block."""
    yield from (block.text, *block.items)
    for row in block.rows:
        yield from row


def of_parts(pack: WrittenPack, *kinds: str) -> Iterator[tuple[str, str]]:
    """(where, text) of the parts of these kinds; all of them when none is named."""
    for material in pack.materials:
        if not kinds or material.kind in kinds:
            yield f"{pack.slug}, {material.title}", material.title
            for block in blocks(material.text):
                yield from ((f"{pack.slug}, {material.title}", text) for text in of_block(block) if text)


def of_quiz(pack: WrittenPack) -> Iterator[tuple[str, str]]:
    """(where, text) of the quiz."""
    for question in pack.questions:
        told = [question.text, question.model_answer, question.explanation]
        told += [text for option in question.options for text in (option.text, option.says)]
        told += [side for pair in question.pairs for side in pair]
        yield from ((f"{pack.slug}, {question.key}", text) for text in told if text)


def of_class(pack: WrittenPack) -> Iterator[tuple[str, str]]:
    """(where, text) of what a class is asked."""
    for ask in pack.asks:
        told = [ask.text, ask.help, *(label for _code, label in ask.options)]
        yield from ((f"{pack.slug}, class", text) for text in told if text)


def of_teacher(pack: WrittenPack) -> Iterator[tuple[str, str]]:
    """(where, text) of the steps and of what stands above the pack."""
    told = [pack.title, pack.summary, pack.preparation, *pack.aims]
    told += [text for step in pack.steps for text in (step.title, step.teacher_does, step.pupils_do)]
    yield from ((f"{pack.slug}, steps", text) for text in told if text)


def everything(pack: WrittenPack) -> Iterator[tuple[str, str]]:
    """(where, text) of all of it."""
    yield from of_teacher(pack)
    yield from of_parts(pack)
    yield from of_quiz(pack)
    yield from of_class(pack)


def filled(pack: WrittenPack, text: str) -> str:
    """The text as people read it."""
    values = {fact.code: fact.value for fact in pack.facts}
    return FIGURE.sub(lambda found: values[found[1]], text)
