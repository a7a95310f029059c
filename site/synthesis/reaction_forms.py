"""What somebody fills in to react to a decision."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.service import ChoiceLabel
from people.models import Perspective

from .enums import ReactionStance
from .reactions import LONGEST


class ReactionForm(forms.Form):
    """A choice, and if one likes words and from where one speaks."""

    stance = forms.ChoiceField(
        label=_("Wat vindt u van dit besluit?"),
        widget=forms.RadioSelect,
        choices=[
            (ReactionStance.AGREE, ChoiceLabel(ReactionStance.AGREE.label)),
            (ReactionStance.DISAGREE, ChoiceLabel(ReactionStance.DISAGREE.label)),
            (
                ReactionStance.UNCLEAR,
                ChoiceLabel(ReactionStance.UNCLEAR.label, _("Schrijf hieronder wat wij beter moeten uitleggen.")),
            ),
        ],
        error_messages={
            "required": _("Kies wat u van dit besluit vindt."),
            "invalid_choice": _("Kies een van de antwoorden uit de lijst."),
        },
    )
    words = forms.CharField(
        label=_("Wat wilt u ons zeggen?"),
        required=False,
        strip=False,
        max_length=LONGEST,
        help_text=_("Alleen het team leest dit. Schrijf geen namen, en niets over uw eigen zaak."),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "max_length": _("Uw tekst is te lang. Maak hem korter dan %(limit_value)d tekens."),
        },
    )
    perspective = forms.ChoiceField(
        label=_("Wat past het beste bij u?"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Kies een van de antwoorden uit de lijst.")},
    )
    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, groups: Iterable[Perspective], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_code = {group.code: group for group in groups}
        choices = [(code, group.plain_label) for code, group in self.by_code.items()]
        self.fields["perspective"].choices = choices  # type: ignore[attr-defined]

    def clean_version(self) -> int:
        """The version of the text that was on the screen; 0, which is none, when it was forged."""
        typed = self.cleaned_data["version"]
        return int(typed) if typed.isdecimal() and len(typed) < 10 else 0

    def clean_perspective(self) -> Perspective | None:
        """The group itself; none when nothing was chosen."""
        return self.by_code.get(self.cleaned_data.get("perspective") or "")
