"""What comes out of statements: counted per group, hidden where it points at somebody, and told in plain words."""

from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape

from consultation.editing import retire
from consultation.enums import ResultsShown, RoundState, Vote
from consultation.models import Answer, Item, Round, StepResults
from consultation.results.statements_hiding import told_of
from consultation.transitions import move
from contributions.service import HIDDEN, ParticipationState
from people.service import Role
from tests.consultation.test_flow_queries import queries
from tests.factories.balance import people_from
from tests.factories.people import staff
from tests.factories.statements import counted, statements_of, statements_round, step_of, vote, voters
from tests.handover.workbooks import dossier

pytestmark = pytest.mark.django_db

AGREED = {group: {"agree": 14, "disagree": 1} for group in ("citizens", "civil_society", "government")}
REJECTED = {group: {"disagree": 13} for group in AGREED}
DIVIDES = {"citizens": {"agree": 20}, "civil_society": {"agree": 9, "disagree": 9}, "government": {"disagree": 20}}
FEW = {"citizens": {"agree": 30}, "civil_society": {"agree": 30}, "government": {"agree": 9}}
TOGETHER, APART = "Hier zijn alle groepen het over eens", "Hierover denken groepen verschillend"
TOO_FEW = "Nog te weinig antwoorden"


@pytest.fixture
def round_() -> Round:
    made = statements_round(results_shown=ResultsShown.LIVE)
    items = statements_of(made)
    for item, votes in zip(items, (AGREED, REJECTED, DIVIDES, FEW), strict=False):
        voters(made, item, votes)
    return made


def page_of(round_: Round) -> str:
    return Client().get(f"/meedoen/{round_.slug}/uitkomst/").content.decode()


def row_of(kept: StepResults, item: Item) -> Any:
    return next(row for row in kept.results["statements"] if row["item"] == str(item.pk))


def test_each_statement_gets_its_verdict(round_: Round) -> None:
    kept = counted(round_)
    verdicts = [row_of(kept, item)["verdict"] for item in statements_of(round_)]
    assert verdicts[:4] == ["agreed", "disagreed", "divides", "too_few"]
    assert set(verdicts[4:]) == {"too_few"}, "nobody voted there"
    assert row_of(kept, statements_of(round_)[2])["gap"]["higher"] == "citizens"


def test_the_page_tells_them_under_three_headings(round_: Round) -> None:
    counted(round_)
    page = page_of(round_)
    assert page.index(TOGETHER) < page.index(APART) < page.index(TOO_FEW)
    assert "Over 2 van de 8 stellingen zijn alle groepen het eens. Bij 1 stelling denken groepen verschillend." in page
    first, *_rest = statements_of(round_)
    assert page.index(TOGETHER) < page.index(f"<h4>{first}") < page.index(APART)
    assert "De groep ‘burgers’ is het hier vaker mee eens dan de groep" in page
    assert page.count("<svg") > 4
    assert "Brugscore: 95 van 100" not in page
    assert escape(HIDDEN) in page, "one against is hidden"


def test_organisations_the_team_and_unknown_stand_beside_and_change_nothing(round_: Round) -> None:
    before = row_of(counted(round_), statements_of(round_)[2])
    item = statements_of(round_)[2]
    vote(people_from("other_citizen", 60, round_, speaks_for="organisation"), item, "disagree")
    vote(people_from("", 40, round_), item, "disagree")
    vote(people_from("team", 8, round_), item, "agree")
    after = row_of(counted(round_), item)
    assert {key: after[key] for key in ("verdict", "score", "gap")} == {
        key: before[key] for key in ("verdict", "score", "gap")
    }
    page = page_of(round_)
    assert "namens een organisatie" in page
    assert "onbekend of wil niet zeggen" in page
    assert "het team van de kwartiermaker" in page


def test_drafts_skips_and_the_withdrawn_do_not_count(round_: Round) -> None:
    item = statements_of(round_)[4]
    voters(round_, item, AGREED, state=ParticipationState.DRAFT, handed_in_on=None)
    voters(round_, item, AGREED, state=ParticipationState.WITHDRAWN)
    person = people_from("youth", 1, round_)
    vote(person, item, "agree")
    Answer.objects.filter(item=item, submission__participation=person[0]).update(skipped=True)
    assert row_of(counted(round_), item)["counts"] == {}


def test_a_statement_that_was_taken_away_is_told_as_long_as_somebody_answered_it(round_: Round) -> None:
    first, *_rest, last = statements_of(round_)
    retire(first)
    retire(last)
    kept = counted(round_)
    told = [row["item"] for row in kept.results["statements"]]
    assert str(first.pk) in told
    assert str(last.pk) not in told
    assert "Deze stelling leggen wij niet meer voor." in page_of(round_)


def test_open_and_invited_stand_apart(round_: Round) -> None:
    item = statements_of(round_)[0]
    voters(round_, item, {"citizens": {"agree": 7}}, recruitment="invited")
    told = told_of(row_of(counted(round_), item)["counts"], ["citizens"])[0]
    assert told.ways == (15, 7)
    assert told.total == 22


