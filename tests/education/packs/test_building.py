"""Packs that are written in code become packs that editors can change."""

import json
from collections.abc import Callable, Iterator

import pytest
from django.db import models
from django.db.models import TextField
from django.db.models.functions import Cast

from audit.models import AuditEvent
from education.models import ClassItem, Figure, LessonPack, LessonStep, Material, QuizQuestion
from education.packs.marks import blocks
from education.service import EVERY_PACK, make_pack
from education.source import Block
from people.service import Role
from tests.factories.people import staff

pytestmark = pytest.mark.django_db

#: What is kept of each kind of block.
VALUES: dict[str, Callable[[Block], dict[str, object]]] = {
    "heading": lambda block: {"text": block.text, "level": str(block.level)},
    "paragraph": lambda block: {"text": block.text},
    "bullets": lambda block: {"items": list(block.items)},
    "numbers": lambda block: {"items": list(block.items)},
    "table": lambda block: {"items": list(block.items), "rows": [list(row) for row in block.rows]},
    "lines": lambda block: {"text": block.text, "count": block.count},
    "box": lambda block: {"text": block.text, "items": list(block.items)},
}


def rows_of(pack: LessonPack) -> Iterator[models.Model]:
    """Everything that belongs to a pack."""
    for model in (LessonStep, Material, QuizQuestion, Figure, ClassItem):
        yield from model._default_manager.filter(pack=pack)


def test_every_pack_can_be_made_and_passes_what_the_screens_ask() -> None:
    by = staff(Role.EDITOR)
    for written in EVERY_PACK:
        pack = make_pack(written, by)
        pack.full_clean()
        for row in rows_of(pack):
            row.full_clean()
        assert pack.state == "draft"
        counted = [pack.steps.count(), pack.materials.count(), pack.questions.count(), pack.figures.count()]
        assert counted == [len(written.steps), len(written.materials), len(written.questions), len(written.facts)]
        assert list(pack.class_items.values_list("text", flat=True)) == [ask.text for ask in written.asks]


def test_the_text_of_a_material_is_kept_in_the_vocabulary_of_lessons() -> None:
    written = EVERY_PACK[0]
    pack = make_pack(written, staff(Role.EDITOR))
    kept = pack.materials.order_by("order").annotate(raw=Cast("body", TextField()))
    for material, meant in zip(kept, written.materials, strict=True):
        told, raw = blocks(meant.text), json.loads(material.raw)
        assert [each["type"] for each in raw] == [block.kind for block in told]
        assert len({each["id"] for each in raw}) == len(raw)
        for block, value in zip(told, (each["value"] for each in raw), strict=True):
            assert value == VALUES[block.kind](block)
        teachers = {"guide", "answers", "parents", "safe_lesson"}
        assert material.audience == ("teacher" if material.kind in teachers else "pupil")


def test_making_a_pack_twice_is_making_it_once_and_keeps_what_an_editor_changed() -> None:
    by = staff(Role.EDITOR)
    made = make_pack(EVERY_PACK[1], by)
    before = len(list(rows_of(made)))
    LessonPack.objects.filter(pk=made.pk).update(title="Veranderd")
    made.figures.filter(code="leeftijd").update(value="19 jaar")
    again = make_pack(EVERY_PACK[1], by)
    assert again.pk == made.pk
    assert again.title == "Veranderd"
    assert again.figures.get(code="leeftijd").value == "19 jaar"
    assert len(list(rows_of(again))) == before
    assert AuditEvent.objects.filter(action="education.make_pack").count() == 1


def test_an_example_says_so_and_belongs_to_its_round() -> None:
    pack = make_pack(EVERY_PACK[4], None, is_example=True)
    assert pack.is_example
    assert pack.round is None
