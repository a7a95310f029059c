"""A method costs one module and its templates: the example of docs/methods.md works everywhere, unchanged."""

from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.http import QueryDict
from django.template.loader import render_to_string
from django.test import override_settings
from django.urls import reverse

from consultation.ambassador import tick_read
from consultation.editing import Wording, add_item
from consultation.entry_sheet import prefix_of, read_sheet
from consultation.enums import ResultsShown, RoundState
from consultation.importing.template import template_columns, write_template
from consultation.methods import METHODS
from consultation.models import Answer, Item, Round, Step
from consultation.printing import FORM, SCRIPT, form_context, script_context
from consultation.progress import items_of
from consultation.results.keeping import count_step
from consultation.steps import add_step
from consultation.transitions import move
from people.service import Role
from tests.consultation.filling import fill, look
from tests.consultation.own_method.thermometer import DEGREES, FIELD, THERMOMETER
from tests.consultation.walker import Walker
from tests.factories.people import staff
from tests.factories.rounds import ready_round
from tests.handover.workbooks import dossier

pytestmark = pytest.mark.django_db
HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The one line, and the folder of templates."""
    monkeypatch.setitem(METHODS, THERMOMETER.code, THERMOMETER)
    templates = deepcopy(django_settings.TEMPLATES)
    templates[0]["DIRS"] = [*templates[0]["DIRS"], HERE / "templates"]
    with override_settings(TEMPLATES=templates):
        yield


@pytest.fixture
def step() -> Step:
    """A round that asks by thermometer first of all, open, and with results while it runs."""
    round_ = ready_round()
    for item in Item.objects.filter(step__round=round_):
        Item.objects.filter(pk=item.pk).update(retired=True)
    round_.steps.update(title="Niets meer")
    step = add_step(round_, THERMOMETER.code, "Hoe warm?", settings={"cold": "koud"}, results_shown=ResultsShown.LIVE)
    add_item(step, DEGREES, Wording("Hoeveel vertrouwen hebt u?"))
    Step.objects.filter(round=round_).exclude(pk=step.pk).update(order=99)
    return step


@pytest.fixture
def round_(step: Step) -> Round:
    Item.objects.filter(step__round=step.round, retired=True).update(step=step)
    Step.objects.filter(round=step.round).exclude(pk=step.pk).delete()
    return move(tick_read(step.round, "Een leesgroep", by=None), RoundState.OPEN, by=None)


def hand_in(round_: Round, degrees: str, kind: str = "experience_expert") -> Walker:
    """One person, from the first screen to the receipt."""
    person = Walker(round_)
    person.get("begin")
    person.answer(1, **{FIELD: degrees})
    person.post("wie", perspective=kind, speaks_for="self")
    overview = person.get("overzicht")
    assert f"{degrees} van de 10" in overview.content.decode()
    assert person.post("overzicht")["Location"].endswith("/bedankt/")
    return person


def test_the_page_in_docs_holds_exactly_these_files() -> None:
    page = (HERE.parents[2] / "docs" / "methods.md").read_text()
    files = [HERE / "thermometer.py", *sorted((HERE / "templates").rglob("*.html"))]
    assert len(files) == 6
    for file in files:
        assert file.read_text().strip() in page, file.name


def test_the_screen_asks_and_a_wrong_answer_is_a_sentence(round_: Round) -> None:
    person = Walker(round_)
    person.get("begin")
    assert "Uw getal" in person.get("vraag/1").content.decode()
    refused = person.answer(1, **{FIELD: "11"})
    assert refused.status_code == 422
    assert "Kies een getal van 0 tot en met 10" in refused.content.decode()


def test_the_organiser_sees_sets_and_fills_it_without_a_line_of_code(client: Any, step: Step, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.ORGANISER))
    choose = client.get(reverse("rounds:step_choose", args=[step.round_id])).content.decode()
    assert "Thermometer" in choose and "Wij tellen per groep welk getal" in choose

    page = client.get(reverse("rounds:inspect", args=[step.round_id])).content.decode()
    assert "Wat betekent 0? koud" in page and "Een getal van 0 tot 10" in page

    edit = reverse("rounds:step_edit", args=[step.pk])
    posted = {"title": "Hoe warm?", "results_shown": "hidden", "methode-cold": "", "methode-warm": "heet"}
    refused = client.post(edit, posted)
    assert refused.status_code == 422
    client.post(edit, {**posted, "methode-cold": "kil"})
    step.refresh_from_db()
    assert (step.settings, step.results_shown) == ({"cold": "kil", "warm": "heet"}, "hidden")
    assert "Een getal van 0 tot 10" in client.get(reverse("rounds:item_add", args=[step.pk])).content.decode()


def test_people_hand_in_and_everybody_sees_what_came_out(client: Any, round_: Round) -> None:
    for degrees in ("0", "8", "8", "8", "9", "10"):
        hand_in(round_, degrees)
    assert sorted(Answer.objects.values_list("value__degrees", flat=True)) == [0, 8, 8, 8, 9, 10]

    count_step(round_.steps.get())
    shown = client.get(f"/meedoen/{round_.slug}/uitkomst/").content.decode()
    assert "De helft van de mensen koos 8" in shown and "minder dan 5" in shown
    assert ">1</td>" not in shown
    assert "middelste getal" in client.get("/meedoen/uitleg/thermometer/").content.decode()


def test_without_answers_it_says_so(client: Any, round_: Round) -> None:
    count_step(round_.steps.get())
    assert "te weinig antwoorden" in client.get(f"/meedoen/{round_.slug}/uitkomst/").content.decode()


def test_it_is_on_paper_on_the_telephone_and_on_the_entry_screen(round_: Round) -> None:
    assert "Zet een kring om" in render_to_string(FORM, form_context(round_))
    assert "noemen van 0 tot en met 10" in render_to_string(SCRIPT, script_context(round_))
    items = items_of(round_)
    prefix = prefix_of(items[0])
    (typed,) = read_sheet(items, QueryDict(f"{prefix}{FIELD}=7"))
    assert typed.given.value == {"degrees": 7}
    drawn = render_to_string("consultation/admin/entry_question.html", {"question": typed})
    assert f'name="{prefix}{FIELD}"' in drawn and '<option value="7" selected>' in drawn


def test_it_has_its_column_on_the_sheet_and_in_the_dossier(round_: Round) -> None:
    (key,) = [column.key for column in template_columns(round_) if FIELD in column.key]
    write_template(round_, BytesIO())
    report = look(round_, fill(round_, [{key: "7"}, {key: "11"}]))
    assert [each["row"] for each in report.as_rows()] == [4]

    hand_in(round_, "7")
    book = dossier(round_slug=round_.slug)
    assert "degrees" in str(book.get("Antwoorden", book))
