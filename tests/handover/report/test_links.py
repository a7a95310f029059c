"""Every number in the report leads to its place, and from there to its source; in every form, and to nowhere else."""

import io
import re
import zipfile
from typing import Any

import docx
import pikepdf
import pytest
from django.conf import settings
from django.urls import reverse
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree
from PIL import Image

from handover.dossier import Order, open_dossier, write
from handover.report.charts import Bars, Charts
from handover.report.models import Place, ReportText
from handover.report.writing import paper_of
from people.models import Perspective
from synthesis.models import Decision
from synthesis.service import DecisionState, Direction, add_evidence
from tests.factories.synthesis import DecisionFactory, FindingFactory, occasion, person_heard, theme, words_of

pytestmark = pytest.mark.django_db
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"


@pytest.fixture
def world(db: None) -> Any:
    """Two findings with people of three groups, one decision."""
    findings = [
        FindingFactory(agenda_item=theme("triage"), sentence=sentence) for sentence in ("Bel eerst.", "Schrijf later.")
    ]
    at = occasion("triage", title="Ronde")
    for code, number, direction in (
        ("youth", 7, "for"),
        ("municipality", 6, "against"),
        ("trade_association", 2, "for"),
    ):
        perspective = Perspective.objects.get(code=code)
        for each in range(number):
            person = person_heard(at, perspective=perspective)
            words = words_of(person, f"Bel mij {code} {each}.", "triage", published=True)
            direction_code = Direction.FOR if direction == "for" else Direction.AGAINST
            add_evidence(findings[0], [words], by=None, direction=direction_code)
    decision = DecisionFactory(agenda_item=theme("triage"), title="Wij bellen eerst.")
    decision.findings.add(findings[0])
    return findings


def made(form: str, audience: str = "intern") -> bytes:
    output = io.BytesIO()
    write(Order(form, audience), output, number="7")
    return output.getvalue()


def sources(world: Any, audience: str = "intern") -> set[str]:
    """The pages on which the words stand: for the team in the admin, for everybody that of the decision."""
    decision = Decision.objects.get()
    if audience != "intern":
        return {f"{settings.BASE_URL}{decision.get_absolute_url()}"}
    paths = [reverse("bevindingen:inspect", args=[each.pk]) for each in world]
    return {f"{settings.BASE_URL}{path}" for path in (*paths, reverse("besluiten:inspect", args=[decision.pk]))}


def test_for_everybody_a_number_leads_to_the_page_of_its_decision(world: Any) -> None:
    Decision.objects.update(state=DecisionState.OPEN)
    document = docx.Document(io.BytesIO(made("docx", "openbaar")))
    out = {each.target_ref for each in document.part.rels.values() if each.reltype == RELATIONSHIP_TYPE.HYPERLINK}
    assert out == sources(world, "openbaar")


def test_in_word_every_link_has_its_place_and_contents_lead_to_headings(world: Any) -> None:
    document = docx.Document(io.BytesIO(made("docx")))
    places = [mark.get(f"{W}name") for mark in document.element.body.iter(f"{W}bookmarkStart")]
    numbers = [mark.get(f"{W}id") for mark in document.element.body.iter(f"{W}bookmarkStart")]
    links = list(document.element.body.iter(f"{W}hyperlink"))
    leads = [link.get(f"{W}anchor") for link in links if link.get(f"{W}anchor")]
    out = {document.part.rels[link.get(qn("r:id"))].target_ref for link in links if link.get(qn("r:id"))}
    assert out == sources(world)
    assert len(places) == len(set(places)) and len(numbers) == len(set(numbers))
    assert {"r_B2_1", "r_bron_B2_1", "r_D2_1", "r_bron_D2_1"} <= set(places)
    assert set(leads) <= set(places)
    assert leads.count("r_bron_B2_1") == 1 and leads.count("r_B2_1") >= 3
    contents = [each for each in document.paragraphs if each.style.name.lower().startswith("toc")]
    headings = [each.text for each in document.paragraphs if each.style.name in ("Heading 2", "Heading 3")]
    assert [each._p.xpath("string(.//w:hyperlink)") for each in contents] == headings


