"""The report: what was heard, decided and left open per action, with nothing in it that points at somebody."""

import io
import re
import zipfile
from datetime import timedelta
from typing import Any

import docx
import pikepdf
import pytest
from django.utils import timezone
from lxml import etree

from contributions.models import Tally
from handover.dossier import Order, open_dossier, write
from handover.report.writing import paper_of
from people.models import Perspective
from synthesis.models import Decision
from synthesis.service import DecisionState, Direction, add_evidence, add_tallies, move
from tests.factories.synthesis import DecisionFactory, FindingFactory, occasion, person_heard, theme, words_of

pytestmark = pytest.mark.django_db


def _said(finding: Any, code: str, number: int, direction: str = Direction.FOR, leave: str = "") -> None:
    at = occasion("triage", title=f"Ronde {code} {direction}")
    for each in range(number):
        person = person_heard(at, perspective=Perspective.objects.get(code=code))
        words = words_of(person, f"Bel mij {code} {each}.", "triage", leave_to=leave, published=True)
        add_evidence(finding, [words], by=None, direction=direction)


def _world() -> Decision:
    finding = FindingFactory(agenda_item=theme("triage"), sentence="Bellen helpt meer dan schrijven.")
    _said(finding, "youth", 12, leave="quote")
    _said(finding, "municipality", 3, Direction.AGAINST)
    decision = DecisionFactory(agenda_item=theme("triage"), title="Wij bellen eerst.", state=DecisionState.OPEN)
    decision.findings.add(finding)
    FindingFactory(agenda_item=theme("triage"), sentence="Nog nergens over besloten.")
    return decision


def text(audience: str) -> str:
    with open_dossier(Order("docx", audience), number="7") as dossier:
        paper = paper_of(dossier)
    lines = [paper.title, paper.below]
    for block in paper.blocks:
        lines += [block.text, *block.items, *(" | ".join(row) for row in block.rows)]
    return "\n".join(lines).replace("\u00a0", " ")


def test_it_tells_what_was_heard_decided_and_left_open() -> None:
    _world()
    told = text("intern")
    assert "WAT · Actie 2:" in told
    assert "B2.1 | Bellen helpt meer dan schrijven." in told and "12 / 0 / 12 | 0 / 3 / 3" in told
    assert "D2.1 Wij bellen eerst." in told and "Rust op: B2.1." in told
    assert "D2.1 is nog voorlopig: Wij bellen eerst." in told
    assert "| Bellen helpt meer dan schrijven. (B2.1) | Voorlopig: Wij bellen eerst. (D2.1) | 1 voorlopig" in told
    assert "B2.2 heeft nog geen besluit: Nog nergens over besloten." in told
    assert "nooit met de Belastingdienst" in told


def test_for_everybody_small_numbers_are_not_told() -> None:
    _world()
    told = text("openbaar")
    assert "12 / 0 / 12" in told and "0 / 3 / 3" not in told
    assert "Nog nergens over besloten." not in told  # under no public decision
    assert "Iedereen mag dit lezen" in told
    assert "Wat wij hierover vonden, is nog niet openbaar." in told
    assert "Hierover is nog niets gevonden." not in told


def test_words_stand_in_it_only_with_leave_to_quote() -> None:
    _world()
    told = text("intern")
    quoted = [line for line in told.splitlines() if line.startswith("‘Bel mij")]
    assert quoted and all("youth" in line for line in quoted)
    assert "ondersteunt B2.1" in told and "spreekt tegen B2.1" not in told


def test_a_voice_against_is_told_as_one() -> None:
    finding = FindingFactory(agenda_item=theme("triage"), sentence="Bellen helpt.")
    _said(finding, "youth", 11, Direction.AGAINST, leave="quote")
    assert "spreekt tegen B2.1" in text("intern")


def test_a_concept_is_told_as_one_and_what_was_adopted_comes_first() -> None:
    for sentence, state, people in (("Schrijf minder.", "concept", 5), ("Bel vaker.", "adopted", 3)):
        _said(FindingFactory(agenda_item=theme("triage"), sentence=sentence, state=state), "youth", people)
    told = text("intern")
    assert re.search(r"B2\.1 \| Schrijf minder\. \([A-Z][^)]*; nog niet vastgesteld\) \|", told)
    assert "2. Criteria voor triage | Bel vaker. (B2.2) |" in told


