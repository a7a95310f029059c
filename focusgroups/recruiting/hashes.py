"""Keyed hashes: enough to see that two are the same, and nobody reads an address from them.

The key is that of the receipts: it is never changed, so the same address looks the same next year.
"""

import hashlib
import hmac
import re
import unicodedata

import phonenumbers
from django.conf import settings

from people.service import ReachBy

from ..models import FocusGroup

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


def household_hash(group: FocusGroup, postcode: str, number: str) -> str:
    """The same for two people in one house, in one group; "" when either is left out. In another group it differs."""
    tidy = tidy_postcode(postcode)
    door = _letters(number)
    return _keyed(f"household:{group.pk}:{tidy}:{door}") if tidy and door else ""


def reach_hash(reach_by: str, *, email: str = "", phone: str = "", address: str = "", name: str = "") -> str:
    """The same for one address in all groups; "" for who is reached through an organisation.

    Two people may share a letter box, so a postal address counts with its name.
    """
    if reach_by == ReachBy.MAIL and email.strip():
        return _keyed(f"mail:{email.strip().lower()}")
    if reach_by == ReachBy.PHONE and (number := tidy_phone(phone)):
        return _keyed(f"phone:{number}")
    if reach_by == ReachBy.POST and _letters(address):
        return _keyed(f"post:{_letters(address)}:{_letters(name)}")
    return ""


def _letters(text: str) -> str:
    """Letters and digits only, in capitals and without accents: how people write an address differs."""
    plain = unicodedata.normalize("NFKD", text).upper()
    return "".join(character for character in plain if character.isalnum())


def _keyed(content: str) -> str:
    return hmac.new(settings.RECEIPT_KEY.encode(), f"focusgroups.{content}".encode(), hashlib.sha256).hexdigest()
