"""Fields for what people say of themselves, and of how to reach them."""

import re
from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from privacy.service import guard_for_storage

_POSTCODE = re.compile(r"([1-9][0-9]{3})([A-Z]{2})")


def tidy_postcode(typed: str) -> str:
    """A Dutch postcode as "8011 CV"; "" when it is none."""
    found = _POSTCODE.fullmatch(re.sub(r"\s", "", typed).upper())
    return f"{found[1]} {found[2]}" if found else ""


def tidy_phone(typed: str) -> str:
    """A number one can call, with its country code; "" when it is none. Dutch unless it says otherwise."""
    try:
        number = phonenumbers.parse(typed, "NL")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


class GuardedField(forms.CharField):
    """A short text of somebody's own. Without what cannot be stored, and without a citizen service number."""

    def to_python(self, value: Any) -> str:
        """Clean and mask."""
        return guard_for_storage(super().to_python(value) or "")[0]


class OpenChoiceField(forms.ChoiceField):
    """A choice one may leave open, without saying so at each: the form as a whole asks for enough."""

    def validate(self, value: Any) -> None:
        """Nothing is fine; what is not in the list is not."""
        if value:
            super().validate(value)


class PhoneField(forms.CharField):
    """A number one can call: Dutch, or with its country code."""

    default_error_messages = {  # type: ignore[assignment]
        "invalid": _("Dit telefoonnummer klopt niet. Een goed nummer is bijvoorbeeld 06 12 34 56 78."),
        "max_length": _("Dit telefoonnummer is te lang. Vul één nummer in."),
    }
    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel", "spellcheck": "false"})

    def clean(self, value: Any) -> str:
        """The number as one writes it abroad."""
        typed = str(super().clean(value) or "")
        if not typed:
            return ""
        if number := tidy_phone(typed):
            return number
        raise ValidationError(self.error_messages["invalid"], code="invalid")


class PostcodeField(forms.CharField):
    """A Dutch postcode."""

    default_error_messages = {  # type: ignore[assignment]
        "invalid": _("Deze postcode klopt niet. Een goede postcode is bijvoorbeeld 1234 AB."),
        "max_length": _("Deze postcode klopt niet. Een goede postcode is bijvoorbeeld 1234 AB."),
    }

    def clean(self, value: Any) -> str:
        """Four digits, a space, two capitals."""
        typed = str(super().clean(value) or "")
        if not typed:
            return ""
        if tidy := tidy_postcode(typed):
            return tidy
        raise ValidationError(self.error_messages["invalid"], code="invalid")


def email_field(**options: Any) -> forms.EmailField:
    """An e-mail address, with our words when it is wrong."""
    return forms.EmailField(
        **{
            "label": _("E-mailadres"),
            "max_length": 254,
            "widget": forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
            "error_messages": {
                "required": _("Vul uw e-mailadres in."),
                "invalid": _("Dit e-mailadres klopt niet. Een goed adres is bijvoorbeeld naam@voorbeeld.nl."),
                "max_length": _("Dit e-mailadres is te lang."),
            },
            **options,
        }
    )
