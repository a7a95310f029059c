"""What must be right before teachers get a pack: each line says what is wrong, and leads to where it is mended."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.service import report_on

from ..enums import Audience, Licence, MaterialKind, QuestionKind, Reading
from ..formats.pdf_reading import faults_in_words
from ..models import LessonPack, Material, QuizQuestion, Release
from .figures import called_in
from .goals import unfitting

#: The score from which a text reads like what (Flesch-Douma, see pages.plain_language), by the level that is promised.
EASY_ENOUGH = {Reading.A2: 75, Reading.B1: 60, Reading.B2: 45}

#: Words by which a question to a class is probably about somebody's home.
_OF_HOME = re.compile(
    r"\b(?:thuis|(?:je|jouw|jullie) (?:ouders?|vader|moeder|verzorgers?|gezin|familie))\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Check:
    """One line. Where it is not right, `says` tells what to do and `url` where; `blocks` holds a release back."""

    code: str
    label: str
    is_right: bool
    says: str = ""
    url: str = ""
    blocks: bool = True


def check(pack: LessonPack, day: date) -> list[Check]:
    """Every line, in the order in which a pack is written. As many queries for a small pack as for a large one."""
    materials, questions = list(pack.materials.all()), list(pack.questions.all())
    steps, figures = list(pack.steps.all()), list(pack.figures.all())
    texts = list(_texts_of(pack, materials, questions, steps))
    edit, quiz, numbers = _at("edit", pack), _rows(pack, "toets"), _rows(pack, "cijfers")
    lines = [
        _line("levels", _("Voor welk onderwijs het is"), bool(pack.levels), _("Kies voor welk onderwijs."), edit),
        _line("subjects", _("Vakken"), bool(pack.subjects), _("Kies een vak of thema."), edit),
        _line("aims", _("Leerdoelen"), bool(pack.aims), _("Schrijf op wat leerlingen leren."), edit),
        _line("licence", _("Licentie"), pack.licence in Licence.values, _("Kies een licentie."), edit),
        _line("steps", _("Stappen van de les"), bool(steps), _("Voeg de stappen van de les toe."), _rows(pack, "les")),
        _minutes(pack, sum(step.minutes for step in steps), _rows(pack, "les")),
    ]
    odd = unfitting(pack.goals, pack.levels) if pack.levels else []
    says = _("‘%(goal)s’ past niet bij het onderwijs dat u koos. Haal het doel weg, of kies er onderwijs bij.")
    told = says % {"goal": odd[0]} if odd else ""
    lines.append(_line("goals", _("Kerndoelen en burgerschap"), not odd, told, edit, blocks=False))
    kinds = {material.kind for material in materials}
    new = _at("material_add", pack)
    lines += [
        _line("guide", _("Handleiding"), MaterialKind.GUIDE in kinds, _("Voeg een handleiding toe."), new),
        _line("worksheet", _("Werkblad"), MaterialKind.WORKSHEET in kinds, _("Voeg een werkblad toe."), new),
        _empty(pack, materials),
        _alt_texts(pack, materials),
        _answers(questions, quiz),
    ]
    known = {figure.code for figure in figures}
    unknown = sorted({code for text in texts for code in called_in(text)} - known)
    lines.append(
        _line(
            "figure_codes",
            _("Cijfers in de teksten"),
            not unknown,
            _("Deze cijfers bestaan niet: %(codes)s. Voeg ze toe.") % {"codes": ", ".join(unknown)},
            numbers,
        )
    )
    old = [figure for figure in figures if figure.valid_until < day]
    told = ""
    if old:
        values = {"says": old[0].says, "day": date_format(old[0].valid_until, "j F Y"), "count": len(old)}
        told = ngettext(
            "%(count)d cijfer geldt niet meer. ‘%(says)s’ gold tot en met %(day)s.",
            "%(count)d cijfers gelden niet meer. ‘%(says)s’ gold tot en met %(day)s.",
            len(old),
        )
        told %= values
    lines.append(_line("figures", _("Cijfers die nog gelden"), not old, told, numbers))
    lines += [_pdf(pack, materials), _reading(pack, materials), _home(pack)]
    return lines


def blockers_of(pack: LessonPack, day: date) -> list[Check]:
    """What holds a release back."""
    return [line for line in check(pack, day) if line.blocks and not line.is_right]


def _line(code: str, label: str, is_right: bool, says: str, url: str, *, blocks: bool = True) -> Check:
    return Check(code, label, is_right, "" if is_right else says, "" if is_right else url, blocks)


def _at(name: str, pack: LessonPack, *args: Any) -> str:
    return reverse(f"packs:{name}", args=[pack.pk, *args])


def _rows(pack: LessonPack, what: str) -> str:
    return _at("rows", pack, what)


def _minutes(pack: LessonPack, total: int, url: str) -> Check:
    says = _("De stappen duren samen %(total)d minuten, de les %(minutes)d. Maak dat gelijk.")
    is_right = total == pack.minutes or not total
    values = {"total": total, "minutes": pack.minutes}
    return _line("minutes", _("Minuten"), is_right, says % values, url, blocks=False)


def _empty(pack: LessonPack, materials: Sequence[Material]) -> Check:
    empty = [each for each in materials if not each.body and not each.file]
    says = _("In ‘%(title)s’ staat nog niets. Schrijf het, of haal het weg.")
    told = says % {"title": empty[0].title} if empty else ""
    if others := len(empty[1:]):
        more = ngettext("Er is nog %(count)d leeg materiaal.", "Er zijn nog %(count)d lege materialen.", others)
        told = f"{told} {more % {'count': others}}"
    url = _at("material", pack, empty[0].pk) if empty else ""
    return _line("empty", _("Materialen zijn gevuld"), not empty, told, url)


def _alt_texts(pack: LessonPack, materials: Sequence[Material]) -> Check:
    without = [
        material
        for material in materials
        if any(
            raw["type"] == "image" and not (raw["value"].get("text") or "").strip() for raw in material.body.raw_data
        )
    ]
    says = _("Bij een afbeelding in ‘%(title)s’ staat niet wat er te zien is.")
    told = says % {"title": without[0].title} if without else ""
    url = _at("material", pack, without[0].pk) if without else ""
    return _line("alt_texts", _("Uitleg bij afbeeldingen"), not without, told, url)


def _pdf(pack: LessonPack, materials: Sequence[Material]) -> Check:
    """PDFs that we make are checked at each release, which fails with one that is not in order. Loose ones: here.

    A loose one never holds back: sometimes there is no other.
    """
    newest = Release.objects.ready().filter(pack=pack).values_list("number", flat=True).first()
    label = (
        _("Toegankelijke PDF (gecontroleerd bij uitgave %(number)d)") % {"number": newest}
        if newest
        else _("Toegankelijke PDF (wij controleren dit bij de eerste uitgave)")
    )
    bad = [each for each in materials if each.kind == MaterialKind.FILE and each.file_faults]
    if not bad:
        return _line("pdf", label, True, "", "")
    says = _("Niet iedereen kan ‘%(title)s’ lezen. In deze PDF %(faults)s. Kies een betere PDF, of schrijf het hier.")
    told = says % {"title": bad[0].title, "faults": faults_in_words(bad[0].file_faults)}
    return _line("pdf", _("Toegankelijke PDF"), False, told, _at("material", pack, bad[0].pk), blocks=False)


def _answers(questions: Sequence[QuizQuestion], url: str) -> Check:
    lacking = [question for question in questions if not has_answer(question)]
    says = _("Bij de vraag ‘%(text)s’ mist een goed antwoord.")
    told = says % {"text": lacking[0].text} if lacking else ""
    return _line("answers", _("Antwoorden bij de toets"), not lacking, told, url)


def has_answer(question: QuizQuestion) -> bool:
    """Whether a teacher can tell what is right."""
    right = [each for each in question.options if each.get("correct")]
    match question.kind:
        case QuestionKind.CHOICE:
            return len(question.options) > 1 and len(right) == 1
        case QuestionKind.SEVERAL:
            return len(question.options) > 1 and bool(right)
        case QuestionKind.MATCH:
            return len(question.pairs) > 1
        case QuestionKind.OPEN:
            return bool(question.model_answer.strip())
    return True


def _reading(pack: LessonPack, materials: Sequence[Material]) -> Check:
    """What pupils read, against the level that is promised. Never holds back: only a reader can say."""
    score = report_on(text for each in materials if each.audience == Audience.PUPIL for text in words_of(each)).score
    least = EASY_ENOUGH[Reading(pack.reading)]
    says = _("De teksten voor leerlingen zijn moeilijker dan %(level)s. Maak de zinnen korter.")
    pupil = next((each for each in materials if each.audience == Audience.PUPIL), None)
    return _line(
        "reading",
        _("Leesniveau"),
        score is None or score.flesch >= least,
        says % {"level": pack.reading.upper()},
        _at("material", pack, pupil.pk) if pupil else "",
        blocks=False,
    )


def _home(pack: LessonPack) -> Check:
    """We promise pupils that no question is about home. Never holds back: only a reader can say."""
    asked = [item.text for item in pack.class_items.all() if _OF_HOME.search(item.text)]
    says = _("De vraag ‘%(text)s’ gaat misschien over thuis. Dat beloven wij nooit te vragen. Kies een andere vraag.")
    told = says % {"text": asked[0]} if asked else ""
    return _line("home", _("Vragen aan de klas"), not asked, told, _rows(pack, "klas"), blocks=False)


def words_of(material: Material) -> Iterator[str]:
    """Every text in a material, in order."""
    yield material.title
    for raw in material.body.raw_data:
        yield from _words_in(raw["value"])


def _words_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in ("id", "type", "level", "image", "count"):
                yield from _words_in(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _words_in(each)


def _texts_of(
    pack: LessonPack, materials: Sequence[Material], questions: Sequence[QuizQuestion], steps: Sequence[Any]
) -> Iterator[str]:
    yield from (pack.title, pack.summary, pack.preparation, *pack.aims)
    for step in steps:
        yield from (step.title, step.teacher_does, step.pupils_do)
    for material in materials:
        yield from words_of(material)
    for question in questions:
        yield from (question.text, question.model_answer, question.explanation)
        yield from _words_in([question.options, question.pairs])
