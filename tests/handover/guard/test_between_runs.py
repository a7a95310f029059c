"""Public runs after each other, of one round and of all: no difference points at one to four people."""

import io
import json
import random
import zipfile
from itertools import combinations

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document

from consultation.enums import ItemKind, RoundState
from consultation.models import Answer, Submission
from contributions.enums import ParticipationState
from contributions.models import Contribution, Participation
from contributions.service import HIDDEN
from handover import runs
from handover.catalogue import app_sheets
from handover.dossier import Order, write
from handover.guard.watch import Overtaken, Watch
from handover.models import PublishedTable, Run, RunState
from people.models import Perspective
from people.service import Role
from synthesis.enums import ReactionStance
from synthesis.models import Decision, Evidence
from synthesis.service import Direction
from tests.factories.contributions import ContributionFactory, ParticipationFactory
from tests.factories.people import staff
from tests.factories.rounds import item_of, open_round
from tests.factories.synthesis import DecisionFactory, FindingFactory, ReactionFactory
from tests.sample_sizes import SAMPLE

pytestmark = pytest.mark.django_db

#: Not WAT, HOE and WIE: these add up what ‘Deelnames’ tells, so what is left after subtracting stands there too.
COUNTS = {
    sheet.code: [column.key for column in sheet.columns if HIDDEN in column.values]
    for sheet in app_sheets()
    if not sheet.code.startswith("agenda_")
}


@pytest.fixture
def analyst():
    return staff(Role.ANALYST)


@pytest.fixture
def round_():
    return open_round("ronde")


def groups():
    return list(Perspective.objects.groups().filter(fills_target=True).order_by("order"))


def take_part(round_, number, group, way="open", code="at_once"):
    """So many people of a group answer the first question, and say something."""
    item = item_of(round_, ItemKind.SINGLE)
    made = []
    for _ in range(number):
        person = ParticipationFactory(
            occasion=round_.occasion,
            participant__perspective=Perspective.objects.get(code=group.code),
            recruitment=way,
        )
        submission = Submission.objects.create(round=round_, participation=person)
        Answer.objects.create(submission=submission, item=item, item_version=item.current, value={"choices": [code]})
        made.append(ContributionFactory(participation=person, published=True))
    return made


def publish(analyst, form="json", slug=""):
    return Run.objects.get(pk=runs.ask(Order(form, "openbaar", slug), by=analyst).pk)


def content(run):
    with runs.private_storage().open(run.file) as file:
        return file.read()


def sheets(run):
    return json.loads(content(run))["sheets"]


def people(run, occasion):
    return {row["group"]: row for row in sheets(run)["deelnames"] if row["occasion"] == occasion.title}


def assert_no_small_difference(one, other):
    """What a reader with a spreadsheet does: lay two dossiers side by side and subtract."""
    for code, rows in one.items():
        names = COUNTS.get(code, [])
        told = {key_of(row, names): row for row in other.get(code, ())} if names else {}
        for row in rows if names else ():
            beside = told.get(key_of(row, names), {})
            for name in names:
                both = row[name], beside.get(name)
                if all(isinstance(number, int) for number in both) and "Werkdagen" not in str(row):
                    assert abs(both[0] - both[1]) not in range(1, 5), (code, row, beside)


def key_of(row, names):
    words = ("missing", "state", "coverage", "decided_on", "balance", "place", "verdict")
    return tuple(str(value) for key, value in row.items() if key not in (*names, *words))


def test_two_more_people_are_not_told_until_they_are_five(analyst, round_):
    first, second, *_rest = groups()
    take_part(round_, 20, first)
    take_part(round_, 30, second)
    run = publish(analyst)
    assert people(run, round_.occasion)["Totaal"]["all"] == 50
    take_part(round_, 2, first)
    again = publish(analyst)
    assert people(again, round_.occasion)["Totaal"]["all"] in (50, HIDDEN)
    assert people(again, round_.occasion)[first.label]["open"] in (20, HIDDEN)
    assert_no_small_difference(sheets(run), sheets(again))
    take_part(round_, 3, first)
    third = publish(analyst)
    assert people(third, round_.occasion)["Totaal"]["all"] == 55
    assert people(third, round_.occasion)[first.label]["open"] == 25


