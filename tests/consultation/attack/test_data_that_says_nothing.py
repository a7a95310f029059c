"""Every method on no people, one, two who agree, and people who skipped: counted, shown and never a crash."""

import json
from typing import Any

import pytest
from django.test import Client

from consultation.editing import Wording, revise
from consultation.enums import MethodCode, ResultsShown
from consultation.methods import METHODS
from consultation.models import Answer, Item, Round, Step, Submission
from consultation.results.keeping import count_step, count_steps
from consultation.results.showing import shown
from people.models import Perspective
from people.service import Role
from tests.factories.balance import people_from
from tests.factories.drafttext import text_round
from tests.factories.people import staff
from tests.factories.priorities import chose, opened, option, points, points_item, ranking_item, step_of_priorities
from tests.factories.priorities import top_item as top
from tests.factories.ratings import cases, cases_step, criteria_version
from tests.factories.rounds import open_round
from tests.factories.statements import statements_round, step_of, voters
from tests.handover.workbooks import dossier

pytestmark = pytest.mark.django_db
#: What one answers to an item of each kind.
VALUES: dict[str, dict[str, Any]] = {
    "statement": {"choices": ["agree"]},
    "case": {"take": "do_not_know", "criterion": "", "blind": True},
    "points": {"points": {"law": 100}},
    "top": {"choices": ["law"]},
    "ranking": {"order": ["law"]},
    "paragraph": {"choices": ["clear"]},
}


def step_with(method: str) -> Step:
    """An open round with a step of this method, its results for everybody."""
    if method == MethodCode.STATEMENTS:
        return step_of(statements_round(results_shown=ResultsShown.LIVE))
    if method == MethodCode.PRIORITIES:
        step = step_of_priorities(settings={"set": "shares"})
        for make in (points_item, top, ranking_item):
            make(step)
        opened(step)
    elif method == MethodCode.CASES:
        step = cases_step(open_round(), criteria_version(), cases(3))
    elif method == MethodCode.DRAFT:
        step = text_round()[1]
    else:
        step = open_round().steps.get()
    Step.objects.filter(pk=step.pk).update(results_shown=ResultsShown.LIVE)
    return Step.objects.select_related("round", "product_version").get(pk=step.pk)


def take_part(step: Step, perspective: str, *, skipped: bool) -> None:
    """One person answers, or skips, everything."""
    (person,) = people_from(perspective, 1, step.round)
    submission = Submission.objects.create(round=step.round, participation=person)
    for item in Item.objects.asked().filter(step=step):
        value = {} if skipped else VALUES.get(item.kind, {})
        Answer.objects.create(
            submission=submission, item=item, item_version=item.current, value=value, skipped=skipped
        )


@pytest.mark.parametrize("method", list(METHODS))
@pytest.mark.parametrize(
    ("people", "skipped"),
    [((), False), (("youth",), False), (("youth", "municipality"), False), (("", ""), False), (("youth",) * 6, True)],
)
def test_nothing_to_say_is_said_and_nothing_breaks(
    method: str, people: tuple[str, ...], skipped: bool, client: Client, settings: Any
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    step = step_with(method)
    for perspective in people:
        take_part(step, perspective, skipped=skipped)
    kept = count_step(step)
    assert kept is not None
    json.dumps([kept.results, kept.annex], allow_nan=False)
    assert shown(step).as_of is not None
    address = f"/meedoen/{step.round.slug}/uitkomst/"
    assert client.get(address).status_code == 200
    assert client.get(f"/en{address}").status_code in (200, 404)
    desk = Client()
    desk.force_login(staff(Role.ANALYST))
    assert desk.get(f"/beheer/rondes/{step.round_id}/uitkomst/").status_code == 200
    assert dossier("openbaar")


def test_answers_that_were_all_replaced_since_the_count_are_no_crash(client: Client) -> None:
    step = step_of_priorities()
    item = points_item(step)
    round_ = opened(step)
    Step.objects.filter(pk=step.pk).update(results_shown=ResultsShown.LIVE)
    chose(item, "youth", [points(law=100)] * 12)
    assert count_steps(round_) == 1
    item = Item.objects.select_related("step__round", "current").get(pk=item.pk)
    revise(item, Wording("Anders?", options=[option("new", "Nieuw"), option("newer", "Nieuwer")], budget=100))
    page = client.get(f"/meedoen/{round_.slug}/uitkomst/")
    assert page.status_code == 200
    assert "te weinig antwoorden" in page.content.decode()


@pytest.mark.parametrize("change", ["renamed", "merged", "taken out"])
def test_a_group_that_changed_after_counting(change: str, client: Client) -> None:
    """The page stands; counting again gives the groups of now."""
    round_: Round = statements_round(results_shown=ResultsShown.LIVE)
    step = step_of(round_)
    item = Item.objects.asked().filter(step=step).select_related("current", "step__round").first()
    assert item
    voters(round_, item, {"citizens": {"agree": 12}, "civil_society": {"agree": 11}, "government": {"disagree": 10}})
    count_step(step)
    group, other = Perspective.objects.get(code="government"), Perspective.objects.get(code="civil_society")
    if change == "renamed":
        Perspective.objects.filter(pk=group.pk).update(label="Alle overheden")
    elif change == "merged":
        Perspective.objects.filter(parent=group).update(parent=other)
    else:
        Perspective.objects.filter(pk=group.pk).update(fills_target=False)
    for _time in range(2):
        page = client.get(f"/meedoen/{round_.slug}/uitkomst/")
        assert page.status_code == 200
        if change == "renamed":
            assert "Alle overheden" in page.content.decode()
        count_step(step)
