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
