"""One of our own packs, released with the buttons and taken apart: everything is there, opens, and says what it is."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from lxml import html

from education.models import Release, ReleaseFile
from education.packs.every import EVERY_PACK
from education.packs.shape import WrittenPack
from education.releases.building import build
from education.source import Source, from_json
from tests.education.packages.reader import opened
from tests.education.whole.conftest import Releasing
from tests.education.whole.inspected import (
    LOM,
    QTI3,
    check_schemas,
    check_systems,
    complaints_about,
    unpacked,
    words_of,
)
from tests.sample_sizes import SAMPLE

#: The easiest of our packs has everything; in the long run each of them.
PACKS = EVERY_PACK if SAMPLE.name == "deep" else EVERY_PACK[1:2]
ELSEWHERE = Path(__file__).with_name("elsewhere.py")
FOLDERS = {"docent", "leerling", "presentatie", "toets", "elo", "metadata"}
ABOUT = {"00-LEES-MIJ.html", "LICENTIE.txt", "CHECKSUMS.txt"}


def fetched(client: Client, address: str) -> bytes:
    response = client.get(address, follow=True)
    assert response.status_code == 200, address
    return b"".join(response.streaming_content)


@pytest.mark.parametrize("written", PACKS, ids=lambda written: written.slug)
def test_a_pack_of_ours_is_whole(
    written: WrittenPack, released_by_hand: Releasing, client: Client, tmp_path: Path
) -> None:
    release = released_by_hand(written)
    whole = fetched(client, f"/lespakketten/{written.slug}/pakket.zip")
    assert hashlib.sha256(whole).hexdigest() == release.sha256
    files = unpacked(whole)
    _is_in_its_place(files, written)
    _checksums_hold(whole, tmp_path)
    assert [told for path, content in files.items() for told in complaints_about(path, content)] == []
    _says_nothing_to_pupils_that_is_for_teachers(files, from_json(release.source))
    _leads_to_everything(files)
    _has_what_schools_import(files, written)
    _is_what_can_be_fetched_alone(release, files, client)
    if QTI3.exists() and LOM.exists():
        check_schemas(files)
    _is_the_same_when_made_again(release)


def _is_in_its_place(files: dict[str, bytes], written: WrittenPack) -> None:
    places = {path.partition("/")[0] for path in files}
    assert places == FOLDERS | ABOUT
    forms = {(path.partition("/")[0], path.rpartition(".")[2]) for path in files if "/" in path}
    assert forms == {
        *(("docent", form) for form in ("docx", "odt", "pdf", "html")),
        *(("leerling", form) for form in ("docx", "odt", "pdf", "html")),
        *(("presentatie", form) for form in ("pptx", "pdf")),
        *(("toets", form) for form in ("docx", "odt", "pdf", "html")),
        *(("elo", form) for form in ("imscc", "zip")),
        *(("metadata", form) for form in ("xml", "jsonld")),
    }
    assert len([path for path in files if path.endswith(".docx")]) == len(written.materials) - 1 + 2
    assert "creativecommons.org/licenses/by/4.0" in files["LICENTIE.txt"].decode()
    assert json.loads(files["metadata/lespakket.jsonld"])["name"] == written.title


def _checksums_hold(whole: bytes, folder: Path) -> None:
    opened(whole).extractall(folder)
    told = subprocess.run(["sha256sum", "--check", "--strict", "CHECKSUMS.txt"], cwd=folder, capture_output=True)
    assert told.returncode == 0, told.stderr
    there = {str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file()}
    listed = {line.split("  ", 1)[1] for line in (folder / "CHECKSUMS.txt").read_text().splitlines()}
    assert listed == there - {"CHECKSUMS.txt"}


def _says_nothing_to_pupils_that_is_for_teachers(files: dict[str, bytes], frozen: Source) -> None:
    models = [question.model_answer for question in frozen.questions if question.model_answer]
    assert models
    for path, content in files.items():
        said = " ".join(words_of(path, content).split())
        holds = [model for model in models if " ".join(model.split()) in said]
        if path.startswith("docent/toets-met-antwoorden") and not path.endswith(".pdf"):
            assert holds == models, path
        elif path.startswith("leerling/") or (path.startswith("toets/") and not path.endswith(".html")):
            assert holds == [], path


def _leads_to_everything(files: dict[str, bytes]) -> None:
    page = html.fromstring(files["00-LEES-MIJ.html"])
    links = {each.get("href") for each in page.iter("a")}
    assert set(files) - ABOUT <= links
    assert {link for link in links if link in files or not link.startswith(("http", "tel:", "mailto:"))} <= set(files)


def _has_what_schools_import(files: dict[str, bytes], written: WrittenPack) -> None:
    course = check_systems(files)
    shown = {path for thing in course.things if not thing.hidden for path in thing.files}
    hidden = {path for thing in course.things if thing.hidden for path in thing.files}
    assert not any("/docent/" in path or path.startswith("bestanden/toets/") for path in shown)
    assert any(path.startswith("bestanden/docent/handleiding") for path in hidden)
    assert any(path.startswith("bestanden/leerling/werkblad") for path in shown)


def _is_what_can_be_fetched_alone(release: Release, files: dict[str, bytes], client: Client) -> None:
    parts = from_json(release.source).parts
    rows = list(ReleaseFile.objects.filter(release=release).exclude(form="zip").select_related("material"))
    assert {row.path for row in rows} == set(files) - ABOUT
    assert {row.sha256 for row in rows} == {hashlib.sha256(files[row.path]).hexdigest() for row in rows}
    assert {str(row.material.stable_key) for row in rows if row.material} == {part.key for part in parts}
    for row in rows:
        if row.material and row.form == "pdf":
            assert fetched(client, f"/lespakketten/deel/{row.material.stable_key}/pdf/") == files[row.path]


def _is_the_same_when_made_again(release: Release) -> None:
    before = {row.path: row.sha256 for row in release.files.all()}
    release.files.all().delete()
    Release.objects.filter(pk=release.pk).update(state="asked")
    assert build(release.pk)
    assert {row.path: row.sha256 for row in release.files.all()} == before


@pytest.mark.deep
@pytest.mark.parametrize(
    "words",
    [
        {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONUTF8": "0"},
        {"PYTHONHASHSEED": "4294967295", "TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "en"},
    ],
)
def test_another_process_elsewhere_makes_the_same_bytes(words: dict[str, str], released_by_hand: Releasing) -> None:
    for written in EVERY_PACK:
        release = released_by_hand(written)
        made = subprocess.run(
            [sys.executable, str(ELSEWHERE)],
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.test", **words},
            input=json.dumps(release.source),
            capture_output=True,
            text=True,
        )
        assert made.returncode == 0, made.stderr
        sums = dict(release.files.exclude(form="zip").values_list("path", "sha256"))
        assert json.loads(made.stdout) == {**sums, "whole": release.sha256}
