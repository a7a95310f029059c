"""How we reach somebody: first the way, or none; then only what that way needs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gatherings.service import GuardedField, PhoneField, email_field
from pages.service import ChoiceLabel

from .forms import PICK, StepForm
from .said import ADDRESS_OF, Way

WAYS = [
    (Way.MAIL.value, ChoiceLabel(_("Per e-mail"), _("U krijgt berichten in uw mailbox."))),
    (Way.PHONE.value, ChoiceLabel(_("Bel mij"), _("Wij bellen alleen als er iets verandert."))),
    (Way.POST.value, ChoiceLabel(_("Stuur een brief"), _("Wij schrijven alleen als er iets verandert."))),
    (
        Way.ORGANISATION.value,
        ChoiceLabel(_("Via een organisatie die mij helpt"), _("Wij geven het bericht aan die organisatie.")),
    ),
    (
        Way.NONE.value,
        ChoiceLabel(
            _("Liever niet: ik laat geen adres achter"),
            _("Verandert de tijd of de plek? Of gaat het niet door? Dan kunnen wij u dat niet vertellen."),
        ),
    ),
]


class WayForm(StepForm):
    """One choice; leaving nothing is one of them."""

    way = forms.ChoiceField(
        label=_("Hoe mogen wij u bereiken?"),
        choices=WAYS,
        widget=forms.RadioSelect,
        error_messages={**PICK, "required": _("Kies hoe wij u mogen bereiken, of kies ‘Liever niet’.")},
    )


class AddressForm(StepForm):
    """What belongs to the way that was chosen, and how somebody wants to be called."""

    email = email_field(label=_("Uw e-mailadres"))
    phone = PhoneField(
        label=_("Uw telefoonnummer"), max_length=30, error_messages={"required": _("Vul uw telefoonnummer in.")}
    )
    address = GuardedField(
        label=_("Uw adres"),
        help_text=_("Straat, nummer, postcode en plaats."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address", "spellcheck": "false"}),
        error_messages={"required": _("Vul uw adres in, anders komt de brief niet aan.")},
    )
    through = GuardedField(
        label=_("Welke organisatie, en wie helpt u daar?"),
        help_text=_("Bijvoorbeeld: Sociaal Raadslieden Zwolle, mevrouw De Vries."),
        max_length=200,
        error_messages={"required": _("Vul in welke organisatie u helpt.")},
    )
    name = GuardedField(
        label=_("Hoe mogen wij u noemen?"),
        max_length=200,
        required=False,
        help_text=_("Een voornaam is genoeg. U mag dit leeg laten."),
        widget=forms.TextInput(attrs={"autocomplete": "given-name", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, way: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for other, name in ADDRESS_OF.items():
            if other != way:
                del self.fields[name]
