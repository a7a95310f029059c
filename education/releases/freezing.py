"""From a pack in the database to a Source: the whole pack as it is now, with every figure filled in."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from contributions.service import Refused
from pages.models import SiteImage

from ..authoring.figures import fill_in
from ..enums import AUDIENCE_OF, QuestionKind
from ..models import LessonPack, Material, QuizQuestion
from ..source import Block, Fact, Option, Part, Question, Source, Step, web_address

Fill = Callable[[str], str]


def source_of(pack: LessonPack, number: int, changes: str, day: date) -> Source:
    """The pack as it is now, as release `number` of `day`. Seven queries, however large the pack is.

    Raises Refused for a text that names a figure that is not there, and for a picture that is gone.
    """
    figures = list(pack.figures.all())
    values = {figure.code: figure.value for figure in figures}

    def fill(text: str) -> str:
        return fill_in(text, values)

    materials = list(pack.materials.all())
    paths = _paths_of_pictures(materials)
    return Source(
        slug=pack.slug,
        title=fill(pack.title),
        summary=fill(pack.summary),
        url=f"{settings.BASE_URL}{pack.get_absolute_url()}",
        number=number,
        released_on=day.isoformat(),
        changes=changes,
        levels=tuple(pack.levels),
        years=tuple(pack.years),
        subjects=tuple(pack.subjects),
        goals=tuple(pack.goals),
        aims=tuple(fill(aim) for aim in pack.aims),
        keywords=tuple(pack.keywords),
        minutes=pack.minutes,
        group_form=pack.group_form,
        reading=pack.reading,
        preparation=fill(pack.preparation),
        licence=pack.licence,
        steps=tuple(
            Step(fill(s.title), s.minutes, s.group_form, fill(s.teacher_does), fill(s.pupils_do))
            for s in pack.steps.all()
        ),
        parts=tuple(_part(material, fill, paths) for material in materials),
        questions=tuple(_question(question, fill) for question in pack.questions.all()),
        facts=tuple(
            Fact(f.code, f.value, f.says, f.source, web_address(f.source_url), f.valid_until.isoformat())
            for f in figures
        ),
    )


def _paths_of_pictures(materials: Iterable[Material]) -> dict[int, str]:
    """Where the file of each picture is kept, by its number: one query for the whole pack."""
    numbers = {
        raw["value"].get("image") for material in materials for raw in material.body.raw_data if raw["type"] == "image"
    }
    return dict(SiteImage.objects.filter(pk__in=numbers - {None}).values_list("pk", "file"))


def _part(material: Material, fill: Fill, paths: dict[int, str]) -> Part:
    return Part(
        key=str(material.stable_key),
        kind=material.kind,
        audience=AUDIENCE_OF.get(material.kind, material.audience),
        title=fill(material.title),
        blocks=tuple(_block(raw["type"], raw["value"], fill, paths) for raw in material.body.raw_data),
        file=material.file.name or "",
    )


def _block(kind: str, value: dict[str, Any], fill: Fill, paths: dict[int, str]) -> Block:
    """One piece of text; `value` as the database keeps it."""
    path = ""
    if kind == "image":
        path = paths.get(value.get("image") or 0, "")
        if not path:
            raise Refused(_("Een afbeelding in een materiaal is weg. Kies een andere, of haal het blok weg."))
    return Block(
        kind=kind,
        text=fill(value.get("text") or ""),
        level=int(value.get("level") or 2),
        items=tuple(fill(each) for each in _list(value.get("items"))),
        rows=tuple(tuple(fill(cell) for cell in _list(row)) for row in _list(value.get("rows"))),
        count=int(value.get("count") or 0),
        path=path,
    )


def _list(kept: Any) -> list[Any]:
    """What is in a list of Wagtail, which keeps each item as {"type", "value", "id"}; plain items are fine too."""
    return [each["value"] if isinstance(each, dict) and "value" in each else each or "" for each in kept or ()]


def _question(question: QuizQuestion, fill: Fill) -> Question:
    """Only what belongs to its kind: an old answer of another kind does not come along."""
    has_options = question.kind in (QuestionKind.CHOICE, QuestionKind.SEVERAL)
    return Question(
        key=f"v{question.pk}",
        kind=question.kind,
        text=fill(question.text),
        options=tuple(
            Option(fill(each["text"]), bool(each.get("correct")), fill(each.get("says") or ""))
            for each in (question.options if has_options else ())
        ),
        pairs=tuple(
            (fill(pair["left"]), fill(pair["right"]))
            for pair in (question.pairs if question.kind == QuestionKind.MATCH else ())
        ),
        is_true=question.is_true if question.kind == QuestionKind.TRUE_FALSE else True,
        model_answer=fill(question.model_answer) if question.kind == QuestionKind.OPEN else "",
        explanation=fill(question.explanation),
    )
