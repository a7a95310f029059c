"""The sheet "Casussen": counts that give nobody away, and statistics for the team only."""

import pytest

from contributions.small_cells import HIDDEN
from tests.factories.ratings import alike, cases, cases_step, criteria_version, items_of, judge
from tests.factories.rounds import open_round
from tests.handover.workbooks import dossier

pytestmark = pytest.mark.django_db
NOW = "Ja, nu meteen (Open)"


@pytest.fixture
def step():
    made = cases_step(open_round(), criteria_version(), cases(4))
    items = items_of(made)
    judge(made, "youth", alike(items, "now", "urgent", 12))
    judge(made, "tax_office", alike(items, "later", "urgent", 9), recruitment="invited")
    judge(made, "trade_association", alike(items, "no", "", 7), speaks_for="organisation")
    return made


def rows(audience: str) -> dict:
    return {(row["Code van de casus"], row["Groep"]): row for row in dossier(audience)["Casussen"]}


def test_tells_every_case_per_group_with_organisations_apart(step) -> None:
    found = rows("openbaar")
    assert len(found) == 4 * 7
    youth = found["casus-00", "burgers"]
    assert (youth["Casus"], youth["Versie"], youth[NOW]) == ("Verzonnen zaak 1", 1, 12)
    assert found["casus-00", "overheid"]["Ja, maar later (Op uitnodiging)"] == 9
    assert found["casus-00", "maatschappelijke organisaties"]["Nee (Open)"] == 0
    assert found["casus-00", "Namens een organisatie"]["Nee (Open)"] == 7
    everybody = found["casus-00", "Alle groepen"]
    assert everybody["Totaal"] == 28 and everybody["Samen"].startswith("Ja, nu meteen: 12 · Ja, maar later: 9")


def test_statistics_are_in_the_dossier_of_the_team_only(step) -> None:
    own, public = (rows(audience)["casus-00", "Alle groepen"] for audience in ("intern", "openbaar"))
    assert own["Spreiding"] > 0 and own["Ruw van de stap"] > 0
    for column in ("Spreiding", "Overeenstemming", "Alpha van de stap", "Ruw van de stap", "AC1 van de stap"):
        assert public[column] in ("", None)
    assert own["Wat wij zien"] == public["Wat wij zien"] != ""


def test_small_numbers_are_hidden_also_against_subtracting(step) -> None:
    judge(step, "science", alike(items_of(step)[:1], "no", "stuck", 2))
    for audience in ("intern", "openbaar"):
        found = rows(audience)
        assert found["casus-00", "maatschappelijke organisaties"]["Nee (Open)"] == HIDDEN
        hidden = [value for (code, _group), row in found.items() if code == "casus-00" for value in row.values()]
        assert hidden.count(HIDDEN) >= 2


def test_cases_are_not_told_twice_and_not_as_skipped(step) -> None:
    numbers = {str(item.pk) for item in items_of(step)}
    assert not numbers & {row["Nummer van de vraag"] for row in dossier("intern")["Antwoorden per groep"]}
    stops = {row["Nummer van de vraag"]: row for row in dossier("intern")["Waar mensen stoppen"]}
    assert {stops[number]["Overgeslagen"] for number in numbers} == {0}
    assert {stops[number]["Beantwoord"] for number in numbers} == {28}
