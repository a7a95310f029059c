"""Forms of teachers: a new class, and what was counted."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.service import ChoiceLabel

from ..enums import ClassWay, Level
from ..models import LessonPack
from .making import FEWEST_PUPILS, MOST_PUPILS

_WAYS = (
    (ClassWay.DEVICES, ChoiceLabel(ClassWay.DEVICES.label, _("Laptop, tablet of telefoon. De uitslag komt vanzelf."))),
    (ClassWay.HANDS, ChoiceLabel(ClassWay.HANDS.label, _("U telt de handen en vult de aantallen in."))),
    (
        ClassWay.PAPER,
        ChoiceLabel(ClassWay.PAPER.label, _("U telt de blaadjes en vult de aantallen in, binnen een dag.")),
    ),
)
_HOW_MANY = _("Vul een aantal in van 5 tot en met 60 leerlingen.")


class NewClassForm(forms.Form):
    """What a class needs. `nonce` makes a double press one class."""

    use_required_attribute = False
    way = forms.ChoiceField(
        label=_("Hoe antwoorden uw leerlingen?"),
        choices=_WAYS,
        initial=ClassWay.DEVICES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe uw leerlingen antwoorden.")},
    )
    pupils = forms.IntegerField(
        label=_("Hoeveel leerlingen zijn er?"),
        help_text=_("Ongeveer is goed. Vanaf vijf leerlingen laten wij een uitslag zien."),
        min_value=FEWEST_PUPILS,
        max_value=MOST_PUPILS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "rg-input--short", "autocomplete": "off"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _HOW_MANY),
    )
    level = forms.ChoiceField(
        label=_("Welk onderwijs is het?"),
        required=False,
        error_messages={"invalid_choice": _("Kies een niveau uit de lijst.")},
    )
    school = forms.CharField(
        label=_("Welke school is het?"),
        required=False,
        max_length=120,
        help_text=_(
            "Dit hoeft niet. Kennen wij de school, dan telt de klas eerder mee. Ook kunnen wij bellen bij zorgen om "
            "een leerling. Zet hier geen namen van mensen."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"max_length": _("Dit is te lang. Schrijf hoogstens 120 tekens.")},
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, pack: LessonPack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = dict(Level.choices)
        levels = [(code, labels[code]) for code in pack.levels if code in labels]
        self.fields["level"].choices = [("", _("Zeg ik liever niet")), *levels]  # type: ignore[attr-defined]


class NumberField(forms.IntegerField):
    """A number that was left open is nobody: a teacher in front of a class fills in what there was."""

    def clean(self, value: Any) -> Any:
        """An empty box is 0."""
        return super().clean(value) if str(value or "").strip() else 0


class CountForm(forms.Form):
    """A number at every choice; an empty box is nobody."""

    def __init__(self, *args: Any, choices: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = {f"n_{place}": code for place, (code, _label) in enumerate(choices)}
        labels = dict(choices)
        wrong = _("Vul een aantal in. Nul mag ook.")
        for name, code in self.codes.items():
            self.fields[name] = NumberField(
                label=labels[code],
                min_value=0,
                max_value=MOST_PUPILS,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "rg-input--short"}),
                error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
            )

    def starting_at(self, counted: dict[str, int]) -> "CountForm":
        """With what was counted before."""
        self.initial = {name: counted[code] for name, code in self.codes.items() if code in counted}
        return self

    @property
    def counts(self) -> dict[str, int]:
        """How many, by code."""
        return {code: self.cleaned_data[name] for name, code in self.codes.items()}
