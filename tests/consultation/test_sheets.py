"""The sheets of rounds: what was asked word for word, and counts that give nobody away."""

import pytest

from consultation.editing import Wording, revise
from consultation.enums import ItemKind
from consultation.models import Answer, Round, Submission
from contributions.small_cells import HIDDEN
from people.models import Perspective
from tests.factories.contributions import ParticipationFactory
from tests.factories.rounds import draft_round, item_of, open_round
from tests.handover.workbooks import dossier

pytestmark = pytest.mark.django_db


def answers(item, code, number, group, *, recruitment="open", value=None, **fields):
    """So many people of a group who chose this."""
    perspective = Perspective.objects.get(code=group.code)
    for _ in range(number):
        participation = ParticipationFactory(
            occasion=item.step.round.occasion, participant__perspective=perspective, recruitment=recruitment, **fields
        )
        submission = Submission.objects.create(round=item.step.round, participation=participation)
        Answer.objects.create(
            submission=submission, item=item, item_version=item.current, value=value or {"choices": [code]}
        )


def groups():
    return list(Perspective.objects.groups().filter(fills_target=True).order_by("order"))


def counts_of(item, audience="intern"):
    rows = [row for row in dossier(audience)["Antwoorden per groep"] if row["Nummer van de vraag"] == str(item.pk)]
    return {(row["Code"] or row["Antwoord"], row["Groep"]): row for row in rows}


def test_every_version_of_a_question_is_told_with_its_options():
    item = item_of(open_round(), ItemKind.SINGLE)
    old = item.current
    revise(item, Wording("Betere woorden?", options=old.options))
    rows = [row for row in dossier()["Ronde en vragen"] if row["Nummer van de vraag"] == str(item.pk)]
    assert {(row["Versie"], row["Vraag"], row["Nu gevraagd"]) for row in rows} == {
        (1, old.text, "nee"),
        (2, "Betere woorden?", "ja"),
    }
    assert [row["Code"] for row in rows if row["Versie"] == 1] == [block.value["code"] for block in old.options]


def test_answers_are_counted_per_group_open_and_invited_apart():
    item = item_of(open_round(), ItemKind.SINGLE)
    first, second, third = groups()
    for group in (first, second, third):
        for code in ("at_once", "no_answer"):
            answers(item, code, 8, group)
            answers(item, code, 6, group, recruitment="invited")
    counts = counts_of(item)
    cell = counts["at_once", first.label]
    assert (cell["Open"], cell["Op uitnodiging"]) == (8, 6)
    assert counts["at_once", "Alle groepen"]["Totaal"] == 42


def test_a_small_number_is_hidden_and_cannot_be_subtracted_back():
    item = item_of(open_round(), ItemKind.SINGLE)
    first, second, third = groups()
    answers(item, "at_once", 2, first)
    answers(item, "at_once", 20, second)
    answers(item, "at_once", 30, third)
    counts = counts_of(item)
    row = [counts["at_once", group.label]["Open"] for group in (first, second, third)]
    total = counts["at_once", "Alle groepen"]["Totaal"]
    told = sum(number for number in row if number != HIDDEN)
    assert row[0] == HIDDEN
    assert total == HIDDEN or total - told != 2


def test_drafts_and_withdrawn_people_do_not_count():
    item = item_of(open_round(), ItemKind.SINGLE)
    first = groups()[0]
    answers(item, "at_once", 6, first)
    answers(item, "at_once", 7, first, draft=True)
    answers(item, "at_once", 8, first, withdrawn=True)
    assert counts_of(item)["at_once", "Alle groepen"]["Totaal"] == 6


def test_a_ranking_tells_who_comes_first_and_the_average_place():
    item = item_of(open_round(), ItemKind.RANKING)
    first = groups()[0]
    answers(item, "", 10, first, value={"order": ["harm", "many"]})
    answers(item, "", 10, first, value={"order": ["many", "harm"]})
    counts = counts_of(item)
    assert counts["harm", first.label]["Open"] == 10
    assert counts["harm", "Alle groepen"]["Gemiddelde plaats"] == 1.5
    assert counts["alone", "Alle groepen"]["Gemiddelde plaats"] == ""


def test_a_draft_round_is_not_in_the_public_dossier():
    draft_round("geheim", title="Nog geheim")
    assert "Nog geheim" in str(dossier("intern"))
    assert "Nog geheim" not in str(dossier("openbaar"))
    assert Round.objects.count() == 1
