"""Forms of teachers: an address for news, and how the lesson went."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..enums import Level
from ..models import LessonPack
from .giving import LONGEST, LONGEST_LESSON, SHORTEST_LESSON

_TOO_LONG = _("Dit is te lang. Schrijf hoogstens 2000 tekens.")
_HOW_LONG = _("Vul hele minuten in: een getal van 5 tot en met 300.")


class FollowForm(forms.Form):
    """One address, and nothing else about anybody."""

    email = forms.EmailField(
        label=_("Uw e-mailadres"),
        max_length=254,
        help_text=_("Wij gebruiken dit adres alleen voor nieuws over lespakketten."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false", "aria-required": "true"}),
        error_messages={
            "required": _("Vul uw e-mailadres in."),
            "invalid": _("Dit e-mailadres klopt niet. Een goed adres is bijvoorbeeld naam@voorbeeld.nl."),
            "max_length": _("Dit e-mailadres is te lang."),
        },
    )


class FeedbackForm(forms.Form):
    """How the lesson went; one answer is enough.

    `nonce` makes a double press one; `told` are codes of what the guard on text said already.
    """

    use_required_attribute = False
    worked = forms.CharField(
        label=_("Wat werkte goed in de klas?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": _TOO_LONG},
    )
    minutes = forms.IntegerField(
        label=_("Hoeveel minuten duurde de les echt?"),
        required=False,
        min_value=SHORTEST_LESSON,
        max_value=LONGEST_LESSON,
        help_text=_("Ongeveer is goed."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "rg-input--short", "autocomplete": "off"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _HOW_LONG),
    )
    wrong = forms.CharField(
        label=_("Wat klopt er niet?"),
        required=False,
        max_length=LONGEST,
        help_text=_("Schrijf ook waar het staat. Bijvoorbeeld: werkblad 2, vraag 3."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": _TOO_LONG},
    )
    level = forms.ChoiceField(
        label=_("Aan welk onderwijs gaf u de les?"),
        required=False,
        error_messages={"invalid_choice": _("Kies een niveau uit de lijst.")},
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    told = forms.CharField(widget=forms.HiddenInput, max_length=100, required=False)

    def __init__(self, *args: Any, pack: LessonPack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = dict(Level.choices)
        levels = [(code, labels[code]) for code in pack.levels if code in labels]
        self.fields["level"].choices = [("", _("Zeg ik liever niet")), *levels]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Something must be said; which of the three does not matter."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        said = [cleaned.get(name) for name in ("worked", "minutes", "wrong")]
        if not self.errors and not any(said):
            self.add_error("worked", gettext("Vul minstens één van de eerste drie vragen in."))
        return cleaned
