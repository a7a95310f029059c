"""CSV on the Web: from the description alone numbers, days and nothing are read as such, and leads can be followed."""

import io
import json
import zipfile

import pytest

from contributions.models import Tally
from contributions.service import HIDDEN
from handover.catalogue import app_sheets
from handover.dossier import Order, write
from people.models import User
from people.service import Role
from synthesis.models import Finding
from synthesis.service import add_evidence, give_code, make_code, make_excerpt
from tests.factories import focusgroups
from tests.factories.contributions import ReactionFactory as SupportFactory
from tests.factories.people import staff
from tests.factories.rounds import open_round
from tests.factories.synthesis import (
    DecisionFactory,
    FindingFactory,
    ReactionFactory,
    occasion,
    person_heard,
    theme,
    words_of,
)
from tests.handover.formats.csvw import Package

pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst() -> User:
    return staff(Role.ANALYST)


@pytest.fixture
def finding(analyst: User) -> Finding:
    """A world in which every table that leads somewhere has rows."""
    open_round("vast")
    here, elsewhere = occasion("triage"), occasion("team", title="Elders")
    code = make_code(name="Bellen", by=analyst)
    finding: Finding = FindingFactory(agenda_item=theme("triage"), sentence="Bellen helpt.")
    for at, leave in ((here, "publish"), (here, "quote"), (elsewhere, "")):
        words = words_of(person_heard(at), 'Bel "mij",\r\nniet nu;', "triage", leave_to=leave, published=True)
        give_code(make_excerpt(words, 0, 9, by=analyst), code, by=analyst)
        add_evidence(finding, [words], by=analyst)
        SupportFactory(contribution=words, support=True)
    decision = DecisionFactory(opened=True, agenda_item=theme("triage"))
    decision.findings.add(finding)
    ReactionFactory(decision=decision)
    small = focusgroups.held(focusgroups.group("done"))
    Tally.objects.create(occasion=small.occasion, statement="Eén gezicht", count=2, people=3)
    return finding


def made(order: Order) -> Package:
    output = io.BytesIO()
    write(order, output, number="7")
    return Package(output.getvalue())


@pytest.mark.parametrize(
    "order",
    [
        Order("csv", "intern"),
        Order("csv", "openbaar"),
        Order("csv", "intern", "vast"),
        Order("csv", "openbaar", "vast"),
        Order("csv", "intern", agenda_code="triage"),
    ],
    ids=["all", "all-public", "round", "round-public", "action"],
)
def test_everything_is_as_the_description_says(finding: Finding, order: Order) -> None:
    assert made(order).faults() == []


def test_numbers_lead_from_a_decision_to_the_words(finding: Finding) -> None:
    package = made(Order("csv", "intern"))
    assert {
        ("onderbouwing.csv", "finding", "bevindingen.csv"),
        ("onderbouwing.csv", "contribution", "bijdragen.csv"),
        ("fragmenten.csv", "contribution", "bijdragen.csv"),
        ("fragmenten.csv", "code_id", "codes.csv"),
        ("codeboek_geschiedenis.csv", "code_id", "codes.csv"),
        ("reacties.csv", "contribution", "bijdragen.csv"),
        ("reacties_op_besluiten.csv", "decision", "besluiten.csv"),
        ("bevindingen.csv", "action", "agenda.csv"),
        ("besluiten.csv", "action", "agenda.csv"),
        ("agenda_wat.csv", "action", "agenda.csv"),
        ("dekking.csv", "action", "agenda.csv"),
        ("handen.csv", "occasion", "gesprekken.csv"),
    } <= package.leads


def test_for_everybody_no_lead_is_promised_to_words_that_may_not_be_there(finding: Finding) -> None:
    """Leave to quote is not leave to publish: such words stand under their code, and not among all."""
    package = made(Order("csv", "openbaar"))
    assert not {("fragmenten.csv", "contribution"), ("onderbouwing.csv", "contribution")} & {
        lead[:2] for lead in package.leads
    }
    quoted = {row["contribution"] for row in package.tables["fragmenten.csv"]}
    assert quoted and not quoted & {row["id"] for row in package.tables["bijdragen.csv"]}


def test_a_hidden_number_is_nothing_and_not_a_word(finding: Finding) -> None:
    package = made(Order("csv", "openbaar"))
    people = [column for column in package.about["deelnames.csv"]["columns"] if column["name"] == "all"]
    assert (people[0]["datatype"], people[0]["null"]) == ("integer", ["", HIDDEN])
    assert {row["all"] for row in package.tables["deelnames.csv"]} <= {None, "0"}
    assert HIDDEN in package.archive.read("deelnames.csv").decode(), "a person who reads the file sees why"
    assert [(row["count"], row["of"]) for row in package.tables["handen.csv"]] == [(None, None)]


def test_the_reader_sees_what_is_wrong() -> None:
    before = made(Order("csv", "intern")).archive
    for old, new, fault in (
        (b"\r\n2,", b"\r\n1,", "twice"),
        (b"\r\n10,", b"\r\ntien,", "no integer"),
        (b"\r\n10,", b"\r\n,", "no number"),
        (b"\r\n10,", b"\r\n11,", "0 times in agenda.csv"),
        (b"number,part", b"nummer,part", "no title"),
    ):
        output = io.BytesIO()
        with zipfile.ZipFile(output, "w") as after:
            for name in before.namelist():
                data = before.read(name)
                after.writestr(name, data.replace(old, new, 1) if name == "agenda.csv" else data)
        assert any(fault in each for each in Package(output.getvalue()).faults()), fault


def test_an_empty_world_is_described_too() -> None:
    package = made(Order("csv", "intern"))
    assert package.faults() == [] and len(package.tables["agenda.csv"]) == 10
    assert package.described["dialect"]["encoding"] == "utf-8"
    assert json.dumps(package.described).count('"primaryKey"') > 10


def test_sheets_lead_to_columns_that_tell_rows_apart() -> None:
    sheets = {sheet.code: sheet for sheet in app_sheets()}
    for sheet in sheets.values():
        assert set(sheet.identity) <= {column.key for column in sheet.columns}, sheet.code
        for column in sheet.columns:
            if column.refers:
                assert sheets[column.refers.sheet].identity == (column.refers.column,), (sheet.code, column.key)
