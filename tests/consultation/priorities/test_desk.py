"""What an organiser sets: the kind first, only the fields of that kind, the elements as answers, and the settings."""

from typing import Any

import pytest
from django.urls import reverse

from consultation.editing import Wording, add_item
from consultation.enums import ItemKind, ProductKind
from consultation.inline_forms import InlineItemForm
from consultation.item_forms import ItemForm
from consultation.methods import METHODS
from consultation.models import DesignProduct, Element, ElementVersion, Item, ProductVersion
from consultation.option_elements import options_from_elements, take_elements
from contributions.service import Refused
from people.service import Role
from tests.factories.people import staff
from tests.factories.priorities import option, options, points_item, step_of_priorities, top_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Any, settings: Any) -> Any:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.ORGANISER))
    return client


def version_with(*elements: tuple[str, str]) -> ProductVersion:
    product = DesignProduct.objects.create(slug="team", kind=ProductKind.TEAM, title="Het team")
    version = ProductVersion.objects.create(product=product, number=1)
    for order, (code, title) in enumerate(elements):
        element = Element.objects.create(product=product, code=code)
        ElementVersion.objects.create(
            element=element, version=version, order=order, title=title, explanation="woord " * 100
        )
    return version


def test_first_one_chooses_among_the_kinds_of_the_step(desk: Any) -> None:
    step = step_of_priorities()
    address = reverse("rounds:item_add", args=[step.pk])
    shown = desk.get(address).content.decode()
    for kind in (ItemKind.POINTS, ItemKind.TOP, ItemKind.RANKING):
        assert f"?kind={kind.value}" in shown
    assert "?kind=open" not in shown and "name=&quot;text" not in shown
    assert "?kind=points" in desk.get(address, {"kind": "open"}).content.decode()


@pytest.mark.parametrize(
    ("kind", "asked"),
    [("points", {"budget", "max_choices"}), ("top", {"budget", "max_choices"}), ("ranking", {"max_choices"})],
)
def test_only_the_fields_of_the_kind(desk: Any, kind: str, asked: set[str]) -> None:
    step = step_of_priorities()
    form = ItemForm(step=step, initial={"kind": kind})
    assert {"budget", "min_choices", "max_choices"} & set(form.fields) == asked
    blocks = form.fields["options"].block.child_blocks["option"].child_blocks  # type: ignore[attr-defined]
    assert ("cost" in blocks, "reason_prompt" in blocks) == (kind == "top", kind == "top")
    assert desk.get(reverse("rounds:item_add", args=[step.pk]), {"kind": kind}).status_code == 200


def posted(kind: str, rows: list[dict[str, Any]], **fields: Any) -> dict[str, Any]:
    data = {"kind": kind, "text": "Wat telt?", "help": "", "shown_after": "", "options-count": str(len(rows))}
    for place, row in enumerate(rows):
        data |= {
            f"options-{place}-deleted": "",
            f"options-{place}-order": str(place),
            f"options-{place}-type": "option",
            f"options-{place}-id": "",
            **{f"options-{place}-value-{name}": value for name, value in row.items()},
        }
    return data | fields


def test_a_question_with_costs_is_made(desk: Any) -> None:
    step = step_of_priorities()
    rows = [
        {"code": "", "label": label, "meaning": "", "reason_prompt": "", "cost": cost}
        for label, cost in (("Een", 3), ("Twee", 9))
    ]
    address = reverse("rounds:item_add", args=[step.pk])
    refused = desk.post(address, posted("top", rows)).content.decode()
    assert "Vul in hoeveel het samen mag kosten." in refused
    assert desk.post(address, posted("top", rows, budget="10")).status_code == 302
    made = Item.objects.get()
    assert made.current is not None
    assert [row.value["cost"] for row in made.current.options] == [3, 9]


def test_a_kind_that_the_step_does_not_know_is_refused(desk: Any) -> None:
    step = step_of_priorities()
    response = desk.post(reverse("rounds:item_add", args=[step.pk]), posted("open", []))
    assert response.status_code == 200
    assert not Item.objects.exists()


