"""Packs that are written in code become packs that editors can change."""

from collections.abc import Iterator

import pytest
from django.db import models

from audit.models import AuditEvent
from education.models import ClassItem, Figure, LessonPack, LessonStep, Material, QuizQuestion
from education.packs.marks import blocks
from education.service import EVERY_PACK, make_pack
from people.service import Role
from tests.factories.people import staff

pytestmark = pytest.mark.django_db


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
    for material, meant in zip(pack.materials.order_by("order"), written.materials, strict=True):
        told = blocks(meant.text)
        first, last = "body__0__type", f"body__{len(told) - 1}"
        kept = Material.objects.filter(pk=material.pk).values_list(first, f"{last}__type", f"{last}__value").get()
        assert kept[:2] == (told[0].kind, told[-1].kind)
        if told[-1].kind == "table":
            assert kept[2] == {"items": list(told[-1].items), "rows": [list(row) for row in told[-1].rows]}
        elif told[-1].kind == "lines":
            assert kept[2] == {"text": told[-1].text, "count": told[-1].count}
        else:
            assert set(kept[2]) <= {"text", "level", "items"}
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
