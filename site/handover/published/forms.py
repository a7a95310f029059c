"""What a colleague fills in to put a dossier on the website, and to take it off."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PublishForm(forms.Form):
    """Title, summary, and that it was looked at."""

    title = forms.CharField(
        label=_("Hoe heet het dossier?"),
        max_length=120,
        help_text=_("Dit staat boven de pagina. Zeg waar het over gaat. Het adres blijft altijd hetzelfde."),
    )
    summary = forms.CharField(
        label=_("Wat staat erin, in een paar zinnen?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Schrijf korte zinnen, van hoogstens vijftien woorden. Noem geen mensen."),
    )
    is_checked = forms.BooleanField(
        label=_("Ik heb gelezen wat iedereen straks kan ophalen"),
        error_messages={"required": _("Lees eerst wat iedereen kan ophalen. Zet dan een vinkje.")},
    )


class WithdrawForm(forms.Form):
    """Why it goes."""

    reason = forms.CharField(
        label=_("Waarom haalt u dit dossier van de website?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Deze zin komt op de pagina te staan. Noem geen mensen."),
    )
