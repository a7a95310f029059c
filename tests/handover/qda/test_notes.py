"""Notes of analysts in a project: beside the words and the code they are about, valid, and for the team only."""

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from handover.formats.cells import whole_text
from synthesis.enums import NoContentReason, ReadingState
from synthesis.models import Evidence, Reading
from synthesis.service import add_evidence, add_excerpts, change_code, give_code, make_code, make_excerpt, merge_codes
from tests.factories.people import UserFactory
from tests.factories.synthesis import FindingFactory, occasion, person_heard, words_of
from tests.handover.qda.test_project import SCHEMA, made, project

pytestmark = pytest.mark.django_db

_QDA = "{urn:QDA-XML:project:1.0}"
_HOSTILE = "Let op <&> \x01]]> 😀\r\n=1+1"


@pytest.fixture
def analyst() -> Any:
    """An analyst who writes beside a code that changed, one that was merged, a stretch, a whole, and empty words."""
    analyst, other = UserFactory(), UserFactory()
    at = occasion()
    finding = FindingFactory(sentence="Bellen helpt.")
    words = words_of(person_heard(at), "👋🏽 Dag.\r\nBel mij terug.", "triage", leave_to="quote", published=True)
    coded = make_excerpt(words, words.original.index("Bel"), words.original.index("Bel") + 7, by=analyst)
    uncoded = make_excerpt(words, 0, 2, by=other)
    code, old = make_code(name="Bellen", by=analyst), make_code(name="Telefoon", by=analyst)
    give_code(coded, code, by=analyst)
    change_code(code, by=analyst, note="Ook terugbellen hoort hierbij.", definition="Wie belt.")
    oldest = make_code(name="Toestel", by=analyst)
    merge_codes(oldest, old, by=other, note="Nog ouder.")
    merge_codes(old, code, by=other, note="Was hetzelfde.")
    add_excerpts(finding, [coded, uncoded], by=analyst)
    Evidence.objects.filter(excerpt=coded).update(note=_HOSTILE)
    Evidence.objects.filter(excerpt=uncoded).update(note="Alleen een groet.", added_by=other)
    whole = words_of(person_heard(at), "Wel gezegd.", "triage", leave_to="quote", published=True)
    add_evidence(finding, [whole], by=analyst)
    Evidence.objects.filter(contribution=whole).update(note="Past ook bij triage.")
    empty = words_of(person_heard(at), "Test.", "triage", leave_to="quote", published=True)
    reason = NoContentReason.values[0]
    Reading.objects.create(
        contribution=empty, state=ReadingState.NO_CONTENT, reason=reason, note="Iemand probeerde het.", by=analyst
    )
    return analyst


def notes_of(root: Any) -> dict[str, str]:
    """{id of a note: its words}."""
    return {note.get("guid"): note.find(f"{_QDA}PlainTextContent").text for note in root.iter(f"{_QDA}Note")}


def test_every_note_stands_beside_what_it_is_about(analyst: Any) -> None:
    root, archive = project(made("qdpx"))
    notes = notes_of(root)

    def beside(element: Any) -> list[str]:
        return [notes[each.get("targetGUID")] for each in element.findall(f"{_QDA}NoteRef")]

    (code,) = root.iter(f"{_QDA}Code")
    assert beside(code) == ["Ook terugbellen hoort hierbij.", "Nog ouder.", "Was hetzelfde."]
    stretches = {}
    for source in root.iter(f"{_QDA}TextSource"):
        text = archive.read(source.get("plainTextPath").replace("internal://", "sources/")).decode()
        for each in source.iter(f"{_QDA}PlainTextSelection"):
            stretches[text[int(each.get("startPosition")) : int(each.get("endPosition"))]] = beside(each)
    assert stretches == {"Bel mij": [whole_text(_HOSTILE)], "👋🏽": ["Alleen een groet."]}
    wholes = sorted(note for source in root.iter(f"{_QDA}TextSource") for note in beside(source))
    assert wholes == ["Iemand probeerde het.", "Past ook bij triage."]
    assert len(notes) == 7, "each note once"


def test_who_wrote_a_note_is_a_coder_with_a_number_or_nobody(analyst: Any) -> None:
    root, _archive = project(made("qdpx"))
    users = {each.get("guid"): each.get("name") for each in root.iter(f"{_QDA}User")}
    written = dict.fromkeys(notes_of(root).values())
    for note in root.iter(f"{_QDA}Note"):
        written[note.find(f"{_QDA}PlainTextContent").text] = users.get(note.get("creatingUser", ""))
        assert note.get("creatingUser") is None or note.get("creatingUser") in users
    assert written["Was hetzelfde."] is written["Alleen een groet."] is None, "somebody who gave no code"
    assert written["Past ook bij triage."] == "Codeur 1"


def test_for_everybody_there_are_no_notes(analyst: Any) -> None:
    for form in ("qdpx", "qdpx-maxqda"):
        root, _archive = project(made(form, "openbaar"))
        assert root.find(f"{_QDA}Notes") is None and not list(root.iter(f"{_QDA}NoteRef"))
        assert len(root.findall(f".//{_QDA}TextSource")) == 3
    assert b"Note" not in made("qdc"), "a codebook alone holds no notes"


@pytest.mark.skipif(not SCHEMA.is_file(), reason="the standard's schema is in ../shared only")
@pytest.mark.parametrize("audience", ["intern", "openbaar"])
def test_a_project_with_notes_is_valid(analyst: Any, audience: str) -> None:
    root, _archive = project(made("qdpx", audience))
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(root)
    ids = [each.get("guid") for each in root.iter() if each.get("guid")]
    assert len(ids) == len(set(ids))
    assert {each.get("targetGUID") for each in root.iter(f"{_QDA}NoteRef")} <= set(ids)


def test_an_independent_reader_gets_the_notes(analyst: Any, tmp_path: Path) -> None:
    from pyrefiqda import RefiProject

    (tmp_path / "dossier.qdpx").write_bytes(made("qdpx"))
    read = RefiProject.load(tmp_path / "dossier.qdpx", extract_dir=str(tmp_path / "uit"))
    texts = {note.guid: note.plain_text_content for note in read.notes.note}
    assert whole_text(_HOSTILE) in texts.values() and len(texts) == 7
    (code,) = read.code_book.codes.code
    assert [texts[each.target_guid] for each in code.note_ref][1:] == ["Nog ouder.", "Was hetzelfde."]


def test_it_asks_no_more_for_more_notes(analyst: Any, django_assert_max_num_queries: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        made("qdpx")
    finding = FindingFactory(sentence="Bellen helpt echt.")
    words = [words_of(person_heard(occasion(title=str(number))), "Bel.", "triage") for number in range(3)]
    add_evidence(finding, words, by=analyst)
    Evidence.objects.filter(finding=finding).update(note="Ook.")
    with django_assert_max_num_queries(len(few)):
        assert len(notes_of(project(made("qdpx"))[0])) == 10
