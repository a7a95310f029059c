"""What the sheets tell is what the database holds; the contents lead to all of it; an empty world is told as one."""

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from contributions.models import Contribution, Participation
from contributions.service import HIDDEN
from handover.catalogue import app_sheets
from handover.dossier import Order, write
from people.models import Perspective
from synthesis.coverage.counting import chain_coverage
from synthesis.enums import SampleState
from synthesis.models import AgreementSample, Code, Coding, Decision, Finding
from synthesis.second.marking import mark
from synthesis.service import add_evidence, give_code, make_code, make_excerpt
from tests.factories.people import UserFactory
from tests.factories.synthesis import (
    DecisionFactory,
    FindingFactory,
    occasion,
    person_heard,
    sample_of,
    theme,
    words_of,
)
from tests.handover.workbooks import dossier

pytestmark = pytest.mark.django_db

#: An action that was spoken of at the same place.
SECOND = "escalatieladder"


@pytest.fixture
def world() -> Finding:
    """Twelve young people and three officials heard on triage, all coded, under one finding that was decided on."""
    at, analyst = occasion("triage", SECOND), UserFactory()
    code = make_code(name="Bellen", by=analyst)
    finding: Finding = FindingFactory(agenda_item=theme("triage"), sentence="Bellen helpt.")
    for perspective, people in (("youth", 12), ("municipality", 6)):
        for number in range(people):
            person = person_heard(at, perspective=Perspective.objects.get(code=perspective))
            words = words_of(person, f"Bel mij {perspective} {number}.", "triage", leave_to="quote", published=True)
            give_code(make_excerpt(words, 0, 7, by=analyst), code, by=analyst)
            add_evidence(finding, [words], by=analyst)
    decision = DecisionFactory(final=True, agenda_item=theme("triage"), title="Wij bellen eerst.")
    decision.findings.add(finding)
    return finding


def book(order: Order) -> Any:
    """As it comes out of the workbook, with everything that is no value too."""
    output = io.BytesIO()
    write(order, output, number="7")
    return load_workbook(output)


def whole(cell: Any) -> int:
    return cell if isinstance(cell, int) else 0


def test_sums_on_different_sheets_are_those_of_the_database(world: Finding) -> None:
    made = dossier()
    counted = Participation.objects.counted().count()
    (triage,) = [row for row in made["WAT"] if row["Actie"] == 2]
    total = next(row for row in made["Deelnames"] if row["Groep"] == "Totaal")
    assert triage["Alle deelnames"] == total["Totaal"] == counted == 18
    assert (triage["Buiten de overheid"], triage["Binnen de overheid"], triage["Minstens"]) == (12, 6, "nee")
    (found,) = made["Bevindingen"]
    assert (found["Voor: alle mensen"], found["Tegen: alle mensen"]) == (18, 0)
    assert len(made["Onderbouwing"]) == world.evidence_rows.count() == found["Voor: alle mensen"]
    assert len(made["Fragmenten"]) == Coding.objects.count() == made["Codes"][0]["Fragmenten"]
    assert len(made["Bijdragen"]) == Contribution.objects.count()
    reading = made["Hoe ver het lezen is"]
    assert sum(row["Bijdragen"] for row in reading) == len(made["Bijdragen"])
    assert sum(row["Gecodeerd"] for row in reading) == Contribution.objects.filter(reading__state="coded").count()
    assert triage["Besluit"].startswith("Wij bellen eerst.") and triage["Staat nog open"] == ""
    assert triage["Aanspreekbaar"] == Decision.objects.get().owner_name
    # Where two actions were spoken of counts for both, and once in all.
    rows = {row["Actie"]: row for name in ("WAT", "HOE", "WIE") for row in made[name]}
    about = [number for number, row in rows.items() if whole(row["Alle deelnames"])]
    assert len(about) == 2 and {rows[number]["Alle deelnames"] for number in about} == {18}
    assert sum(whole(row["Totaal"]) for row in made["Deelnames"] if row["Groep"] == "Totaal") == 18
    # The chain is that of the overview.
    far = chain_coverage()
    steps = {(row["Waarover"], row["Stap"].partition(":")[0]): row for row in made["Dekking van de keten"]}
    for step, title in (("read", "Gelezen"), ("coded", "Gecodeerd"), ("findings_decided", "Beantwoord")):
        part, of = far.pair(step)
        row = steps["Alles samen", title]
        assert (row["Aantal"], row["Van de"]) == (part, of), step
        assert row["Procent"] == (round(100 * part / of) if of else "")


