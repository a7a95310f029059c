"""What an organiser can set at a step with cases."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..cases.blocks import PER_PERSON, PER_SESSION


class CaseSettingsForm(forms.Form):
    """How many cases somebody meets."""

    per_person = forms.IntegerField(
        label=_("Casussen per persoon"),
        min_value=1,
        max_value=6,
        initial=PER_PERSON,
        help_text=_("Drie is genoeg. Elke casus is een verhaal, en dat kost kracht."),
        error_messages={
            "required": _("Vul in hoeveel casussen iemand krijgt."),
            "min_value": _("Minstens 1."),
            "max_value": _("Hoogstens 6."),
        },
    )
    per_session = forms.IntegerField(
        label=_("Casussen per persoon in een bijeenkomst"),
        min_value=1,
        max_value=40,
        initial=PER_SESSION,
        help_text=_("Voor wie met een kaart van u meedoet. Die mag altijd eerder stoppen."),
        error_messages={
            "required": _("Vul in hoeveel casussen iemand in een bijeenkomst krijgt."),
            "min_value": _("Minstens 1."),
            "max_value": _("Hoogstens 40."),
        },
    )
