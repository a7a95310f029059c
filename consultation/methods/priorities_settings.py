"""What an organiser can set at a step in which people choose what comes first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _


class SetKind(models.TextChoices):
    """Which short list is made beside the plain order."""

    NONE = "none", _("Geen lijstje. Alleen de volgorde")
    GATE = "gate", _("Alleen wat in elke groep een meerderheid heeft (past bij criteria)")
    SHARES = "shares", _("Een mix waarin elke groep even zwaar telt (past bij een team)")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the settings of a step say; whatever is missing or wrong reads as not set."""

    set: str = SetKind.NONE
    seats: int | None = None
    threshold: int | None = None

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        """From the settings of a step."""
        kind = values.get("set")
        return cls(
            kind if kind in SetKind.values else SetKind.NONE,
            _positive(values, "seats"),
            _positive(values, "threshold"),
        )


class PrioritiesSettings(forms.Form):
    """The short list, how long it is, and from how many points on a thing counts as important."""

    set = forms.ChoiceField(
        label=_("Welk lijstje maken wij naast de volgorde?"),
        choices=SetKind.choices,
        widget=forms.RadioSelect,
        initial=SetKind.NONE,
    )
    seats = forms.IntegerField(
        label=_("Hoeveel plekken heeft het lijstje?"),
        required=False,
        min_value=1,
        max_value=50,
        help_text=_("Leeg: evenveel als mensen mogen kiezen. Bij kosten geldt het budget van de vraag."),
    )
    threshold = forms.IntegerField(
        label=_("Vanaf hoeveel punten telt iets als belangrijk?"),
        required=False,
        min_value=1,
        max_value=1000,
        help_text=_("Leeg: een twintigste van de punten. Bij 100 punten is dat 5."),
    )

    def clean(self) -> dict[str, Any]:
        """Plain data for the settings of the step: what is left open is not in it."""
        cleaned = super().clean() or {}
        return {name: value for name, value in cleaned.items() if value not in (None, "")}


def _positive(values: Mapping[str, Any], name: str) -> int | None:
    number = values.get(name)
    return number if isinstance(number, int) and not isinstance(number, bool) and number > 0 else None
