"""Names that are the same every time: identifiers for systems, paths for people."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext as _

from education.enums import Audience, MaterialKind
from education.source import Part, Source

from ..text import clean_text, one_line

TEACHER, PUPIL, SLIDES, QUIZ, SYSTEMS, METADATA = "docent", "leerling", "presentatie", "toets", "elo", "metadata"
#: The folders of the ZIP for people, in the order in which they are read.
FOLDERS = (TEACHER, PUPIL, SLIDES, QUIZ, SYSTEMS, METADATA)
#: How the packages for the system of a school end.
CARTRIDGE, SCORM, QTI3, SELFTEST = ".imscc", "-scorm12.zip", "-qti3.zip", "/zelftest.html"
#: What pupils may see after an import; the quiz on paper is for whoever hands it out.
FOR_PUPILS = (PUPIL, SLIDES)
#: What has notes for the teacher, whoever looks at it.
WITH_NOTES = ".pptx"
LONGEST = 60

#: Windows keeps these for itself, also with an ending.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\Z")
#: Letters that do not fall apart into a letter and a sign.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ĳ": "ij", "€": " euro "})


def identifier(source: Source, *keys: str) -> str:
    """A lasting identifier of something in this pack, equal in every release, so that a system may replace it.

    A UUID of version 5, behind a letter because XML wants one.
    """
    return "i" + uuid5(NAMESPACE_URL, "\x1f".join(("lespakket", source.slug, *keys))).hex


def ascii_name(text: str, fallback: str = "deel") -> str:
    """A text as a name of a file on every system: a-z, 0-9 and dashes, at most :data:`LONGEST` characters."""
    flat = (
        unicodedata.normalize("NFKD", clean_text(text).lower().translate(_LETTERS))
        .encode("ascii", "ignore")
        .decode()
        .lower()
    )
    name = re.sub(r"[^a-z0-9]+", "-", flat)[:LONGEST].strip("-") or fallback
    return f"{name}-1" if _DEVICES.match(name) else name


def folder_of(part: Part) -> str:
    """The folder of a part in the ZIP for people."""
    if part.audience == Audience.TEACHER:
        return TEACHER
    return SLIDES if part.kind == MaterialKind.SLIDES else PUPIL


def is_for_pupils(path: str) -> bool:
    """Whether pupils may see this file after an import."""
    return path.partition("/")[0] in FOR_PUPILS and not path.endswith(WITH_NOTES)


def path_of(source: Source, part: Part, ending: str) -> str:
    """Where a file of a part belongs, such as "docent/01-handleiding.docx". `ending` is without the dot.

    The number is its place in the pack: no two parts share a path, and a folder lists them in their order.
    """
    place = [each.key for each in source.parts].index(part.key) + 1
    return f"{folder_of(part)}/{place:02d}-{ascii_name(part.title, part.kind or 'deel')}.{ascii_name(ending, 'bin')}"


def titles_of(source: Source, paths: Iterable[str], given: Mapping[str, str]) -> dict[str, str]:
    """What each file is called, with its kind: "Handleiding (DOCX)".

    First what was `given` for its path, then the title of the part of which it is a file, then what it is for, or its
    name.
    """
    of_parts = {path_of(source, part, "x").rpartition(".")[0]: part.title for part in source.parts}
    titles = {}
    for path in paths:
        stem, ending = str(PurePosixPath(path).with_suffix("")), PurePosixPath(path).suffix[1:]
        name = _of_system(path) or PurePosixPath(stem).name.replace("-", " ")
        title = one_line(clean_text(given.get(path, "")), one_line(of_parts.get(stem, ""), name))
        titles[path] = f"{title} ({ending.upper()})" if ending else title
    return titles


def _of_system(path: str) -> str:
    told = {
        CARTRIDGE: _("De hele les voor Moodle, Canvas, itslearning of Brightspace: Common Cartridge 1.1"),
        SCORM: _("Oefenen met vragen, met een score in uw systeem: SCORM 1.2"),
        QTI3: _("De vragen voor een toetssysteem: QTI 3.0"),
        SELFTEST: _("Oefenen met vragen in een browser, zonder systeem"),
    }
    return next((says for ending, says in told.items() if path.endswith(ending)), "")
