"""Typing the code of a card."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import card_code


class CardForm(forms.Form):
    """Twelve signs. Whether there is such a card is not for the form to say."""

    code = forms.CharField(
        label=_("De code op uw kaart"),
        max_length=60,
        help_text=_("Drie groepjes van vier tekens, zoals K4TM-9RWX-HP37. Hoofdletters en streepjes maken niet uit."),
        error_messages={
            "required": _("Vul de code in die op uw kaart staat."),
            "max_length": _("Dit is te lang. Vul alleen de code in die op uw kaart staat."),
        },
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "aria-required": "true",
            }
        ),
    )

    def clean_code(self) -> str:
        """The code as we write it."""
        code = card_code.normalise(self.cleaned_data["code"])
        if not code:
            raise ValidationError(
                _("Deze code klopt niet. Vul alle drie de groepjes in, en kijk elk teken nog een keer na.")
            )
        return code
