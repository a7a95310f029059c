"""Making a batch of cards."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from people.models import Perspective
from people.service import offered_perspectives

from .forms import GuardedCharField
from .models import Round
from .models.invitation import MOST_CARDS


class BatchForm(forms.Form):
    """Who hands out how many cards, to whom, until when."""

    partner = GuardedCharField(
        label=_("Wie deelt de kaarten uit?"),
        max_length=120,
        help_text=_("De naam van een organisatie of plek. Geen naam van een persoon."),
        error_messages={"required": _("Schrijf op wie de kaarten uitdeelt.")},
    )
    perspective = forms.TypedChoiceField(
        label=_("Voor wie zijn de kaarten?"),
        coerce=int,
        help_text=_("Dit vullen wij alvast in. Wie meedoet, kan het zelf veranderen."),
        error_messages={"required": _("Kies voor wie de kaarten zijn.")},
    )
    size = forms.IntegerField(
        label=_("Hoeveel kaarten?"),
        min_value=1,
        max_value=MOST_CARDS,
        initial=40,
        help_text=_("Hoogstens 500. Is dat te weinig? Maak dan nog een stapel."),
        error_messages={
            "required": _("Vul in hoeveel kaarten u wilt."),
            "invalid": _("Vul een getal in, bijvoorbeeld 40."),
            "min_value": _("Maak minstens 1 kaart."),
            "max_value": _("Maak hoogstens %(limit_value)d kaarten. Is dat te weinig? Maak dan nog een stapel."),
        },
    )
    valid_until = forms.DateField(
        label=_("Geldig tot en met"),
        widget=AdminDateInput(format="%d-%m-%Y"),
        help_text=_("Na deze dag doet iemand mee zonder kaart."),
        error_messages={
            "required": _("Vul in tot wanneer de kaarten geldig zijn."),
            "invalid": _("Vul een dag in, bijvoorbeeld 31-01-2027."),
        },
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.perspectives: dict[int, Perspective] = {}
        choices: list[Any] = [("", _("Kies een groep"))]
        for offered in offered_perspectives():
            if not offered.group.fills_target:
                continue
            members = [(offered.group.pk, _("%s: iedereen") % offered.group.label)]
            members += [(kind.pk, kind.label) for kind in offered.kinds]
            choices.append((offered.group.label, members))
            self.perspectives |= {each.pk: each for each in (offered.group, *offered.kinds)}
        self.fields["perspective"].choices = choices  # type: ignore[attr-defined]
        if round_.closes_at:
            self.fields["valid_until"].initial = timezone.localdate(round_.closes_at)

    def clean_valid_until(self) -> Any:
        """Not in the past."""
        day = self.cleaned_data["valid_until"]
        if day < timezone.localdate():
            raise ValidationError(_("Deze dag is al voorbij. Kies een latere dag."))
        return day

    def clean_token(self) -> UUID:
        """A form without its token is a batch of its own."""
        return self.cleaned_data.get("token") or uuid4()

    def batch(self) -> dict[str, Any]:
        """What make_batch needs."""
        return {**self.cleaned_data, "perspective": self.perspectives[self.cleaned_data["perspective"]]}