def test_in_opendocument_every_link_has_its_place(world: Any) -> None:
    content = etree.fromstring(zipfile.ZipFile(io.BytesIO(made("odt"))).read("content.xml"))
    places = [mark.get(f"{TEXT}name") for mark in content.iter(f"{TEXT}bookmark")]
    links = [link.get(f"{XLINK}href") for link in content.iter(f"{TEXT}a")]
    leads = [link.removeprefix("#") for link in links if link.startswith("#")]
    assert {link for link in links if not link.startswith("#")} == sources(world)
    assert len(places) == len(set(places)) and set(leads) <= set(places)
    assert {"B2.1", "bron-B2.1", "D2.1"} <= set(leads)
    assert content.find(f".//{TEXT}table-of-content") is not None


def test_in_pdf_every_link_has_its_place_and_headings_are_bookmarks(world: Any) -> None:
    with pikepdf.open(io.BytesIO(made("pdf"))) as pdf:
        names = {str(name) for name in pikepdf.NameTree(pdf.Root.Names.Dests)}
        links = [each for page in pdf.pages for each in page.get("/Annots", []) if each.Subtype == "/Link"]
        assert {str(link.A.URI) for link in links if "/URI" in link.get("/A", {})} == sources(world)
        leads = {str(link.A.D if "/A" in link else link.Dest) for link in links if "/URI" not in link.get("/A", {})}
        assert {"B2.1", "bron-B2.1", "kop-1"} <= names and leads <= names
        with pdf.open_outline() as outline:
            assert any("4 Per actie" in str(item.title) for item in outline.root[0].children)


def said(audience: str) -> str:
    with open_dossier(Order("docx", audience), number="7") as dossier:
        blocks = paper_of(dossier).blocks
    return "\n".join([line for block in blocks for line in (block.text, *map(" | ".join, block.rows))])


def test_groups_stand_side_by_side_and_for_everybody_only_when_none_is_small(world: Any) -> None:
    inside = said("intern")
    assert "Mensen voor en tegen, per groep:" in inside and "7 voor, 0 tegen" in inside
    assert "2 voor, 0 tegen" in inside
    outside = said("openbaar")
    assert "7 voor, 0 tegen" not in outside and "2 voor" not in outside


def test_the_picture_tells_what_the_table_tells(world: Any) -> None:
    with open_dossier(Order("docx", "openbaar"), number="7") as dossier:
        charts = Charts()
        paper_of(dossier, charts)
    FindingFactory(agenda_item=theme("triage"))
    block = charts.block("x", [Bars("B1.1", "12", "<5 of verborgen"), Bars("B1.2", "0", "7")])
    assert "B1.1: 12 voor, <5 of verborgen tegen" in block.text
    picture = Image.open(io.BytesIO(charts.read(block.path)))
    assert picture.width == 1400 and len(picture.getcolors(maxcolors=10_000) or []) > 2
    with pytest.raises(FileNotFoundError):
        charts.read("iets-anders.png")


def test_what_people_wrote_stands_at_its_place_and_nothing_where_they_wrote_nothing(world: Any) -> None:
    assert "De volgende stap" not in said("intern")
    ReportText.objects.create(place=Place.INTRODUCTION, body="Dit is de inleiding.\n\nMet twee alinea’s.")
    ReportText.objects.create(place=Place.NEXT_STEP, agenda_item=theme("triage"), body="Wij proberen het in mei.")
    ReportText.objects.create(place=Place.QUESTIONS, agenda_item=theme("triage"), body="Wie belt er in het weekend?")
    told = said("openbaar")
    assert told.index("Met twee alinea’s.") < told.index("1 In het kort")
    chapter = told[told.index("4.2 WAT") : told.index("4.3 WAT")]
    assert re.search(r"Wat nog open staat[\s\S]*Wie belt er in het weekend\?[\s\S]*De volgende stap\n", chapter)
    assert "Wij proberen het in mei." in chapter
