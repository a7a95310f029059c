"""The project of REFI-QDA: valid, whole in the hands of others, and with offsets that still fit."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from contributions.service import NOT_TOLD, Scope
from handover.dossier import Order, write
from handover.qda.codes import guids
from handover.qda.texts import CRLF, LF, source_text
from synthesis.models import Coding
from synthesis.service import give_code, make_code, make_excerpt, merge_codes
from tests.factories.synthesis import occasion, person_heard, words_of

SCHEMA = Path(__file__).resolve().parents[4] / "shared/schemas/refi_qda/Project.xsd"
_QDA = "{urn:QDA-XML:project:1.0}"


@given(
    before=st.text(alphabet="ab\r\n\x00😀", max_size=12),
    chosen=st.text(alphabet="cd\r\n😀", min_size=1, max_size=12).map(lambda text: f"c{text}c"),
    line_end=st.sampled_from([LF, CRLF]),
)
def test_offsets_fit_whatever_happens_to_line_ends(before: str, chosen: str, line_end: str) -> None:
    made = source_text(f"{before}{chosen}. na", line_end)
    start, end = made.place(len(before)), made.place(len(before) + len(chosen))
    assert made.text[start:end] == source_text(chosen, line_end).text


def _world() -> None:
    at = occasion()
    person = person_heard(at)
    words = words_of(person, "👋🏽 Dag.\r\nBel mij terug & vlug.", "triage", leave_to="quote", published=True)
    words_of(person_heard(at), "Zonder toestemming.", "triage", published=True)
    top = make_code(name="Bereikbaar", definition="Hoe <mensen> binnenkomen.", by=None)
    code, old = make_code(name="Bellen", parent=top, by=None), make_code(name="Telefoon", by=None)
    start = words.original.index("Bel")
    for each in (code, old, top):
        give_code(make_excerpt(words, start, start + 13, by=None), each, by=None)
    merge_codes(old, code, by=None)


def made(form: str, audience: str = "intern") -> bytes:
    output = io.BytesIO()
    write(Order(form, audience), output, number="7")
    return output.getvalue()


def project(data: bytes) -> tuple[Any, zipfile.ZipFile]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return etree.fromstring(archive.read("project.qde")), archive


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["qdpx", "qdpx-maxqda"])
def test_the_coded_words_are_where_the_project_says(form: str) -> None:
    _world()
    root, archive = project(made(form))
    found = []
    for source in root.iter(f"{_QDA}TextSource"):
        text = archive.read(source.get("plainTextPath").replace("internal://", "sources/")).decode()
        for selection in source.iter(f"{_QDA}PlainTextSelection"):
            found.append(text[int(selection.get("startPosition")) : int(selection.get("endPosition"))])
            assert len(selection.findall(f"{_QDA}Coding")) == 2
    assert found == ["Bel mij terug"]
    assert Coding.objects.count() == 2


@pytest.mark.django_db
def test_for_everybody_only_words_that_may_be_quoted_and_other_ids() -> None:
    _world()
    inside, _archive = project(made("qdpx"))
    outside, archive = project(made("qdpx", "openbaar"))
    assert len(inside.findall(f".//{_QDA}TextSource")) == 2
    assert len(outside.findall(f".//{_QDA}TextSource")) == 1
    assert "Zonder toestemming" not in "".join(archive.read(name).decode() for name in archive.namelist())
    assert outside.find(f"{_QDA}Users") is None and b"creatingUser" not in archive.read("project.qde")
    ids = [{each.get("guid") for each in root.iter() if each.get("guid")} for root in (inside, outside)]
    assert not ids[0] & ids[1]


@pytest.mark.django_db
def test_an_independent_reader_gets_it_whole(tmp_path: Path) -> None:
    from pyrefiqda import RefiProject

    _world()
    (tmp_path / "dossier.qdpx").write_bytes(made("qdpx"))
    read = RefiProject.load(tmp_path / "dossier.qdpx", extract_dir=str(tmp_path / "uit"))
    (top,) = read.code_book.codes.code
    assert (top.name, [below.name for below in top.code]) == ("Bereikbaar", ["Bellen"])
    assert len(read.sources.text_source) == 2
    places = [(each.start_position, each.end_position) for each in read.sources.text_source[0].plain_text_selection]
    places += [(each.start_position, each.end_position) for each in read.sources.text_source[1].plain_text_selection]
    assert places == [(8, 21)]


@pytest.mark.django_db
@pytest.mark.skipif(not SCHEMA.is_file(), reason="the standard's schema is in ../shared only")
@pytest.mark.parametrize("audience", ["intern", "openbaar"])
@pytest.mark.parametrize("filled", [True, False])
def test_it_is_valid_to_the_schema_of_the_standard(audience: str, filled: bool) -> None:
    if filled:
        _world()
    root, _archive = project(made("qdpx", audience))
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(root)


@pytest.mark.django_db
def test_a_case_holds_all_that_one_person_said_at_one_occasion_for_the_team_only() -> None:
    at = occasion()
    talker = person_heard(at)
    words_of(talker, "Het eerste.", "triage", leave_to="quote", published=True)
    words_of(talker, "Het tweede.", "triage", published=True)
    words_of(person_heard(at), "Van een ander.", "triage", leave_to="quote", published=True)
    root, _archive = project(made("qdpx"))
    cases = root.findall(f".//{_QDA}Case")
    told = [{each.get("targetGUID") for each in case.findall(f"{_QDA}SourceRef")} for case in cases]
    assert sorted(map(len, told)) == [1, 2]
    sources = {each.get("guid") for each in root.iter(f"{_QDA}TextSource")}
    assert set.union(*told) == sources and not told[0] & told[1]
    # Two people are too few to tell the way they came in.
    names = {each.get("guid"): each.get("name") for each in root.iter(f"{_QDA}Variable")}
    values = {names[each[0].get("targetGUID")]: each[1].text for each in cases[0].iter(f"{_QDA}VariableValue")}
    assert values["Kanaal"] == values["Werving"] == NOT_TOLD
    assert str(talker.pk) not in etree.tostring(root, encoding="unicode")
    outside, _archive = project(made("qdpx", "openbaar"))
    assert not outside.findall(f".//{_QDA}Case")
    assert {each.get("name") for each in outside.iter(f"{_QDA}Variable")} == {"Groep", "Gelegenheid", "Vraag"}


@pytest.mark.django_db
def test_the_codebook_alone() -> None:
    _world()
    root = etree.fromstring(made("qdc"))
    codes = root.findall(".//{*}Code")
    assert [code.get("name") for code in codes] == ["Bereikbaar", "Bellen"]
    assert codes[0].find("{*}Description").text == "Hoe <mensen> binnenkomen."


def test_ids_for_everybody_cannot_be_counted_back_from_the_number(settings: Any) -> None:
    outside = guids(Scope(audience="openbaar"), "7")
    told = outside("user:1")
    assert told == guids(Scope(audience="openbaar"), "7")("user:1")
    assert told != guids(Scope(audience="openbaar"), "8")("user:1")
    settings.SECRET_KEY = "the secret of another site"
    assert told != guids(Scope(audience="openbaar"), "7")("user:1")
