"""The annex of the report that says which numbers are hidden: true to the tables, in words that explain why."""

import io
import json
import zipfile
from typing import Any

import docx
import pikepdf
import pytest
from lxml import etree

from contributions.service import HIDDEN
from handover.dossier import Order, open_dossier, write
from handover.guard.watch import Note, Watch
from handover.report.hidden import hidden_numbers
from people.models import Perspective
from tests.factories.synthesis import occasion, person_heard
from tests.handover.workbooks import dossier as workbook

pytestmark = pytest.mark.django_db

_TITLE = "Bijlage C: welke getallen verborgen zijn"


@pytest.fixture
def few() -> None:
    """Two people of one group: their number is hidden, and what it can be worked out from."""
    at, group = occasion("triage"), Perspective.objects.get(code="youth")
    for _each in range(2):
        person_heard(at, perspective=group)


def annex(audience: str, guard: Watch | None = None) -> tuple[list[str], dict[str, tuple[str, str]]]:
    """(sentences, {place: (how many, why)})."""
    with open_dossier(Order("docx", audience), number="7", guard=guard) as dossier:
        blocks = list(hidden_numbers("C", dossier))
    assert blocks[0].text == _TITLE
    lines = [line for block in blocks[1:] if block.kind != "table" for line in (block.text, *block.items) if line]
    return lines, {row[0]: (row[1], row[2]) for block in blocks for row in block.rows}


@pytest.mark.parametrize("audience", ["intern", "openbaar"])
def test_it_counts_what_the_workbook_hides(few: None, audience: str) -> None:
    lines, rows = annex(audience)
    hidden = {
        f"Blad ‘{title}’": sum(value == HIDDEN for row in rows for value in row.values())
        for title, rows in workbook(audience).items()
    }
    explained = {name: number for name, number in hidden.items() if number and "Codeboek" not in name}
    assert {name: int(number) for name, (number, _why) in rows.items()} == explained
    assert {why for _number, why in rows.values()} == {"Klein"}
    total = sum(explained.values())
    assert lines[0].startswith(f"In dit dossier zijn {total} getallen verborgen, op {len(explained)} plekken.")
    assert any("minder dan 5 mensen" in line for line in lines)
    assert any("Ook het team" in line for line in lines) == (audience == "intern")


def test_nothing_hidden_is_said_in_one_sentence() -> None:
    assert annex("intern") == (["In dit dossier is geen getal verborgen."], {})


def test_numbers_of_an_earlier_dossier_are_told_apart(few: None) -> None:
    class Told(Watch):
        """A guard that remembers two runs."""

        @property
        def notes(self) -> list[Note]:
            return [Note("bevindingen", "1", 3), Note("groepen", "2", 4, "26-0001")]

    lines, rows = annex("openbaar", Told())
    assert rows["Blad ‘Bevindingen’"] == ("3", "Veranderd")
    assert rows["Groepen bij een bevinding"] == ("4", "Van eerder (26-0001)")
    small = sum(int(number) for number, why in rows.values() if why == "Klein")
    assert lines[0].startswith(f"In dit dossier zijn {small + 3} getallen verborgen")
    assert {"Klein", "Veranderd", "Van eerder"} <= {line.partition(":")[0] for line in lines}


def test_word_opendocument_pdf_and_the_whole_tell_the_same(few: None) -> None:
    def made(form: str) -> bytes:
        output = io.BytesIO()
        write(Order(form, "openbaar"), output, number="7")
        return output.getvalue()

    def rows_of(data: bytes) -> list[tuple[str, ...]]:
        tables = docx.Document(io.BytesIO(data)).tables
        (table,) = [each for each in tables if each.rows[0].cells[0].text == "Waar"]
        return [tuple(cell.text.replace("\u00a0", " ") for cell in row.cells) for row in table.rows][1:]

    alone = rows_of(made("docx"))
    assert alone and alone[0][2] == "Klein"
    whole = zipfile.ZipFile(io.BytesIO(made("zip")))
    assert rows_of(whole.read("dossier.docx")) == alone
    manifest = json.loads(whole.read("manifest.json"))
    assert sum(int(row[1]) for row in alone) == sum(each["cells"] for each in manifest["suppressions"])
    content: Any = etree.fromstring(zipfile.ZipFile(io.BytesIO(whole.read("dossier.odt"))).read("content.xml"))
    assert _TITLE in "".join(content.itertext()).replace("\u00a0", " ")
    with pikepdf.open(io.BytesIO(whole.read("dossier.pdf"))) as pdf, pdf.open_outline() as outline:
        chapters = [each for top in outline.root for each in (top, *top.children)]
        assert _TITLE in [each.title.replace("\u00a0", " ") for each in chapters]
