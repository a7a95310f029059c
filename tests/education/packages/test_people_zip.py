"""The ZIP for people: everything in its place, nothing outside it, and checksums that others can check."""

import hashlib
import subprocess

import pytest
from lxml import html

from education.formats.packages.archive import zip_of
from education.formats.packages.names import ascii_name, path_of
from education.formats.packages.qti3 import write_qti3
from education.formats.packages.scorm import write_scorm
from education.formats.packages.systems import write_systems
from education.source import Part
from tests.education.packages.reader import imported, opened
from tests.education.packages.zipping import zip_for_people
from tests.factories.education import source

FILES = {
    "metadata/nllom.xml": b"<lom/>",
    "leerling/02-werkblad-1.docx": b"worksheet",
    "docent/01-handleiding.docx": b"guide",
    "elo/18-worden.imscc": b"cartridge",
}


def test_a_teacher_finds_what_to_read_first_and_everything_in_its_folder():
    archive = opened(zip_for_people(source(), FILES))
    assert archive.namelist() == [
        "00-LEES-MIJ.html",
        "LICENTIE.txt",
        "docent/01-handleiding.docx",
        "leerling/02-werkblad-1.docx",
        "elo/18-worden.imscc",
        "metadata/nllom.xml",
        "CHECKSUMS.txt",
    ]
    assert {path: archive.read(path) for path in FILES} == FILES


def test_the_first_page_leads_to_every_file():
    archive = opened(zip_for_people(source(), FILES))
    page = html.fromstring(archive.read("00-LEES-MIJ.html"))
    links = {each.get("href"): each.text for each in page.iter("a")}
    assert set(FILES) <= set(links)
    assert links["docent/01-handleiding.docx"] == "Handleiding (DOCX)"
    assert links["elo/18-worden.imscc"].startswith("De hele les voor Moodle")
    assert links["metadata/nllom.xml"] == "nllom (XML)"
    assert "Bedragen van 2027." in page.text_content()


def test_files_are_called_what_their_maker_calls_them():
    files = {"toets/q.pdf": b"", "docent/map.x/LEES-MIJ": b""}
    archive = opened(zip_for_people(source(), files, {"toets/q.pdf": "Toets\nop papier"}))
    assert '<a href="toets/q.pdf">Toets op papier (PDF)</a>' in archive.read("00-LEES-MIJ.html").decode()
    assert '<a href="docent/map.x/LEES-MIJ">LEES MIJ</a>' in archive.read("00-LEES-MIJ.html").decode()


def test_everything_for_a_school_comes_with_its_place():
    pack = source()
    made = write_systems(pack, {"docent/a.pdf": b"guide"}, titles={"docent/a.pdf": "Voor u"})
    paths = ["elo/18-worden.imscc", "elo/18-worden-scorm12.zip", "elo/18-worden-qti3.zip", "toets/zelftest.html"]
    assert list(made) == paths
    assert imported(made[paths[0]]).one("Voor u (PDF)").hidden
    assert made[paths[1]] == write_scorm(pack)
    assert made[paths[2]] == write_qti3(pack)
    assert set(opened(zip_for_people(pack, made)).namelist()) > set(paths)
    assert list(write_systems(source(questions=()))) == paths[:1]


def test_the_checksums_are_what_a_tool_of_others_expects(tmp_path):
    archive = opened(zip_for_people(source(), FILES))
    archive.extractall(tmp_path)
    lines = archive.read("CHECKSUMS.txt").decode().splitlines()
    told = {path: digest for digest, path in (line.split("  ") for line in lines)}
    assert told == {
        name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist() if name != "CHECKSUMS.txt"
    }
    subprocess.run(
        ["sha256sum", "--check", "--strict", "CHECKSUMS.txt"], cwd=tmp_path, check=True, capture_output=True
    )


@pytest.mark.parametrize(
    ("licence", "told", "named"),
    [("cc_by", "licenses/by/4.0", True), ("cc_by_sa", "licenses/by-sa/4.0", True), ("cc0", "zero/1.0", False)],
)
def test_the_licence_says_what_is_allowed_and_how_to_name_the_makers(licence, told, named):
    text = opened(zip_for_people(source(licence=licence), {})).read("LICENTIE.txt").decode()
    assert told in text
    assert ("versie 3, Reisgenoot, https://voorbeeld.nl/lespakketten/18-worden/" in text) == named


def test_a_pack_without_a_licence_never_goes_out():
    with pytest.raises(ValueError, match="licence"):
        zip_for_people(source(licence="all rights reserved"), {})


@pytest.mark.parametrize(
    "path",
    [
        "../docent/a.pdf",
        "docent/../../a.pdf",
        "/docent/a.pdf",
        "docent//a.pdf",
        "docent/",
        "docent",
        "docent\\a.pdf",
        "docent/a\\..\\b.pdf",
        "docent/.htaccess",
        "docent/c:a.pdf",
        "docent/a\x00.pdf",
        "docent/é.pdf",
        "docent/a b.pdf\n",
        "elders/a.pdf",
        "CHECKSUMS.txt",
    ],
)
def test_nothing_gets_outside_its_folder(path):
    with pytest.raises(ValueError, match=r"ZIP"):
        zip_for_people(source(), {path: b""})


def test_names_that_differ_in_capitals_only_are_refused():
    with pytest.raises(ValueError, match="twice"):
        zip_for_people(source(), {"docent/A.pdf": b"", "docent/a.pdf": b""})


def test_the_day_of_a_release_is_on_every_file_and_the_clock_is_not():
    pack = source()
    content = zip_for_people(pack, FILES)
    assert {entry.date_time for entry in opened(content).infolist()} == {(2026, 11, 27, 0, 0, 0)}
    assert content == zip_for_people(pack, dict(reversed(FILES.items())))
    assert zip_of({"a": b""}, pack.day.replace(year=1900)) == zip_of({"a": b""}, pack.day.replace(year=1980))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Werkblad 1: Één brief & €50", "werkblad-1-een-brief-euro-50"),
        ("ĲS en Straße", "ijs-en-strasse"),
        ("../../etc/passwd", "etc-passwd"),
        ("con", "con-1"),
        ("👩🏽‍🏫", "deel"),
        ("a" * 100, "a" * 60),
    ],
)
def test_names_are_readable_and_safe_everywhere(text, name):
    assert ascii_name(text) == name


def test_a_part_has_its_place_by_whom_it_is_for_and_where_it_stands():
    pack = source()
    paths = [path_of(pack, part, "pdf") for part in pack.parts]
    assert paths == [
        "docent/01-handleiding.pdf",
        "leerling/02-werkblad-1.pdf",
        "docent/03-antwoorden.pdf",
        "presentatie/04-presentatie.pdf",
        "leerling/05-poster.pdf",
    ]
    twins = source(parts=(Part("a", "worksheet", "pupil", "Zelfde"), Part("b", "worksheet", "pupil", "Zelfde")))
    assert len({path_of(twins, part, "docx") for part in twins.parts}) == 2
