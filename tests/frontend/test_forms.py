"""A Django form comes out accessible: label, explanation, message and control tied together, nothing cut."""

import pytest
from django import forms
from lxml import html

from pages.bound_fields import ChoiceLabel


class QuestionForm(forms.Form):
    name = forms.CharField(label="Uw naam", help_text="Een voornaam is genoeg.", required=False)
    story = forms.CharField(label="Uw verhaal", max_length=500, widget=forms.Textarea)
    influence = forms.ChoiceField(
        label="Hoeveel invloed?",
        help_text="Kies er een.",
        choices=[("know", ChoiceLabel("Meeweten", "U <leest> mee.")), ("think", "Meedenken")],
        widget=forms.RadioSelect,
    )
    consent = forms.BooleanField(label="Het mag", help_text="U kunt dit later veranderen.")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def draw(form: forms.Form, name: str) -> html.HtmlElement:
    return html.fromstring(f"<div>{form[name].as_field_group()}</div>")


@pytest.fixture
def empty() -> QuestionForm:
    return QuestionForm({"name": "Noor", "story": "x" * 600})


def test_the_label_belongs_to_the_control_and_says_when_it_may_stay_empty():
    field = draw(QuestionForm(), "name")
    assert field.xpath("//label/@for") == field.xpath("//input/@id") == ["id_name"]
    assert field.xpath("//label")[0].text_content().split() == ["Uw", "naam", "(niet", "verplicht)"]


def test_the_explanation_is_read_with_the_control():
    field = draw(QuestionForm(), "name")
    assert field.xpath("//input/@aria-describedby") == ["id_name_hulp"]
    assert field.xpath("//*[@id='id_name_hulp']")[0].text_content() == "Een voornaam is genoeg."


def test_a_message_stands_at_the_field_and_what_was_typed_stays(empty: QuestionForm):
    field = draw(empty, "story")
    assert field.xpath("//textarea/@aria-invalid") == ["true"]
    assert field.xpath("//textarea/@aria-describedby") == ["id_story_fout"]
    assert field.xpath("//*[@id='id_story_fout']")[0].text_content() == empty.errors["story"][0]
    assert field.xpath("//textarea")[0].text_content().strip() == "x" * 600


def test_the_browser_neither_judges_nor_cuts(empty: QuestionForm):
    drawn = "".join(field.as_field_group() for field in empty)
    assert " required" not in drawn.replace("aria-required", "")
    assert "maxlength" not in drawn
    assert html.fromstring(drawn).xpath("//textarea/@data-telt-tot") == ["500"]
    assert html.fromstring(drawn).xpath("//textarea/@aria-required") == ["true"]


def test_choices_are_one_group_with_a_meaning_under_the_label(empty: QuestionForm):
    group = draw(empty, "influence")
    assert group.xpath("//fieldset/@aria-describedby") == ["id_influence_hulp id_influence_fout"]
    assert group.xpath("//legend")[0].text_content().strip() == "Hoeveel invloed?"
    assert group.xpath("//input/@id") == group.xpath("//label/@for") == ["id_influence_0", "id_influence_1"]
    assert group.xpath("//input[1]/@aria-describedby")[0] == "id_influence_0_betekenis"
    assert group.xpath("//*[@id='id_influence_0_betekenis']")[0].text_content() == "U <leest> mee."


def test_the_chosen_stays_chosen():
    group = draw(QuestionForm({"influence": "think"}), "influence")
    assert group.xpath("//input[@checked]/@value") == ["think"]


def test_one_box_carries_its_label_beside_it(empty: QuestionForm):
    box = draw(empty, "consent")
    assert box.xpath("//input/@type") == ["checkbox"]
    assert box.xpath("//label/@for") == ["id_consent"]
    assert box.xpath("//input/@aria-describedby") == ["id_consent_hulp id_consent_fout"]


def test_a_hidden_field_shows_nothing(empty: QuestionForm):
    assert draw(empty, "secret").text_content().strip() == ""


def test_a_link_in_the_error_summary_leads_to_something_one_can_fill_in(empty: QuestionForm):
    drawn = html.fromstring("<div>" + "".join(field.as_field_group() for field in empty) + "</div>")
    targets = {name: drawn.xpath(f"//*[@id='{empty[name].first_id}']")[0].tag for name in empty.errors}
    assert targets == {"story": "textarea", "influence": "input", "consent": "input"}


def test_wagtails_own_way_of_drawing_stays_as_it_was():
    assert "utrecht" not in str(QuestionForm()["name"])
    assert "required" in str(QuestionForm()["story"])
