"""WAT, HOE and WIE, the chain and the contents: what they tell the team, and what they keep from everybody."""

import io

import pytest
from openpyxl import load_workbook

from contributions.service import HIDDEN
from handover.dossier import Order, write
from synthesis.models import Decision
from tests.factories.synthesis import DecisionFactory, FindingFactory, occasion, person_heard, theme, words_of
from tests.handover.workbooks import dossier

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision() -> Decision:
    at = occasion("triage")
    for number in range(3):
        words_of(person_heard(at), f"Bel mij {number}.", "triage", published=True)
    finding = FindingFactory(agenda_item=theme("triage"), sentence="Bellen helpt.")
    FindingFactory(agenda_item=theme("triage"), sentence="Nog open.")
    decision: Decision = DecisionFactory(opened=True, agenda_item=theme("triage"), title="Wij bellen eerst.")
    decision.findings.add(finding)
    return decision


def test_an_action_tells_what_was_heard_decided_and_left_open(decision: Decision) -> None:
    made = dossier()
    rows = {row["Actie"]: row for name in ("WAT", "HOE", "WIE") for row in made[name]}
    assert sorted(rows) == list(range(1, 11))
    triage = rows[2]
    assert (triage["Alle deelnames"], triage["Minstens"], triage["Bevindingen"]) != ("", "", "")
    assert "Bellen helpt." in triage["Wat wij hoorden"] and "Wij bellen eerst." in triage["Besluit"]
    assert "Nog voorlopig: Wij bellen eerst." in triage["Staat nog open"]
    assert "Nog geen besluit: Nog open." in triage["Staat nog open"]


def test_for_everybody_a_few_people_stay_hidden_and_the_chain_tells_shares_only(decision: Decision) -> None:
    made = dossier("openbaar")
    (triage,) = [row for row in made["WAT"] if row["Actie"] == 2]
    assert triage["Alle deelnames"] == HIDDEN and triage["Minstens"] == "ja"
    assert "Nog open." not in str(made["WAT"])
    chain = made["Dekking van de keten"]
    assert {row["Aantal"] for row in chain} | {row["Van de"] for row in chain} <= {0, HIDDEN}
    assert all(row["Procent"] in ("", HIDDEN) or row["Procent"] % 5 == 0 for row in chain)
    assert "Overeenstemming" not in made and "Over de methode" in made


def test_the_contents_lead_to_every_sheet_with_the_right_number_of_rows(decision: Decision) -> None:
    output = io.BytesIO()
    write(Order("xlsx", "intern"), output, number="7")
    book = load_workbook(output)
    assert book.sheetnames[0] == "Inhoud" and "Inhoud" in book.defined_names
    told = {row[0].value: row for row in book["Inhoud"].iter_rows() if row[0].hyperlink}
    assert list(told) == book.sheetnames[1:]
    for name, row in told.items():
        assert row[0].hyperlink.location in (f"'{name}'!A1", f"{name}!A1"), name
        assert row[3].value == book[name].max_row - 1, name
