"""How we reach somebody: first the way, then only what that way needs."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gatherings.service import GuardedField, PhoneField, email_field
from pages.service import ChoiceLabel
from people.service import ReachBy
from privacy.models import ConsentText

from .drafts import ADDRESS_OF
from .forms import NO, YES, StepForm

WAYS = [
    (ReachBy.MAIL.value, ChoiceLabel(_("Per e-mail"), _("U krijgt berichten in uw mailbox."))),
    (ReachBy.PHONE.value, ChoiceLabel(_("Bel mij"), _("Een mens belt u op."))),
    (ReachBy.POST.value, ChoiceLabel(_("Stuur een brief"), _("U krijgt berichten in uw brievenbus."))),
    (
        ReachBy.ORGANISATION.value,
        ChoiceLabel(_("Via een organisatie die mij helpt"), _("Wij geven het bericht aan die organisatie.")),
    ),
]


class WayForm(StepForm):
    """One choice."""

    reach_by = forms.ChoiceField(
        label=_("Hoe wilt u van ons horen?"),
        choices=WAYS,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies hoe u van ons wilt horen."),
            "invalid_choice": _("Kies een van de antwoorden uit de lijst."),
        },
    )


class AddressForm(StepForm):
    """What belongs to the way that was chosen, and how somebody wants to be called."""

    name = GuardedField(
        label=_("Hoe mogen wij u noemen?"),
        max_length=200,
        help_text=_("Een voornaam is genoeg."),
        widget=forms.TextInput(attrs={"autocomplete": "given-name", "spellcheck": "false"}),
        error_messages={"required": _("Vul in hoe wij u mogen noemen.")},
    )
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
    before = forms.ChoiceField(
        label=_("Deed u eerder mee aan een gesprek van ons?"),
        help_text=_("Wij willen ook nieuwe mensen horen. Eerder meegedaan? Dan mag u zich toch aanmelden."),
        choices=[(YES, _("Ja")), (NO, _("Nee"))],
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": _("Kies een van de antwoorden uit de lijst.")},
    )

    def __init__(self, *args: Any, reach_by: str, texts: Iterable[ConsentText], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ADDRESS_OF.values():
            if name != ADDRESS_OF[ReachBy(reach_by)]:
                del self.fields[name]
        for text in texts:
            self.fields["may_contact"] = forms.BooleanField(
                label=text.question, help_text=text.explanation, required=False
            )
