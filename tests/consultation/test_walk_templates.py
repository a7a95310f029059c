"""Every template makes a round that opens within the admin, and that a participant can walk to the receipt.

A template is walked as soon as every kind it asks with is known to its method: nothing has to be added here.
"""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from consultation.enums import MethodCode, RoundState
from consultation.methods import METHODS
from consultation.models import Answer, Round
from consultation.progress import items_of
from consultation.readiness import missing_for_opening
from consultation.round_templates import TEMPLATES, RoundTemplate
from consultation.rounds import create_round
from contributions.models import Participation, Receipt
from contributions.service import ParticipationState
from people.service import Role
from tests.consultation.any_form import filled_in
from tests.consultation.walker import Walker
from tests.factories.people import staff

pytestmark = pytest.mark.django_db
#: More screens than any template has: whoever walks on is lost.
MOST_SCREENS = 60
QUESTION = re.compile(r"/vraag/(\d+)/")


def can_be_walked(template: RoundTemplate) -> bool:
    """Whether the methods know all its kinds, and no step waits for the organiser."""
    return all(step.items for step in template.steps) and all(
        item.kind in METHODS[step.method].kinds for step in template.steps for item in step.items
    )


WALKED = [template for template in TEMPLATES.values() if can_be_walked(template)]


def ready(client: Any, template: RoundTemplate) -> Round:
    """As an organiser does it in five minutes, by the forms of the admin."""
    client.post(
        reverse("rounds:add"),
        {
            "template": template.code,
            "opens_on": f"{timezone.localdate():%d-%m-%Y}",
            "closes_on": f"{timezone.localdate() + timedelta(days=20):%d-%m-%Y}",
            "contact_name": "Samira van het team",
            "contact_phone": "070 123 45 67",
        },
    )
    round_ = Round.objects.get()
    client.post(
        reverse("rounds:ambassador", args=[round_.pk]),
        {"who": "Een leesgroep", "on": f"{timezone.localdate():%d-%m-%Y}"},
    )
    client.post(reverse("rounds:publish", args=[round_.pk]))
    return Round.objects.select_related("occasion").get()


@pytest.mark.parametrize("template", WALKED, ids=lambda template: template.code)
def test_from_template_to_receipt(client, settings, template):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.ORGANISER))
    round_ = ready(client, template)
    assert missing_for_opening(round_, today=timezone.localdate()) == []
    client.post(reverse("rounds:move", args=[round_.pk, RoundState.OPEN]))
    round_ = Round.objects.get()
    assert round_.state == RoundState.OPEN

    person = Walker(round_)
    assert person.client.get(f"/meedoen/{round_.slug}/").status_code == 200
    assert person.get("begin").status_code == 200
    items, number, met = items_of(round_), 1, []
    for _screen in range(MOST_SCREENS):
        shown = person.get(f"vraag/{number}")
        if shown.status_code == 302:  # the first of a set that everybody gets in an order of their own
            number = int(QUESTION.search(shown["Location"])[1])
            shown = person.get(f"vraag/{number}")
        assert shown.status_code == 200, number
        item = items[number - 1]
        answered = person.post(f"vraag/{number}", **filled_in(shown.content.decode(), item.current), actie="verder")
        if answered.status_code == 200:  # told something first, as that others wrote nearly the same
            again = filled_in(answered.content.decode(), item.current)
            answered = person.post(f"vraag/{number}", **again, actie="verder")
        assert answered.status_code == 302, f"{item.kind}: {item.current.text}"
        met.append(item.pk)
        found = QUESTION.search(answered["Location"])
        if not found:
            break
        number = int(found[1])
    else:
        pytest.fail("the questions do not end")
    assert len(set(met)) == len(met) and {item.step_id for item in items} == {
        item.step_id for item in items if item.pk in met
    }

    person.post("wie", perspective="experience_expert", speaks_for="self")
    person.post("eerder", before="no", actie="verder")
    person.post("toestemming", publish="on")
    person.post("bereik", how="zonder")
    overview = person.get("overzicht").content.decode()
    assert all(step.title for step in round_.steps.all()) and "overzicht" in overview.lower()
    assert person.post("overzicht")["Location"].endswith("/bedankt/")
    assert person.get("bedankt").status_code == 200
    assert Participation.objects.get().state == ParticipationState.COUNTED
    assert Receipt.objects.count() == 1
    assert Answer.objects.filter(skipped=False).count() == len(met)


@pytest.mark.parametrize("template", WALKED, ids=lambda template: template.code)
def test_the_paper_and_the_phone_have_every_question(template):
    from django.template.loader import render_to_string

    from consultation.printing import FORM, SCRIPT, form_context, script_context

    round_ = create_round(template.code)
    for page in (render_to_string(FORM, form_context(round_)), render_to_string(SCRIPT, script_context(round_))):
        for number, item in enumerate(items_of(round_), start=1):
            assert f"{number}. {item.current.text.split('‘')[0].split(chr(39))[0]}" in page


def test_a_round_on_cases_says_that_the_cases_must_be_picked():
    round_ = create_round(MethodCode.CASES)
    sentences = missing_for_opening(round_, today=timezone.localdate())
    assert "Kies casussen uit de casusbank voor stap ‘De verhalen’." in sentences


def test_most_templates_are_walked():
    """Those of the agenda that ask by questions only, at the least; all of them once every method is there."""
    known = {code for code, method in METHODS.items() if method.kinds}
    expected = {
        template.code
        for template in TEMPLATES.values()
        if {step.method for step in template.steps} <= known and all(step.items for step in template.steps)
    }
    assert {template.code for template in WALKED} == expected >= {"triage", "profile", "entrance", "empty"}
