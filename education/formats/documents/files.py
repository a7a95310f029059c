"""The documents of a whole pack, each with its place in the ZIP: what the builder of a release walks over.

The libraries that write them are imported when the first is written: a web worker that only lists stays free of them.
"""

from collections.abc import Iterator
from functools import partial

from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ...enums import Audience, MaterialKind
from ...source import Part, Source
from ..shape import Form

#: The folder in the ZIP, by Audience.
FOLDERS = {Audience.TEACHER.value: "docent", Audience.PUPIL.value: "leerling"}
SLIDES_FOLDER, QUIZ_FOLDER = "presentatie", "toets"
_LONGEST_NAME = 60
#: The forms of the quiz: see :func:`.quiz_paper.write_quiz`.
QUIZ_FORMS = ("docx", "odt", "pdf")


def forms_of(part: Part) -> tuple[str, ...]:
    """The codes of the forms this part gets; a loose file stays what it is."""
    if part.kind == MaterialKind.FILE:
        return ()
    return ("pptx", "pdf") if part.kind == MaterialKind.SLIDES else ("docx", "odt", "pdf")


def documents_of(source: Source) -> list[Form]:
    """Every part in all its forms, then the quiz with and without answers. No two have the same path."""
    with translation.override("nl"):
        return [*_parts(source), *_quiz(source)]


def _parts(source: Source) -> Iterator[Form]:
    taken: set[str] = set()
    for part in source.parts:
        forms = forms_of(part)
        place = _place_for(part, taken) if forms else ""
        for form in forms:
            write = partial(_write, part=part, form=form)
            # The notes of slides are for the teacher, whoever looks at the slides.
            audience = Audience.TEACHER.value if form == "pptx" else part.audience
            yield Form(form, f"{place}.{form}", audience, part.title, write, part.key)


def _write(source: Source, *, part: Part, form: str) -> bytes:
    from .writers import WRITERS  # noqa: PLC0415 -- see above

    return WRITERS[form](source, part)


def _write_quiz(source: Source, *, with_answers: bool, form: str) -> bytes:
    from .quiz_paper import write_quiz  # noqa: PLC0415 -- see above

    return write_quiz(source, with_answers=with_answers, form=form)


def _quiz(source: Source) -> Iterator[Form]:
    if not source.questions:
        return
    for form in QUIZ_FORMS:
        write = partial(_write_quiz, with_answers=False, form=form)
        yield Form(form, f"{QUIZ_FOLDER}/toets.{form}", Audience.PUPIL, _("Toets op papier"), write)
    for form in QUIZ_FORMS:
        write = partial(_write_quiz, with_answers=True, form=form)
        path = f"{FOLDERS[Audience.TEACHER]}/toets-met-antwoorden.{form}"
        yield Form(form, path, Audience.TEACHER, _("Toets met antwoorden"), write)


def _place_for(part: Part, taken: set[str]) -> str:
    """Its path without an ending: readable, safe on every disk, and its own."""
    folder = SLIDES_FOLDER if part.kind == MaterialKind.SLIDES else FOLDERS[part.audience]
    plain = f"{folder}/{slugify(part.title)[:_LONGEST_NAME].strip('-') or slugify(part.kind)}"
    place, number = plain, 2
    reserved = f"{FOLDERS[Audience.TEACHER]}/toets-met-antwoorden"
    while place in taken or place == reserved:
        place, number = f"{plain}-{number}", number + 1
    taken.add(place)
    return place
