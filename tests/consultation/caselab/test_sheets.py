"""Cases on paper, on the entry screen and over the phone."""

from collections import Counter
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from consultation.entering import begin
from consultation.entry_sheet import form_code, prefix_of
from consultation.models import Answer, Case, Item, Round, Step
from consultation.printing import Copy, form_context, script_context
from consultation.progress import items_of
from consultation.sheet_items import number_on, part_of, sheet_items
from contributions import printed_number
from people.service import Role
from tests.factories.caselab import lab_round
from tests.factories.people import staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def lab(settings: Any) -> tuple[Round, Step]:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    return lab_round(9)


def typist() -> Client:
    client = Client()
    client.force_login(staff(Role.FACILITATOR))
    return client


def test_a_pile_of_forms_together_holds_every_case_as_often(lab: tuple[Round, Step]) -> None:
    copies = [Copy(number=printed_number.number("BKM", place)) for place in range(1, 10)]
    made = form_context(lab[0], copies)["copies"]
    times = Counter(question.item.pk for copy in made for question in copy.questions)
    assert set(times.values()) == {3}
    assert [copy.part for copy in made] == list(range(1, 10))
    assert all([question.number for question in copy.questions] == [1, 2, 3] for copy in made)


def test_the_form_from_the_website_holds_the_part_that_is_asked_for_or_that_of_today(
    lab: tuple[Round, Step], client: Client
) -> None:
    [copy] = form_context(lab[0], part=4)["copies"]
    assert {question.item for question in copy.questions} == set(sheet_items(lab[0], 4).on_form)
    [today] = form_context(lab[0])["copies"]
    assert len(today.questions) == 3
    assert len(script_context(lab[0], part=2)["questions"]) == 3
    response = client.get(f"/meedoen/{lab[0].slug}/formulier.pdf", {"deel": "4"})
    assert response["Content-Type"] == "application/pdf"


def test_the_code_of_the_words_is_the_same_on_every_part_and_on_the_screen(lab: tuple[Round, Step]) -> None:
    one, other = (form_context(lab[0], part=part)["form_code"] for part in (1, 5))
    assert one == other == script_context(lab[0])["form_code"] == form_code(items_of(lab[0]))


def test_the_print_has_the_warning_before_the_story_and_lines_to_write_on(lab: tuple[Round, Step]) -> None:
    from django.template.loader import render_to_string

    Case.objects.update(warning="Dit gaat over geldzorgen.")
    for template, context in (
        ("consultation/print/form.html", form_context(lab[0], part=1)),
        ("consultation/print/script.html", script_context(lab[0], part=1)),
    ):
        page = render_to_string(template, context)
        assert page.count("Iemand krijgt een brief.") == 3, template
        assert page.index("Dit gaat over geldzorgen.") < page.index("Iemand krijgt een brief."), template
        assert page.count("Zou de belangenbehartiger deze zaak oppakken?") == 3
    assert "deel 1" in render_to_string("consultation/print/form.html", form_context(lab[0], part=1))


class TestEntryScreen:
    """Typing in what is on the paper."""

    def open(self, lab: tuple[Round, Step], client: Client, reference: str = "", **query: str) -> Any:
        entry = begin(lab[0], channel="paper", token=uuid4(), by=staff(Role.FACILITATOR))
        if reference:
            type(entry).objects.filter(pk=entry.pk).update(reference=reference)
        return entry, client.get(reverse("entries:type", args=[entry.pk]), query)

    def test_the_number_on_the_paper_says_which_cases_stand_on_it(self, lab: tuple[Round, Step]) -> None:
        _entry, page = self.open(lab, typist(), printed_number.number("BKM", 5))
        held = sheet_items(lab[0], 5)
        assert [question.item for question in page.context["questions"]] == list(held.on_form)
        assert [question.number for question in page.context["questions"]] == [1, 2, 3]
        assert len(page.context["other_questions"]) == 6

    def test_the_part_can_be_typed_and_stays(self, lab: tuple[Round, Step]) -> None:
        client = typist()
        entry, page = self.open(lab, client)
        assert page.context["questions"] == []
        data = {"versie": "1", "received_on": "2026-01-05", "deel": "3", "actie": "bewaar"}
        response = client.post(reverse("entries:type", args=[entry.pk]), data)
        assert response["Location"].endswith("?deel=3")
        page = client.get(response["Location"])
        assert [question.item for question in page.context["questions"]] == list(sheet_items(lab[0], 3).on_form)
        assert 'name="deel" value="3"' in page.content.decode()

    def test_what_is_typed_is_kept_also_of_a_case_that_is_not_on_the_form(self, lab: tuple[Round, Step]) -> None:
        client = typist()
        entry, _page = self.open(lab, client)
        held = sheet_items(lab[0], 3)
        data = {"versie": "1", "received_on": "2026-01-05", "deel": "3", "actie": "bewaar"}
        for item in (held.on_form[0], held.others[0]):
            data |= {f"{prefix_of(item)}oordeel": "later", f"{prefix_of(item)}criterium": "harm"}
        client.post(reverse("entries:type", args=[entry.pk]), data)
        kept = {answer.item: answer for answer in Answer.objects.select_related("item")}
        assert set(kept) == {*held.on_form, held.others[0]}
        assert kept[held.others[0]].value == {"take": "later", "criterion": "harm", "blind": True}
        assert kept[held.on_form[1]].skipped
        page = client.get(reverse("entries:check", args=[entry.pk])).content.decode()
        assert page.count("Ja, maar later") == 2


def test_forty_statements_are_spread_over_forms_and_thirty_are_not() -> None:
    things = [Item(order=number) for number in range(40)]
    assert part_of(things[:30], 0) == part_of(things[:30], 7) == things[:30]
    assert part_of(things, 1) == things[:30]
    assert part_of(things, 2) == [*things[30:], *things[:20]]
    assert part_of(things, 0) == []


def test_a_number_that_is_not_ours_says_nothing() -> None:
    assert number_on("BKM-012-R") in (0, 12)
    assert number_on(printed_number.number("BKM", 12)) == 12
    assert [number_on(typed) for typed in ("", "12", "BKM-012-?", "x" * 50)] == [0, 0, 0, 0]


def test_every_field_has_the_prefix(lab: tuple[Round, Step]) -> None:
    import re

    from django.template.loader import render_to_string

    from consultation.entry_sheet import sheet_of

    [question] = sheet_of(items_of(lab[0])[:1])
    asked = question.asked
    page = render_to_string(asked.template, {"asked": asked.context, "prefix": "v1-", "blank_label": "Niet ingevuld"})
    names = re.findall(r'\b(?:id|name|for|aria-describedby)="([^"]+)"', page)
    assert names
    assert [name for name in names if not name.startswith("v1-")] == []
