"""What comes out: per group and together, the balanced set and why; and nothing that points at somebody."""

from typing import Any

import pytest

from consultation.enums import ResultsShown
from consultation.methods import METHODS
from consultation.models import Item, Step
from consultation.results.keeping import count_step
from consultation.results.priorities import support
from consultation.results.showing import shown
from tests.factories.priorities import (
    choices,
    chose,
    opened,
    points,
    points_item,
    ranking_item,
    step_of_priorities,
    top_item,
)

pytestmark = pytest.mark.django_db
GROUPS = ("citizens", "civil_society", "government")


def found_of(step: Step, number: int = 0) -> dict[str, Any]:
    kept = count_step(Step.objects.select_related("round", "product_version").get(pk=step.pk))
    assert kept is not None
    found: dict[str, Any] = kept.results["items"][number]
    return found


def question_of(step: Step, number: int = 0) -> Any:
    found_of(step)
    return shown(Step.objects.get(pk=step.pk)).context["questions"][number]


def team(item: Item, per_group: dict[str, list[tuple[int, list[str]]]]) -> None:
    for group, rows in per_group.items():
        for number, codes in rows:
            chose(item, group, [choices(codes)] * number)


def test_points_are_counted_by_people_and_not_by_their_mean() -> None:
    step = step_of_priorities()
    item = points_item(step)
    chose(item, "citizens", [points(listen=100)] + [points(law=60, listen=4, calm=36)] * 19)
    found = found_of(step)
    assert found["least"] == 5
    assert found["for"]["listen"] == {"citizens": 1}
    assert found["for"]["law"] == {"citizens": 19}
    assert found["medians"]["citizens"] == {"listen": 4, "law": 60, "money": 0, "calm": 36}
    assert found["plain"][:2] == ["law", "calm"]


def test_the_threshold_of_the_step_counts() -> None:
    step = step_of_priorities(settings={"threshold": 50})
    chose(points_item(step), "citizens", [points(law=60, calm=40)] * 6)
    assert found_of(step)["for"]["calm"] == {}


@pytest.mark.parametrize(("budget", "least"), [(100, 5), (10, 1), (41, 3), (1, 1)])
def test_a_twentieth_of_the_points_rounded_up(budget: int, least: int) -> None:
    step = step_of_priorities()
    points_item(step, budget=budget)
    assert found_of(step)["least"] == least


def test_a_gate_keeps_only_what_every_group_wants_and_says_who_stopped_the_rest() -> None:
    step = step_of_priorities(settings={"set": "gate"})
    item = top_item(step)
    team(
        item,
        {
            "citizens": [(20, ["listen", "law"])],
            "civil_society": [(6, ["listen", "law"]), (4, ["listen", "money"])],
            "government": [(4, ["law", "listen"]), (5, ["money", "listen"])],
        },
    )
    balanced = found_of(step)["balanced"]
    assert balanced["chosen"] == ["listen"]
    assert balanced["plain"] == ["listen", "law"]
    assert balanced["why"]["law"] == {"because": "not_every_group", "groups": ["government"]}
    question = question_of(step)
    assert [each.label for each in question.balanced.only_plain] == ["Kennis van de wet"]
    assert question.balanced.only_plain[0].why.startswith("Staat er niet in omdat dit geen meerderheid heeft bij:")


def test_equal_shares_give_a_small_group_its_place() -> None:
    step = step_of_priorities(settings={"set": "shares", "seats": 3})
    item = top_item(step, most=3)
    team(
        item,
        {
            "citizens": [(60, ["listen", "calm", "law"])],
            "civil_society": [(20, ["listen", "calm", "law"])],
            "government": [(10, ["money"])],
        },
    )
    balanced = found_of(step)["balanced"]
    assert len(balanced["chosen"]) == 3 and "money" in balanced["chosen"]
    assert "money" not in balanced["plain"]
    assert balanced["why"]["money"]["paid"]["government"] == 1.0
    question = question_of(step)
    assert [each.label for each in question.balanced.only_balanced] == ["Kennis van schulden"]
    assert "hun deel" in question.balanced.only_balanced[0].why


def test_with_costs_the_set_fits_the_budget() -> None:
    step = step_of_priorities(settings={"set": "shares"})
    item = top_item(step, most=None, costs={"listen": 60, "law": 50, "money": 30, "calm": 20}, budget=100)
    for group in GROUPS:
        chose(item, group, [choices(["listen", "money"])] * 6 + [choices(["law", "calm"])] * 5)
    balanced = found_of(step)["balanced"]
    cost = {"listen": 60, "law": 50, "money": 30, "calm": 20}
    for chosen in (balanced["chosen"], balanced["plain"]):
        assert sum(cost[code] for code in chosen) <= 100


def test_a_ranking_is_ordered_by_borda_with_schulze_behind_it() -> None:
    step = step_of_priorities()
    item = ranking_item(step)
    chose(item, "citizens", [{"order": ["calm", "law", "money", "listen"]}] * 7 + [{"order": ["law"]}] * 3)
    found = found_of(step)
    assert found["plain"] == ["calm", "law", "money", "listen"]
    assert found["borda"]["law"] == 7 * 2 + 3 * 3
    kept = Step.objects.get(pk=step.pk).results
    assert kept.annex["items"][0]["schulze"][0] == "Rust"
    assert found["for"]["listen"] == {}


