"""The form of somebody at a partner."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.service import about_somebody_else
from privacy.service import guard_for_storage

from ..enums import ContactRole
from ..models import PartnerContact
from .contacts import Said


class ContactForm(forms.Form):
    """A name, for what we call, and at least one way to reach them."""

    use_required_attribute = False
    name = forms.CharField(
        label=_("Naam"), max_length=200, error_messages={"required": _("Vul een naam in. Een voornaam is genoeg.")}
    )
    role = forms.ChoiceField(label=_("Waarvoor bellen wij deze persoon?"), choices=ContactRole.choices)
    email = forms.EmailField(
        label=_("E-mailadres"),
        required=False,
        max_length=254,
        error_messages={"invalid": _("Dit e-mailadres klopt niet. Kijk het na.")},
    )
    phone = forms.CharField(label=_("Telefoonnummer"), required=False, max_length=30)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        about_somebody_else(self)

    @classmethod
    def of(cls, contact: PartnerContact) -> "ContactForm":
        """Filled with what we know."""
        address = getattr(contact.participant, "contact", None)
        known = {name: getattr(address, name, "") for name in ("name", "email", "phone")}
        return cls(initial={**known, "role": contact.role})

    def clean_name(self) -> str:
        """Without a citizen service number."""
        return guard_for_storage(self.cleaned_data["name"])[0]

    def clean(self) -> dict[str, Any]:
        """Somebody one cannot reach is no contact."""
        given = super().clean() or self.cleaned_data
        if not self.errors and not given.get("email") and not given.get("phone"):
            self.add_error("email", _("Vul een e-mailadres of een telefoonnummer in."))
        return given

    def said(self) -> Said:
        """What was given."""
        given = self.cleaned_data
        return Said(name=given["name"], email=given["email"], phone=given["phone"], role=given["role"])