def test_what_stays_the_same_stays_told(analyst, round_):
    take_part(round_, 20, groups()[0])
    one = publish(analyst)
    known = PublishedTable.objects.count()
    again = sheets(publish(analyst))
    assert {code: rows for code, rows in again.items() if code != "voorblad"} == {
        code: rows for code, rows in sheets(one).items() if code != "voorblad"
    }
    assert PublishedTable.objects.count() == known, "no new edition without news"
    assert known > 3


def test_every_form_and_every_place_tells_the_same_old_number(analyst, round_):
    first, second, *_rest = groups()
    take_part(round_, 20, first)
    take_part(round_, 30, second)
    publish(analyst)
    take_part(round_, 1, first)
    made = sheets(publish(analyst))
    total = next(row for row in made["deelnames"] if row["group"] == "Totaal")["all"]
    balance = next(row for row in made["balans"] if row["round"] == round_.title and row["group"] == "Alle mensen")
    assert balance["people"] == total
    assert balance["low"] == balance["high"] == HIDDEN
    assert not any(row["answered"] == 51 or row["shown"] == 51 for row in made["stoppen"])


def test_what_is_hidden_and_what_is_old_is_said(analyst, round_):
    first, second, *_rest = groups()
    take_part(round_, 20, first)
    take_part(round_, 30, second)
    take_part(round_, 2, second, "invited")
    number = publish(analyst).name
    take_part(round_, 1, first)
    made = zipfile.ZipFile(io.BytesIO(content(publish(analyst, "zip"))))
    told = json.loads(made.read("manifest.json"))["suppressions"]
    assert told == json.loads(made.read("dossier.json"))["suppressions"]
    assert {each["reason"] for each in told} >= {"small", "earlier"}
    assert [number] in [each.get("runs") for each in told]
    assert all(each["cells"] > 0 for each in told)
    rows = json.loads(made.read("dossier.json"))["sheets"]["eerdere_aantallen"]
    assert {row["since"] for row in rows} >= {number}
    assert {row["sheet"] for row in rows} == {each["sheet"] for each in told if each["reason"] != "small"}


def test_a_dossier_for_the_team_tells_the_numbers_of_now_and_is_not_compared(analyst, round_):
    take_part(round_, 20, groups()[0])
    publish(analyst)
    take_part(round_, 1, groups()[0])
    known = PublishedTable.objects.count()
    run = Run.objects.get(pk=runs.ask(Order("json", "intern"), by=analyst).pk)
    assert people(run, round_.occasion)["Totaal"]["all"] == 21
    assert PublishedTable.objects.count() == known


def test_a_run_that_fails_or_is_only_looked_at_leaves_no_edition(analyst, round_):
    take_part(round_, 20, groups()[0])
    write(Order("json", "openbaar"), io.BytesIO(), number="proef")
    assert not PublishedTable.objects.exists()


def test_a_table_keeps_no_words_and_no_hidden_number(analyst, round_):
    take_part(round_, 3, groups()[0])
    take_part(round_, 40, groups()[1])
    publish(analyst)
    for table in PublishedTable.objects.all():
        assert not any(0 < value < 5 for value in table.told.values())
        assert Contribution.objects.first().original not in f"{table.key} {table.told}"


def test_a_run_that_was_overtaken_is_made_anew_beside_the_other(analyst, round_, monkeypatch):
    take_part(round_, 20, groups()[0])
    tried = []
    real = Watch.publish

    def late(self, run):
        tried.append(run)
        if len(tried) == 1:
            other = Watch()
            write(Order("json", "openbaar"), io.BytesIO(), number="ander", guard=other)
            real(other, Run.objects.numbered(format="json", audience="openbaar", state=RunState.DONE))
        real(self, run)

    monkeypatch.setattr(Watch, "publish", late)
    run = publish(analyst)
    assert (run.state, len(tried)) == (RunState.DONE, 2)
    assert people(run, round_.occasion)["Totaal"]["all"] == 20


