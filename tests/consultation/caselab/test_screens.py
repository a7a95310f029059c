"""The screens of the organiser: the bank, the second look, the set at a step."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from consultation.enums import CaseState
from consultation.models import Case, Item
from people.service import Role
from tests.factories.caselab import case, cases, criteria, lab_round, lab_step
from tests.factories.people import staff
from tests.factories.rounds import draft_round

pytestmark = pytest.mark.django_db
TYPED = {
    "title": "De brief",
    "story": "Iemand kreeg een brief.",
    "warning": "",
    "group": "citizen",
    "weight": "light",
    "reach": "single",
    "effort": "2",
}


@pytest.fixture(autouse=True)
def one_factor(settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


def desk(role: Role = Role.ORGANISER) -> Client:
    client = Client()
    client.force_login(staff(role))
    return client


def test_writing_changing_and_looking_over() -> None:
    writer, reader = desk(Role.EDITOR), desk()
    response = writer.post(reverse("cases:add"), TYPED, follow=True)
    made = Case.objects.get()
    assert "Vraag een collega om hem na te kijken." in response.content.decode()
    assert "U schreef deze casus zelf." in response.content.decode()
    assert "Keur de casus goed" not in response.content.decode()
    page = reader.get(reverse("cases:inspect", args=[made.pk])).content.decode()
    assert "Keur de casus goed" in page
    reader.post(reverse("cases:approve", args=[made.pk]), {"seen": "1"})
    made.refresh_from_db()
    assert made.state == CaseState.REVIEWED
    writer.post(reverse("cases:edit", args=[made.pk]), {**TYPED, "story": "Anders.", "seen": "[2, {}]"})
    made.refresh_from_db()
    assert (made.state, made.story) == (CaseState.DRAFT, "Anders.")


def test_the_writer_who_presses_all_the_same_is_told_why_not() -> None:
    writer = desk(Role.EDITOR)
    writer.post(reverse("cases:add"), TYPED)
    page = writer.post(reverse("cases:approve", args=[Case.objects.get().pk]), {"seen": "1"}, follow=True)
    assert "U schreef deze casus zelf." in page.content.decode()
    assert Case.objects.get().state == CaseState.DRAFT


def test_a_form_that_is_not_whole_comes_back_as_typed() -> None:
    page = desk(Role.EDITOR).post(reverse("cases:add"), {**TYPED, "group": ""}).content.decode()
    assert "Kies over wie het gaat." in page
    assert "Iemand kreeg een brief." in page
    assert not Case.objects.exists()


def test_two_colleagues_at_once_lose_nothing() -> None:
    made = case(1)
    url = reverse("cases:edit", args=[made.pk])
    first, second = desk(Role.EDITOR), desk()
    seen = first.get(url).context["form"]["seen"].value()
    first.post(url, {**TYPED, "title": "Van de eerste", "seen": seen})
    response = second.post(url, {**TYPED, "story": "Van de tweede.", "seen": seen})
    assert response.status_code == 409
    page = response.content.decode()
    assert "Van de eerste" in page
    assert "Van de tweede." in page
    assert Case.objects.get().title == "Van de eerste"


def test_the_list_tells_the_mix_and_filters() -> None:
    cases(6)
    case(7, reviewed=False)
    client = desk(Role.ANALYST)
    page = client.get(reverse("cases:index")).content.decode()
    assert "Over wie: 2 burgers, 2 ondernemers, 2 jongeren." in page
    assert "Schrijf een casus" not in page
    page = client.get(reverse("cases:index"), {"group": "youth", "state": "reviewed"}).content.decode()
    assert "Casus nummer 2" in page
    assert "Casus nummer 1<" not in page
    assert "Casus nummer 3" in client.get(reverse("cases:index"), {"q": "nummer 3"}).content.decode()


def test_the_list_asks_as_much_for_one_as_for_three() -> None:
    client = desk()
    case(1)

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("cases:index"))
        return len(captured)

    asked()
    one = asked()
    case(2), case(3)
    assert asked() == one


def test_taking_out_of_use_says_what_it_means() -> None:
    round_, _step = lab_round(2)
    client, made = desk(), Case.objects.first()
    page = client.get(reverse("cases:retire", args=[made.pk])).content.decode()
    assert "Wat mensen van deze casus vonden, blijft bewaard en telt mee." in page
    assert round_.title in page
    page = client.post(reverse("cases:retire", args=[made.pk]), follow=True).content.decode()
    assert "Deze casus komt in geen nieuwe set." in page
    client.post(reverse("cases:retire", args=[made.pk]))
    made.refresh_from_db()
    assert made.state == CaseState.DRAFT


class TestSet:
    """Putting a set together."""

    def test_choosing_cases_and_a_mix(self) -> None:
        bank, version, step = cases(8), criteria(), lab_step(draft_round())
        client, url = desk(), reverse("rounds:lab", args=[step.pk])
        assert "Zet deze casussen klaar" in client.get(url).content.decode()
        chosen = {"version": version.pk, "cases": [bank[0].pk], "mix": "4"}
        page = client.post(url, chosen, follow=True).content.decode()
        assert "4 casussen staan klaar." in page
        assert Item.objects.filter(step=step, required=True).count() == 4
        page = client.get(reverse("rounds:inspect", args=[step.round_id])).content.decode()
        assert "Mensen gebruiken: De criteria, versie 1." in page

    def test_nothing_chosen_is_a_sentence(self) -> None:
        version, step = criteria(), lab_step(draft_round())
        cases(2)
        response = desk().post(reverse("rounds:lab", args=[step.pk]), {"version": version.pk})
        assert response.status_code == 422
        assert "Kies minstens één casus" in response.content.decode()

    def test_without_criteria_one_reads_what_to_do(self) -> None:
        step = lab_step(draft_round())
        assert (
            "Maak eerst een ontwerp met criteria."
            in desk().get(reverse("rounds:lab", args=[step.pk])).content.decode()
        )

    def test_the_same_cases_on_new_criteria(self) -> None:
        _round, before = lab_round(3)
        second = criteria(2, before.product_version.product)
        step = lab_step(draft_round("twee"))
        new = case(9)
        client, url = desk(), reverse("rounds:lab", args=[step.pk])
        client.post(url, {"version": second.pk, "earlier": before.pk, "cases": [new.pk]})
        page = client.get(url).content.decode()
        assert page.count("nieuw bij deze criteria") == 1
        assert Item.objects.filter(step=step).count() == 4
        client.post(url, {"actie": "criteria"})
        assert client.post(url, {"version": second.pk, "mix": "1"}).status_code in (200, 302)

    def test_a_step_of_another_kind_has_no_cases(self) -> None:
        step = draft_round().steps.get()
        assert desk().get(reverse("rounds:lab", args=[step.pk])).status_code == 404

    def test_all_settings_of_a_case_leave_its_criteria_alone(self) -> None:
        _round, step = lab_round(2)
        item = Item.objects.asked().filter(step=step)[0]
        url = reverse("rounds:item_edit", args=[item.pk])
        client = desk()
        seen = client.get(url).context["form"]["seen"].value()
        client.post(url, {"text": "Andere titel", "help": item.current.help, "shown_after": "", "seen": seen})
        item = Item.objects.asked().get(pk=item.pk)
        assert item.current.text == "Andere titel"
        assert len(item.current.options) == 3
