"""All documents of a pack: the same bytes every time, never a program in one, each at its own place."""

import hashlib
import os
import subprocess
import sys
import zipfile
from datetime import date
from io import BytesIO
from pathlib import PurePosixPath

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from education.formats.documents.files import documents_of
from education.formats.documents.packing import MacroFound, repack
from education.source import Part, from_json, to_json
from tests.architecture.files import ROOT
from tests.education.documents.opened import entries
from tests.factories.education import source
from tests.sample_sizes import SAMPLE

SUMS = """
import hashlib, django
django.setup()
from education.formats.documents.files import documents_of
from tests.factories.education import source
one_of_each = {each.code: each for each in documents_of(source())}
for each in one_of_each.values():
    print(each.path, hashlib.sha256(each.write(source())).hexdigest())
"""


def sums() -> list[str]:
    pack = from_json(to_json(source()))
    one_of_each = {each.code: each for each in documents_of(pack)}
    return [f"{each.path} {hashlib.sha256(each.write(pack)).hexdigest()}" for each in one_of_each.values()]


def test_the_same_source_gives_the_same_bytes_also_for_another_process_language_and_zone():
    with translation.override("en"):
        ours = sums()
    words = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    words["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "site"), os.environ.get("PYTHONPATH", "")])
    theirs = subprocess.run([sys.executable, "-c", SUMS], env=words, cwd=ROOT, capture_output=True, text=True)
    assert theirs.stdout.splitlines() == ours, theirs.stderr[-2000:]
    assert len(ours) == 4


def test_each_part_has_its_forms_and_so_has_the_quiz():
    made = documents_of(source())
    assert len(made) == 3 * 4 + 2 + 2 * 3  # four written parts, the slides, the quiz with and without answers
    assert {each.key for each in made} == {"", *(part.key for part in source().parts)}


def test_no_document_holds_a_program_and_every_entry_has_the_day_of_the_release():
    pack = source()
    for each in documents_of(pack):
        if each.code == "pdf":
            continue
        made = each.write(pack)
        with zipfile.ZipFile(BytesIO(made)) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 27, 12, 0, 0)}
        for name, held in entries(made).items():
            assert "vba" not in name.lower()
            assert b"macroEnabled" not in held
            assert b"attachedTemplate" not in held
            assert b'TargetMode="External"' not in held


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("word/vbaProject.bin", b"x"),
        ("Basic/Standard/Module1.xml", b"x"),
        ("word/activeX/activeX1.xml", b"x"),
        ("[Content_Types].xml", b'<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'),
    ],
)
def test_a_document_with_a_program_is_never_packed(name, held):
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
        archive.writestr(name, held)
    with pytest.raises(MacroFound):
        repack(kept.getvalue(), date(2026, 11, 27))


PARTS = st.builds(
    Part,
    key=st.uuids().map(str),
    kind=st.sampled_from(("guide", "worksheet", "slides", "answers", "file")),
    audience=st.sampled_from(("teacher", "pupil")),
    title=st.sampled_from(("Werkblad", "werkblad", "Werkblad 2", "../../etc", "Ü/\\:*?", "", "Toets met antwoorden"))
    | st.text(max_size=80),
)


@settings(max_examples=max(SAMPLE.hypothesis_examples // 4, 20))
@given(st.lists(PARTS, max_size=6))
def test_every_document_has_its_own_safe_place(parts):
    made = documents_of(source(parts=tuple(parts)))
    paths = [each.path for each in made]
    assert len({path.lower() for path in paths}) == len(paths)
    for each in made:
        path = PurePosixPath(each.path)
        assert path.parts[0] in ("docent", "leerling", "presentatie", "toets")
        assert len(path.parts) == 2
        assert path.suffix == f".{each.code}"
        assert path.stem.replace("-", "").replace("_", "").isalnum()
    assert not [each for each in made if each.key in {part.key for part in parts if part.kind == "file"}]


def test_answers_never_lie_in_a_folder_of_pupils():
    pack = source()
    teachers = [each.path for each in documents_of(pack) if each.audience == "teacher"]
    assert teachers
    assert {path.split("/")[0] for path in teachers if not path.endswith(".pptx")} == {"docent"}
    assert "docent/toets-met-antwoorden.docx" in teachers
