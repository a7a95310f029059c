"""Making a pack that is written in code: everything of it at once, and once only."""

from typing import Any
from uuid import uuid4

from django.db import transaction

from audit.service import record
from consultation.models import Round
from contributions.models import AgendaItem
from people.models import User

from ..enums import AUDIENCE_OF
from ..models import ClassItem, Figure, LessonPack, LessonStep, Material, QuizQuestion
from ..source import Block
from .marks import blocks
from .shape import WrittenMaterial, WrittenPack

#: Which values of a block belong to which kind.
_VALUES_OF: dict[str, tuple[str, ...]] = {
    "heading": ("text", "level"),
    "paragraph": ("text",),
    "bullets": ("items",),
    "numbers": ("items",),
    "table": ("items", "rows"),
    "lines": ("text", "count"),
    "box": ("text", "items"),
}


@transaction.atomic
def make_pack(
    written: WrittenPack, by: User | None, *, for_round: Round | None = None, is_example: bool = False
) -> LessonPack:
    """The pack with this address, made when there is none yet; what people changed since stays as they made it.

    It begins as a draft. `for_round`: where the voice of a class belongs.
    """
    pack, is_new = LessonPack.objects.get_or_create(
        slug=written.slug, defaults={**_fields(written), "round": for_round, "is_example": is_example}
    )
    if is_new:
        _fill(pack, written)
        record("education.make_pack", by=by, on=pack)
    return pack


def _fields(written: WrittenPack) -> dict[str, Any]:
    return {
        "title": written.title,
        "summary": written.summary,
        "levels": list(written.levels),
        "years": list(written.years),
        "subjects": list(written.subjects),
        "goals": list(written.goals),
        "aims": list(written.aims),
        "keywords": list(written.keywords),
        "minutes": written.minutes,
        "group_form": written.group_form,
        "reading": written.reading,
        "preparation": written.preparation,
    }


def _fill(pack: LessonPack, written: WrittenPack) -> None:
    pack.agenda_items.set(AgendaItem.objects.filter(code__in=written.agenda))
    LessonStep.objects.bulk_create(
        LessonStep(
            pack=pack,
            order=order,
            title=step.title,
            minutes=step.minutes,
            group_form=step.group_form,
            teacher_does=step.teacher_does,
            pupils_do=step.pupils_do,
        )
        for order, step in enumerate(written.steps, start=1)
    )
    for order, material in enumerate(written.materials, start=1):
        _write_material(pack, order, material)
    QuizQuestion.objects.bulk_create(
        QuizQuestion(
            pack=pack,
            order=order,
            kind=question.kind,
            text=question.text,
            options=[{"text": each.text, "correct": each.correct, "says": each.says} for each in question.options],
            pairs=[{"left": left, "right": right} for left, right in question.pairs],
            is_true=question.is_true,
            model_answer=question.model_answer,
            explanation=question.explanation,
        )
        for order, question in enumerate(written.questions, start=1)
    )
    Figure.objects.bulk_create(
        Figure(
            pack=pack,
            code=fact.code,
            value=fact.value,
            says=fact.says,
            source=fact.source,
            source_url=fact.source_url,
            valid_until=fact.valid_until,
        )
        for fact in written.facts
    )
    ClassItem.objects.bulk_create(
        ClassItem(
            pack=pack,
            order=order,
            kind=ask.kind,
            text=ask.text,
            help=ask.help,
            options=[{"code": code, "label": label} for code, label in ask.options],
        )
        for order, ask in enumerate(written.asks, start=1)
    )


def _write_material(pack: LessonPack, order: int, material: WrittenMaterial) -> None:
    Material.objects.create(
        pack=pack,
        order=order,
        kind=material.kind,
        audience=AUDIENCE_OF[material.kind],
        title=material.title,
        body=body_of(blocks(material.text)),
    )


def body_of(told: tuple[Block, ...]) -> list[dict[str, Any]]:
    """Blocks as the text of a material is kept: with a lasting number each, and the values of their kind only."""
    return [{"id": str(uuid4()), "type": block.kind, "value": _value(block)} for block in told]


def _value(block: Block) -> dict[str, Any]:
    value: dict[str, Any] = {name: getattr(block, name) for name in _VALUES_OF[block.kind]}
    if "level" in value:
        value["level"] = str(block.level)  # a choice on the screens
    if "items" in value:
        value["items"] = list(block.items)
    if "rows" in value:
        value["rows"] = [list(row) for row in block.rows]
    return value
