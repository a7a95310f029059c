"""What everybody reads: counts and words, no small numbers, no statistics; and what staff read beside it."""

import pytest
from django.conf import settings as django_settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from consultation.enums import ResultsShown
from consultation.results.cases_codes import Diagnosis
from consultation.results.cases_policy import ANSWERS
from consultation.results.cases_showing import WIDTH, show
from consultation.results.keeping import count_steps
from contributions.small_cells import HIDDEN
from people.service import Role
from tests.factories.people import staff
from tests.factories.ratings import alike, cases, cases_step, criteria_version, items_of, judge
from tests.factories.rounds import open_round

GROUPS = ("citizens", "civil_society", "government")
STATISTICS = ("alpha", "Krippendorff", "entropie", "AC1", "interval", "permutatie")


def results(counts: dict, diagnosis: str = "same") -> dict:
    case = {"title": "Zaak", "counts": counts, "criteria": {}, "top": "", "diagnosis": diagnosis}
    return {
        "groups": [{"code": code, "label": code, "side": ""} for code in GROUPS],
        "people": {},
        "cases": [case],
        "criteria": [],
        "percent": None,
        "judgement": "few",
    }


COUNTS = st.fixed_dictionaries(
    {code: st.fixed_dictionaries({take: st.integers(0, 30) for take in ANSWERS}) for code in (*GROUPS, "_positions")}
)


@given(COUNTS)
def test_no_number_under_five_is_told_and_the_bar_tells_no_more_than_the_table(counts) -> None:
    (case,) = show(None, results(counts))["cases"]
    for row in [*case.rows, *case.beside]:
        assert all(cell == HIDDEN or int(cell) == 0 or int(cell) >= 5 for cell in row[1:])
    totals = [row[-1] for row in case.rows[:-1]]
    assert [part.told for part in case.parts if not part.is_hidden] == totals
    for part in case.parts:
        if part.told == HIDDEN:
            assert part.width == 0
    assert sum(part.width for part in case.parts) <= WIDTH


@given(COUNTS)
def test_who_stands_beside_changes_nothing_of_the_groups(counts) -> None:
    alone = {code: counts[code] for code in GROUPS}
    assert show(None, results(counts))["cases"][0].rows == show(None, results(alone))["cases"][0].rows


