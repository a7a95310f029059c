"""Forms of who writes at a table: the card, who somebody is, and what we may do with the words."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from people.service import OfferedGroup
from privacy.models import ConsentText

from .writing import LONGEST


class CardForm(forms.Form):
    """One card. `nonce` makes a double click one card; `asked` says which words of the question were on the screen;
    `told` are codes of what the guard said already."""

    use_required_attribute = False
    text = forms.CharField(
        label=_("Uw woorden"),
        strip=False,
        max_length=LONGEST,
        help_text=_("Schrijf geen namen, adressen of nummers op. Ook niet uw BSN."),
        error_messages={
            "required": _("Schrijf eerst iets op uw kaart."),
            "max_length": _("Dit is te lang voor één kaart. Maak er twee van."),
        },
        widget=forms.Textarea(attrs={"rows": 6, "aria-required": "true"}),
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    asked = forms.CharField(widget=forms.HiddenInput, max_length=16, required=False)
    told = forms.CharField(widget=forms.HiddenInput, max_length=100, required=False)


def perspective_choices(groups: Iterable[OfferedGroup]) -> list[Any]:
    """What somebody may choose, under the names of the groups."""
    kinds = [(each.group.plain_label, [(kind.code, kind.plain_label) for kind in each.kinds]) for each in groups]
    alone = [(each.group.code, each.group.plain_label) for each in groups if not each.kinds]
    return [*(pair for pair in kinds if pair[1]), *alone]


class WhoForm(forms.Form):
    """From where somebody speaks, in plain words. No answer is an answer."""

    perspective = forms.ChoiceField(
        label=_("Wat past het beste bij u?"),
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": _("Kies een van de antwoorden uit de lijst.")},
    )

    def __init__(self, *args: Any, groups: Iterable[OfferedGroup], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = list(groups)
        self.by_code = {each.code: each for group in groups for each in (group.kinds or (group.group,))}
        self.fields["perspective"].choices = perspective_choices(groups)  # type: ignore[attr-defined]


class LeaveForm(forms.Form):
    """A box per purpose, all off until somebody puts one on; and an address for who wants to hear from us."""

    def __init__(self, *args: Any, texts: Iterable[ConsentText], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.purposes = []
        for text in texts:
            self.purposes.append(text.purpose)
            self.fields[text.purpose] = forms.BooleanField(
                label=text.question, help_text=text.explanation, required=False
            )
        self.fields["email"] = forms.EmailField(
            label=_("E-mailadres"),
            required=False,
            help_text=_("Wij mailen u één keer, als het verslag online staat. Laat leeg als u dat niet wilt."),
            widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
            error_messages={
                "invalid": _("Dit e-mailadres klopt niet. Een goed adres is bijvoorbeeld naam@voorbeeld.nl.")
            },
        )

    @property
    def given(self) -> set[str]:
        """The purposes that got a yes."""
        return {purpose for purpose in self.purposes if self.cleaned_data.get(purpose)}