def test_who_is_overtaken_writes_nothing(analyst, round_):
    take_part(round_, 20, groups()[0])
    one, other = Watch(), Watch()
    for watch in (one, other):
        write(Order("json", "openbaar"), io.BytesIO(), number="x", guard=watch)
    real = [Run.objects.numbered(format="json", audience="openbaar", state=RunState.DONE) for _ in range(2)]
    one.publish(real[0])
    known = PublishedTable.objects.count()
    with pytest.raises(Overtaken):
        other.publish(real[1])
    assert PublishedTable.objects.count() == known


def test_one_round_cannot_be_subtracted_from_all(analyst, round_):
    """Every number that both tell is the same number: nothing is left to subtract."""
    other = open_round("andere")
    for each in (round_, other):
        take_part(each, 12, groups()[0])
        take_part(each, 7, groups()[1])
    every, one = sheets(publish(analyst)), sheets(publish(analyst, slug="ronde"))
    compared = 0
    for code, rows in one.items():
        names = COUNTS.get(code, [])
        told = {key_of(row, names): row for row in every[code]}
        for row in rows if names else ():
            assert told[key_of(row, names)] == row, code
            compared += 1
    assert compared > 20


@pytest.mark.parametrize("seed", range(SAMPLE.hypothesis_examples // 40))
def test_people_come_and_go_and_no_two_dossiers_tell_of_a_few(seed, analyst, round_):
    chance = random.Random(seed)
    finding = FindingFactory(occasion=round_.occasion)
    decision = DecisionFactory(opened=True, occasion=round_.occasion)
    decision.findings.add(finding)
    seen = []
    for _turn in range(3):
        for group in groups():
            for way in ("open", "invited"):
                number, code = chance.choice([0, 1, 2, 6, 9]), chance.choice(["at_once", "no_answer"])
                for words in take_part(round_, number, group, way, code):
                    side = chance.choice(Direction.values)
                    Evidence.objects.create(finding=finding, contribution=words, direction=side)
        for _reaction in range(chance.choice([1, 3, 8])):
            ReactionFactory(decision=decision, stance=chance.choice(ReactionStance.values))
        gone = list(Participation.objects.counted().order_by("pk"))
        for person in chance.sample(gone, min(len(gone), chance.choice([0, 2]))):
            Participation.objects.filter(pk=person.pk).update(state=ParticipationState.WITHDRAWN)
        seen += [sheets(publish(analyst, slug=slug)) for slug in ("", "ronde")]
    for one, other in combinations(seen, 2):
        assert_no_small_difference(one, other)
    assert Decision.objects.public().exists()
    assert round_.state == RoundState.OPEN


def queries_of_a_public_dossier():
    with CaptureQueriesContext(connection) as captured:
        write(Order("json", "openbaar"), io.BytesIO(), number="proef")
    return [query["sql"] for query in captured.captured_queries if "publishedtable" in query["sql"].lower()]


def test_the_guard_asks_once_whatever_was_told_before(analyst, round_):
    take_part(round_, 12, groups()[0])
    publish(analyst)
    before = len(queries_of_a_public_dossier())
    take_part(round_, 9, groups()[1])
    publish(analyst)
    assert len(queries_of_a_public_dossier()) == before == 1


def test_the_command_publishes_like_any_run(tmp_path, round_, analyst):
    take_part(round_, 20, groups()[0])
    call_command("handover", format="json", audience="openbaar", output=tmp_path / "een.json")
    take_part(round_, 1, groups()[0])
    made = sheets(publish(analyst))
    one = json.loads((tmp_path / "een.json").read_text())["sheets"]
    assert PublishedTable.objects.exists()
    assert_no_small_difference(one, made)


def test_the_report_tells_what_the_workbook_tells(analyst, round_):
    """Not one person more in the report than on the sheet with people."""
    take_part(round_, 20, groups()[0])
    publish(analyst)
    take_part(round_, 1, groups()[0])
    report = Document(io.BytesIO(content(publish(analyst, "docx"))))
    rows = [[cell.text for cell in row.cells] for table in report.tables for row in table.rows]
    (told,) = [row for row in rows if row[0] == round_.occasion.title]
    assert told[-1] == "20" and "21" not in told
    words = "\n".join(paragraph.text for paragraph in report.paragraphs)
    assert "0 van de 20 bijdragen" in words