def test_organisations_and_who_did_not_say_stand_beside_the_groups() -> None:
    step = step_of_priorities()
    item = top_item(step)
    chose(item, "citizens", [choices(["law"])] * 8)
    chose(item, "citizens", [choices(["calm"])] * 6, speaks_for="organisation")
    chose(item, "", [choices(["calm"])] * 7)
    found = found_of(step)
    assert found["plain"][0] == "law"
    assert found["people"] == {"_positions": 6, "_unknown": 7, "citizens": 8}
    caption = question_of(step).tables[-1]
    assert caption.headers == ["Keuze", "Namens een organisatie", "Groep niet bekend"]


def test_a_group_that_is_missing_is_named_and_no_set_is_made() -> None:
    step = step_of_priorities(settings={"set": "gate"})
    item = top_item(step)
    chose(item, "citizens", [choices(["law"])] * 8)
    chose(item, "government", [choices(["law"])] * 4)
    question = question_of(step)
    assert question.balanced.is_made is False
    assert question.balanced.how.startswith("Te weinig antwoorden van:")


@pytest.mark.parametrize("settings", [{}, {"set": "gate"}, {"set": "shares"}, {"set": "x", "seats": -1}])
@pytest.mark.parametrize("make", [points_item, top_item, ranking_item])
@pytest.mark.parametrize("value", [None, {"points": {"law": 100}, "choices": ["law"], "order": ["law"]}, {}])
def test_empty_single_and_unanimous_answers_never_break(settings: Any, make: Any, value: Any) -> None:
    step = step_of_priorities(settings=settings)
    item = make(step)
    for number in (0, 1, 9) if value is None else (1,):
        for group in GROUPS:
            chose(item, group, [value or {}] * number)
    question = question_of(step)
    assert question.is_too_few
    assert question.sentence == "Er zijn te weinig antwoorden."


@pytest.mark.parametrize("settings", [{"set": "gate"}, {"set": "shares", "seats": 2}])
def test_everybody_of_one_mind(settings: Any) -> None:
    step = step_of_priorities(settings=settings)
    item = points_item(step)
    for group in GROUPS:
        chose(item, group, [points(law=50, calm=50)] * 9)
    question = question_of(step)
    assert {each.label for each in question.balanced.chosen} == {"Kennis van de wet", "Rust"}
    assert question.bars[0].share == 100


def test_small_numbers_are_hidden_on_both_sides() -> None:
    step = step_of_priorities()
    item = top_item(step)
    chose(item, "citizens", [choices(["law"])] * 30 + [choices(["calm"])] * 3)
    chose(item, "civil_society", [choices(["law"])] * 12 + [choices(["calm"])] * 8)
    chose(item, "government", [choices(["calm"])] * 3)
    table = question_of(step).tables[0]
    law = next(row for row in table.rows if row[0] == "Kennis van de wet")
    calm = next(row for row in table.rows if row[0] == "Rust")
    assert law[2] == law[4] == calm[2] == calm[4] == "–"


def test_the_page_of_results_asks_as_much_for_one_question_as_for_three(client, django_assert_max_num_queries) -> None:
    counts = []
    for number in (1, 3):
        step = step_of_priorities(f"ronde-{number}")
        Step.objects.filter(pk=step.pk).update(results_shown=ResultsShown.LIVE)
        items = [top_item(step) for _number in range(number)]
        for item in items:
            for group in GROUPS:
                chose(item, group, [choices(["law", "calm"])] * 9)
        round_ = opened(step)
        found_of(step)
        client.get(f"/meedoen/{round_.slug}/uitkomst/")  # what the process remembers, it remembers from here on
        with django_assert_max_num_queries(18) as asked:
            page = client.get(f"/meedoen/{round_.slug}/uitkomst/")
        assert page.status_code == 200
        assert page.content.decode().count("De gewone volgorde") >= number
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_counting_asks_as_much_for_ten_people_as_for_a_hundred(django_assert_num_queries) -> None:
    step = step_of_priorities()
    item = points_item(step)
    counts = []
    for number in (10, 90):
        chose(item, "citizens", [points(law=100)] * number)
        count = METHODS["priorities"].count
        assert count is not None
        with django_assert_num_queries(5):
            results, _annex = count(Step.objects.select_related("round").get(pk=step.pk), "default")
        counts.append(results["items"][0]["people"]["citizens"])
    assert counts == [10, 100]


def test_what_was_answered_before_a_question_was_taken_away_still_counts() -> None:
    step = step_of_priorities()
    item = top_item(step)
    chose(item, "citizens", [choices(["law"])] * 9)
    Item.objects.filter(pk=item.pk).update(retired=True)
    assert found_of(step)["people"] == {"citizens": 9}


def test_support_of_elements() -> None:
    results = {
        "elements": ["law"],
        "items": [
            {"people": {"citizens": 3}, "for": {"law": {"citizens": 3}}},
            {"people": {"citizens": 9}, "for": {"law": {"citizens": 4}, "calm": {}}},
        ],
    }
    assert support(Step(), results) == {"law": {"citizens": (4, 9)}}
