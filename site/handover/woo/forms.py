"""The forms of a request: a new case, and the judgement on one text."""

import re
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .covering import Span
from .enums import Ground, Verdict

_VALUE = re.compile(r"(\d{1,9})-(\d{1,9})-([0-9a-z.]{1,10})")


class StartForm(forms.Form):
    """A new case."""

    reference = forms.CharField(
        label=_("Kenmerk"), max_length=60, help_text=_("Van de brief of de zaak. Zet hier geen naam in.")
    )
    subject = forms.CharField(
        label=_("Waar gaat het verzoek over?"), max_length=200, help_text=_("In één zin, zonder namen van mensen.")
    )
    received_on = forms.DateField(
        label=_("Ontvangen op"),
        initial=timezone.localdate,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


class JudgeForm(forms.Form):
    """What happens with one text. Places to cover come as boxes to tick; see :meth:`spans`."""

    verdict = forms.ChoiceField(
        label=_("Wat gebeurt er met dit stuk?"),
        choices=[(each.value, each.label) for each in (Verdict.WHOLE, Verdict.REDACTED, Verdict.REFUSED)],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Welke woorden lakt u weg?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Neem ze letterlijk over, elk op een eigen regel. Wij lakken ze overal in dit stuk weg."),
    )
    words_ground = forms.ChoiceField(
        label=_("Op welke grond lakt u ze weg?"), choices=Ground.choices, initial=Ground.PRIVACY, required=False
    )
    ground = forms.ChoiceField(
        label=_("Helemaal niet openbaar? Op welke grond?"),
        choices=[("", _("Kies een grond")), *Ground.choices],
        required=False,
    )
    mark = forms.CharField(widget=forms.HiddenInput)

    def spans(self) -> list[Span]:
        """The places that were ticked."""
        return [*map(span_of, self.ticked())]

    def ticked(self) -> list[str]:
        """The boxes that were ticked, as they were sent; what has another shape is left out."""
        data: Any = self.data
        return [value for value in data.getlist("plek") if _VALUE.fullmatch(value)] if self.is_bound else []


def span_of(value: str) -> Span:
    """ "start-end-ground" as a place."""
    start, end, ground = value.split("-")
    return Span(int(start), int(end), ground)
