"""The sheet "Casussen": counts that give nobody away, and statistics for the team only."""

import pytest

from consultation.results.cases_showing import show
from consultation.results.keeping import count_step
from contributions.small_cells import HIDDEN
from tests.factories.ratings import alike, cases, cases_step, criteria_version, items_of, judge
from tests.factories.rounds import open_round
from tests.handover.workbooks import dossier

pytestmark = pytest.mark.django_db
NOW = "Ja, nu meteen"


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
    assert found["casus-00", "overheid"]["Ja, maar later"] == 9
    assert found["casus-00", "maatschappelijke organisaties"]["Nee"] == 0
    assert found["casus-00", "Namens een organisatie"]["Nee"] == 7
    everybody = found["casus-00", "Alle groepen"]
    assert (everybody["Totaal"], everybody[NOW], everybody["Ja, maar later"], everybody["Nee"]) == (21, 12, 9, 0)


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
        assert found["casus-00", "maatschappelijke organisaties"]["Nee"] == HIDDEN
        hidden = [value for (code, _group), row in found.items() if code == "casus-00" for value in row.values()]
        assert hidden.count(HIDDEN) >= 2


def test_cases_are_not_told_twice_and_not_as_skipped(step) -> None:
    numbers = {str(item.pk) for item in items_of(step)}
    assert not numbers & {row["Nummer van de vraag"] for row in dossier("intern")["Antwoorden per groep"]}
    assert not numbers & {row["Nummer van de vraag"] for row in dossier("intern")["Waar mensen stoppen"]}


def test_the_sheet_tells_what_the_page_tells_and_hides_the_same(step) -> None:
    """Whoever lays both beside each other, and subtracts, learns nothing."""
    first = items_of(step)[:1]
    judge(step, "science", alike(first, "no", "stuck", 2))
    judge(step, "municipality", alike(first, "refer", "", 6))
    judge(step, "trade_association", alike(first, "later", "", 3), speaks_for="organisation")
    page = show(step, count_step(step).results)["cases"]
    shown = next(case for case in page if case.title == "Verzonnen zaak 1")
    found = rows("openbaar")
    labels = ["burgers", "maatschappelijke organisaties", "overheid", "Alle groepen"]
    for row in shown.rows[:-1]:
        assert [str(found["casus-00", label][row[0]]) for label in labels] == row[1:]
    assert [str(found["casus-00", label]["Totaal"]) for label in labels] == shown.rows[-1][1:]
    assert str(found["casus-00", "Namens een organisatie"]["Ja, maar later"]) == shown.beside[1][1] == HIDDEN