@pytest.mark.parametrize(
    ("kind", "words", "sentence"),
    [
        ("points", {}, "Vul in hoeveel punten iemand verdeelt."),
        ("points", {"budget": 100, "max_choices": 10}, "Zo kan niemand alle punten kwijt."),
        ("top", {"options": options({"law": 5})}, "Vul in hoeveel het samen mag kosten."),
        (
            "top",
            {"options": options(dict.fromkeys(("listen", "law", "money", "calm"), 9)), "budget": 5},
            "Elk antwoord kost meer",
        ),
        ("top", {"budget": 5}, "Er is een budget, maar niets kost iets."),
    ],
)
def test_a_question_nobody_could_answer_is_refused(kind: str, words: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        add_item(step_of_priorities(), kind, Wording("Wat?", **{"options": options(), **words}))


def test_saving_a_question_unchanged_makes_no_new_version(desk: Any) -> None:
    step = step_of_priorities()
    item = top_item(step, costs={"listen": 5, "law": 5, "money": 5, "calm": 5}, budget=10)
    assert item.current is not None
    item.current.frozen = True
    item.current.save()
    rows = [dict(block.value) | {"meaning": "", "reason_prompt": ""} for block in item.current.options]
    form = ItemForm(step=step, instance=Item.objects.select_related("current", "step__round").get())
    data = posted("top", rows, text=item.current.text, budget="10", max_choices="2", seen=form.initial["seen"])
    assert desk.post(reverse("rounds:item_edit", args=[item.pk]), data).status_code == 302
    assert Item.objects.get().versions.count() == 1


def test_bettering_the_words_in_their_place_keeps_budget_and_costs() -> None:
    step = step_of_priorities()
    item = top_item(step, costs={"listen": 5, "law": 5, "money": 5, "calm": 5}, budget=10)
    form = InlineItemForm({**InlineItemForm(instance=item).initial, "text": "Beter?"}, instance=item)
    assert form.is_valid(), form.errors
    wording = form.wording()
    assert (wording.text, wording.budget) == ("Beter?", 10)
    assert [row[1]["cost"] for row in wording.options] == [5, 5, 5, 5]


def test_elements_become_options_with_their_own_code() -> None:
    found = options_from_elements(version_with(("sociaal-raadsman", "Raadsman"), ("ethicus", "Ethicus")))
    assert [row["code"] for _name, row in found] == ["sociaal-raadsman", "ethicus"]
    assert all(len(row["meaning"]) <= 300 for _name, row in found)


def test_elements_are_added_once_and_what_was_there_stays(desk: Any) -> None:
    step = step_of_priorities(version=version_with(("law", "De wet kennen"), ("ethicus", "Ethicus")))
    item = points_item(step)
    for _twice in range(2):
        desk.post(reverse("rounds:item_elements", args=[item.pk]))
    item = Item.objects.select_related("current").get()
    assert item.current is not None
    assert [row.value["code"] for row in item.current.options] == ["listen", "law", "money", "calm", "ethicus"]
    assert [row.value["label"] for row in item.current.options][1] == "Kennis van de wet"
    assert item.current.budget == 100


def test_without_a_design_the_button_says_what_to_do(desk: Any) -> None:
    item = points_item(step_of_priorities())
    with pytest.raises(Refused, match="Deze stap gaat niet over een ontwerp met onderdelen"):
        take_elements(item)
    response = desk.post(reverse("rounds:item_elements", args=[item.pk]), follow=True)
    assert "Kies eerst een ontwerp bij de stap" in response.content.decode()


def test_the_settings_of_the_step_are_plain_data() -> None:
    form_class = METHODS["priorities"].settings_form
    assert form_class is not None
    form = form_class({"set": "shares", "seats": "4", "threshold": ""})
    assert form.is_valid()
    assert form.cleaned_data == {"set": "shares", "seats": 4}
    assert not form_class({"set": "anything"}).is_valid()


def test_an_option_may_have_the_code_of_an_element(desk: Any) -> None:
    step = step_of_priorities()
    rows = [option("sociaal-raadsman", "Raadsman")[1], option("ethicus", "Ethicus")[1]]
    typed = [{name: row[name] for name in ("code", "label", "meaning")} for row in rows]
    response = desk.post(reverse("rounds:item_add", args=[step.pk]), posted("points", typed, budget="10"))
    assert response.status_code == 302