def test_what_only_research_tells_stands_in_short() -> None:
    research = occasion("triage", title="Gesprekken (2024)", kind="earlier_research")
    FindingFactory(agenda_item=theme("triage"), sentence="Kies scherp.", occasion=research)
    assert "2. Criteria voor triage | Uit eerder onderzoek: Kies scherp. |" in text("openbaar")


def test_two_words_are_no_quote_when_somebody_said_more() -> None:
    finding = FindingFactory(agenda_item=theme("triage"), sentence="Bellen helpt.")
    at = occasion("triage", title="Ronde")
    for words in ("Ja, bel.", "Bel mij terug op de dag die u belooft, ook als u niets weet."):
        for _each in range(6):
            person = person_heard(at, perspective=Perspective.objects.get(code="youth"))
            add_evidence(finding, [words_of(person, words, "triage", leave_to="quote", published=True)], by=None)
    assert "‘Bel mij terug op de dag die u belooft" in text("intern")


def test_hands_on_the_same_are_told_in_one_line() -> None:
    finding = FindingFactory(agenda_item=theme("triage"), sentence="Bellen helpt.")
    for _class in range(3):
        at = occasion(title="Klas")
        add_tallies(finding, [Tally.objects.create(occasion=at, statement="Bel", count=6, people=20)], by=None)
    assert "B2.1 voor: 6 van de 20, 6 van de 20 en 6 van de 20 bij ‘Bel’ (Klas)." in text("intern")


def test_hands_stand_beside() -> None:
    finding = FindingFactory(agenda_item=theme("triage"), sentence="Bellen helpt.")
    tally = Tally.objects.create(occasion=occasion(title="Avond"), statement="Bel eerst", count=12, people=30)
    add_tallies(finding, [tally], by=None)
    assert "B2.1 voor: 12 van de 30 bij ‘Bel eerst’ (Avond)." in text("intern")


def test_an_empty_platform_gives_a_report_that_says_so() -> None:
    told = text("openbaar")
    assert "Er deed nog niemand mee." in told and "Hierover is nog niets besloten." in told


def test_it_asks_no_more_for_more(django_assert_max_num_queries: Any) -> None:
    """A report alone reads every sheet on which something may be hidden, to tell how much that is."""
    for _each in range(3):
        _world()
    with django_assert_max_num_queries(75):
        text("intern")


@pytest.fixture
def made() -> dict[str, bytes]:
    decision = _world()
    today = timezone.localdate()
    Decision.objects.filter(pk=decision.pk).update(opened_on=today - timedelta(days=20), open_until=today)
    found = {}
    for form in ("docx", "odt", "pdf"):
        output = io.BytesIO()
        write(Order(form, "openbaar"), output, number="7")
        found[form] = output.getvalue()
    return found


def test_every_form_is_a_real_document(made: dict[str, bytes]) -> None:
    document = docx.Document(io.BytesIO(made["docx"]))
    headings = [each.text for each in document.paragraphs if each.style.name.startswith("Heading")]
    assert headings[0] == "Verslag bij het dossier voor de inrichtingsfase" and "1 In het kort" in headings
    assert any("Wij bellen eerst." in each.text for each in document.paragraphs)
    content = etree.fromstring(zipfile.ZipFile(io.BytesIO(made["odt"])).read("content.xml"))
    assert "Wij bellen eerst." in "".join(content.itertext())
    with pikepdf.open(io.BytesIO(made["pdf"])) as pdf:
        assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang).startswith("nl")
        assert str(pdf.docinfo["/Title"]).startswith("Verslag bij het dossier")


def test_a_decision_that_became_final_tells_what_changed() -> None:
    decision = _world()
    Decision.objects.filter(pk=decision.pk).update(open_until=timezone.localdate() - timedelta(days=1))
    decision.refresh_from_db()
    move(decision, DecisionState.FINAL, by=None, what_changed="Het nummer staat nu op de brief.")
    told = text("openbaar")
    assert "Wat er veranderde na de reacties: Het nummer staat nu op de brief." in told
    row = "2. Criteria voor triage | Bellen helpt meer dan schrijven. (B2.1) | Wij bellen eerst. (D2.1) | –"
    assert row in told
