"""Forms of pupils: an age, a choice, own words. None of them is required: one can skip."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums import AgeGroup
from .answering import LONGEST

_PICK = _("Kies een van de antwoorden. Of sla de vraag over.")


class AgeForm(forms.Form):
    """The only thing a pupil may say of themselves."""

    use_required_attribute = False
    age_group = forms.ChoiceField(
        label=_("Hoe oud ben je?"),
        choices=AgeGroup.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _PICK, "invalid_choice": _PICK},
    )


class ChoiceForm(forms.Form):
    """One choice, at a statement or a dilemma."""

    use_required_attribute = False
    choice = forms.ChoiceField(widget=forms.RadioSelect, error_messages={"required": _PICK, "invalid_choice": _PICK})

    def __init__(self, *args: Any, legend: str, choices: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["choice"].label = legend
        self.fields["choice"].choices = list(choices)  # type: ignore[attr-defined]


class WordsForm(forms.Form):
    """Own words. `nonce` makes a double press one; `told` are codes of what the guard said already."""

    use_required_attribute = False
    text = forms.CharField(
        label=_("Jouw woorden"),
        strip=False,
        max_length=LONGEST,
        help_text=_("Schrijf geen namen, adressen of nummers op. Schrijf niets over thuis."),
        error_messages={
            "required": _("Schrijf eerst iets op. Of sla de vraag over."),
            "max_length": _("Dit is te lang. Maak het korter: hoogstens 1000 tekens."),
        },
        widget=forms.Textarea(attrs={"rows": 5, "aria-required": "true"}),
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    told = forms.CharField(widget=forms.HiddenInput, max_length=100, required=False)
