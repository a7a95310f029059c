"""The form that asks why something does not take place."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .series import Scope


class ReasonForm(forms.Form):
    """Why it does not take place, in words people read; and which dates, in a series."""

    reason = forms.CharField(
        label=_("Waarom gaat het niet door?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mensen lezen dit. Schrijf korte zinnen, en noem geen namen."),
        error_messages={
            "required": _("Schrijf op waarom het niet doorgaat."),
            "max_length": _("Schrijf het in hoogstens 300 tekens."),
        },
    )
    scope = forms.ChoiceField(
        label=_("Welke datums zegt u af?"),
        choices=Scope.choices,
        widget=forms.RadioSelect,
        initial=Scope.THIS,
    )

    def __init__(self, *args: Any, in_series: bool = False, needs_reason: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not in_series:
            del self.fields["scope"]
        if not needs_reason:
            del self.fields["reason"]
