"""Asking for the newsletter."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NewsletterForm(forms.Form):
    """One address, and nothing else about anybody."""

    email = forms.EmailField(
        label=_("Uw e-mailadres"),
        max_length=254,
        help_text=_("Wij gebruiken dit adres alleen voor de nieuwsbrief."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false", "aria-required": "true"}),
        error_messages={
            "required": _("Vul uw e-mailadres in."),
            "invalid": _("Dit e-mailadres klopt niet. Een goed adres is bijvoorbeeld naam@voorbeeld.nl."),
            "max_length": _("Dit e-mailadres is te lang."),
        },
    )