def test_the_contents_count_rows_and_hidden_numbers_and_lead_to_cells_that_are_there(world: Finding) -> None:
    for audience in ("intern", "openbaar"):
        made = book(Order("xlsx", audience))
        assert made.defined_names["Inhoud"].attr_text.replace("$", "") == "'Inhoud'!A1"
        lines = [row for row in made["Inhoud"].iter_rows() if row[0].hyperlink]
        assert [row[0].value for row in lines] == made.sheetnames[1:]
        for name, kind, about, rows, hidden in lines:
            place, _mark, cell = name.hyperlink.location.rpartition("!")
            sheet = made[place.strip("'")]
            assert sheet.title == name.value and sheet[cell].value, name.value
            values = [value for row in sheet.iter_rows(min_row=2, values_only=True) for value in row]
            assert rows.value == sheet.max_row - 1
            if sheet.title != "Codeboek":
                assert hidden.value == values.count(HIDDEN), sheet.title
            assert kind.value and about.value
    for sheet in made.worksheets:  # and comes out of a printer as a page with a head and a foot
        assert sheet.page_setup.orientation == "landscape" and sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0 and sheet.page_setup.fitToWidth >= 1
        assert sheet.oddFooter.left.text.startswith("Dossier 7") and "&P" in sheet.oddFooter.right.text
        if sheet.title != "Inhoud":
            assert sheet.freeze_panes == "A2" and sheet.print_title_rows == "$1:$1", sheet.title
            assert sheet.auto_filter.ref.startswith("A1:")
    assert made.active.title == "Inhoud"


def test_the_method_says_what_smallest_means_and_why_something_is_hidden(world: Finding, settings: Any) -> None:
    inside, outside = (
        {row["Onderwerp"]: row["Uitleg"] for row in dossier(each)["Over de methode"]}
        for each in ("intern", "openbaar")
    )
    assert f"Eén tot {settings.SMALLEST_CELL - 1}" in inside["Kleine aantallen"]
    assert HIDDEN in inside["Kleine aantallen"]
    assert "Waarom iets verborgen is" in outside and "Waarom iets verborgen is" not in inside
    assert {f"Groep ‘{group.label}’" for group in Perspective.objects.groups().filter(fills_target=True)} <= set(
        inside
    )


def test_agreement_tells_each_code_of_a_sample_that_is_done_to_the_team_only() -> None:
    first, second = UserFactory(), UserFactory()
    sample = sample_of(8, first=first, second=second)
    code = Code.objects.get()
    assert dossier()["Overeenstemming"] == [], "still being coded"
    for number, item in enumerate(sample.items.all()):
        mark(item, [code], by=first)
        mark(item, [code] if number > 1 else [], by=second)
    AgreementSample.objects.filter(pk=sample.pk).update(state=SampleState.SETTLING)
    (row,) = dossier()["Overeenstemming"]
    assert (row["Bijdragen"], row["Allebei"], row["Alleen de eerste"], row["Alleen de tweede"]) == (8, 6, 2, 0)
    assert row["Indicatief"] == "ja" and row["Gelijk"] == 0.75
    assert "Overeenstemming" not in dossier("openbaar")


def test_for_everybody_no_sheet_tells_a_number_under_the_smallest(world: Finding, settings: Any) -> None:
    """Also of three officials more, who would be found by subtracting."""
    at = occasion("triage", title="Klein gesprek")
    for _each in range(3):
        person_heard(at, perspective=Perspective.objects.get(code="youth"))
    made = dossier("openbaar")
    guarded = {
        sheet.title: [column.title for column in sheet.columns if HIDDEN in column.values] for sheet in app_sheets()
    }
    people = ("WAT", "HOE", "WIE", "Deelnames", "Bevindingen", "Codes", "Hoe ver het lezen is")
    for title in people:
        for row in made[title]:
            for column in guarded[title]:
                assert row[column] in ("", 0, HIDDEN) or row[column] >= settings.SMALLEST_CELL, (title, column)
    small = [row for row in made["Deelnames"] if row["Gelegenheid"] == "Klein gesprek" and row["Groep"] == "Totaal"]
    assert [row["Totaal"] for row in small] == [HIDDEN]


@pytest.mark.parametrize("audience", ["intern", "openbaar"])
def test_an_empty_world_is_told_as_one(audience: str) -> None:
    made = book(Order("xlsx", audience))
    rows = {row[0].value: (row[3].value, row[4].value) for row in made["Inhoud"].iter_rows() if row[0].hyperlink}
    assert rows["Agenda"] == (10, 0) and rows["Bijdragen"] == rows["Deelnames"] == (0, 0)
    assert sum(rows[name][0] for name in ("WAT", "HOE", "WIE")) == 10
    assert all(hidden == 0 for _number, hidden in rows.values())
    for name in ("WAT", "HOE", "WIE"):
        for row in made[name].iter_rows(min_row=2, values_only=True):
            assert row[2:6] == (0, 0, 0, "nee") and row[7] == 0
