"""What the privacy officer fills in. Every refusal is a sentence, and what was typed stays."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.service import about_somebody_else

from .enums import RequestKind, RequestState, RequestWay
from .models import DECIDED, RightsRequest

BY_HAND = [way for way in RequestWay if way != RequestWay.RECEIPT]


def _text(label: Any, help_text: Any = "", *, required: bool = True, rows: int = 5) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, required=required, strip=False, widget=widget)


class PutInForm(forms.Form):
    """A request that came by letter, mail, phone or in a conversation."""

    use_required_attribute = False

    kind = forms.ChoiceField(
        label=_("Wat vraagt iemand?"),
        choices=RequestKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat iemand vraagt.")},
    )
    way = forms.ChoiceField(
        label=_("Hoe kwam het binnen?"),
        choices=[(way.value, way.label) for way in BY_HAND],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe het binnenkwam.")},
    )
    received_on = forms.DateField(
        label=_("Binnen op"),
        initial=timezone.localdate,
        help_text=_("Op deze dag begint de maand waarin wij antwoorden."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    email = forms.EmailField(
        label=_("E-mailadres"),
        required=False,
        help_text=_("Zo liet iemand het bij ons achter. Is er geen? Hierna zoekt u met nummer, code of naam."),
    )
    reach = forms.CharField(
        label=_("Hoe antwoorden wij, als er geen e-mailadres is?"),
        required=False,
        max_length=200,
        help_text=_("Een naam met een nummer of een adres. Dit wissen wij een jaar na het antwoord."),
    )
    text = _text(
        _("Wat vraagt iemand precies?"), _("Neem over wat nodig is. Geen burgerservicenummer."), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        about_somebody_else(self)


class WhoForm(forms.Form):
    """The people whom a request is about, as ticked."""

    people = forms.TypedMultipleChoiceField(required=False, coerce=UUID)
    number = forms.CharField(required=False, max_length=200)
    version = forms.IntegerField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Which numbers are somebody's, the deed asks of the database.
        field: Any = self.fields["people"]
        field.valid_value = lambda value: True


class DecideForm(forms.Form):
    """Grant, grant in part, refuse, or nothing found; with the reason that is told back."""

    use_required_attribute = False

    outcome = forms.ChoiceField(
        label=_("Wat besluit u?"),
        choices=[(state.value, RequestState(state).label) for state in DECIDED],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u besluit.")},
    )
    checked_how = forms.CharField(
        label=_("Hoe stelde u vast dat deze mens dit zelf vraagt?"),
        required=False,
        max_length=200,
        help_text=_("Bijvoorbeeld: teruggebeld op het nummer dat wij hadden. Maak geen kopie van een paspoort."),
    )
    answer = _text(
        _("Ons antwoord, met de reden"),
        _("Wie het vroeg leest dit. Schrijf in gewone woorden. Afgewezen? Zeg dan waarom."),
    )
    parts = forms.MultipleChoiceField(
        label=_("Deels? Kruis aan wat wij dan wissen"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Alleen als u hierboven ‘deels’ koos. De rest blijft staan."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        request: RightsRequest,
        parts: Sequence[tuple[str, str, int]] = (),
        is_for_nobody: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["parts"]
        field.choices = [(label, f"{name} ({count})") for label, name, count in parts]
        if not is_for_nobody:
            outcome: Any = self.fields["outcome"]
            outcome.choices = [each for each in outcome.choices if each[0] != RequestState.NOT_FOUND]
        if not parts:
            del self.fields["parts"]
        if not request.is_by_hand:
            del self.fields["checked_how"]


class ReasonForm(forms.Form):
    """A reason for more time, or for using words again."""

    use_required_attribute = False

    reason = _text(_("De reden"), _("Wie het vroeg leest dit. Schrijf in gewone woorden."), rows=3)
    version = forms.IntegerField(widget=forms.HiddenInput)
