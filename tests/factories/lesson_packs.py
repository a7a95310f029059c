"""Lesson packs that may be released, and releases of them."""

import io
import zipfile
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from education.classroom.answering import send_words
from education.classroom.closing import close_class
from education.classroom.counting import count_item
from education.models import ClassItem, Figure, LessonPack, Material, Release, ReleaseFile
from education.releases.asking import ask_release
from tests.factories.education import classroom, feedback, pack

BODY = [
    {"type": "heading", "value": {"text": "Wat ga je doen?", "level": "2"}},
    {"type": "paragraph", "value": {"text": "Je leest dat je {cijfer:leeftijd} moet zijn."}},
    {"type": "bullets", "value": {"items": ["Lees rustig.", "Vraag: waarom?"]}},
    {"type": "numbers", "value": {"items": ["Eerst dit.", "Dan dat."]}},
    {"type": "table", "value": {"items": ["Wat", "Wanneer"], "rows": [["Stemmen", "{cijfer:leeftijd}"]]}},
    {"type": "lines", "value": {"text": "Schrijf hier.", "count": 4}},
    {"type": "box", "value": {"text": "Let op", "items": ["Over thuis hoef je niets te zeggen."]}},
]


def whole_pack(**fields: Any) -> LessonPack:
    """A pack of which everything is there: nothing holds a release back."""
    made = pack(**fields)
    for material in Material.objects.filter(pack=made):
        material.body = BODY
        material.save()
    return made


def released(made: LessonPack | None = None, changes: str = "Eerste uitgave.", **fields: Any) -> Release:
    """A release that is ready, of a whole pack."""
    return Release.objects.get(pk=ask_release(made or whole_pack(**fields), changes, by=None).pk)


def file_of(release: Release, form: str = "zip") -> ReleaseFile:
    """One file of it."""
    return release.files.filter(form=form).order_by("path")[0]


def office(kind: str = "wordprocessingml.document", **more: bytes) -> io.BytesIO:
    """A small file as an office program makes it, with these parts besides."""
    types = f'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/></Types>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        for name, data in more.items():
            archive.writestr(name.replace("__", "/"), data)
    made.seek(0)
    return made


def much_waits() -> None:
    """A figure that is not true any more, one that soon is not, a release that failed, and a teacher who waits."""
    today, made = timezone.localdate(), pack()
    for days in (-1, 3):
        Figure.objects.create(pack=made, code=f"c{abs(days)}", value="1", valid_until=today + timedelta(days=days))
    Release.objects.create(pack=made, number=1, changes="Nieuw.", source={}, state="failed", problem="Mislukt.")
    feedback(made)
    closed_with_words()


def closed_with_words() -> None:
    """A class that waits for an organiser, and what a pupil wrote in it."""
    made = pack()
    words = ClassItem.objects.create(pack=made, order=3, kind="own_words", text="Wat moet er anders?")
    session = classroom(made, way="hands")
    send_words(session, uuid4(), words, "Bel ons gewoon.", nonce=uuid4())
    count_item(session, made.class_items.earliest("order"), {"agree": 12, "disagree": 7})
    close_class(session)
