"""Steps at the page of the round: every deed is a form that needs no JavaScript."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from consultation.enums import MethodCode, ProductKind, ResultsShown
from consultation.methods import METHODS
from consultation.models import Step
from consultation.round_templates import TEMPLATES
from consultation.rounds import create_round
from consultation.steps import add_step
from tests.consultation.steps.test_deeds import criteria, titles
from tests.factories.rounds import draft_round, open_round

#: What the form of a step with cases comes filled in with.
FILLED_IN = {"results_shown": "after_closing", "methode-per_person": "3", "methode-per_session": "12"}

pytestmark = pytest.mark.django_db


def shown(client, round_) -> str:
    return client.get(reverse("rounds:inspect", args=[round_.pk])).content.decode()


def test_the_page_shows_each_step_with_its_questions_and_the_way_to_add_one(client, organiser):
    round_ = draft_round()
    add_step(round_, MethodCode.CASES, "De verhalen", product_version=criteria())

    page = shown(client, round_)

    assert "Stap 1: Uw antwoorden" in page and "Stap 2: De verhalen" in page
    assert "Criteria, versie 1" in page and "Deze stap is nog leeg" in page
    assert reverse("rounds:step_choose", args=[round_.pk]) in page


def test_every_method_can_be_chosen_with_its_sentence(client, organiser):
    round_ = draft_round()
    page = client.get(reverse("rounds:step_choose", args=[round_.pk])).content.decode()
    for method in METHODS.values():
        assert str(method.name) in page and str(method.promise) in page
        assert reverse("rounds:step_add", args=[round_.pk, method.code]) in page
        assert client.get(reverse("rounds:step_add", args=[round_.pk, method.code])).status_code == 200
    assert client.get(reverse("rounds:step_add", args=[round_.pk, "raden"])).status_code == 404


def test_a_step_is_added_set_moved_and_taken_away(client, organiser):
    round_, version = draft_round(), criteria()

    client.post(
        reverse("rounds:step_add", args=[round_.pk, MethodCode.CASES]),
        {"title": "De verhalen", "product_version": version.pk, **FILLED_IN},
    )
    step = Step.objects.get(title="De verhalen")
    assert (step.method, step.product_version, step.order) == (MethodCode.CASES, version, 2)

    client.post(
        reverse("rounds:step_edit", args=[step.pk]), {"title": "Drie verhalen", "product_version": "", **FILLED_IN}
    )
    client.post(reverse("rounds:step_shift", args=[step.pk, "omhoog"]))
    step.refresh_from_db()
    assert (step.title, step.product_version, step.order) == ("Drie verhalen", None, 1)

    client.post(reverse("rounds:step_drop", args=[step.pk]))
    assert titles(round_) == ["Uw antwoorden"]


def test_without_a_name_the_form_comes_back_with_what_was_chosen(client, organiser):
    round_, version = draft_round(), criteria()
    answer = client.post(
        reverse("rounds:step_add", args=[round_.pk, MethodCode.CASES]), {"title": "", "product_version": version.pk}
    )
    assert answer.status_code == 422
    assert "Geef de stap een naam" in answer.content.decode()
    assert f'<option value="{version.pk}" selected' in answer.content.decode()
    assert round_.steps.count() == 1


def test_a_refusal_is_a_sentence_on_the_page(client, organiser):
    round_ = draft_round()
    answer = client.post(reverse("rounds:step_drop", args=[round_.steps.get().pk]), follow=True)
    assert "Er staan nog vragen in deze stap" in answer.content.decode()


def test_a_closed_round_leads_back_with_a_sentence(client, organiser):
    from consultation.enums import RoundState
    from consultation.transitions import move

    round_ = move(open_round(), RoundState.REVIEW, by=None, reason="Iedereen heeft geantwoord.")
    step = round_.steps.get()
    for address in (
        reverse("rounds:step_choose", args=[round_.pk]),
        reverse("rounds:step_add", args=[round_.pk, MethodCode.QUESTIONS]),
        reverse("rounds:step_edit", args=[step.pk]),
    ):
        assert "De ronde is gesloten" in client.get(address, follow=True).content.decode()


def test_the_list_of_templates_stands_under_headings(client, organiser):
    page = client.get(reverse("rounds:add")).content.decode()
    for heading in ("WAT: doel en taken", "HOE: manier van werken", "WIE: profiel"):
        assert f"<legend>{heading}</legend>" in page
    for template in TEMPLATES.values():
        assert f'value="{template.code}"' in page


def test_a_step_on_a_design_offers_only_designs_of_its_kind(client, organiser):
    from consultation.models import DesignProduct, ProductVersion

    round_, version = draft_round(), criteria()
    team = DesignProduct.objects.create(slug="team", kind=ProductKind.TEAM, title="Ons team")
    other = ProductVersion.objects.create(product=team, number=1)
    page = client.get(reverse("rounds:step_add", args=[round_.pk, MethodCode.CASES])).content.decode()
    assert f'value="{version.pk}"' in page and f'value="{other.pk}"' not in page


def test_the_page_asks_as_much_for_three_steps_as_for_one(client, organiser, django_assert_num_queries):
    round_ = draft_round()
    add_step(round_, MethodCode.QUESTIONS, "Stap 0", results_shown=ResultsShown.LIVE)
    shown(client, round_)
    with CaptureQueriesContext(connection) as asked:
        shown(client, round_)
    for number in (1, 2):
        add_step(round_, MethodCode.QUESTIONS, f"Stap {number}", results_shown=ResultsShown.LIVE)
    with django_assert_num_queries(len(asked)):
        shown(client, round_)


def test_a_step_with_cases_or_a_text_is_filled_on_its_own_screen(client, organiser):
    round_ = draft_round()
    cases, text = add_step(round_, MethodCode.CASES, "De verhalen"), add_step(round_, MethodCode.DRAFT, "De tekst")
    page = shown(client, round_)
    for step, screen in ((cases, "rounds:lab"), (text, "rounds:text")):
        assert page.count(f'href="{reverse(screen, args=[step.pk])}"') >= 2, "at what is missing, and at the step"
    add = reverse("rounds:item_add", args=[cases.pk])
    assert add not in page
    for answer in (client.get(add), client.post(add, {"kind": "case", "text": "Zonder bank"})):
        assert answer["Location"] == reverse("rounds:lab", args=[cases.pk])
    assert not cases.items.exists()
    beside = client.get(reverse("rounds:item_add", args=[text.pk])).content.decode()
    assert "Open vraag" in beside and 'value="paragraph"' not in beside


def test_what_is_empty_is_said_once(client, organiser):
    round_ = create_round(MethodCode.CASES)
    page = shown(client, round_)
    assert "Kies casussen uit de casusbank" in page and "Voeg minstens één vraag toe." not in page


def test_the_ways_from_a_round_stand_in_the_page_as_words(client, organiser):
    round_ = create_round("principles")
    page = shown(client, round_)
    nav = page.split('aria-label="Wat u met deze ronde kunt doen"')[1].split("</nav>")[0]
    for words in ("Bekijk als deelnemer", "Bewerk teksten en data", "De tekst", "Wat kwam eruit?"):
        assert words in nav
    assert "<svg" not in nav and "Bekijk als deelnemer" not in page.split("<header")[1].split("</header>")[0]
