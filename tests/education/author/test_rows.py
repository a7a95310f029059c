"""The lists of a pack: a row shows what its kind needs, and folds away the rest without losing it."""

import pytest
from django.urls import reverse

from education.models import ClassItem, QuizQuestion
from tests.factories.lesson_packs import whole_pack

pytestmark = pytest.mark.django_db


def rows_of(desk, pack, what):
    return desk.get(reverse("packs:rows", args=[pack.pk, what])).context["formset"].forms


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("choice", "options"),
        ("several", "options"),
        ("match", "pairs"),
        ("true_false", "is_true"),
        ("open", "model_answer"),
    ],
)
def test_a_question_shows_only_what_its_kind_needs(desk, kind, shown):
    pack = whole_pack()
    QuizQuestion.objects.filter(pack=pack).update(kind=kind)
    kept, new, _newer = rows_of(desk, pack, "toets")
    names = {"options", "pairs", "is_true", "model_answer"}
    assert {field.name for field in kept.first} & names == {shown}
    assert {field.name for field in kept.aside} == names - {shown}
    assert {field.name for field in new.first} >= names and new.aside == []
    assert {field.name for field in [*kept.first, *kept.aside]} == {field.name for field in kept.visible_fields()}


def test_only_a_dilemma_has_choices(desk):
    pack = whole_pack()
    assert [field.name for field in rows_of(desk, pack, "klas")[0].aside] == ["options"]
    ClassItem.objects.filter(pack=pack).update(kind="dilemma")
    assert rows_of(desk, pack, "klas")[0].aside == []


def test_what_is_wrong_in_a_folded_field_is_unfolded(desk):
    pack = whole_pack()
    QuizQuestion.objects.filter(pack=pack).update(kind="open", model_answer="Vraag het.")
    address = reverse("packs:rows", args=[pack.pk, "toets"])
    page = desk.get(address)
    data = {"version": page.context["version"]}
    for form in [page.context["formset"].management_form, *page.context["formset"].forms]:
        data |= {field.html_name: field.value() for field in form if field.value() not in (None, False)}
    refused = desk.post(address, data | {"questions-0-pairs": "zonder rechts"})
    assert refused.status_code == 422
    assert '<details class="pack-aside" open>' in refused.content.decode()
    assert "zonder rechts" in refused.content.decode()
    assert '<details class="pack-aside">' in page.content.decode()


def filled_in(page, **typed):
    """What a browser sends from this list, with what was typed."""
    data = {"version": page.context["version"]}
    for form in [page.context["formset"].management_form, *page.context["formset"].forms]:
        data |= {field.html_name: field.value() for field in form if field.value() not in (None, False)}
    return data | typed


@pytest.mark.parametrize(("choices", "status"), [("", 422), ("Alleen dit", 422), ("Dit\nDat", 302)])
def test_a_dilemma_has_something_to_choose(desk, choices, status):
    pack = whole_pack()
    address = reverse("packs:rows", args=[pack.pk, "klas"])
    typed = {"class_items-1-kind": "dilemma", "class_items-1-text": "Wat eerst?", "class_items-1-options": choices}
    response = desk.post(address, filled_in(desk.get(address), **typed))
    assert response.status_code == status
    assert ClassItem.objects.filter(pack=pack, kind="dilemma").count() == (status == 302)
    if status == 422:
        page = response.content.decode()
        assert "Schrijf twee of meer keuzes" in page and "Wat eerst?" in page and choices in page


def test_a_code_with_a_space_is_refused_in_plain_words(desk):
    pack = whole_pack()
    address = reverse("packs:rows", args=[pack.pk, "cijfers"])
    page = desk.get(address)
    new = f"figures-{page.context['formset'].initial_form_count()}-code"
    response = desk.post(address, filled_in(page, **{new: "Eigen Risico"}))
    assert response.status_code == 422
    said = response.content.decode()
    assert "Gebruik alleen letters, cijfers en streepjes." in said and "‘slug’" not in said and "Eigen Risico" in said