@pytest.mark.django_db
class TestPages:
    def page(self, step, client: Client | None = None) -> str:
        count_steps(step.round)
        return (client or Client()).get(f"/meedoen/{step.round.slug}/uitkomst/").content.decode()

    def a_step(self, number: int = 4, **fields):
        return cases_step(
            open_round(), criteria_version(), cases(number), **{"results_shown": ResultsShown.LIVE, **fields}
        )

    def test_an_empty_step_says_so(self) -> None:
        page = self.page(self.a_step())
        assert "Er deed nog niemand mee." in page and str(Diagnosis.FEW.label) in page

    def test_a_step_without_cases_breaks_nothing(self) -> None:
        assert "Er zijn 0 verzonnen casussen." in self.page(self.a_step(0))

    def test_words_and_counts_and_never_the_name_of_a_statistic(self) -> None:
        step = self.a_step(10)
        judge(step, "youth", alike(items_of(step), "now", "urgent", 12), recruitment="invited")
        judge(step, "youth", alike(items_of(step), "later", "many", 9))
        page = self.page(step)
        assert "21 mensen deden mee." in page and "Uit zichzelf: 9. Op uitnodiging: 12." in page
        assert "Dit is geen steekproef." in page and "van de 100 gevallen kozen zij hetzelfde" in page
        assert not [word for word in STATISTICS if word in page]

    def test_few_people_are_not_counted_out_loud(self) -> None:
        step = self.a_step()
        judge(step, "youth", alike(items_of(step), "now", "urgent", 3))
        page = self.page(step)
        assert "Er deden minder dan vijf mensen mee." in page and "&lt;5 of verborgen" in page

    def test_is_not_shown_before_the_round_is_closed_by_default(self) -> None:
        step = self.a_step(results_shown=ResultsShown.AFTER_CLOSING)
        judge(step, "youth", alike(items_of(step), "now", "urgent", 12))
        assert "Verzonnen zaak" not in self.page(step)

    def test_as_many_queries_for_few_people_as_for_many(self, django_assert_max_num_queries) -> None:
        step = self.a_step()
        judge(step, "youth", alike(items_of(step), "now", "urgent", 40))
        count_steps(step.round)
        with django_assert_max_num_queries(25) as asked:
            Client().get(f"/meedoen/{step.round.slug}/uitkomst/")
        assert not [query for query in asked.captured_queries if "consultation_answer" in query["sql"]]

    def test_statistics_are_for_analysts_only(self, settings) -> None:
        settings.STAFF_SECOND_FACTOR_REQUIRED = False
        step = self.a_step()
        judge(step, "youth", alike(items_of(step), "now", "urgent", 12))
        count_steps(step.round)
        annex = f"/beheer/rondes/casussen/{step.pk}/statistiek/"
        organiser, analyst = Client(), Client()
        organiser.force_login(staff(Role.ORGANISER))
        analyst.force_login(staff(Role.ANALYST))
        own = organiser.get(f"/beheer/rondes/{step.round_id}/uitkomst/").content.decode()
        assert "Bekijk wat past in een jaar" in own and "Bekijk de statistiek" not in own
        assert organiser.get(annex).status_code in (302, 403)
        shown = analyst.get(annex).content.decode()
        assert "Krippendorffs alpha" in shown and "niet te berekenen" in shown

    def test_the_annex_and_the_portfolio_of_nothing_say_so(self, settings) -> None:
        settings.STAFF_SECOND_FACTOR_REQUIRED = False
        step = self.a_step()
        client = Client()
        client.force_login(staff(Role.ANALYST))
        for name in ("statistiek", "versies", "jaar"):
            page = client.get(f"/beheer/rondes/casussen/{step.pk}/{name}/")
            assert page.status_code == 200 and "Er is nog niets geteld." in page.content.decode()
        assert client.get(f"/beheer/rondes/casussen/{step.round.steps.first().pk}/jaar/").status_code == 404

    def test_the_portfolio_reckons_and_keeps_nothing(self, settings) -> None:
        settings.STAFF_SECOND_FACTOR_REQUIRED = False
        step = self.a_step(6)
        judge(step, "youth", alike(items_of(step)[:4], "now", "urgent", 12))
        judge(step, "youth", alike(items_of(step)[4:], "no", "urgent", 12))
        count_steps(step.round)
        client = Client()
        client.force_login(staff(Role.ORGANISER))
        address = f"/beheer/rondes/casussen/{step.pk}/jaar/"
        everything = client.get(address).content.decode()
        assert "Er passen 4 casussen in 100 dagen." in everything
        assert "De meeste mensen willen dit niet oppakken." in everything
        less = client.get(address, {"dagen": "5", "gewicht_urgent": "2"}).content.decode()
        assert "Er passen 2 casussen in 5 dagen." in less and "Past niet meer." in less
        assert "Dit is nog niet de mix die u vraagt." in less
        wrong = client.get(address, {"dagen": "veel"}).content.decode()
        assert "Er passen 4 casussen in 100 dagen." in wrong and 'value="veel"' in wrong
        step.refresh_from_db()
        assert step.settings == {}

    def test_the_page_that_explains_has_no_statistics_either(self) -> None:
        page = Client().get("/meedoen/uitleg/cases/").content.decode()
        assert "Geen computer beslist." in page and not [word for word in STATISTICS if word in page]
        assert not Client().get("/meedoen/uitleg/cases/").cookies
        assert django_settings.SMALLEST_CELL == 5, "the page says five"