def test_nothing_small_can_be_worked_out() -> None:
    counts = {
        "citizens": {"open": {"agree": 12, "disagree": 3, "pass": 8}, "invited": {"agree": 2}},
        "government": {"open": {"agree": 2, "unclear": 1}},
        "_unknown": {},
    }
    citizens, government, unknown = told_of(counts, ["citizens", "government", "_unknown"])
    assert citizens.total == 25
    assert citizens.votes.count(None) >= 2
    assert citizens.ways.count(None) == 2
    assert government.total is None
    assert government.ways == (None, None)
    assert unknown.total == 0
    assert not citizens.is_whole


def test_the_weights_are_written_once_and_only_when_they_change(round_: Round) -> None:
    counted(round_)
    fresh, divided = statements_of(round_)[7], statements_of(round_)[2]
    assert fresh.routing["citizens"] > divided.routing["citizens"] > 0
    assert set(fresh.routing) == {"", "citizens", "civil_society", "government"}
    step = step_of(round_)
    from consultation.results.statements import count

    assert not [sql for sql in queries(lambda: count(step)) if sql.startswith("UPDATE")]
    voters(round_, fresh, {"citizens": {"agree": 1}})
    assert len([sql for sql in queries(lambda: count(step)) if sql.startswith("UPDATE")]) == 1


def test_counting_and_showing_ask_the_same_whatever_the_number(round_: Round) -> None:
    from consultation.results.statements import results_of

    few = statements_round(*["Een.", "Twee."], slug="klein", results_shown=ResultsShown.LIVE)
    counted(few), counted(round_)
    page_of(few)  # what a process asks once is not counted
    counting = [len(queries(lambda made=made: results_of(step_of(made)))) for made in (few, round_)]
    showing = [len(queries(lambda made=made: page_of(made))) for made in (few, round_)]
    assert counting[0] == counting[1] <= 6
    assert showing[0] == showing[1] <= 10


def test_nobody_sees_them_before_the_round_closes_unless_the_organiser_says_so() -> None:
    made = statements_round()
    voters(made, statements_of(made)[0], AGREED)
    counted(made)
    assert TOGETHER not in page_of(made)
    move(made, RoundState.REVIEW, by=None, reason="Wij hebben genoeg gehoord.")
    assert TOGETHER in page_of(made)


def test_an_empty_step_and_one_without_votes_say_so() -> None:
    made = statements_round(results_shown=ResultsShown.LIVE)
    counted(made)
    assert "Er zijn nog te weinig antwoorden om iets te zeggen." in page_of(made)
    Item.objects.filter(step__round=made).update(retired=True)
    counted(made)
    assert "Er zijn nog te weinig antwoorden om iets te zeggen." in page_of(made)


def test_staff_read_which_statement_is_not_understood(client: Client, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    made = statements_round(results_shown=ResultsShown.LIVE)
    item = statements_of(made)[0]
    voters(made, item, {**AGREED, "citizens": {"agree": 10, Vote.UNCLEAR.value: 6}})
    counted(made)
    client.force_login(staff(Role.ORGANISER))
    page = client.get(f"/beheer/rondes/{made.pk}/uitkomst/").content.decode()
    assert "Mensen snappen dit niet" in page
    assert "6 van de 46 mensen" in page
    assert "Mensen snappen dit niet" not in page_of(made)


def test_the_plain_page_says_how_it_is_computed() -> None:
    page = Client().get("/meedoen/uitleg/statements/").content.decode()
    assert "Wat is de brugscore?" in page


def test_the_dossier_tells_what_the_page_tells(round_: Round) -> None:
    item = statements_of(round_)[2]
    voters(round_, item, {"citizens": {"agree": 6}}, recruitment="invited")
    made = dossier()
    rows = [row for row in made["Stellingen"] if row["Stelling"] == str(item)]
    assert [row["Groep"] for row in rows] == ["burgers", "maatschappelijke organisaties", "overheid"]
    citizens, society, government = rows
    assert citizens["Uitkomst"] == "groepen denken verschillend"
    assert (citizens["Eens"], citizens["Samen"], citizens["Open"], citizens["Op uitnodiging"]) == (26, 26, 20, 6)
    assert (society["Eens"], society["Oneens"]) == (9, 9)
    assert 0 < float(citizens["Brugscore"]) < 1
    assert government["Van wie"] == "van ons"
    small = [row for row in made["Stellingen"] if row["Stelling"] == str(statements_of(round_)[0])]
    assert {row["Oneens"] for row in small} == {HIDDEN}
    assert {row["Brugscore"] for row in small} == {""}
    for sheet in ("Antwoorden per groep", "Waar mensen stoppen"):
        assert str(item) not in [row["Vraag"] for row in made[sheet]], "else one tells what the other hides"
