"""What came out of a text: persons per group and version, small numbers hidden, and a sentence that is true."""

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from consultation.enums import ResultsShown, Verdict
from consultation.results.draft import conclusions, count, show
from consultation.results.keeping import count_step
from consultation.texts.paragraphs import paragraphs_of, state_of
from consultation.texts.rolling_out import roll_out
from contributions.models import Participation
from people.enums import SpeaksFor
from tests.factories.drafttext import many, pieces_now, reaction, text_round
from tests.handover.workbooks import dossier

TOO_FEW = "Er zijn nog te weinig antwoorden om iets te zeggen."


@given(st.fixed_dictionaries({verdict.value: st.integers(0, 12) for verdict in Verdict}))
def test_a_conclusion_is_true_and_never_about_few(totals: dict[str, int]) -> None:
    said = list(conclusions(totals))
    assert said
    clear, unclear = totals["clear"], totals["unclear"]
    assert ("De meeste mensen vinden dit duidelijk." in said) == (clear > unclear and clear + unclear >= 5)
    assert ("De meeste mensen vinden dit niet duidelijk." in said) == (unclear > clear and clear + unclear >= 5)
    enough = any(totals[one] + totals[other] >= 5 for one, other in (("clear", "unclear"), ("agree", "object")))
    assert (TOO_FEW in said) != enough


@pytest.mark.django_db
def test_persons_per_group_with_those_beside_apart() -> None:
    _round, step = text_round()
    item = paragraphs_of(step)[0]
    many(item, ["clear", "agree"], 6)
    many(item, ["unclear"], 5, group="government", recruitment="invited")
    many(item, ["object"], 5, group="team")
    many(item, ["object"], 5, group="")
    many(item, ["object"], 5, participant__speaks_for=SpeaksFor.ORGANISATION)
    results, annex = count(step)
    assert annex == {}
    shown = show(step, results)
    first = shown["paragraphs"][0]
    assert {row[0]: row[4] for row in first.cells} == {
        "Dit is duidelijk": 6,
        "Dit is niet duidelijk": 5,
        "Hier ben ik het mee eens": 6,
        "Hier ben ik tegen": 0,
    }
    assert first.cells[3][5:] == (5, 5, 5)
    assert shown["headers"][4:] == ["Samen", "Namens een organisatie", "Het team zelf", "Onbekend"]
    people = {row[0]: row[1:] for row in shown["people"]}
    assert people["Samen"] == (5, 6, 11)
    assert people["Het team zelf"] == (0, 5, 5)


@pytest.mark.django_db
def test_small_cells_are_hidden_also_from_who_subtracts() -> None:
    _round, step = text_round()
    item = paragraphs_of(step)[0]
    many(item, ["clear"], 9)
    many(item, ["clear"], 6, group="government")
    many(item, ["clear"], 2, group="civil_society")
    row = show(step, count(step)[0])["paragraphs"][0].cells[0]
    assert row.count(None) >= 2
    assert not any(cell is not None and 0 < cell < settings.SMALLEST_CELL for cell in row[1:])


@pytest.mark.django_db
def test_old_answers_count_for_the_old_words() -> None:
    _round, step = text_round()
    item = paragraphs_of(step)[0]
    many(item, ["unclear"], 6)
    roll_out(step, pieces_now(step, changed={0: "Korter."}), what_changed="Korter.", seen=state_of(step))
    many(paragraphs_of(step)[0], ["clear"], 7)
    shown = show(step, count(step)[0])
    assert shown["paragraphs"][0].cells[0][4] == 7
    assert shown["paragraphs"][0].cells[1][4] == 0
    (earlier,) = shown["earlier"]
    assert (earlier.cells[1][4], earlier.editions) == (6, (1,))


@pytest.mark.django_db
@pytest.mark.parametrize("people", [0, 1])
def test_empty_and_single_say_too_few(people: int) -> None:
    _round, step = text_round()
    many(paragraphs_of(step)[0], ["clear"], people)
    reaction(paragraphs_of(step)[1])
    shown = show(step, count(step)[0])
    assert all(each.sentences == (TOO_FEW,) for each in shown["paragraphs"])


@pytest.mark.django_db
def test_who_withdrew_counts_no_more() -> None:
    _round, step = text_round()
    many(paragraphs_of(step)[0], ["clear"], 6)
    Participation.objects.filter(pk=Participation.objects.first().pk).update(state="withdrawn")
    assert show(step, count(step)[0])["people"][0][-1] == 5


@pytest.mark.django_db
def test_the_page_reads_what_was_counted() -> None:
    round_, step = text_round()
    item = paragraphs_of(step)[0]
    many(item, ["clear"], 8)
    step.results_shown = ResultsShown.LIVE
    step.save()
    count_step(step)
    reaction(item, "object")
    page = Client().get(f"/meedoen/{round_.slug}/uitkomst/").content.decode()
    assert "De meeste mensen vinden dit duidelijk." in page
    assert "8 mensen" in page
    assert "Dit is geen steekproef" in page


@pytest.mark.django_db
@pytest.mark.parametrize("audience", ["intern", "openbaar"])
def test_the_dossier_has_every_edition_and_every_version(audience: str) -> None:
    _round, step = text_round()
    item = paragraphs_of(step)[0]
    many(item, ["unclear"], 6)
    many(item, ["unclear"], 2, group="government")
    roll_out(step, pieces_now(step, changed={0: "Korter."}), what_changed="Kortere zinnen.", seen=state_of(step))
    book = dossier(audience)
    assert [(row["Uitgave"], row["Wat er veranderde"]) for row in book["Uitgaven van teksten"]] == [
        (1, ""),
        (2, "Kortere zinnen."),
    ]
    rows = [row for row in book["Tekst en reacties"] if row["Nummer van het stukje"] == str(item.pk)]
    assert {(row["Uitgaven"], row["Versie"], row["Woorden"]) for row in rows} == {
        ("1", 1, item.current.help),
        ("2", 2, "Korter."),
    }
    old = {row["Groep"]: row["Dit is niet duidelijk"] for row in rows if row["Versie"] == 1}
    assert old["overheid"] == "<5 of verborgen"
    assert 6 not in old.values() or old["Samen"] == "<5 of verborgen"
    assert not [row for row in book["Antwoorden per groep"] if row["Nummer van de vraag"] == str(item.pk)]
